package blocks_test

import (
	"os"
	"strings"
	"testing"

	"samsvar/report"
	"samsvar/report/reporttest"
	"samsvar/ui/blocks"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

// TestEveryBlockIsShown demands a widget of each block but those that only a page
// has, and the words of both kinds that are charts or lists elsewhere.
func TestEveryBlockIsShown(t *testing.T) {
	k := uitest.New(t, look.Options{})
	for _, b := range reporttest.Everything().Blocks {
		shown := blocks.Show([]report.Block{b}, blocks.Options{})
		switch b.(type) {
		case report.Contents, report.PageBreak:
			continue
		}
		if len(shown.Objects) == 0 {
			t.Errorf("%T is not shown", b)
		}
	}
	all := blocks.Show(reporttest.Everything().Blocks, blocks.Options{})
	k.Show(parts.Pad(16, 20, all), 900, 2600)
	text := strings.Join(k.Texts(), "\n")
	for _, want := range []string{"Utvikling", "Alvorlige", "2024", "data.json", "7 sider", "Filene ligger ved siden av"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the window", want)
		}
	}
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		return
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		k := uitest.New(t, look.Options{Mode: mode})
		k.Show(parts.Pad(16, 20, blocks.Show(reporttest.Everything().Blocks, blocks.Options{})), 900, 2000)
		k.Picture(dir+"/blocks-"+string(mode)+".png", 1)
	}
}
