package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// palette gives every role its colour.
type palette map[Role]uint32

func (p palette) color(role Role) color.Color {
	c := rgb(p[role])
	switch role {
	case Shade:
		c.A = 0x66
	case Shadow:
		c.A = 0x38
	}
	return c
}

func paletteOf(mode Mode, variant fyne.ThemeVariant) palette {
	switch {
	case mode == Contrast:
		return contrast()
	case mode == Dark, mode == System && variant == theme.VariantDark:
		return dark()
	}
	return light()
}

func light() palette {
	return palette{
		Page: 0xf3f4f7, Card: 0xffffff, Overlay: 0xffffff,
		Hairline: 0xe2e5ea, Edge: 0xc3c9d1, Input: 0x858e9c, Hover: 0xf1f4f8, Track: 0xe4e8ed, Shade: 0x1c2430, Shadow: 0x1c2430,
		Text: 0x1b2330, Muted: 0x5b6471,
		Accent: 0x1b5a96, OnAccent: 0xffffff, AccentDeep: 0x144877,
		Earlier: 0xa6c3de, Earliest: 0xd3e2f0,
		Selected: 0xdfe9f6, OnSelected: 0x123d68, Focus: 0x2f7cc4, Mark: 0xffe9a8,
		Red: 0x94201b, RedSoft: 0xfae0de, RedFull: 0xb3261e, OnRed: 0xffffff,
		Amber: 0x6f4a00, AmberSoft: 0xfdecc8,
		Green: 0x1f6638, GreenSoft: 0xddf0e3,
		Blue: 0x1b5a96, BlueSoft: 0xe1ecf7,
		Grey: 0x5b6471, GreySoft: 0xeceff3,
	}
}

func dark() palette {
	return palette{
		Page: 0x14181e, Card: 0x1c222a, Overlay: 0x242b35,
		Hairline: 0x2d3540, Edge: 0x4a5563, Input: 0x728091, Hover: 0x262e38, Track: 0x323b47, Shade: 0x000000, Shadow: 0x000000,
		Text: 0xe7eaef, Muted: 0xa3adba,
		Accent: 0x7db4ea, OnAccent: 0x0b1a2a, AccentDeep: 0xa3cbf3,
		Earlier: 0x3f648b, Earliest: 0x2c435c,
		Selected: 0x1f3c5a, OnSelected: 0xdcebfb, Focus: 0x7db4ea, Mark: 0x5c4a12,
		Red: 0xff9d94, RedSoft: 0x4a1f1d, RedFull: 0xc4352b, OnRed: 0xffffff,
		Amber: 0xf2c464, AmberSoft: 0x43330d,
		Green: 0x82d29d, GreenSoft: 0x17382a,
		Blue: 0x8cbdf0, BlueSoft: 0x1b3550,
		Grey: 0xa3adba, GreySoft: 0x2b333e,
	}
}

// contrast is for those who need every edge to be seen.
func contrast() palette {
	return palette{
		Page: 0x000000, Card: 0x000000, Overlay: 0x0a0a0a,
		Hairline: 0x8c8c8c, Edge: 0xffffff, Input: 0xffffff, Hover: 0x262626, Track: 0x4d4d4d, Shade: 0x000000, Shadow: 0x000000,
		Text: 0xffffff, Muted: 0xe0e0e0,
		Accent: 0xffe14d, OnAccent: 0x000000, AccentDeep: 0xfff0a0,
		Earlier: 0x6fb7ff, Earliest: 0xb5dbff,
		Selected: 0x003d80, OnSelected: 0xffffff, Focus: 0xffe14d, Mark: 0x5c4c00,
		Red: 0xffa8a0, RedSoft: 0x330000, RedFull: 0xffa8a0, OnRed: 0x000000,
		Amber: 0xffd24d, AmberSoft: 0x332600,
		Green: 0x7dffa8, GreenSoft: 0x00290f,
		Blue: 0x9fd0ff, BlueSoft: 0x00213f,
		Grey: 0xe0e0e0, GreySoft: 0x1f1f1f,
	}
}
