package pdf

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPagesLookAsBefore compares pictures of the sample's pages with those that
// someone has looked at (run with -update to make them anew, and look). Small
// differences are allowed: programs smooth letters in their own ways.
func TestPagesLookAsBefore(t *testing.T) {
	pdftoppm := mustFind(t, "pdftoppm")
	dir := t.TempDir()
	path := filepath.Join(dir, "draft.pdf")
	if err := os.WriteFile(path, mustRender(t, draft()), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(pdftoppm, "-r", "36", "-gray", "-png", path, filepath.Join(dir, "page")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i := range mustLayOut(t, draft()) {
		name := fmt.Sprintf("page-%d.png", i+1)
		golden := filepath.Join("testdata", "pages", name)
		if *update {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if most := difference(t, mustPicture(t, filepath.Join(dir, name)), mustPicture(t, golden)); most > 24 {
			t.Errorf("%s looks otherwise than before, by %.0f of 255 at the worst place", name, most)
		}
	}
}

// TestDifference holds the comparison to see a page that is another.
func TestDifference(t *testing.T) {
	first, second := mustPicture(t, "testdata/pages/page-1.png"), mustPicture(t, "testdata/pages/page-2.png")
	if same, other := difference(t, first, first), difference(t, first, second); same != 0 || other <= 24 {
		t.Errorf("a page differs from itself by %.0f, from another by %.0f", same, other)
	}
}

func mustPicture(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// difference is how much two pictures differ in grey at most, over squares of
// 8 by 8 pixels.
func difference(t *testing.T, a, b image.Image) float64 {
	t.Helper()
	if a.Bounds() != b.Bounds() {
		t.Fatalf("the picture is %v, not %v", a.Bounds(), b.Bounds())
	}
	const side = 8
	most := 0.0
	for y := a.Bounds().Min.Y; y+side <= a.Bounds().Max.Y; y += side {
		for x := a.Bounds().Min.X; x+side <= a.Bounds().Max.X; x += side {
			most = max(most, abs(greyOf(a, x, y, side)-greyOf(b, x, y, side)))
		}
	}
	return most
}

func greyOf(p image.Image, x, y, side int) float64 {
	sum := 0
	for dy := range side {
		for dx := range side {
			g, _ := color.GrayModel.Convert(p.At(x+dx, y+dy)).(color.Gray)
			sum += int(g.Y)
		}
	}
	return float64(sum) / float64(side*side)
}
