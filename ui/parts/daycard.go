package parts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/report"
	"samsvar/ui/look"
)

// DayRow is one day of a DayCard.
type DayRow struct {
	Day    string // number of the day
	Text   string
	Detail string // below the text, standing back
	Mark   report.Severity
	Word   string // what the mark says in words; "" for no mark
	Quiet  bool   // stands back as a whole: done, or has been
}

// DayCard is a card with a heading and some days below it: one stop of the Tab
// key, in which Up and Down move, Enter opens, and Left and Right go to the cards
// beside it.
type DayCard struct {
	widget.BaseWidget
	// OnOpen is told which row is opened; -1 is the heading.
	OnOpen func(row int)
	// OnSide is told that the user goes on to the card before (-1) or after (1).
	OnSide func(step int)
	// OnFocus is told where the row with the focus lies in the card.
	OnFocus func(top, height float32)

	title, count, none string
	now                string // what is said beside the title of the card of today; "" for others
	rows               []DayRow
	at                 int // row with the focus, -1 for the heading
	over               int // row under the pointer
	focused            bool
	frame, hover       box
	ring               ring
	head               []words
	lines              []dayLine
}

type dayLine struct{ day, text, detail words }

// overNone is no row at all.
const overNone = -2

// NewDayCard makes a card; now is said beside the title where it is not empty,
// and none where there are no rows.
func NewDayCard(title, count, now, none string, rows []DayRow) *DayCard {
	c := &DayCard{title: title, count: count, now: now, none: none, rows: rows, at: -1, over: overNone,
		frame: newBox(), hover: newBox(), ring: newRing(), head: []words{newWords(title), newWords(count), newWords(now), newWords("")}}
	for range rows {
		c.lines = append(c.lines, dayLine{newWords(""), newWords(""), newWords("")})
	}
	c.ExtendBaseWidget(c)
	return c
}

func (c *DayCard) headHeight() float32 { return unit(4.5) }

func (c *DayCard) rowHeight() float32 { return unit(5.25) }

// topOf is where a row begins; of the heading -1 the top of the card.
func (c *DayCard) topOf(row int) float32 {
	if row < 0 {
		return 0
	}
	return c.headHeight() + float32(row)*c.rowHeight()
}

func (c *DayCard) heightOf(row int) float32 {
	if row < 0 {
		return c.headHeight()
	}
	return c.rowHeight()
}

// under is the row at a height, overNone for none.
func (c *DayCard) under(y float32) int {
	if y < c.headHeight() {
		return -1
	}
	if row := int((y - c.headHeight()) / c.rowHeight()); row < len(c.rows) {
		return row
	}
	return overNone
}

// Tapped opens what is tapped.
func (c *DayCard) Tapped(ev *fyne.PointEvent) {
	row := c.under(ev.Position.Y)
	if row == overNone {
		return
	}
	c.at = row
	FocusOn(c)
	c.open()
}

func (c *DayCard) open() {
	if c.OnOpen != nil {
		c.OnOpen(c.at)
	}
}

// FocusGained shows the ring.
func (c *DayCard) FocusGained() { c.setFocused(true) }

// FocusLost takes the ring away.
func (c *DayCard) FocusLost() { c.setFocused(false) }

func (c *DayCard) setFocused(focused bool) {
	c.focused = focused
	c.Refresh()
	if focused {
		c.tell()
	}
}

// tell says where the focus is, so that it can be scrolled into view.
func (c *DayCard) tell() {
	if c.OnFocus != nil {
		c.OnFocus(c.topOf(c.at), c.heightOf(c.at))
	}
}

// TypedRune has no meaning here.
func (c *DayCard) TypedRune(rune) {}

// TypedKey moves, opens and goes to the cards beside.
func (c *DayCard) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		c.move(c.at + 1)
	case fyne.KeyUp:
		c.move(c.at - 1)
	case fyne.KeyHome:
		c.move(-1)
	case fyne.KeyEnd:
		c.move(len(c.rows) - 1)
	case fyne.KeyLeft:
		c.side(-1)
	case fyne.KeyRight:
		c.side(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open()
	default:
		Unhandled(c, ev)
	}
}

func (c *DayCard) move(row int) {
	c.at = min(max(row, -1), len(c.rows)-1)
	c.Refresh()
	c.tell()
}

func (c *DayCard) side(step int) {
	if c.OnSide != nil {
		c.OnSide(step)
	}
}

// MouseIn shows what a tap would open.
func (c *DayCard) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved shows what a tap would open.
func (c *DayCard) MouseMoved(ev *desktop.MouseEvent) { c.setOver(c.under(ev.Position.Y)) }

// MouseOut ends what MouseIn began.
func (c *DayCard) MouseOut() { c.setOver(overNone) }

func (c *DayCard) setOver(row int) {
	if row != c.over {
		c.over = row
		c.Refresh()
	}
}

