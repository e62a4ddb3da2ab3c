package look

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"samsvar/report"
)

// modes are the themes that have a palette of their own.
func modes() []Mode { return []Mode{Light, Dark, Contrast} }

func TestTextIsReadableOnItsSurface(t *testing.T) {
	for _, mode := range modes() {
		p := paletteOf(mode, theme.VariantLight)
		for _, pair := range Pairs() {
			if got := ratio(p[pair.Text], p[pair.Surface]); got < 4.5 {
				t.Errorf("%s: %s on %s has contrast %.2f, want 4.5", mode, pair.Text, pair.Surface, got)
			}
		}
	}
}

func TestHighContrastIsHigher(t *testing.T) {
	p := contrast()
	for _, pair := range Pairs() {
		if got := ratio(p[pair.Text], p[pair.Surface]); got < 7 {
			t.Errorf("%s on %s has contrast %.2f, want 7", pair.Text, pair.Surface, got)
		}
	}
}

// A ring, the edge of an input and a bar carry meaning without being text.
func TestWhatIsNotTextIsSeen(t *testing.T) {
	for _, mode := range modes() {
		p := paletteOf(mode, theme.VariantLight)
		for _, surface := range []Role{Page, Card, Overlay} {
			for _, role := range []Role{Focus, Accent, Input} {
				if got := ratio(p[role], p[surface]); got < 3 {
					t.Errorf("%s: %s on %s has contrast %.2f, want 3", mode, role, surface, got)
				}
			}
		}
	}
}

func TestEveryPaletteHasTheSameRoles(t *testing.T) {
	want := light()
	for _, mode := range modes() {
		p := paletteOf(mode, theme.VariantLight)
		for role := range want {
			if _, ok := p[role]; !ok {
				t.Errorf("%s lacks %s", mode, role)
			}
		}
		if len(p) != len(want) {
			t.Errorf("%s has %d roles, light has %d", mode, len(p), len(want))
		}
	}
	for _, pair := range Pairs() {
		if _, ok := want[pair.Text]; !ok {
			t.Errorf("no colour for %s", pair.Text)
		}
		if _, ok := want[pair.Surface]; !ok {
			t.Errorf("no colour for %s", pair.Surface)
		}
	}
}

func TestEverySeverityHasItsPair(t *testing.T) {
	for s := report.SeverityNone; s <= report.SeverityCritical; s++ {
		for _, mode := range modes() {
			p := paletteOf(mode, theme.VariantLight)
			if _, ok := p[SoftRole(s)]; !ok {
				t.Errorf("%s: no surface for severity %d", mode, s)
			}
			if got := ratio(p[SignRole(s)], p[SoftRole(s)]); got < 4.5 {
				t.Errorf("%s: severity %d has contrast %.2f", mode, s, got)
			}
		}
	}
}

func TestSystemModeFollowsTheDesktop(t *testing.T) {
	th := New(Options{})
	day, night := th.Color(theme.ColorNameBackground, theme.VariantLight), th.Color(theme.ColorNameBackground, theme.VariantDark)
	if day != rgb(light()[Page]) || night != rgb(dark()[Page]) {
		t.Errorf("page is %v by day and %v by night", day, night)
	}
	chosen := New(Options{Mode: Dark})
	if got := chosen.Color(theme.ColorNameBackground, theme.VariantLight); got != night {
		t.Errorf("the chosen dark theme has a page of %v", got)
	}
}

func TestTextGrowsAndLinesDoNot(t *testing.T) {
	tests := []struct {
		name    string
		percent int
		size    fyne.ThemeSizeName
		want    float32
	}{
		{"not chosen", 0, SizeText, 14 * optical},
		{"normal", 100, SizeLabel, 12.5 * optical},
		{"double", 200, SizeTitle, 42 * optical},
		{"rows grow with their text", 200, SizeRow, 60},
		{"lines stay", 200, SizeLine, 1},
		{"too small", 10, SizeText, 14 * 0.8 * optical},
		{"too large", 900, SizeText, 28 * optical},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := New(Options{Percent: tt.percent}).Size(tt.size); math.Abs(float64(got-tt.want)) > 0.01 {
				t.Errorf("size is %v, want %v", got, tt.want)
			}
		})
	}
}

// ratio is the contrast of WCAG 2.1.
func ratio(a, b uint32) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex uint32) float64 {
	part := func(shift int) float64 {
		v := float64(hex>>shift&0xff) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
