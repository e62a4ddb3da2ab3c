package bench

import (
	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/ui/parts"
)

// Draft is a text to change and copy, in the language that its readers have.
type Draft struct {
	page  *Page
	title string
	write func(t *i18n.Texts) string
	entry *parts.Entry
	lang  *parts.Segments
	all   fyne.CanvasObject
}

// Draft makes a draft; write makes its text in a language. use offers to take the
// text into the record, under the words useText; nil offers nothing.
func (p *Page) Draft(title, note string, write func(t *i18n.Texts) string, useText string, use func(text string)) *Draft {
	const rows = 14
	t := p.Texts
	d := &Draft{page: p, title: title, write: write, entry: parts.NewTextArea(title, rows)}
	options := make([]parts.Option, 0, len(i18n.Langs()))
	for _, lang := range i18n.Langs() {
		options = append(options, parts.Option{Key: string(lang), Text: t.T("ui.language." + string(lang))})
	}
	d.lang = parts.NewSegments(t.T("ui.bench.draft.language"), options...)
	d.lang.Select(string(t.Lang()))
	d.lang.OnChange = func(string) { d.Fill() }
	d.lang.OnFocus = p.reach(d.lang)
	d.entry.OnFocus = p.reach(d.entry)
	copied := p.View().Button(t.T("ui.bench.copy"), func() { p.Copy(title, d.entry.Text) })
	buttons := []fyne.CanvasObject{copied}
	if use != nil {
		buttons = append(buttons, p.View().Button(useText, func() { use(d.entry.Text) }))
	}
	d.all = parts.NewCard(parts.NewHeading(title), parts.NewNote(note), parts.Flow(8, append([]fyne.CanvasObject{d.lang}, buttons...)...), d.entry)
	d.Fill()
	return d
}

// Object is what to put into a window.
func (d *Draft) Object() fyne.CanvasObject { return d.all }

// Fill writes the draft anew from the record.
func (d *Draft) Fill() {
	t := d.page.Texts
	if lang := i18n.Lang(d.lang.Selected()); lang != t.Lang() {
		other, err := i18n.New(lang)
		if err != nil {
			d.page.Failed(err)
			return
		}
		t = other
	}
	d.entry.SetText(d.write(t))
}

// Copy puts a text on the clipboard and says so.
func (p *Page) Copy(what, text string) {
	p.Clipboard(text)
	p.Saved(p.Texts.T("ui.bench.copied", what))
}

// reach scrolls to an object when it gets the focus.
func (p *Page) reach(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained {
			p.pane.Reveal(o)
		}
	}
}
