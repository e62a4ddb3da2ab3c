// Package look is how Samsvar looks: colours by role, sizes by name and the
// typeface, in a light, a dark and a high-contrast theme. A widget asks it for
// "the colour of muted text", never for a grey.
//
// It wraps Fyne's own theme and knows no widget, no screen and no record.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"samsvar/report/font"
)

// Mode chooses one of the themes.
type Mode string

// The modes. System follows the desktop's own choice of light or dark.
const (
	System   Mode = ""
	Light    Mode = "light"
	Dark     Mode = "dark"
	Contrast Mode = "contrast"
)

// Modes lists every mode, for a menu.
func Modes() []Mode { return []Mode{System, Light, Dark, Contrast} }

// Smallest and largest text size that a user can choose, in percent.
const (
	MinPercent = 80
	MaxPercent = 200
)

// Options is what a user chooses about the look. The zero value is the
// desktop's own light or dark, at normal size.
type Options struct {
	Mode    Mode
	Percent int // text size, 80 to 200; 0 means 100
}

// themed is the theme that Fyne asks.
type themed struct {
	fyne.Theme
	mode  Mode
	scale float32
	fonts fonts
}

type fonts struct{ regular, bold fyne.Resource }

// New makes a theme.
func New(o Options) fyne.Theme {
	percent := o.Percent
	if percent == 0 {
		percent = 100
	}
	percent = min(max(percent, MinPercent), MaxPercent)
	return &themed{
		Theme: theme.DefaultTheme(),
		mode:  o.Mode,
		scale: float32(percent) / 100,
		fonts: fonts{
			regular: fyne.NewStaticResource("SourceSans3-Regular.ttf", font.File(font.Regular)),
			bold:    fyne.NewStaticResource("SourceSans3-SemiBold.ttf", font.File(font.SemiBold)),
		},
	}
}

// Color returns the colour of one of our roles or of Fyne's names.
func (t *themed) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	palette := paletteOf(t.mode, variant)
	if role, ok := fyneRole(name); ok {
		return palette.color(role)
	}
	if c, ok := palette[Role(name)]; ok {
		return rgb(c)
	}
	return t.Theme.Color(name, variant)
}

// Font returns the typeface of a style; what it lacks comes from Fyne's own.
func (t *themed) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol || style.Italic:
		return t.Theme.Font(style)
	case style.Bold:
		return t.fonts.bold
	}
	return t.fonts.regular
}

// Size returns one of our sizes or of Fyne's, larger where the user wants it.
func (t *themed) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes()[name]; ok {
		switch {
		case fixed(name):
			return size
		case isText(name):
			return size * t.scale * optical
		}
		return size * t.scale
	}
	return t.Theme.Size(name)
}

// Color returns the colour of a role in the theme that is set now.
func Color(role Role) color.Color { return theme.Color(fyne.ThemeColorName(role)) }

// Size returns a size in the theme that is set now.
func Size(name fyne.ThemeSizeName) float32 { return theme.Size(name) }

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}
