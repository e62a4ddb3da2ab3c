package paper

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/ink"
	"samsvar/report/pdf"
	"samsvar/report/reporttest"
	"samsvar/report/scan"
)

func TestPagesStayBesideEachOther(t *testing.T) {
	tests := []struct {
		name       string
		from       sight
		how        []func(*sight)
		page, scan int
	}{
		{"the whole document", sight{own: 9, scanned: 9, at: 7}, nil, 7, 7},
		{"both turn", sight{own: 9, scanned: 9, at: 7}, []func(*sight){func(s *sight) { s.move(-2) }}, 5, 5},
		{"not past the end", sight{own: 9, scanned: 9, at: 7}, []func(*sight){func(s *sight) { s.move(5) }}, 8, 8},
		{"the page of the signature only", sight{own: 9, scanned: 1, at: 7, shift: -7}, []func(*sight){func(s *sight) { s.move(-1) }}, 6, -1},
		{"and back", sight{own: 9, scanned: 1, at: 7, shift: -7}, []func(*sight){func(s *sight) { s.move(-1) }, func(s *sight) { s.move(1) }}, 7, 0},
		{"a cover in the scan", sight{own: 2, scanned: 3, at: 1, shift: 1}, []func(*sight){func(s *sight) { s.move(-9) }}, -1, 0},
		{"the scan alone", sight{own: 9, scanned: 9, at: 3}, []func(*sight){func(s *sight) { s.slide(2) }, func(s *sight) { s.move(1) }}, 4, 6},
		{"the scan alone comes back from nowhere", sight{own: 9, scanned: 2, at: 0, shift: -7}, []func(*sight){func(s *sight) { s.slide(1) }}, 0, 0},
		{"the scan alone not past its end", sight{own: 9, scanned: 2, at: 0}, []func(*sight){func(s *sight) { s.slide(5) }}, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := tt.from
			for _, how := range tt.how {
				how(&s)
			}
			if s.page() != tt.page || s.scan() != tt.scan {
				t.Errorf("page %d beside page %d of the scan, want %d and %d", s.page(), s.scan(), tt.page, tt.scan)
			}
		})
	}
}

func TestSizes(t *testing.T) {
	s := sight{}
	for range 9 {
		s.enlarge(1)
	}
	if w, h := s.fitted(400, 500, 1.25); w != 1600 || h != 2000 {
		t.Errorf("the largest is %v x %v", w, h)
	}
	for range 9 {
		s.enlarge(-1)
	}
	if w, h := s.fitted(400, 250, 1.25); w != 200 || h != 250 {
		t.Errorf("a whole page is %v x %v", w, h)
	}
	if d := dotsAcross(5000, 1.25, 2); d != mostDots*4/5 {
		t.Errorf("%d dots across", d)
	}
	for range 5 {
		s.rotate()
	}
	if s.turn != 1 {
		t.Errorf("turned by %d", s.turn)
	}
}

// blank is a scan of a page without a code.
func blank(t *testing.T, w, h int) *Seen {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	img.SetGray(w-1, 0, color.Gray{})
	s, err := Read(context.Background(), pngOf(t, img), "skann.png", reporttest.Everything())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLargeScansAreShownSmall(t *testing.T) {
	s := &scanned{scan: blank(t, 1200, 3000).scan}
	img, ratio, err := s.paint(wish{page: 0, turn: 0, dots: 300})
	if err != nil || img.Bounds().Dx() != 300 || img.Bounds().Dy() != 750 || ratio < 2.49 || ratio > 2.51 {
		t.Errorf("%v, %v: %v", img.Bounds(), ratio, err)
	}
	img, ratio, err = s.paint(wish{page: 0, turn: 1, dots: 9000})
	if err != nil || img.Bounds().Dx() < 1000 || img.Bounds().Dx() > mostDots || ratio > 0.41 {
		t.Errorf("turned: %v, %v: %v", img.Bounds(), ratio, err)
	}
	if _, _, err := s.paint(wish{page: 4, dots: 300}); err == nil {
		t.Error("a page that is not there is shown")
	}
}

func pngOf(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sealedReport is a report with a final document.
func sealedReport() *model.Report {
	return &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026), Status: model.ReportForSigning, Version: reg.Int(1),
		Versions: []model.ReportVersion{{Number: reg.Int(1), Made: 1, DataHash: strings.Repeat("4f1e9a2b77c0d3a6", 4), FileHash: strings.Repeat("a", 64)}}}
}

