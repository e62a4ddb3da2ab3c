package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"samsvar/report"
)

func mustFaces(t testing.TB) *Faces {
	t.Helper()
	faces, err := OpenFaces()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

type drawnRect struct {
	x, y, w, h float64
	fill       Tone
}

type drawnText struct {
	x, y float64
	text string
	font Font
}

// paper is a canvas that remembers.
type paper struct {
	*Faces
	rects []drawnRect
	texts []drawnText
}

func (p *paper) Rect(x, y, w, h float64, fill Tone) {
	p.rects = append(p.rects, drawnRect{x, y, w, h, fill})
}
func (p *paper) Line(_, _, _, _, _ float64, _ Tone) {}
func (p *paper) Text(x, y float64, text string, f Font) {
	p.texts = append(p.texts, drawnText{x, y, text, f})
}

func draw(t testing.TB, pieces []Piece) *paper {
	p := &paper{Faces: mustFaces(t)}
	Draw(p, pieces, 0, 0)
	return p
}

// bars are the drawn bars of a tone, without the swatch of the legend.
func (p *paper) bars(tone Tone) []drawnRect {
	var found []drawnRect
	for _, r := range p.rects {
		if r.fill == tone && r.w != barHeight {
			found = append(found, r)
		}
	}
	return found
}

func (p *paper) find(text string) (drawnText, bool) {
	for _, d := range p.texts {
		if d.text == text {
			return d, true
		}
	}
	return drawnText{}, false
}

func incidents() report.BarChart {
	return report.BarChart{
		Series: []string{"2025", "2026"},
		Groups: []report.BarGroup{
			{Label: "Alle", Bars: []report.Bar{{Value: 75, Text: "75"}, {Value: 93, Text: "93 stk."}}},
			{Label: "Meldt", Bars: []report.Bar{{Missing: true, Value: 40, Text: "ikke besvart"}, {Value: 0, Text: "0 stk."}}},
		},
	}
}

func TestBars(t *testing.T) {
	p := draw(t, Bars(mustFaces(t), incidents(), 400))
	now, then := p.bars(Accent), p.bars(Earlier)
	if len(now) != 1 || len(then) != 1 {
		t.Fatalf("%d dark and %d light bars, not one of each: zero and missing have none", len(now), len(then))
	}
	if got, want := then[0].w/now[0].w, 75.0/93; math.Abs(got-want) > 1e-9 {
		t.Errorf("bars are as %v, values as %v", got, want)
	}
	if now[0].y <= then[0].y {
		t.Error("the later year is not below the earlier")
	}
	for _, want := range []string{"2025", "2026", "Alle", "Meldt", "75", "93 stk.", "ikke besvart", "0 stk."} {
		if _, ok := p.find(want); !ok {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestOneSeriesIsDarkAndNeedsNoLegend(t *testing.T) {
	p := draw(t, Bars(mustFaces(t), report.BarChart{Series: []string{"2026"}, Groups: []report.BarGroup{{Label: "A", Bars: []report.Bar{{Value: 1, Text: "1"}}}}}, 400))
	if len(p.bars(Accent)) != 1 || len(p.rects) != 1 {
		t.Errorf("drawn: %v", p.rects)
	}
	if _, ok := p.find("2026"); ok {
		t.Error("a legend for a single series")
	}
}

func TestMatrix(t *testing.T) {
	m := report.RiskMatrix{
		RowTitle: "Sannsynlighet", ColumnTitle: "Konsekvens",
		Rows: []string{"Høy", "Lav"}, Columns: []string{"Liten", "Stor"},
		Cells:  [][]report.RiskCell{{{Count: 3, Severity: report.SeverityHigh}, {Severity: report.SeverityCritical}}, {{Count: 17, Severity: report.SeverityLow}}},
		Levels: []report.RiskLevel{{Severity: report.SeverityHigh, Name: "Høy risiko"}},
	}
	p := draw(t, Matrix(mustFaces(t), m, 400))
	for _, want := range []string{"Sannsynlighet", "Konsekvens", "Høy", "Lav", "Liten", "Stor", "3", "17", "▲", "◆", "▼", "▲\u00a0Høy risiko"} {
		if _, ok := p.find(want); !ok {
			t.Errorf("%q is not shown", want)
		}
	}
	if _, ok := p.find("0"); ok {
		t.Error("an empty cell shows a number")
	}
	three, _ := p.find("3")
	seventeen, _ := p.find("17")
	if three.y >= seventeen.y || three.x != seventeen.x {
		t.Error("the first row is not above the second, in the same column")
	}
}

// TestEverySeverityHasItsSign keeps colour from being the only difference.
func TestEverySeverityHasItsSign(t *testing.T) {
	signs := make(map[string]report.Severity)
	for s := report.SeverityGood; s <= report.SeverityCritical; s++ {
		if other, taken := signs[s.Sign()]; taken || s.Sign() == "" {
			t.Errorf("severity %d has the sign %q of %d", s, s.Sign(), other)
		}
		signs[s.Sign()] = s
	}
}

// TestContrast demands 4.5 to 1 for words on paper and on their own tint.
func TestContrast(t *testing.T) {
	white := luminance(255, 255, 255)
	for _, tone := range []Tone{Ink, Muted, Accent} {
		if c := contrast(white, luminance(tone.RGB())); c < 4.5 {
			t.Errorf("tone %d has contrast %.1f", tone, c)
		}
	}
	for s := report.SeverityNone; s <= report.SeverityCritical; s++ {
		text := luminance(SignTone(s).RGB())
		for name, back := range map[string]float64{"paper": white, "tint": luminance(FillTone(s).RGB()), "pale": luminance(Pale.RGB())} {
			if c := contrast(back, text); c < 4.5 {
				t.Errorf("severity %d has contrast %.1f on %s", s, c, name)
			}
		}
	}
}

func luminance(r, g, b uint8) float64 {
	linear := func(v uint8) float64 {
		c := float64(v) / 255
		if c <= 0.03928 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(light, dark float64) float64 { return (light + 0.05) / (dark + 0.05) }

func TestSVG(t *testing.T) {
	faces := mustFaces(t)
	chart := incidents()
	chart.Groups[0].Label = `<Alle> & "noen"`
	var buf bytes.Buffer
	if err := WriteSVG(&buf, faces, Bars(faces, chart, 400), 400, "Økte fra <75> til 93"); err != nil {
		t.Fatal(err)
	}
	var texts []string
	rects := 0
	for d := xml.NewDecoder(&buf); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the picture is not XML: %v", err)
		}
		switch token := token.(type) {
		case xml.CharData:
			texts = append(texts, string(token))
		case xml.StartElement:
			if token.Name.Local == "rect" {
				rects++
			}
		}
	}
	all := strings.Join(texts, "")
	for _, want := range []string{"Økte fra <75> til 93", `<Alle> & "noen"`, "93 stk.", "2025"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	if rects != 4 {
		t.Errorf("%d rectangles, not two bars and two swatches", rects)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestSVGReportsWriteErrors(t *testing.T) {
	if WriteSVG(full{}, mustFaces(t), nil, 10, "") == nil {
		t.Error("no error")
	}
}

// FuzzCharts demands that nothing is drawn outside the width and the height.
func FuzzCharts(f *testing.F) {
	f.Add("Alle avvik og hendelser", 93.0, 5, 300.0)
	f.Add(strings.Repeat("W", 500), math.Inf(1), 40, 60.0)
	f.Add("\n\u00ad \n", math.NaN(), 0, 100.0)
	faces := mustFaces(f)
	f.Fuzz(func(t *testing.T, s string, value float64, n int, width float64) {
		if n < 0 || n > 50 || !(width >= 60 && width < 2000) || len(s) > 2000 {
			return
		}
		bars := make([]report.Bar, n)
		names := make([]string, n)
		for i := range bars {
			bars[i], names[i] = report.Bar{Value: value * float64(i), Text: s}, s
		}
		chart := report.BarChart{Series: names, Groups: []report.BarGroup{{Label: s, Bars: bars}, {Label: s}}}
		matrix := report.RiskMatrix{RowTitle: s, ColumnTitle: s, Rows: names, Columns: names, Levels: []report.RiskLevel{{Name: s, Severity: report.Severity(n)}}}
		for _, pieces := range [][]Piece{Bars(faces, chart, width), Matrix(faces, matrix, width)} {
			p := &paper{Faces: faces}
			height := Draw(p, pieces, 0, 0)
			p.within(t, width, height)
		}
	})
}

func (p *paper) within(t *testing.T, width, height float64) {
	t.Helper()
	const slack = 0.6
	for _, r := range p.rects {
		if !(r.x >= -slack && r.x+r.w <= width+slack && r.y >= -slack && r.y+r.h <= height+slack) {
			t.Errorf("%+v is outside %v×%v", r, width, height)
		}
	}
	for _, d := range p.texts {
		w := p.Width(d.text, d.font)
		left := d.x
		switch d.font.Anchor {
		case Middle:
			left -= w / 2
		case End:
			left -= w
		}
		if !(left >= -slack && left+w <= width+slack && d.y <= height+slack) {
			t.Errorf("%+v is outside %v×%v", d, width, height)
		}
	}
}
