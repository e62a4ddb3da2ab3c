package qr

import (
	"strings"
	"testing"
)

const payload = "SAMSVAR1:VE-2026-V3:4F1E9A2B77C0D3A6E1B2C3D4E5F60718293A4B5C"

// The rectangles are the dark modules: each covered once, and nothing besides.
func TestRectsAreTheModules(t *testing.T) {
	for _, text := range []string{"a", payload, strings.Repeat("æ", 500)} {
		c, err := New(text)
		if err != nil {
			t.Fatal(err)
		}
		covered := map[[2]int]int{}
		for _, r := range c.Rects() {
			for y := range r.H {
				for x := range r.W {
					covered[[2]int{r.X + x, r.Y + y}]++
				}
			}
		}
		dark := 0
		for y := range c.Size() {
			for x := range c.Size() {
				want := 0
				if c.Dark(x, y) {
					want, dark = 1, dark+1
				}
				if got := covered[[2]int{x, y}]; got != want {
					t.Fatalf("module %d, %d is covered %d times, want %d", x, y, got, want)
				}
			}
		}
		if len(covered) != dark || len(c.Rects()) >= dark {
			t.Errorf("%d modules, %d covered by %d rectangles", dark, len(covered), len(c.Rects()))
		}
	}
}

// A mark must give a code whose modules are large enough on paper.
func TestMarkIsSmall(t *testing.T) {
	c, err := New(payload)
	if err != nil || c.Size() > 29 {
		t.Errorf("%d modules (%v)", c.Size(), err)
	}
	t.Logf("%d modules in %d rectangles", c.Size(), len(c.Rects()))
}

func TestRefused(t *testing.T) {
	for name, text := range map[string]string{"nothing": "", "too long": strings.Repeat("x", 3000)} {
		if c, err := New(text); err == nil {
			t.Errorf("%s gives a code of %d modules", name, c.Size())
		}
	}
}
