package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/report"
	"samsvar/ui/look"
)

// navRow is one line of the navigation: a place to go, or a group's heading.
type navRow struct {
	press
	nav   *Nav
	group NavGroup
	entry NavEntry
	head  bool
	box   box
	ring  ring
	words words
	count words
	alarm *Badge
	arrow *arrow
}

func (r *navRow) make() {
	r.box, r.ring = newBox(), newRing()
	r.words, r.count = newWords(r.text()), newWords(r.entry.Count)
	r.alarm = NewCount(r.entry.Count)
	r.arrow = newArrow()
	r.ExtendBaseWidget(r)
}

func (r *navRow) text() string {
	if r.head {
		return r.group.Title
	}
	return r.entry.Text
}

// Tapped goes there, or folds the group.
func (r *navRow) Tapped(*fyne.PointEvent) {
	FocusOn(r.nav)
	for i, other := range r.nav.rows {
		if other == r {
			r.nav.act(i)
			return
		}
	}
}

// AccessibilityLabel is the text with its count.
func (r *navRow) AccessibilityLabel() string {
	if r.entry.Count == "" || r.head {
		return r.text()
	}
	return r.text() + " " + r.entry.Count
}

// Disabled keeps rows out of the Tab order: the navigation is one stop.
func (r *navRow) Disabled() bool { return true }

// CreateRenderer is how Fyne draws it.
func (r *navRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return newFace(r.lay, r.least, r.paint, r.box.Rectangle, r.words.Text, r.count.Text, r.alarm, r.arrow.one, r.arrow.two, r.ring.Rectangle)
}

func (r *navRow) least() fyne.Size {
	height := look.Size(look.SizeRow)
	if r.head {
		height += unit(0.75)
	}
	return fyne.NewSize(r.words.MinSize().Width+r.count.MinSize().Width+unit(6), height)
}

func (r *navRow) lay(size fyne.Size) {
	inset := unit(1)
	r.box.Move(fyne.NewPos(inset, 0))
	r.box.Resize(fyne.NewSize(size.Width-2*inset, size.Height))
	r.ring.Move(r.box.Position())
	r.ring.Resize(r.box.Size())
	if r.head {
		place(r.words, unit(2), size.Height+unit(0.75))
		r.arrow.right = r.group.Folded
		r.arrow.place(size.Width-r.arrow.size().Width-unit(2), size.Height+unit(0.75))
		return
	}
	place(r.words, unit(2), size.Height)
	place(r.count, size.Width-r.count.MinSize().Width-unit(2), size.Height)
	place(r.alarm, size.Width-r.alarm.MinSize().Width-unit(2), size.Height)
}

func (r *navRow) paint() {
	selected := !r.head && r.entry.Key == r.nav.selected
	fill, text, count := look.Role(""), look.Text, look.Muted
	switch {
	case selected:
		fill, text = look.Selected, look.OnSelected
	case r.hovered && !r.head:
		fill = look.Hover
	}
	radius := look.Size(look.SizeRadius)
	r.box.paint(fill, "", radius)
	r.ring.paint(r.nav.focused && r.isAt(), radius)
	if r.head {
		r.paintHead()
		return
	}
	r.words.paint(text, look.SizeText, selected)
	r.count.paint(count, look.SizeText, selected)
	r.count.Hidden = r.entry.Alarm || r.entry.Count == ""
	r.alarm.Hidden = !r.entry.Alarm || r.entry.Count == ""
	r.arrow.paint(look.Muted, false)
	r.alarm.Set(report.SeverityCritical, r.entry.Count)
}

// paintHead shows a heading; that it can be folded shows when it is, or when
// the pointer or the arrows are on it.
func (r *navRow) paintHead() {
	r.words.paint(look.Muted, look.SizeLabel, true)
	r.arrow.paint(look.Muted, r.group.Folded || r.hovered || r.nav.focused && r.isAt())
	r.count.Hidden, r.alarm.Hidden = true, true
}

func (r *navRow) isAt() bool { return r.nav.at < len(r.nav.rows) && r.nav.rows[r.nav.at] == r }

func beginsWith(text string, letter rune) bool {
	folded, want := []rune(i18n.Fold(text)), []rune(i18n.Fold(string(letter)))
	return len(folded) > 0 && len(want) > 0 && folded[0] == want[0]
}
