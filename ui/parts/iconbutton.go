package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// IconButton stands beside a field and opens something for it. It is for the
// pointer only: a key of the field does the same, so that Tab need not stop here.
type IconButton struct {
	widget.BaseWidget
	name    fyne.ThemeIconName
	label   string
	act     func()
	hovered bool
	box     box
	icon    *canvas.Image
}

// NewIconButton makes one with an icon of Fyne's.
func NewIconButton(icon fyne.ThemeIconName, label string, act func()) *IconButton {
	b := &IconButton{name: icon, label: label, act: act, box: newBox(), icon: &canvas.Image{FillMode: canvas.ImageFillContain}}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped does what it is for.
func (b *IconButton) Tapped(*fyne.PointEvent) { b.act() }

// MouseIn shows that it can be pressed.
func (b *IconButton) MouseIn(*desktop.MouseEvent) { b.setHovered(true) }

// MouseMoved has no meaning here.
func (b *IconButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (b *IconButton) MouseOut() { b.setHovered(false) }

func (b *IconButton) setHovered(hovered bool) {
	b.hovered = hovered
	b.Refresh()
}

// Cursor is the hand.
func (b *IconButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is what a screen reader says.
func (b *IconButton) AccessibilityLabel() string { return b.label }

// AccessibilityRole is that of a button.
func (b *IconButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer is how Fyne draws it.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	least := func() fyne.Size { return fyne.NewSquareSize(InputHeight()) }
	return newFace(b.lay, least, b.paint, b.box.Rectangle, b.icon)
}

func (b *IconButton) lay(size fyne.Size) {
	b.box.Resize(size)
	side := unit(2.25)
	b.icon.Resize(fyne.NewSquareSize(side))
	b.icon.Move(fyne.NewPos((size.Width-side)/2, (size.Height-side)/2))
}

func (b *IconButton) paint() {
	fill := look.Card
	if b.hovered {
		fill = look.Hover
	}
	b.box.paint(fill, look.Edge, look.Size(look.SizeRadius))
	b.icon.Resource = theme.NewColoredResource(theme.Icon(b.name), fyne.ThemeColorName(look.Muted))
}
