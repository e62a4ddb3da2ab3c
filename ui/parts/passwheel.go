package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// PassWheel lies unseen over something and hands what the wheel does there to
// another scroll area. Without it the wheel stops at every text area.
type PassWheel struct {
	widget.BaseWidget
	to func() *container.Scroll
}

// NewPassWheel makes one; to may return nil.
func NewPassWheel(to func() *container.Scroll) *PassWheel {
	p := &PassWheel{to: to}
	p.ExtendBaseWidget(p)
	return p
}

// Scrolled hands the wheel on.
func (p *PassWheel) Scrolled(ev *fyne.ScrollEvent) {
	if scroll := p.to(); scroll != nil {
		scroll.Scrolled(ev)
	}
}

// CreateRenderer is how Fyne draws it.
func (p *PassWheel) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return widget.NewSimpleRenderer(&fyne.Container{})
}
