package edit

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Rows that a text area shows: it grows with its text, up to a limit.
const (
	leastRows = 3
	mostRows  = 16
)

// longTextEditor edits several lines. Tab goes on to the next field.
type longTextEditor struct {
	*base
	entry *parts.Entry
	note  *parts.Text
	ruler *parts.Ruler
	rows  int
	width float32
	all   *fyne.Container
}

func newLongText(b *base) *longTextEditor {
	e := &longTextEditor{base: b, entry: parts.NewTextArea(b.label(), leastRows), rows: leastRows}
	e.entry.OnChanged = e.typed
	e.entry.OnFocus = e.onFocus
	e.entry.Around = b.host.around
	e.note = parts.NewNote("")
	e.note.Type = look.SizeLabel
	e.note.Hide()
	area := container.New(&growing{e: e}, e.entry)
	e.all = parts.Column(2, area, e.note)
	return e
}

func (e *longTextEditor) most() int {
	if e.field.Max > 0 {
		return e.field.Max
	}
	return reg.MaxLongText
}

// typed takes the text. What is pasted beyond the limit is cut off and said so:
// longer text makes each key slow.
func (e *longTextEditor) typed(text string) {
	n, most := utf8.RuneCountInString(text), e.most()
	was := utf8.RuneCountInString(e.value().Text())
	if n > most && n > was {
		keep := max(most, was)
		e.entry.SetText(string([]rune(text)[:keep])) // comes back here with what is kept
		e.say(e.host.text("cut", e.host.Texts.Int(n-keep), e.host.Texts.Int(most)))
		return
	}
	e.set(text)
	if n > most*9/10 {
		e.say(e.host.text("chars", e.host.Texts.Int(n), e.host.Texts.Int(most)))
	} else {
		e.say("")
	}
	e.grow()
}

func (e *longTextEditor) say(text string) {
	if e.note.Text() == text {
		return
	}
	e.note.Hidden = text == ""
	e.note.SetText(text)
	e.owner.reshape()
}

// grow makes room for as many lines as the text has.
func (e *longTextEditor) grow() {
	rows := min(max(e.lines(), leastRows), mostRows)
	if rows == e.rows {
		return
	}
	e.rows = rows
	e.entry.SetMinRowsVisible(rows)
	e.owner.reshape()
}

func (e *longTextEditor) lines() int {
	if e.width <= 0 {
		return leastRows
	}
	e.ruler = e.ruler.Current(look.SizeText)
	return len(parts.Wrap(e.entry.Text, e.width-24, e.ruler.Width))
}

func (e *longTextEditor) view() fyne.CanvasObject { return e.all }

func (e *longTextEditor) load() {
	e.refused = nil
	e.entry.SetText(e.value().Text())
	e.grow()
}

func (e *longTextEditor) enter(canonical string) { e.entry.SetText(canonical) }

func (e *longTextEditor) focus() { parts.FocusOn(e.entry) }

// growing lays the area out and counts the lines anew where its width changes.
type growing struct{ e *longTextEditor }

func (g *growing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
	if g.e.width != size.Width {
		g.e.width = size.Width
		g.e.grow()
	}
}

func (g *growing) MinSize([]fyne.CanvasObject) fyne.Size { return g.e.entry.MinSize() }

func (e *longTextEditor) raw() string { return e.entry.Text }

func (e *longTextEditor) retype(text string) { e.entry.SetText(text) }
