package parts

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"samsvar/model/reg"
	"samsvar/ui/look"
)

// CalendarWords are what a calendar says.
type CalendarWords struct {
	Label    string    // what a screen reader calls it
	Months   []string  // January first
	Weekdays [7]string // short, Monday first
	Today    string    // the button that goes to today
}

// Calendar is a month to choose a day from: arrows go by day and week, PageUp
// and PageDown by month, Home and End to the ends of the week, Enter chooses.
type Calendar struct {
	widget.BaseWidget
	OnPick func(reg.Day)
	words  CalendarWords
	day    reg.Day // the day the arrows stand on
	chosen reg.Day
	today  reg.Day
	title  *Text
	body   *fyne.Container
	cells  []*dayCell
	focus  bool
}

// NewCalendar makes a calendar that stands on a day, on today if there is none.
func NewCalendar(words CalendarWords, chosen, today reg.Day) *Calendar {
	c := &Calendar{words: words, chosen: chosen, today: today, day: chosen}
	if !c.day.IsSet() {
		c.day = today
	}
	c.title = NewText("").Strong()
	c.build()
	c.ExtendBaseWidget(c)
	return c
}

const calendarWeeks = 6

func (c *Calendar) build() {
	head := Stretch(unit(0.5), c.title, NewQuiet("‹", func() { c.month(-1) }), c.title, NewQuiet("›", func() { c.month(1) }))
	names := make([]fyne.CanvasObject, 7)
	for i, name := range c.words.Weekdays {
		names[i] = NewLabel(name)
	}
	cells := make([]fyne.CanvasObject, 7*calendarWeeks)
	for i := range cells {
		cell := newDayCell(c)
		c.cells = append(c.cells, cell)
		cells[i] = cell
	}
	c.body = Column(unit(0.5), head, sevenths(names...), sevenths(cells...), NewQuiet(c.words.Today, func() { c.pick(c.today) }))
	c.fill()
}

// sevenths puts objects in seven equal columns.
func sevenths(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(weekLayout{}, objects...)
}

// first is the Monday on or before the first of the month.
func (c *Calendar) first() reg.Day {
	first := reg.NewDay(c.day.Year(), c.day.Month(), 1)
	return first.AddDays(-(int(first.Time().Weekday()) + 6) % 7)
}

func (c *Calendar) fill() {
	if m := c.day.Month(); m >= 1 && m <= len(c.words.Months) {
		c.title.SetText(c.words.Months[m-1] + " " + strconv.Itoa(c.day.Year()))
	}
	day := c.first()
	for _, cell := range c.cells {
		cell.day = day
		cell.Refresh()
		day = day.AddDays(1)
	}
}

func (c *Calendar) move(day reg.Day) {
	if day.IsSet() {
		c.day = day
		c.fill()
	}
}

func (c *Calendar) month(n int) {
	c.move(c.day.AddMonths(n))
	FocusOn(c)
}

func (c *Calendar) pick(day reg.Day) {
	if c.OnPick != nil {
		c.OnPick(day)
	}
}

// FocusGained shows the ring.
func (c *Calendar) FocusGained() {
	c.focus = true
	c.fill()
}

// FocusLost takes the ring away.
func (c *Calendar) FocusLost() {
	c.focus = false
	c.fill()
}

// TypedRune has no meaning here.
func (c *Calendar) TypedRune(rune) {}

// TypedKey goes to another day or chooses it.
func (c *Calendar) TypedKey(ev *fyne.KeyEvent) {
	weekday := (int(c.day.Time().Weekday()) + 6) % 7
	switch ev.Name {
	case fyne.KeyLeft:
		c.move(c.day.AddDays(-1))
	case fyne.KeyRight:
		c.move(c.day.AddDays(1))
	case fyne.KeyUp:
		c.move(c.day.AddDays(-7))
	case fyne.KeyDown:
		c.move(c.day.AddDays(7))
	case fyne.KeyPageUp:
		c.move(c.day.AddMonths(-1))
	case fyne.KeyPageDown:
		c.move(c.day.AddMonths(1))
	case fyne.KeyHome:
		c.move(c.day.AddDays(-weekday))
	case fyne.KeyEnd:
		c.move(c.day.AddDays(6 - weekday))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.pick(c.day)
	default:
		Unhandled(c, ev)
	}
}

// AccessibilityLabel is what a screen reader calls it.
func (c *Calendar) AccessibilityLabel() string { return c.words.Label }

// AccessibilityRole is that of a container.
func (c *Calendar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer is how Fyne draws it.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.body)
}

type weekLayout struct{}

func (weekLayout) cell() fyne.Size { return fyne.NewSize(unit(4.25), unit(3.5)) }

func (w weekLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width / 7
	for i, o := range objects {
		height := max(w.cell().Height, o.MinSize().Height)
		o.Move(fyne.NewPos(float32(i%7)*width, float32(i/7)*height))
		o.Resize(fyne.NewSize(width, height))
	}
}

func (w weekLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(w.cell().Width*7, w.cell().Height*float32((len(objects)+6)/7))
}

// dayCell is one day of a calendar.
type dayCell struct {
	widget.BaseWidget
	calendar *Calendar
	day      reg.Day
	hovered  bool
	box      box
	ring     ring
	words    words
}

func newDayCell(c *Calendar) *dayCell {
	d := &dayCell{calendar: c, box: newBox(), ring: newRing(), words: newWords("")}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped chooses the day.
func (d *dayCell) Tapped(*fyne.PointEvent) { d.calendar.pick(d.day) }

// MouseIn shows what a tap would choose.
func (d *dayCell) MouseIn(*desktop.MouseEvent) { d.setHovered(true) }

// MouseMoved has no meaning here.
func (d *dayCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (d *dayCell) MouseOut() { d.setHovered(false) }

func (d *dayCell) setHovered(hovered bool) {
	d.hovered = hovered
	d.Refresh()
}

// AccessibilityLabel is the day.
func (d *dayCell) AccessibilityLabel() string { return d.day.Text() }

// AccessibilityRole is that of a button.
func (d *dayCell) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is how Fyne draws it.
func (d *dayCell) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	least := func() fyne.Size { return fyne.NewSquareSize(unit(3)) }
	return newFace(d.lay, least, d.paint, d.box.Rectangle, d.words.Text, d.ring.Rectangle)
}

func (d *dayCell) lay(size fyne.Size) {
	d.box.Resize(size)
	d.ring.Resize(size)
	place(d.words, (size.Width-d.words.MinSize().Width)/2, size.Height)
}

func (d *dayCell) paint() {
	c := d.calendar
	fill, edge, text := look.Role(""), look.Role(""), look.Text
	switch {
	case d.day == c.chosen:
		fill, text = look.Accent, look.OnAccent
	case d.hovered:
		fill = look.Hover
	case d.day.Month() != c.day.Month():
		text = look.Muted
	}
	if d.day == c.today {
		edge = look.Accent
	}
	radius := look.Size(look.SizeRadius)
	d.box.paint(fill, edge, radius)
	d.ring.paint(c.focus && d.day == c.day, radius)
	d.words.Text.Text = strconv.Itoa(d.day.Day())
	d.words.paint(text, look.SizeText, d.day == c.today)
	d.lay(d.Size())
}
