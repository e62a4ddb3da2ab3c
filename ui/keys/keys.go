package keys

import (
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/ui/screen"
)

// Deps are what the dialogs need.
type Deps struct {
	Texts     *i18n.Texts
	Now       func() time.Time
	Do        func(func())
	Canvas    func() fyne.Canvas
	Clipboard func(text string)
	Pick      screen.Picker
	Program   string // name and version
}

// Of are the dependencies of a screen.
func Of(d *screen.Deps) Deps {
	return Deps{Texts: d.Texts, Now: d.Now, Do: d.Do, Canvas: d.Canvas, Clipboard: d.Clipboard, Pick: d.Pick, Program: d.Program}
}

func (d Deps) t(key string, args ...string) string { return d.Texts.T("ui.keys."+key, args...) }
