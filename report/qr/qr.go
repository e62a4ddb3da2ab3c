// Package qr turns a short text into the squares of a QR code. It draws nothing
// and says nothing: whoever draws the code leaves as many empty modules around
// it as [Quiet].
package qr

import (
	"fmt"
	"image"
	"image/color"

	qrcode "github.com/skip2/go-qrcode"
)

// Quiet is how many modules around a code must be empty, for a reader to find it.
const Quiet = 4

// Code is a QR code: as many modules high as wide, without the empty ones around
// it. The zero Code is empty.
type Code struct {
	modules [][]bool
}

// New makes the code of a text. A seventh of it may be damaged and it can still
// be read (level M). A text that no code can hold is refused.
func New(text string) (Code, error) {
	code, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return Code{}, fmt.Errorf("make QR code: %w", err)
	}
	code.DisableBorder = true
	return Code{modules: code.Bitmap()}, nil
}

// Size is how many modules the code has to a side.
func (c Code) Size() int { return len(c.modules) }

// Dark tells whether a module is dark. Outside of the code all are light.
func (c Code) Dark(x, y int) bool {
	return y >= 0 && y < len(c.modules) && x >= 0 && x < len(c.modules) && c.modules[y][x]
}

// Picture is the code with the empty modules around it, each module so many dots
// to a side.
func (c Code) Picture(dots int) *image.Paletted {
	side := (c.Size() + 2*Quiet) * dots
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range side {
		for x := range side {
			if c.Dark(x/dots-Quiet, y/dots-Quiet) {
				img.Pix[img.PixOffset(x, y)] = 1
			}
		}
	}
	return img
}

// Rect is a dark rectangle of a code, in modules from its upper left corner.
type Rect struct{ X, Y, W, H int }

// Rects covers the dark modules with few rectangles that do not overlap.
func (c Code) Rects() []Rect {
	var done []Rect
	var open []Rect // those that reach to the row above
	for y := range c.Size() {
		var row []Rect
		for _, r := range c.runs(y) {
			for _, above := range open {
				if above.X == r.X && above.W == r.W {
					r.Y, r.H = above.Y, above.H+1
				}
			}
			row = append(row, r)
		}
		done = append(done, ended(open, row)...)
		open = row
	}
	return append(done, open...)
}

// ended are the rectangles that the next row does not go on with.
func ended(open, row []Rect) []Rect {
	var all []Rect
	for _, r := range open {
		goesOn := false
		for _, next := range row {
			goesOn = goesOn || next.X == r.X && next.Y == r.Y
		}
		if !goesOn {
			all = append(all, r)
		}
	}
	return all
}

// runs are the dark stretches of a row.
func (c Code) runs(y int) []Rect {
	var all []Rect
	for x := range c.Size() {
		switch {
		case !c.Dark(x, y):
		case c.Dark(x-1, y):
			all[len(all)-1].W++
		default:
			all = append(all, Rect{x, y, 1, 1})
		}
	}
	return all
}
