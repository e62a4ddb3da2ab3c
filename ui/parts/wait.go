package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Wait says that something is under way that must be done before anything
// else. No key closes it; the caller does when it is done.
func Wait(c fyne.Canvas, title, text string) *Layer {
	l := ShowModal(c, 440, Pad(unit(2), unit(2.5), Column(unit(1.5), NewHeading(title), NewWrapped(text).In(look.Text))))
	l.OnKey = func(*fyne.KeyEvent) bool { return true }
	return l
}
