package look

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Sizes of Samsvar's own, besides those of Fyne. All grow with the text size
// but those of lines and corners.
const (
	SizeText    = theme.SizeNameText               // 14: everything that is read
	SizeLabel   = fyne.ThemeSizeName("look-label") // 12.5: what stands above a value, chips, the status bar
	SizeHeading = fyne.ThemeSizeName("look-head")  // 15: the head of a card
	SizeTitle   = fyne.ThemeSizeName("look-title") // 21: the title of a page
	SizeRow     = fyne.ThemeSizeName("look-row")   // 30: a row of a list, a button, an input
	SizeChip    = fyne.ThemeSizeName("look-chip")  // 21: a chip or badge
	SizeUnit    = fyne.ThemeSizeName("look-unit")  // 8: the grid that all distances follow
	SizeRadius  = fyne.ThemeSizeName("look-round") // 5: a corner of a control
	SizeCard    = theme.SizeNameCardRadius         // 6: a corner of a card
	SizeLine    = fyne.ThemeSizeName("look-line")  // 1: a hairline
	SizeRing    = fyne.ThemeSizeName("look-ring")  // 2: the ring around what has the focus
)

func sizes() map[fyne.ThemeSizeName]float32 {
	return map[fyne.ThemeSizeName]float32{
		SizeText:    14,
		SizeLabel:   12.5,
		SizeHeading: 15,
		SizeTitle:   21,
		SizeRow:     30,
		SizeChip:    21,
		SizeUnit:    8,
		SizeRadius:  5,
		SizeCard:    6,
		SizeLine:    1,
		SizeRing:    2,

		theme.SizeNameCaptionText:        12.5,
		theme.SizeNameSubHeadingText:     15,
		theme.SizeNameHeadingText:        21,
		theme.SizeNameInnerPadding:       5.5,
		theme.SizeNameLineSpacing:        3,
		theme.SizeNameInlineIcon:         18,
		theme.SizeNamePadding:            4,
		theme.SizeNameScrollBar:          12,
		theme.SizeNameScrollBarSmall:     4,
		theme.SizeNameSeparatorThickness: 1,
		theme.SizeNameInputBorder:        1,
		theme.SizeNameInputRadius:        5,
		theme.SizeNameButtonRadius:       5,
		theme.SizeNameSelectionRadius:    4,
		theme.SizeNameDialogRadius:       8,
		theme.SizeNamePopupRadius:        6,
		theme.SizeNameMenuRadius:         5,
	}
}

// fixed tells the sizes that stay when text grows.
func fixed(name fyne.ThemeSizeName) bool {
	switch name {
	case SizeRadius, SizeCard, SizeLine, SizeRing, theme.SizeNameSeparatorThickness,
		theme.SizeNameInputBorder, theme.SizeNameInputRadius, theme.SizeNameButtonRadius,
		theme.SizeNameSelectionRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius,
		theme.SizeNameMenuRadius, theme.SizeNameScrollBarSmall, theme.SizeNamePadding:
		return true
	}
	return false
}

// optical makes the letters as tall as those of most typefaces at the same
// size: those of Source Sans are drawn smaller.
const optical = 1.07

func isText(name fyne.ThemeSizeName) bool {
	switch name {
	case SizeText, SizeLabel, SizeHeading, SizeTitle, theme.SizeNameCaptionText,
		theme.SizeNameSubHeadingText, theme.SizeNameHeadingText:
		return true
	}
	return false
}

// scaledSizes are the sizes where text is this much larger.
func scaledSizes(scale float32) map[fyne.ThemeSizeName]float32 {
	all := sizes()
	for name, size := range all {
		switch {
		case fixed(name):
		case name == SizeRow:
			all[name] = rowHeight(size * scale)
		case isText(name):
			all[name] = size * scale * optical
		default:
			all[name] = size * scale
		}
	}
	return all
}

// rowHeight rounds, so that the heights of a million rows add up exactly: from
// 2^24 and 2^25 on a float32 knows only multiples of 2 and of 4.
func rowHeight(height float32) float32 {
	step := 2.0
	if height > 33 {
		step = 4
	}
	return float32(step * math.Round(float64(height)/step))
}
