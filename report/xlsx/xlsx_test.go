package xlsx_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"samsvar/report"
	"samsvar/report/reporttest"
	"samsvar/report/xlsx"
)

func rendered(t testing.TB, doc report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Render(doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, doc report.Document) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(rendered(t, doc)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func value(t testing.TB, f *excelize.File, sheet, cell string) string {
	t.Helper()
	v, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSheets(t *testing.T) {
	f := opened(t, reporttest.Everything())
	want := []string{"Egenerklæring 2026", "Funn", "1.1 Tall", "1.1 Tall (2)", "Avvik", "Utvikling", "1.1 Tall (3)", "Risiko"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Fatalf("sheets %q, want %q", got, want)
	}
	for _, tt := range []struct{ sheet, cell, want string }{
		{want[0], "A1", "Egenerklæring 2026"}, {want[0], "A3", "Intern"}, {want[0], "A8", "Periode"}, {want[0], "B8", "2026"},
		{"Funn", "A1", "Funn"}, {"Funn", "B2", "Antall"}, {"Funn", "A3", "Gruppe"}, {"Funn", "A4", "Mangler"}, {"Funn", "B4", "3"}, {"Funn", "A5", "Sum"}, {"Funn", "A7", "Per i dag"},
		{"1.1 Tall", "A3", "Ingen"}, {"1.1 Tall (2)", "B3", "Hvor mange?"}, {"Utvikling", "D3", "9"}, {"Utvikling", "C4", "ikke talt"}, {"Risiko", "B3", "2"},
	} {
		if got := value(t, f, tt.sheet, tt.cell); got != tt.want {
			t.Errorf("%s %s is %q, want %q", tt.sheet, tt.cell, got, tt.want)
		}
	}
	panes, err := f.GetPanes("Funn")
	if err != nil || !panes.Freeze || panes.YSplit != 2 {
		t.Errorf("panes %+v, %v", panes, err)
	}
	if names := f.GetDefinedName(); len(names) == 0 || !strings.Contains(names[0].RefersTo, "$A$2:$B$4") {
		t.Errorf("filters %+v: not from the head to the last row before the sum", names)
	}
}

func TestNumbers(t *testing.T) {
	table := func(lang, text string) (report.Document, string) {
		return report.Document{Title: "T", Lang: lang, Blocks: []report.Block{report.Table{Title: "Tall", Columns: []report.Column{{Align: report.Right}},
			Rows: []report.Row{report.Cells(text)}}}}, "Tall"
	}
	for _, tt := range []struct{ lang, text, raw string }{
		{"nb-NO", "3", "3"}, {"nb-NO", "1\u202f204", "1204"}, {"nb-NO", "1 204", "1204"}, {"nb-NO", "−7", "-7"}, {"nb-NO", "6,9 %", "0.069"},
		{"nb-NO", "80\u00a0%", "0.8"}, {"nn-NO", "0,5", "0.5"}, {"en", "1,204.5", "1204.5"}, {"en", "31%", "0.31"},
	} {
		doc, sheet := table(tt.lang, tt.text)
		f := opened(t, doc)
		kind, _ := f.GetCellType(sheet, "A3")
		raw, err := f.GetCellValue(sheet, "A3", excelize.Options{RawCellValue: true})
		if err != nil || raw != tt.raw || kind == excelize.CellTypeSharedString {
			t.Errorf("%s %q is %q of kind %v (%v)", tt.lang, tt.text, raw, kind, err)
		}
	}
	for _, text := range []string{"", "–", "Ja", "0471", "31.12.2027", "12 av 20", "1 20", "999 999 999 999 999 999", "1e5", "0x1f", "+3", "=1+1", "1,2,3", ",5", "5,", "%", "NaN", "1,204.5", "a_x003D_b", "bruker_x"} {
		doc, sheet := table("nb-NO", text)
		f := opened(t, doc)
		if got := value(t, f, sheet, "A3"); got != text {
			t.Errorf("%q became %q", text, got)
		}
		if kind, _ := f.GetCellType(sheet, "A3"); text != "" && kind != excelize.CellTypeSharedString {
			t.Errorf("%q is of kind %v", text, kind)
		}
	}
}

// TestNoFormulas: nothing that a person has typed is computed, in any place.
func TestNoFormulas(t *testing.T) {
	for _, text := range append(reporttest.Hostile(), "=1+1", "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1", "\n=1", "'=1", "{=1}",
		"_x003D_1", strings.Repeat("å", 40_000), strings.Repeat("=", 300), "'", "[]:*?/\\", "History") {
		data := rendered(t, reporttest.WithText(text))
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%.40q: %v", text, err)
		}
		_ = f.Close()
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(part.Name, "xl/worksheets/") && bytes.Contains(content, []byte("<f>")) {
				t.Errorf("%.40q: %s has a formula", text, part.Name)
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(rendered(t, reporttest.Everything()), rendered(t, reporttest.Everything())) {
		t.Error("two runs differ")
	}
}

func TestDraft(t *testing.T) {
	doc := reporttest.Everything()
	doc.Draft = true
	if err := xlsx.Render(doc, io.Discard); !errors.Is(err, xlsx.ErrDraftMark) {
		t.Errorf("error %v", err)
	}
	doc.DraftMark = "UTKAST"
	if got := value(t, opened(t, doc), doc.Title, "A3"); got != "UTKAST" {
		t.Errorf("the mark is %q", got)
	}
}

// Tables of the same title are told apart by the record they belong to, and the
// facts of each record stand below its name.
func TestRecordsAreToldApart(t *testing.T) {
	table := report.Table{Title: "Mottakere", Columns: []report.Column{{Title: "Navn"}}, Rows: []report.Row{report.Cells("Helfo")}}
	var blocks []report.Block
	for _, no := range []string{"BEH-2026-001", "BEH-2026-002"} {
		blocks = append(blocks, report.Heading{Level: 1, Number: no, Text: "Timebok"},
			report.FactList{Facts: []report.Fact{{Label: "Status", Value: "Gjeldende"}}}, table)
	}
	f := opened(t, report.Document{Title: "Protokoll", Lang: "nb", Blocks: blocks})
	if got := f.GetSheetList()[1:]; !slices.Equal(got, []string{"BEH-2026-001 Mottakere", "BEH-2026-002 Mottakere"}) {
		t.Errorf("sheets: %q", got)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, row := range rows {
		if len(row) > 0 {
			labels = append(labels, row[0])
		}
	}
	if want := []string{"BEH-2026-001 Timebok", "Status", "BEH-2026-002 Timebok", "Status"}; !slices.Equal(labels[len(labels)-4:], want) {
		t.Errorf("first sheet: %q", labels)
	}
}
