package scan

import (
	"image"
	"image/color"
	"image/draw"
)

// grey is a picture in shades of grey, on white where it is transparent.
func grey(img image.Image) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch img := img.(type) {
	case *image.Gray:
		if b.Min == (image.Point{}) {
			return img
		}
	case *image.YCbCr:
		for y := range b.Dy() {
			from := img.YOffset(b.Min.X, b.Min.Y+y)
			copy(out.Pix[y*out.Stride:], img.Y[from:from+b.Dx()])
		}
		return out
	}
	colours := coloured(img)
	for i := range out.Pix {
		p := colours.Pix[4*i : 4*i+4]
		out.Pix[i] = uint8((299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])) / 1000)
	}
	return out
}

// coloured is a picture on white, from the upper left corner (0, 0).
func coloured(img image.Image) *image.RGBA {
	b := img.Bounds()
	if own, ok := img.(*image.RGBA); ok && b.Min == (image.Point{}) && own.Opaque() && own.Stride == 4*b.Dx() {
		return own
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return out
}

// factor is by which whole number a picture is to be divided so that its longer
// side has no more dots than wanted.
func factor(b image.Rectangle, most int) int {
	return max(1, (max(b.Dx(), b.Dy())+most-1)/most)
}

// shrunk is a picture made smaller: each dot is the mean of those it stands for.
func shrunk(img *image.Gray, most int) *image.Gray {
	n := factor(img.Rect, most)
	if n == 1 {
		return img
	}
	out := image.NewGray(image.Rect(0, 0, max(1, img.Rect.Dx()/n), max(1, img.Rect.Dy()/n)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum, count := 0, 0
			for dy := range min(n, img.Rect.Dy()-y*n) {
				from := (y*n+dy)*img.Stride + x*n
				for _, v := range img.Pix[from : from+min(n, img.Rect.Dx()-x*n)] {
					sum, count = sum+int(v), count+1
				}
			}
			out.Pix[y*out.Stride+x] = uint8(sum / count)
		}
	}
	return out
}

// softened is a picture each of whose dots is the mean of those around it, which
// takes away the grain of poor scanners.
func softened(img *image.Gray) *image.Gray {
	out := image.NewGray(img.Rect)
	copy(out.Pix, img.Pix)
	for y := 1; y < img.Rect.Dy()-1; y++ {
		for x := 1; x < img.Rect.Dx()-1; x++ {
			sum := 0
			for dy := -1; dy <= 1; dy++ {
				p := img.Pix[(y+dy)*img.Stride+x-1:]
				sum += int(p[0]) + int(p[1]) + int(p[2])
			}
			out.Pix[y*out.Stride+x] = uint8(sum / 9)
		}
	}
	return out
}

// shrunkColour is shrunk in colours.
func shrunkColour(img image.Image, most int) *image.RGBA {
	from := coloured(img)
	n := factor(from.Rect, most)
	if n == 1 {
		return from
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, from.Rect.Dx()/n), max(1, from.Rect.Dy()/n)))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.SetRGBA(x, y, mean(from, x*n, y*n, n))
		}
	}
	return out
}

// mean is the colour of a square of a picture.
func mean(img *image.RGBA, x, y, side int) color.RGBA {
	var r, g, b, count int
	for dy := range min(side, img.Rect.Dy()-y) {
		for dx := range min(side, img.Rect.Dx()-x) {
			p := img.Pix[img.PixOffset(x+dx, y+dy):]
			r, g, b, count = r+int(p[0]), g+int(p[1]), b+int(p[2]), count+1
		}
	}
	return color.RGBA{uint8(r / count), uint8(g / count), uint8(b / count), 255}
}

// turned is a picture turned clockwise by so many quarters.
func turned(img *image.RGBA, quarters int) *image.RGBA {
	for range (quarters%4 + 4) % 4 {
		w, h := img.Rect.Dx(), img.Rect.Dy()
		out := image.NewRGBA(image.Rect(0, 0, h, w))
		for y := range h {
			for x := range w {
				copy(out.Pix[out.PixOffset(h-1-y, x):][:4], img.Pix[img.PixOffset(x, y):][:4])
			}
		}
		img = out
	}
	return img
}
