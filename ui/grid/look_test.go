package grid

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestPictures(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		k := uitest.New(t, look.Options{Mode: mode})
		g := New("Behandlinger")
		g.SetColumns(columnsOfTest())
		g.SetSource(ticked{&many{n: 40, marked: map[int]bool{1: true, 2: true}}})
		g.SetSort("navn", false)
		k.Show(parts.NewPlain(look.Page, parts.Pad(16, 16, parts.NewFrame(g))), 680, 500)
		g.SetCurrent(3)
		g.Focus()
		k.Picture(dir+"/grid-"+string(mode)+".png", 1)
		k.Picture(dir+"/grid-"+string(mode)+"-2.png", 2)
	}
}

func BenchmarkOpenMillion(b *testing.B) {
	k := uitest.New(b, look.Options{})
	for b.Loop() {
		g := New("Behandlinger")
		g.SetColumns(columnsOfTest())
		g.SetSource(&many{n: 1_000_000})
		k.Window.SetContent(g)
		k.Window.Resize(fyne.NewSize(1000, 700))
	}
}

func BenchmarkScrollMillion(b *testing.B) {
	k, g := show(b, 1_000_000, look.Options{})
	k.Window.Resize(fyne.NewSize(1000, 700))
	offset := float32(0)
	for b.Loop() {
		offset += 40
		g.rows.ScrollToOffset(offset)
	}
}

func BenchmarkArrowDownMillion(b *testing.B) {
	k, g := show(b, 1_000_000, look.Options{})
	k.Window.Resize(fyne.NewSize(1000, 700))
	for b.Loop() {
		g.goTo(g.Current() + 1)
	}
}

func BenchmarkJumpMillion(b *testing.B) {
	k, g := show(b, 1_000_000, look.Options{})
	k.Window.Resize(fyne.NewSize(1000, 700))
	row := 0
	for b.Loop() {
		row = (row + 314_159) % 1_000_000
		g.SetCurrent(row)
	}
}