// Cursor is the hand over what can be opened.
func (c *DayCard) Cursor() desktop.Cursor {
	if c.over == overNone {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// AccessibilityLabel is the card and the row with the focus.
func (c *DayCard) AccessibilityLabel() string {
	if c.at < 0 || c.at >= len(c.rows) {
		return c.title
	}
	r := c.rows[c.at]
	return c.title + " " + r.Day + ": " + r.Text + " " + detailOf(r)
}

// AccessibilityRole is that of a container.
func (c *DayCard) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is how Fyne draws it.
func (c *DayCard) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	objects := []fyne.CanvasObject{c.frame.Rectangle, c.hover.Rectangle}
	for _, w := range c.head {
		objects = append(objects, w.Text)
	}
	for _, l := range c.lines {
		objects = append(objects, l.day.Text, l.text.Text, l.detail.Text)
	}
	return newFace(c.lay, c.least, c.paint, append(objects, c.ring.Rectangle)...)
}

func (c *DayCard) least() fyne.Size {
	rows := max(len(c.rows), 1)
	return fyne.NewSize(unit(20), c.headHeight()+float32(rows)*c.rowHeight()+unit(0.75))
}

func (c *DayCard) lay(size fyne.Size) {
	c.frame.Resize(size)
	c.layHead(size)
	left, line := unit(5), look.Size(look.SizeText)*1.35
	for i, l := range c.lines {
		top := c.topOf(i) + (c.rowHeight()-2*line)/2
		room := size.Width - left - unit(1)
		text, detail := inTwo(l.text, c.rows[i], room)
		fitInto(l.text, text, room)
		fitInto(l.detail, detail, room)
		put(l.day, unit(4)-l.day.MinSize().Width, top, line)
		put(l.text, left, top, line)
		put(l.detail, left, top+line, line)
	}
	c.layAt(c.hover.Rectangle, c.over, size)
	c.layAt(c.ring.Rectangle, c.at, size)
}

func (c *DayCard) layHead(size fyne.Size) {
	title, count, now, none := c.head[0], c.head[1], c.head[2], c.head[3]
	x := unit(1.5)
	x += place(title, x, c.headHeight()) + unit(1)
	place(now, x, c.headHeight())
	place(count, size.Width-count.MinSize().Width-unit(1.5), c.headHeight())
	put(none, unit(1.5), c.headHeight(), c.rowHeight())
}

// layAt puts what marks a row there.
func (c *DayCard) layAt(o fyne.CanvasObject, row int, size fyne.Size) {
	o.Move(fyne.NewPos(2, c.topOf(row)+2))
	o.Resize(fyne.NewSize(size.Width-4, c.heightOf(row)-4))
}

// inTwo are the two lines of a row; a long text with nothing below it goes on in
// the second.
func inTwo(w words, r DayRow, room float32) (text, detail string) {
	detail = detailOf(r)
	measure := func(s string) float32 { return fyne.MeasureText(s, w.TextSize, w.TextStyle).Width }
	if detail != "" || measure(r.Text) <= room {
		return r.Text, detail
	}
	cut := strings.LastIndexByte(strings.TrimSuffix(Fit(r.Text, room, measure), "…"), ' ')
	if cut <= 0 {
		return r.Text, ""
	}
	return r.Text[:cut], strings.TrimSpace(r.Text[cut:])
}

func fitInto(w words, text string, room float32) {
	w.Text.Text = Fit(text, room, func(s string) float32 { return fyne.MeasureText(s, w.TextSize, w.TextStyle).Width })
}

// put puts words at a place, in the middle of a height that begins at top.
func put(w words, x, top, height float32) {
	place(w, x, height)
	w.Move(w.Position().AddXY(0, top))
}

// detailOf is what stands below a row's text: the mark with its word, and the
// detail.
func detailOf(r DayRow) string {
	switch {
	case r.Word == "":
		return r.Detail
	case r.Detail == "":
		return r.Mark.Label(r.Word)
	}
	return r.Mark.Label(r.Word) + " · " + r.Detail
}

func (c *DayCard) paint() {
	edge, radius := look.Hairline, look.Size(look.SizeRadius)
	if c.now != "" {
		edge = look.Accent
	}
	c.frame.paint(look.Card, edge, look.Size(look.SizeCard))
	c.hover.paint(look.Hover, "", radius)
	c.hover.Hidden = c.over == overNone
	c.ring.paint(c.focused, radius)
	c.paintHead()
	for i, l := range c.lines {
		c.paintLine(c.rows[i], l)
	}
	c.lay(c.Size())
}

func (c *DayCard) paintHead() {
	c.head[0].paint(look.Text, look.SizeText, true)
	c.head[1].paint(look.Muted, look.SizeText, false)
	c.head[2].paint(look.Accent, look.SizeLabel, true)
	c.head[3].paint(look.Muted, look.SizeLabel, false)
	c.head[3].Text.Text = ""
	if len(c.rows) == 0 {
		c.head[3].Text.Text = c.none
	}
}

func (c *DayCard) paintLine(r DayRow, l dayLine) {
	text, detail := look.Text, look.Muted
	if r.Quiet {
		text = look.Muted
	}
	if r.Word != "" {
		detail = look.SignRole(r.Mark)
	}
	l.day.Text.Text = r.Day
	l.day.paint(look.Muted, look.SizeLabel, false)
	l.text.paint(text, look.SizeText, false)
	l.detail.paint(detail, look.SizeLabel, false)
}
