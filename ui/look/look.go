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

// themed is the theme that Fyne asks, thousands of times for each frame: all
// its answers are tables.
type themed struct {
	fyne.Theme
	day, night map[fyne.ThemeColorName]color.Color
	sizes      map[fyne.ThemeSizeName]float32
	fonts      fonts
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
		day:   colours(paletteOf(o.Mode, theme.VariantLight)),
		night: colours(paletteOf(o.Mode, theme.VariantDark)),
		sizes: scaledSizes(float32(percent) / 100),
		fonts: fonts{
			regular: fyne.NewStaticResource("SourceSans3-Regular.ttf", font.File(font.Regular)),
			bold:    fyne.NewStaticResource("SourceSans3-SemiBold.ttf", font.File(font.SemiBold)),
		},
	}
}

// colours lists the colours of our roles and of Fyne's names.
func colours(p palette) map[fyne.ThemeColorName]color.Color {
	all := map[fyne.ThemeColorName]color.Color{}
	for role := range p {
		all[fyne.ThemeColorName(role)] = p.color(role)
	}
	for name, role := range fyneRoles() {
		all[name] = p.color(role)
	}
	return all
}

// Color returns the colour of one of our roles or of Fyne's names.
func (t *themed) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	all := t.day
	if variant == theme.VariantDark {
		all = t.night
	}
	if c, ok := all[name]; ok {
		return c
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
	if size, ok := t.sizes[name]; ok {
		return size
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
