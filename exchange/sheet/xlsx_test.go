package sheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestReadWorkbookCells(t *testing.T) {
	shared := func() part {
		return stringsPart(`<si><t>æøå</t></si><si><r><t>rik </t></r><r><rPr/><t>tekst</t></r><rPh><t>よみ</t></rPh><phoneticPr/></si>` +
			`<si><t>linje 1&#10;linje_x000D_ 2</t></si><si/>`)
	}
	tests := []struct {
		name string
		cell string
		want Cell
	}{
		{"shared", `<c r="A1" t="s"><v>0</v></c>`, Text("æøå")},
		{"rich text without reading guide", `<c r="A1" t="s"><v>1</v></c>`, Text("rik tekst")},
		{"line break and escape", `<c r="A1" t="s"><v>2</v></c>`, Text("linje 1\nlinje\r 2")},
		{"empty shared", `<c r="A1" t="s"><v>3</v></c>`, Cell{}},
		{"inline", `<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>`, Text(" a ")},
		{"inline rich", `<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>`, Text("ab")},
		{"literal escape", `<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>`, Text("_x0041_")},
		{"formula's value", `<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>`, Text("ab")},
		{"formula giving nothing", `<c r="A1" t="str"><f>IF(A2,1,"")</f><v></v></c>`, Cell{}},
		{"formula never computed", `<c r="A1"><f>SUM(B1:B2)</f></c>`, Text("=SUM(B1:B2)")},
		{"error value", `<c r="A1" t="e"><v>#REF!</v></c>`, Text("#REF!")},
		{"true", `<c r="A1" t="b"><v>1</v></c>`, Bool(true)},
		{"false", `<c r="A1" t="b"><v>0</v></c>`, Bool(false)},
		{"number", `<c r="A1"><v>12.5</v></c>`, Number(12.5)},
		{"noise of binary fractions", `<c r="A1"><v>0.30000000000000004</v></c>`, Cell{"0.3", KindNumber, 0.30000000000000004}},
		{"big number", `<c r="A1"><v>4.7123456780000001E15</v></c>`, Cell{"4712345678000000", KindNumber, 4.712345678e15}},
		{"ISO day", `<c r="A1" t="d"><v>2024-03-01</v></c>`, Cell{"2024-03-01", KindDate, 45352}},
		{"ISO moment", `<c r="A1" t="d"><v>2024-03-01T12:00:00</v></c>`, Cell{"2024-03-01 12:00", KindMoment, 45352.5}},
		{"ISO clock", `<c r="A1" t="d"><v>18:00:00</v></c>`, Cell{"18:00", KindClock, 0.75}},
		{"styled blank", `<c r="A1" s="1"/>`, Cell{}},
		{"no reference", `<c><v>7</v></c>`, Number(7)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := read(t, bookOf(t, `<row r="1">`+tt.cell+`<c r="B1"><v>1</v></c></row>`, shared()))
			if got := book.Sheets[0].At(1, 1); got != tt.want {
				t.Errorf("got %#v, want %#v", got, tt.want)
			}
		})
	}
}

func TestReadNumberFormats(t *testing.T) {
	tests := []struct {
		name, code, value string
		want              Cell
	}{
		{"day", `dd/mm/yyyy`, "45352", Cell{"2024-03-01", KindDate, 45352}},
		{"Norwegian day", `[$-414]d\.\ mmmm\ yyyy;@`, "45352", Cell{"2024-03-01", KindDate, 45352}},
		{"month", `mmm\.yy`, "45352", Cell{"2024-03-01", KindDate, 45352}},
		{"moment", `dd.mm.yyyy hh:mm`, "45352.604166666664", Cell{"2024-03-01 14:30", KindMoment, 45352.604166666664}},
		{"midnight", `dd.mm.yyyy hh:mm`, "45352", Cell{"2024-03-01 00:00", KindMoment, 45352}},
		{"last second", `dd.mm.yyyy hh:mm`, "45352.999999", Cell{"2024-03-02 00:00", KindMoment, 45352.999999}},
		{"forenoon", `d.m.yy h:mm AM/PM`, "45352.25", Cell{"2024-03-01 06:00", KindMoment, 45352.25}},
		{"clock", `hh:mm`, "0.604166666666667", Cell{"14:30", KindClock, 0.604166666666667}},
		{"clock of a day", `hh:mm`, "45352.5", Cell{"12:00", KindClock, 0.5}},
		{"hours beyond a day", `[h]:mm`, "1.5625", Cell{"37:30", KindClock, 1.5625}},
		{"a day shown for nothing", `dd.mm.yyyy`, "0", Number(0)},
		{"negative day", `dd.mm.yyyy`, "-3", Number(-3)},
		{"beyond the calendar", `dd.mm.yyyy`, "99999999", Number(99999999)},
		{"first day", `dd.mm.yyyy`, "1", Cell{"1900-01-01", KindDate, 2}},
		{"money", `_-"kr" * #,##0.00_-;\-"kr" * #,##0.00_-`, "5", Number(5)},
		{"unit with letters", `0 "dager"`, "30", Number(30)},
		{"red", `[Red]0.00`, "30", Number(30)},
		{"scientific", `0.00E+00`, "30", Number(30)},
		{"standard", `Standard`, "30", Number(30)},
		{"general", `General`, "30", Number(30)},
		{"percent", `0 %`, "0.255", Cell{"25.5%", KindNumber, 0.255}},
		{"postal code", `0000`, "150", Cell{"0150", KindNumber, 150}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := read(t, bookOf(t, `<row r="1"><c r="A1" s="1"><v>`+tt.value+`</v></c></row>`, stylesPart(tt.code)))
			if got := book.Sheets[0].At(1, 1); got != tt.want {
				t.Errorf("got %#v, want %#v", got, tt.want)
			}
		})
	}
}

