package reporttest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// Logo is an invented logo as PNG: a blue square with a white ring, on nothing,
// and a bar beside it.
func Logo() []byte {
	const side = 120
	img := image.NewNRGBA(image.Rect(0, 0, 3*side, side))
	for y := range side {
		for x := range 3 * side {
			dx, dy := x-side/2, y-side/2
			far := dx*dx + dy*dy
			switch {
			case x < side && (far < 30*30 || far > 45*45), x > side+20 && y > 45 && y < 75:
				img.Set(x, y, color.NRGBA{0x1b, 0x5a, 0x96, 0xff})
			case x < side:
				img.Set(x, y, color.NRGBA{0xff, 0xff, 0xff, 0x80})
			}
		}
	}
	var b bytes.Buffer
	// Writing to a buffer does not fail.
	_ = png.Encode(&b, img)
	return b.Bytes()
}
