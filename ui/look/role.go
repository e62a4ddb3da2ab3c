package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"samsvar/report"
)

// Role is what a colour is used for. It is also a name that Fyne's own widgets
// understand, for example in a rich text.
type Role string

// The three depths, and what divides them.
const (
	Page     Role = "look-page"     // behind everything
	Card     Role = "look-card"     // cards, lists, inputs, the navigation
	Overlay  Role = "look-overlay"  // menus, pop-ups, dialogs
	Hairline Role = "look-hairline" // edges of cards, lines between rows
	Edge     Role = "look-edge"     // edges of buttons and chips
	Input    Role = "look-input"    // edges of inputs, which have nothing else to be seen by
	Hover    Role = "look-hover"    // a row or button under the pointer
	Track    Role = "look-track"    // the empty part of a bar
	Shade    Role = "look-shade"    // over the window behind a dialog
	Shadow   Role = "look-shadow"   // under pop-ups and at the ends of what scrolls
)

// Text, and the one accent.
const (
	Text       Role = "look-text"        // what is read
	Muted      Role = "look-muted"       // labels, counts, explanations
	Accent     Role = "look-accent"      // links, the primary action, the latest bars
	OnAccent   Role = "look-on-accent"   // text on the accent
	AccentDeep Role = "look-accent-deep" // the primary action under the pointer
	Earlier    Role = "look-earlier"     // bars of the year before
	Earliest   Role = "look-earliest"    // bars of the years before that
	Selected   Role = "look-selected"    // what is chosen
	OnSelected Role = "look-on-selected" // text on what is chosen
	Focus      Role = "look-focus"       // the ring around what has the focus
	Mark       Role = "look-mark"        // behind a hit of a search
)

// Severity: text, the soft surface behind it, and the full surface of a count.
const (
	Red       Role = "look-red"
	RedSoft   Role = "look-red-soft"
	RedFull   Role = "look-red-full"
	OnRed     Role = "look-on-red"
	Amber     Role = "look-amber"
	AmberSoft Role = "look-amber-soft"
	Green     Role = "look-green"
	GreenSoft Role = "look-green-soft"
	Blue      Role = "look-blue"
	BlueSoft  Role = "look-blue-soft"
	Grey      Role = "look-grey"
	GreySoft  Role = "look-grey-soft"
)

// SignRole is the colour of a severity's sign and word.
func SignRole(s report.Severity) Role {
	switch {
	case s >= report.SeverityHigh:
		return Red
	case s == report.SeverityMedium:
		return Amber
	case s == report.SeverityGood:
		return Green
	case s == report.SeverityInfo:
		return Blue
	}
	return Grey
}

// SoftRole is the surface behind a severity's sign and word.
func SoftRole(s report.Severity) Role { return SignRole(s) + "-soft" }

// Pair is text on a surface.
type Pair struct{ Text, Surface Role }

// Pairs lists every text that is ever set on a surface. Each is readable in
// every theme: a test computes the contrast.
func Pairs() []Pair {
	pairs := []Pair{
		{OnAccent, Accent}, {OnAccent, AccentDeep}, {OnRed, RedFull}, {OnSelected, Selected},
		{Text, Selected}, {Muted, Selected}, {Text, Mark}, {OnSelected, Mark},
		{Red, RedSoft}, {Amber, AmberSoft}, {Green, GreenSoft}, {Blue, BlueSoft}, {Grey, GreySoft},
	}
	for _, surface := range []Role{Page, Card, Overlay, Hover} {
		for _, text := range []Role{Text, Muted, Accent, Red, Amber, Green, Blue, Grey} {
			pairs = append(pairs, Pair{text, surface})
		}
	}
	return pairs
}

// fyneRoles says which role each name of Fyne's own has here.
func fyneRoles() map[fyne.ThemeColorName]Role {
	return map[fyne.ThemeColorName]Role{
		theme.ColorNameBackground:          Page,
		theme.ColorNameButton:              Card,
		theme.ColorNameDisabledButton:      Track,
		theme.ColorNameDisabled:            Grey,
		theme.ColorNameError:               Red,
		theme.ColorNameForeground:          Text,
		theme.ColorNameForegroundOnError:   OnRed,
		theme.ColorNameForegroundOnPrimary: OnAccent,
		theme.ColorNameHeaderBackground:    Card,
		theme.ColorNameHover:               Hover,
		theme.ColorNameHyperlink:           Accent,
		theme.ColorNameInputBackground:     Card,
		theme.ColorNameInputBorder:         Input,
		theme.ColorNameMenuBackground:      Overlay,
		theme.ColorNameOverlayBackground:   Overlay,
		theme.ColorNamePlaceHolder:         Muted,
		theme.ColorNamePressed:             Selected,
		theme.ColorNamePrimary:             Accent,
		theme.ColorNameFocus:               Selected,
		theme.ColorNameSelection:           Selected,
		theme.ColorNameSeparator:           Hairline,
		theme.ColorNameScrollBar:           Edge,
		theme.ColorNameScrollBarBackground: Page,
		theme.ColorNameSuccess:             Green,
		theme.ColorNameWarning:             Amber,
		theme.ColorNameShadow:              Shadow,
	}
}