func TestBuiltInFormats(t *testing.T) {
	for id, want := range map[int]shape{0: shapeNumber, 1: shapeNumber, 9: shapePercent, 14: shapeDate, 17: shapeDate,
		20: shapeClock, 22: shapeMoment, 37: shapeNumber, 45: shapeClock, 46: shapeElapsed, 49: shapeNumber, 164: shapeNumber} {
		if got := shapeOf(id, ""); got.shape != want {
			t.Errorf("format %d: %v, want %v", id, got.shape, want)
		}
	}
}

func TestRead1904(t *testing.T) {
	body := strings.NewReader(`<worksheet><sheetData><row r="1"><c r="A1" s="1"><v>43890</v></c><c r="B1" s="2"><v>0.5</v></c></row></sheetData></worksheet>`)
	parts := append(skeleton(`<workbookPr date1904="1"/>`), part{"xl/worksheets/sheet1.xml", body}, stylesPart("dd.mm.yyyy", "hh:mm"))
	if got := texts(read(t, zipOf(t, parts...)).Sheets[0]); got != "2024-03-01|12:00\n" {
		t.Errorf("got %q", got)
	}
}

func TestReadKeepsRowNumbersAndCutsBlanks(t *testing.T) {
	book := read(t, bookOf(t, `<row r="3"><c r="B3"><v>1</v></c><c r="D3" s="0"/><c r="XFD3"/></row>`+
		`<row r="5" hidden="1"><c r="A5"><v>2</v></c></row><row r="900000"><c r="A900000" s="0"/></row>`))
	s := book.Sheets[0]
	if got := texts(s); got != "\n\n|1\n\n2\n" {
		t.Errorf("got %q", got)
	}
	if !s.HiddenRows[5] || s.HiddenRows[3] {
		t.Errorf("hidden rows %v", s.HiddenRows)
	}
}

func TestMergedCells(t *testing.T) {
	body := `<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>` +
		`<row r="1"><c r="A1" t="str"><v>Tittel</v></c></row>` +
		`<row r="3"><c r="A3" t="str"><v>Avdeling</v></c><c r="B3"><v>1</v></c></row><row r="4"><c r="B4"><v>2</v></c></row><row r="6"><c r="B6"><v>3</v></c></row>` +
		`</sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A3:A9"/></mergeCells></worksheet>`
	book := read(t, zipOf(t, append(skeleton(""), part{"xl/worksheets/sheet1.xml", strings.NewReader(body)})...))
	s := book.Sheets[0]
	if got, want := texts(s), "Tittel\n\nAvdeling|1\nAvdeling|2\n\nAvdeling|3\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(s.Merged) != 2 || s.Merged[1] != (Range{3, 1, 9, 1}) {
		t.Errorf("merged %v", s.Merged)
	}
	if !s.HiddenColumns[2] || !s.HiddenColumns[3] || s.HiddenColumns[1] {
		t.Errorf("hidden columns %v", s.HiddenColumns)
	}
}

func TestPrefixedNamesAndBackslashes(t *testing.T) {
	parts := skeleton("")
	parts[0].name = `[content_types].XML`
	parts[3].name = `xl\_rels\workbook.xml.rels`
	parts = append(parts, part{`XL\worksheets\Sheet1.xml`, strings.NewReader(`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
		`<x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`)})
	if got := texts(read(t, zipOf(t, parts...)).Sheets[0]); got != "a||2\n" {
		t.Errorf("got %q", got)
	}
}

// TestReadAsExcelize compares with the library that wrote the file.
func TestReadAsExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, value := range map[string]any{
		"A1": "tekst", "B1": 12.25, "C1": true, "D1": "_x0041_", "E1": " mellomrom ", "F1": "a\nb", "G1": "<&>\"'",
		"B3": -7, "A4": "😀 emoji", "C4": "tab\tinni", "D4": 1e-7, "E4": 123456789012,
	} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	f.NewSheet("Skjult")
	f.SetSheetVisible("Skjult", false)
	f.SetCellRichText("Skjult", "A1", []excelize.RichTextRun{{Text: "fet", Font: &excelize.Font{Bold: true}}, {Text: " og vanlig"}})
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	book := read(t, out.Bytes())
	compareWithExcelize(t, book, out.Bytes())
	if !book.Sheets[1].Hidden || book.Sheets[0].Hidden {
		t.Error("hidden sheet not marked")
	}
}

// compareWithExcelize compares texts, and numbers by value.
func compareWithExcelize(t *testing.T, book *Book, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, want := len(book.Sheets), len(f.GetSheetList()); got != want {
		t.Fatalf("%d sheets, want %d", got, want)
	}
	for i, name := range f.GetSheetList() {
		s := book.Sheets[i]
		if s.Name != name {
			t.Errorf("sheet %d is %q, want %q", i, s.Name, name)
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, want := range row {
				got := s.At(r+1, c+1)
				text := got.Text
				if got.Kind == KindBool {
					text = numberText(got.Number)
				}
				if text != want && !sameNumber(got, want) {
					t.Errorf("%s %s%d: %#v, want %q", name, ColumnName(c+1), r+1, got, want)
				}
			}
		}
	}
}

func sameNumber(c Cell, want string) bool {
	return c.Kind == KindNumber && (strings.EqualFold(want, "1e-07") && c.Number == 1e-7)
}
