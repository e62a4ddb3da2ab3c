package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"

	"samsvar/report/font"
)

// WriteSVG writes a chart as a picture for the web. Title is what a screen
// reader says instead of it.
func WriteSVG(w io.Writer, m Measurer, pieces []Piece, width float64, title string) error {
	var height float64
	for _, p := range pieces {
		height += p.Height
	}
	s := &svg{Measurer: m}
	fmt.Fprintf(&s.buf, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%.0f" height="%.0f" viewBox="0 0 %.2f %.2f" font-family="'%s', sans-serif">`+"\n",
		width, height, width, height, font.Family)
	fmt.Fprintf(&s.buf, "<title>%s</title>\n", escape(title))
	Draw(s, pieces, 0, 0)
	fmt.Fprintf(&s.buf, "</svg>\n")
	if _, err := w.Write(s.buf.Bytes()); err != nil {
		return fmt.Errorf("write chart: %w", err)
	}
	return nil
}

// svg is the Canvas that collects SVG elements.
type svg struct {
	Measurer
	buf bytes.Buffer
}

// Rect implements Canvas.
func (s *svg) Rect(x, y, w, h float64, fill Tone) {
	fmt.Fprintf(&s.buf, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s"/>`+"\n", x, y, w, h, hex(fill))
}

// Line implements Canvas.
func (s *svg) Line(x1, y1, x2, y2, width float64, tone Tone) {
	fmt.Fprintf(&s.buf, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" stroke="%s" stroke-width="%.2f"/>`+"\n",
		x1, y1, x2, y2, hex(tone), width)
}

// Text implements Canvas.
func (s *svg) Text(x, y float64, text string, f Font) {
	weight := ""
	if f.Bold {
		weight = ` font-weight="600"`
	}
	fmt.Fprintf(&s.buf, `<text x="%.2f" y="%.2f" font-size="%.1f"%s text-anchor="%s" fill="%s">%s</text>`+"\n",
		x, y, f.Size, weight, anchorName(f.Anchor), hex(f.Tone), escape(text))
}

func anchorName(a Anchor) string {
	switch a {
	case Middle:
		return "middle"
	case End:
		return "end"
	}
	return "start"
}

func hex(t Tone) string {
	r, g, b := t.RGB()
	return fmt.Sprintf("#%02x%02x%02x", r, g, b)
}

// escape makes any text fit for XML; characters that XML forbids are replaced.
func escape(text string) string {
	var buf bytes.Buffer
	// Writing to a buffer does not fail.
	_ = xml.EscapeText(&buf, []byte(text))
	return buf.String()
}
