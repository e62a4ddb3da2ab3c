package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// optionList is the list of a picker. It holds the focus only where there is
// no search line.
type optionList struct {
	widget.List
	picker  *Picker
	options []Option
	at      int
	holder  *fyne.Container
}

func newOptionList(p *Picker) *optionList {
	l := &optionList{picker: p}
	l.HideSeparators = true
	l.Length = func() int { return len(l.options) }
	l.CreateItem = func() fyne.CanvasObject { return newOptionRow(l) }
	l.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) { o.(*optionRow).show(id) }
	l.ExtendBaseWidget(l)
	return l
}

// view is the list in the height that its options need.
func (l *optionList) view() fyne.CanvasObject {
	l.holder = container.New(layout.NewStackLayout(), &listHeight{list: l}, l)
	return l.holder
}

func (l *optionList) setOptions(options []Option) {
	l.options = options
	l.at = 0
	l.Refresh()
	l.ScrollToTop()
}

// point moves to an option and shows it.
func (l *optionList) point(at int) {
	l.at = min(max(at, 0), max(len(l.options)-1, 0))
	l.ScrollTo(l.at)
	l.Refresh()
}

// TypedKey leaves all keys to the picker.
func (l *optionList) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeySpace {
		l.picker.pick(l.at)
		return
	}
	if !l.picker.key(ev) {
		Unhandled(l, ev)
	}
}

// TypedRune goes to the next option with this letter.
func (l *optionList) TypedRune(r rune) {
	if r != ' ' {
		l.picker.jump(r)
	}
}

// AccessibilityLabel is that of the picker.
func (l *optionList) AccessibilityLabel() string { return l.picker.Label }

// AccessibilityRole is that of a container.
func (l *optionList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// listHeight is unseen and keeps the list as high as its options.
type listHeight struct {
	widget.BaseWidget
	list *optionList
}

// CreateRenderer is how Fyne draws it.
func (h *listHeight) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return newFace(func(fyne.Size) {}, h.least, func() {})
}

func (h *listHeight) least() fyne.Size {
	width := float32(160)
	for _, o := range h.list.options[:min(len(h.list.options), 200)] {
		text := o.Text
		if o.Detail != "" {
			text += "    " + o.Detail
		}
		width = max(width, fyne.MeasureText(text, look.Size(look.SizeText), fyne.TextStyle{}).Width+unit(6))
	}
	rows := min(len(h.list.options), pickerRows)
	return fyne.NewSize(min(width, 480), float32(rows)*rowHeight())
}

// optionRow is one option of a picker.
type optionRow struct {
	press
	list   *optionList
	id     int
	box    box
	tick   box
	words  words
	detail words
	mark   words
}

func newOptionRow(l *optionList) *optionRow {
	r := &optionRow{list: l, box: newBox(), tick: newBox(), words: newWords(""), detail: newWords(""), mark: newWords("✓")}
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) show(id int) {
	r.id = id
	r.Refresh()
}

func (r *optionRow) option() Option {
	if r.id < len(r.list.options) {
		return r.list.options[r.id]
	}
	return Option{}
}

// Tapped picks the option.
func (r *optionRow) Tapped(*fyne.PointEvent) { r.list.picker.pick(r.id) }

// Disabled keeps rows out of the Tab order: the list is one stop.
func (r *optionRow) Disabled() bool { return true }

// AccessibilityLabel is the option.
func (r *optionRow) AccessibilityLabel() string { return r.option().Text }

// Resize makes rows meet, where the list would leave a gap between them.
func (r *optionRow) Resize(size fyne.Size) {
	r.BaseWidget.Resize(fyne.NewSize(size.Width, size.Height+theme.Padding()))
}

// CreateRenderer is how Fyne draws it.
func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return newFace(r.lay, r.least, r.paint, r.box.Rectangle, r.tick.Rectangle, r.mark.Text, r.words.Text, r.detail.Text)
}

func (r *optionRow) least() fyne.Size { return fyne.NewSize(80, rowHeight()-theme.Padding()) }

func (r *optionRow) lay(size fyne.Size) {
	r.box.Resize(size)
	x := unit(1)
	if r.list.picker.Many {
		side := unit(2)
		r.tick.Resize(fyne.NewSquareSize(side))
		r.tick.Move(fyne.NewPos(x, (size.Height-side)/2))
		place(r.mark, x+(side-r.mark.MinSize().Width)/2, size.Height)
		x += side + unit(1)
	}
	detail := r.detail.MinSize().Width
	place(r.detail, size.Width-detail-unit(1.5), size.Height)
	room := size.Width - x - detail - unit(2.5)
	r.words.Text.Text = Fit(r.option().Text, room, r.measure)
	place(r.words, x, size.Height)
}

func (r *optionRow) measure(s string) float32 {
	return fyne.MeasureText(s, r.words.TextSize, r.words.TextStyle).Width
}

func (r *optionRow) paint() {
	option := r.option()
	chosen := r.list.picker.Chosen != nil && r.list.picker.Chosen(option.Key)
	fill, text := look.Role(""), look.Text
	switch {
	case r.id == r.list.at:
		fill, text = look.Selected, look.OnSelected
	case r.hovered:
		fill = look.Hover
	}
	r.box.paint(fill, "", look.Size(look.SizeRadius))
	r.words.paint(text, look.SizeText, chosen && !r.list.picker.Many)
	r.words.Text.Text = option.Text
	r.detail.Text.Text = option.Detail
	r.detail.paint(look.Muted, look.SizeLabel, false)
	r.paintTick(chosen)
	r.lay(r.BaseWidget.Size())
}

func (r *optionRow) paintTick(chosen bool) {
	r.tick.Hidden = !r.list.picker.Many
	r.mark.Hidden = !r.list.picker.Many || !chosen
	if chosen {
		r.tick.paint(look.Accent, look.Accent, 3)
	} else {
		r.tick.paint(look.Card, look.Input, 3)
	}
	r.mark.paint(look.OnAccent, look.SizeLabel, true)
}