func TestTheTypedID(t *testing.T) {
	r := sealedReport()
	own, ok := ink.MarkOf(r)
	if !ok {
		t.Fatal("the report is not sealed")
	}
	s := blank(t, 300, 420)
	if s.Missing() == nil {
		t.Fatal("a blank page has a code")
	}
	other := own
	other.Year = 2025
	for _, id := range []string{"", "hei", own.ID()[:len(own.ID())-1], other.ID()} {
		if err := s.Type(id, r); err == nil || s.Missing() == nil {
			t.Errorf("%q is taken", id)
		}
	}
	if err := s.Type(strings.ToLower(own.ID()), r); err != nil || s.Missing() != nil || !s.typed || s.Check(r) != nil {
		t.Errorf("it is not taken: %v", err)
	}
}

func TestReadingRefusesWhatCannotBeShown(t *testing.T) {
	var doc strings.Builder
	plain := report.Document{Title: "Prøve", Lang: "nb-NO", Meta: reporttest.Everything().Meta, Blocks: []report.Block{report.Heading{Level: 1, Text: "Signatur"}}}
	if _, err := pdf.Render(plain, &doc); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(context.Background(), []byte(doc.String()), "x.pdf", report.Document{}); !NoPictures(err) {
		t.Errorf("a document without scanned pages: %v", err)
	}
	if _, err := scan.Open([]byte("hei")); err == nil || NoPictures(err) {
		t.Errorf("no scan at all: %v", err)
	}
	if Picture([]byte("%PDF-1.7")) || Picture(nil) || !Picture([]byte("\xff\xd8\xff\xe0")) {
		t.Error("pictures are not told from others")
	}
}

func TestOnlyOneSigns(t *testing.T) {
	for want, may := range map[int][]annual.Candidate{-1: {{Name: "A"}, {Name: "B"}}, 1: {{Name: "A", Proxy: "ROL-1"}, {Name: "B"}}} {
		if got := only(may); got != want {
			t.Errorf("%v: %d", may, got)
		}
	}
}

// store is a source of a few records.
type store map[string][]reg.Record

func (s store) All(register string) []reg.Record { return s[register] }

func (s store) Get(register string, id reg.ID) (reg.Record, bool) {
	i := slices.IndexFunc(s[register], func(r reg.Record) bool { return r.Header().ID == id })
	if i < 0 {
		return nil, false
	}
	return s[register][i], true
}

// office has a leader and a deputy since 2026.
func office() store {
	kari, ola := &model.Person{Name: "Kari"}, &model.Person{Name: "Ola"}
	kari.ID, ola.ID = "K", "O"
	from := reg.NewDay(2026, 1, 1)
	leads, stands := &model.RoleHolding{Role: model.RoleLeader, Person: "K", From: from}, &model.RoleHolding{Role: model.RoleLeader, Person: "O", DeputyFor: "K", From: from}
	leads.ID, leads.No, stands.ID, stands.No = "1", "ROL-1", "2", "ROL-2"
	return store{model.Persons.Key: {kari, ola}, model.RoleHoldings.Key: {leads, stands}}
}

func TestWhoIsChosenStaysChosen(t *testing.T) {
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	f := &filling{Texts: texts, src: office(), who: -1, round: &annual.Round{Report: sealedReport(), Template: &annual.Template{}}}
	f.at(reg.NewDay(2026, 3, 2))
	if f.who < 0 || f.may[f.who].Name != "Kari" {
		t.Fatalf("the leader is not proposed: %+v", f.may)
	}
	deputy := slices.IndexFunc(f.may, func(s annual.Candidate) bool { return s.Name == "Ola" })
	f.choose(deputy)
	f.at(reg.NewDay(2002, 1, 1))
	if f.who >= 0 || f.fault(f.paper(reg.NewDay(2002, 1, 1), "", "", 1), reg.NewDay(2026, 3, 2)) == "" {
		t.Error("somebody signs who did not hold the role")
	}
	f.at(reg.NewDay(2026, 3, 2))
	if f.who < 0 || f.may[f.who].Name != "Ola" {
		t.Error("another one than was chosen signs")
	}
}
