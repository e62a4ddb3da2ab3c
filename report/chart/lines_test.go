package chart

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"samsvar/report"
)

// sheet is a canvas that remembers lines, too.
type sheet struct {
	paper
	lines int
}

func (s *sheet) Line(_, _, _, _, _ float64, _ Tone) { s.lines++ }

func trend() report.LineChart {
	values := func(name string, all ...float64) report.Line {
		line := report.Line{Name: name}
		for _, v := range all {
			line.Points = append(line.Points, report.Point{Value: v, Text: fmt.Sprint(v), Missing: math.IsNaN(v)})
		}
		return line
	}
	return report.LineChart{Periods: []string{"2023", "2024", "2025", "2026"},
		Series: []report.Line{values("Alle", 41, 52, 75, 93), values("Alvorlige", 7, math.NaN(), 9, 12)}}
}

func TestLines(t *testing.T) {
	p := draw(t, Lines(mustFaces(t), trend(), 460))
	for _, want := range []string{"2023", "2026", "0", "50", "100", "41", "93", "7", "12", "Alle", "Alvorlige"} {
		if _, ok := p.find(want); !ok {
			t.Errorf("%q is not shown", want)
		}
	}
	if _, ok := p.find("NaN"); ok {
		t.Error("a missing value is shown")
	}
	first, _ := p.find("41")
	last, _ := p.find("93")
	all, _ := p.find("Alle")
	grave, _ := p.find("Alvorlige")
	if !(first.x < last.x && last.y < first.y && last.x < all.x && all.y < grave.y) {
		t.Errorf("41 at %v, 93 at %v, names at %v and %v", first, last, all, grave)
	}
}

// TestMissingBreaksTheLine: with a value on either side there are two strokes
// more than without one in the middle.
func TestMissingBreaksTheLine(t *testing.T) {
	count := func(c report.LineChart) int {
		s := &sheet{paper: paper{Faces: mustFaces(t)}}
		Draw(s, Lines(s, c, 460), 0, 0)
		return s.lines
	}
	c := trend()
	c.Series = c.Series[:1]
	whole := count(c)
	c.Series[0].Points[1].Missing = true
	if broken := count(c); whole-broken != 2 {
		t.Errorf("%d lines, %d with a gap", whole, broken)
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct {
		name   string
		values []float64
		labels []string
	}{
		{"nothing", nil, []string{"0", "1"}},
		{"small", []float64{3}, []string{"0", "1", "2", "3"}},
		{"usual", []float64{41, 93}, []string{"0", "50", "100"}},
		{"thousands", []float64{1204}, []string{"0", "500", "1\u00a0000", "1\u00a0500"}},
		{"shares", []float64{0.31}, []string{"0,0", "0,1", "0,2", "0,3", "0,4"}},
		{"below zero", []float64{-4, 6}, []string{"−5", "0", "5", "10"}},
		{"beyond all", []float64{math.Inf(1), 1e300}, []string{"0", "500\u00a0000\u00a0000\u00a0000", "1\u00a0000\u00a0000\u00a0000\u00a0000"}},
	} {
		line := report.Line{}
		c := report.LineChart{Series: []report.Line{line}}
		for _, v := range tt.values {
			c.Periods = append(c.Periods, "p")
			c.Series[0].Points = append(c.Series[0].Points, report.Point{Value: v})
		}
		s := scaleOf(c)
		var got []string
		for _, step := range s.steps() {
			got = append(got, s.label(step))
		}
		if !slices.Equal(got, tt.labels) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.labels)
		}
	}
}

// TestLinesStayInside draws any chart: nothing stands outside it, no names lie on
// one another.
func TestLinesStayInside(t *testing.T) {
	faces := mustFaces(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"", "Alle", "Brudd på personopplysningssikkerheten", "1 234"})
		c := report.LineChart{Periods: rapid.SliceOfN(words, 1, 12).Draw(t, "periods")}
		c.Series = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Line {
			return report.Line{Name: words.Draw(t, "name"), Points: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Point {
				return report.Point{Value: rapid.Float64().Draw(t, "value"), Text: words.Draw(t, "text"), Missing: rapid.Bool().Draw(t, "missing")}
			}), 0, 14).Draw(t, "points")}
		}), 1, 30).Draw(t, "series")
		width := rapid.Float64Range(120, 700).Draw(t, "width")
		pieces := Lines(faces, c, width)
		p := &paper{Faces: faces}
		height := Draw(p, pieces, 0, 0)
		for _, d := range p.texts {
			w := faces.Width(d.text, d.font)
			left := d.x - map[Anchor]float64{Start: 0, Middle: w / 2, End: w}[d.font.Anchor]
			if left < -0.6 || left+w > width+0.6 || d.y < 0 || d.y > height+0.1 || math.IsNaN(d.x+d.y) {
				t.Fatalf("%+v from %v to %v stands outside %v by %v", d, left, left+w, width, height)
			}
		}
		placed := newPlot(faces, c, width).placeNames()
		for i := 1; i < len(placed); i++ {
			if placed[i].y-placed[i-1].y < nameSpacing-1e-6 {
				t.Fatalf("names at %v", placed)
			}
		}
	})
}

func TestLinesAsSVG(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSVG(&b, mustFaces(t), Lines(mustFaces(t), trend(), 460), 460, "<Utvikling>"); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b.Bytes(), []byte("&lt;Utvikling&gt;")) || bytes.Contains(b.Bytes(), []byte("NaN")) {
		t.Errorf("%s", b.Bytes())
	}
}
