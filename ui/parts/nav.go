package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// NavEntry is one place to go.
type NavEntry struct {
	Key   string
	Text  string
	Count string // shown at the right; "" for none
	Alarm bool   // the count calls for attention
}

// NavGroup is places under a heading; a heading of "" has none and cannot be
// folded.
type NavGroup struct {
	Key     string
	Title   string
	Entries []NavEntry
	Folded  bool
}

// Nav is the navigation: one stop of the Tab key, in which the arrows move and
// Enter goes. Left and Right fold and unfold a group.
type Nav struct {
	widget.BaseWidget
	// OnOpen is told where to go.
	OnOpen func(key string)
	// OnFold is told that a group was folded or unfolded.
	OnFold func(group string, folded bool)
	// OnMove is told the row the arrows have moved to, to scroll to it.
	OnMove func(row fyne.CanvasObject)

	groups   []NavGroup
	selected string
	at       int // the row the arrows stand on
	rows     []*navRow
	focused  bool
	column   *fyne.Container
}

// NewNav makes an empty navigation.
func NewNav() *Nav {
	n := &Nav{column: Column(0)}
	n.ExtendBaseWidget(n)
	return n
}

// SetGroups changes what is shown.
func (n *Nav) SetGroups(groups []NavGroup) {
	n.groups = groups
	n.rebuild()
}

// Select shows an entry as the one whose screen is open.
func (n *Nav) Select(key string) {
	n.selected = key
	for i, r := range n.rows {
		if !r.head && r.entry.Key == key {
			n.at = i
		}
	}
	n.repaint()
}

// Selected returns the key of the open screen.
func (n *Nav) Selected() string { return n.selected }

func (n *Nav) rebuild() {
	n.rows = nil
	n.column.RemoveAll()
	for _, g := range n.groups {
		if g.Title != "" {
			n.add(&navRow{nav: n, group: g, head: true})
		}
		if g.Folded {
			continue
		}
		for _, e := range g.Entries {
			n.add(&navRow{nav: n, group: g, entry: e})
		}
	}
	n.at = min(n.at, max(len(n.rows)-1, 0))
	n.Refresh()
}

func (n *Nav) add(r *navRow) {
	r.make()
	n.rows = append(n.rows, r)
	n.column.Add(r)
}

func (n *Nav) repaint() {
	for _, r := range n.rows {
		r.Refresh()
	}
}

// CreateRenderer is how Fyne draws it.
func (n *Nav) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	return newFace(n.column.Resize, n.column.MinSize, n.repaint, n.column)
}

// FocusGained shows the ring on the row the arrows stand on.
func (n *Nav) FocusGained() { n.setFocused(true) }

// FocusLost takes the ring away.
func (n *Nav) FocusLost() { n.setFocused(false) }

func (n *Nav) setFocused(focused bool) {
	n.focused = focused
	n.repaint()
}

// TypedRune goes to the next entry that begins with the letter.
func (n *Nav) TypedRune(letter rune) {
	for i := range n.rows {
		at := (n.at + 1 + i) % len(n.rows)
		if beginsWith(n.rows[at].text(), letter) {
			n.move(at)
			return
		}
	}
}

// TypedKey moves, goes and folds.
func (n *Nav) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		n.move(n.at + 1)
	case fyne.KeyUp:
		n.move(n.at - 1)
	case fyne.KeyHome:
		n.move(0)
	case fyne.KeyEnd:
		n.move(len(n.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.act(n.at)
	case fyne.KeyLeft:
		n.fold(true)
	case fyne.KeyRight:
		n.fold(false)
	default:
		Unhandled(n, ev)
	}
}

func (n *Nav) move(at int) {
	n.at = min(max(at, 0), max(len(n.rows)-1, 0))
	n.repaint()
	if n.OnMove != nil && n.at < len(n.rows) {
		n.OnMove(n.rows[n.at])
	}
}

// Reveal has the selected row scrolled to.
func (n *Nav) Reveal() { n.move(n.at) }

func (n *Nav) fold(folded bool) {
	if n.at < len(n.rows) {
		n.setFolded(n.rows[n.at].group.Key, folded)
	}
}

func (n *Nav) act(at int) {
	if at >= len(n.rows) {
		return
	}
	r := n.rows[at]
	n.at = at
	if r.head {
		n.setFolded(r.group.Key, !r.group.Folded)
		return
	}
	n.Select(r.entry.Key)
	if n.OnOpen != nil {
		n.OnOpen(r.entry.Key)
	}
}

func (n *Nav) setFolded(group string, folded bool) {
	for i := range n.groups {
		g := &n.groups[i]
		if g.Key != group || g.Title == "" || g.Folded == folded {
			continue
		}
		g.Folded = folded
		n.rebuild()
		n.toHead(group)
		if n.OnFold != nil {
			n.OnFold(group, folded)
		}
	}
}

func (n *Nav) toHead(group string) {
	for i, r := range n.rows {
		if r.head && r.group.Key == group {
			n.move(i)
		}
	}
}

// AccessibilityLabel is the row the arrows stand on.
func (n *Nav) AccessibilityLabel() string {
	if n.at < len(n.rows) {
		return n.rows[n.at].text()
	}
	return ""
}

// AccessibilityRole is that of a container.
func (n *Nav) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Width is how wide the navigation is best shown.
func (n *Nav) Width() float32 { return look.Size(look.SizeUnit) * 27 }
