package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func sample() Table {
	when := time.Date(2024, 3, 1, 14, 30, 59, 0, time.FixedZone("Oslo", 3600))
	return Table{
		Name: "Behandlinger",
		Columns: []Column{
			{Title: "Navn", Note: "Kort navn\nsom alle forstår", Kind: KindText},
			{Title: "Status", Allowed: []string{"Godkjent", "Under arbeid, ikke godkjent", "=ja"}},
			{Title: "Antall", Kind: KindNumber}, {Title: "Frist", Kind: KindDate}, {Title: "Møte", Width: 33}, {Title: "Ja/nei"},
		},
		Rows: [][]Cell{
			{Text("=1+1"), Text("Godkjent"), Number(-12.5), Date(when), Moment(when), Bool(true)},
			{Text("0150"), {}, {}, {}, {Text: "14:30", Kind: KindClock, Number: 14.5 / 24}},
			{Text(strings.Repeat("lang tekst ", 30)), Text("a\nb")},
		},
	}
}

// written writes tables and opens the result with excelize.
func written(t *testing.T, tables []Table, opts BookOptions) (*excelize.File, []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := WriteXLSX(&out, tables, opts); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, out.Bytes()
}

func TestWriteXLSXValues(t *testing.T) {
	f, data := written(t, []Table{sample()}, BookOptions{})
	for cell, want := range map[string]string{
		"A2": "=1+1", "C2": "-12.5", "D2": "01.03.2024", "E2": "01.03.2024 14:30", "F2": "TRUE", "A3": "0150", "E3": "14:30", "B4": "a\nb",
	} {
		if got, _ := f.GetCellValue("Behandlinger", cell); got != want {
			t.Errorf("%s shows %q, want %q", cell, got, want)
		}
		if formula, _ := f.GetCellFormula("Behandlinger", cell); formula != "" {
			t.Errorf("%s is a formula: %s", cell, formula)
		}
	}
	book := read(t, data)
	if got := book.Sheets[0].At(2, 5); got.Text != "2024-03-01 14:30" || got.Kind != KindMoment {
		t.Errorf("moment read as %#v", got)
	}
	if got := book.Sheets[0].At(3, 5); got.Text != "14:30" || got.Kind != KindClock {
		t.Errorf("clock read as %#v", got)
	}
}

func TestWriteXLSXLooks(t *testing.T) {
	f, _ := written(t, []Table{sample()}, BookOptions{Title: "Oversikt", Creator: "Samsvar", Created: time.Unix(0, 0)})
	const tab = "Behandlinger"
	styleAt := func(cell string) *excelize.Style {
		id, _ := f.GetCellStyle(tab, cell)
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if !styleAt("A1").Font.Bold {
		t.Error("header is not bold")
	}
	if !styleAt("A4").Alignment.WrapText || !styleAt("B4").Alignment.WrapText || styleAt("A2").Alignment.WrapText {
		t.Error("long text is not wrapped, or short text is")
	}
	if styleAt("A3").NumFmt != formatText || styleAt("A900").NumFmt != formatText {
		t.Error("text cells, also blank ones, are not marked as text")
	}
	if s := styleAt("D900"); s.CustomNumFmt == nil || *s.CustomNumFmt != "dd.mm.yyyy" {
		t.Error("blank cells of a date column are not prepared for dates")
	}
	if p, _ := f.GetPanes(tab); !p.Freeze || p.YSplit != 1 {
		t.Errorf("panes %+v", p)
	}
	if got, _ := f.GetColWidth(tab, "A"); got != maxWidth {
		t.Errorf("width of long text %v", got)
	}
	if got, _ := f.GetColWidth(tab, "E"); got != 33 {
		t.Errorf("chosen width %v", got)
	}
	if props, _ := f.GetDocProps(); props.Creator != "Samsvar" || props.Title != "Oversikt" || props.Created != "1970-01-01T00:00:00Z" {
		t.Errorf("properties %+v", props)
	}
	names := f.GetDefinedName()
	if len(names) != 1 || !strings.Contains(names[0].RefersTo, "$A$1:$F$4") {
		t.Errorf("filter %+v", names)
	}
}

func TestWriteXLSXDropDownsAndNotes(t *testing.T) {
	many := make([]string, 500)
	for i := range many {
		many[i] = "verdi nummer " + numberText(float64(i))
	}
	second := Table{Name: "Systemer", Columns: []Column{{Title: "Type", Allowed: many}}}
	f, data := written(t, []Table{sample(), second}, BookOptions{ListSheet: "Verdier"})
	for tab, want := range map[string]string{"Behandlinger": "'Verdier'!$A$1:$A$3", "Systemer": "'Verdier'!$B$1:$B$500"} {
		rules, err := f.GetDataValidations(tab)
		if err != nil || len(rules) != 1 || rules[0].Formula1 != want || rules[0].Type != "list" || !rules[0].ShowErrorMessage {
			t.Errorf("%s: %v %+v", tab, err, rules)
		}
	}
	if visible, _ := f.GetSheetVisible("Verdier"); visible {
		t.Error("the sheet of values is seen")
	}
	if got, _ := f.GetCellValue("Verdier", "A3"); got != "=ja" {
		t.Errorf("value %q", got)
	}
	notes, err := f.GetComments("Behandlinger")
	if err != nil || len(notes) != 1 || notes[0].Cell != "A1" || !strings.Contains(notes[0].Text, "som alle forstår") {
		t.Errorf("notes %v %+v", err, notes)
	}
	book := read(t, data)
	if len(book.Sheets) != 3 || !book.Sheets[2].Hidden || len(book.Sheets[2].Rows) != 500 {
		t.Errorf("read %d sheets", len(book.Sheets))
	}
}

// TestColumnsInOrder: descriptions of columns in another order are lost on some
// readers.
func TestColumnsInOrder(t *testing.T) {
	_, data := written(t, []Table{sample()}, BookOptions{})
	a, err := openArchive(t.Context(), data, &budget{opts: Options{}.withDefaults()})
	if err != nil {
		t.Fatal(err)
	}
	columns := ""
	err = a.walk("xl/worksheets/sheet1.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "col" {
			columns += attr(e, "min") + " "
		}
		return nil
	})
	if err != nil || columns != "1 2 3 4 5 6 " {
		t.Errorf("columns %s, %v", columns, err)
	}
}

func TestTabNames(t *testing.T) {
	long := strings.Repeat("å", 40)
	tables := []Table{{Name: "Krav"}, {Name: "krav"}, {Name: "A/B: [x]*?"}, {Name: ""}, {Name: "'sitat'"}, {Name: long}, {Name: long}, {Name: "Lister"}, {Name: "History"}}
	f, _ := written(t, tables, BookOptions{})
	want := []string{"Krav", "krav (2)", "A-B- -x---", "1", "sitat", long[:62], strings.Repeat("å", 27) + " (2)", "Lister (2)", "History (2)"}
	got := f.GetSheetList()
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWriteXLSXEmpty(t *testing.T) {
	f, _ := written(t, nil, BookOptions{Title: "Tom"})
	if got := f.GetSheetList(); len(got) != 1 || got[0] != "Tom" {
		t.Errorf("sheets %q", got)
	}
}

func TestWriteXLSXTooLong(t *testing.T) {
	table := Table{Name: "T", Columns: []Column{{Title: "a"}, {Title: "b"}}, Rows: [][]Cell{{}, {{}, Text(strings.Repeat("å", MaxCellChars+1))}}}
	err := WriteXLSX(io.Discard, []Table{table}, BookOptions{})
	e, ok := errors.AsType[*Error](err)
	if !ok || e.Code != CodeLongCell || e.Sheet != "T" || e.Row != 3 || e.Column != "B" {
		t.Errorf("got %#v", err)
	}
	table.Rows[1][1] = Text(strings.Repeat("å", MaxCellChars))
	_, data := written(t, []Table{table}, BookOptions{})
	if got := read(t, data).Sheets[0].At(3, 2); got != table.Rows[1][1] {
		t.Errorf("%d bytes read back", len(got.Text))
	}
}

func TestOldDaysAreText(t *testing.T) {
	old := time.Date(1899, 5, 17, 0, 0, 0, 0, time.UTC)
	if c := Date(old); c != Text("1899-05-17") {
		t.Errorf("got %#v", c)
	}
	_, data := written(t, []Table{{Columns: []Column{{Title: "a"}}, Rows: [][]Cell{{{Text: "1900-01-01", Kind: KindDate, Number: 2}}}}}, BookOptions{})
	if c := read(t, data).Sheets[0].At(2, 1); c != Text("1900-01-01") {
		t.Errorf("got %#v", c)
	}
}

func TestWriteCSVBytes(t *testing.T) {
	table := Table{Columns: []Column{{Title: "Navn"}, {Title: "Antall; totalt"}}, Rows: [][]Cell{
		{Text("=cmd|' /C calc'!A0"), Number(-1.5)}, {Text("sa \"hei\""), Number(3)}, {}, {Text("a\nb"), Date(time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC))},
	}}
	var out bytes.Buffer
	if err := WriteCSV(&out, table, CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF\"Navn\";\"Antall; totalt\"\r\n'=cmd|' /C calc'!A0;\"-1,5\"\r\n\"sa \"\"hei\"\"\";3\r\n\r\n\"a\nb\";2024-03-01\r\n"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
}

func TestWriteNationalBytes(t *testing.T) {
	table := Table{Columns: []Column{{Title: "Navn"}, {Title: "Formål"}}, Rows: [][]Cell{
		{Text("sa \"hei\" <&>")}, {Text("=1"), Text("a\r\nb\\c")}, {Text("-"), Number(-1.5)},
	}}
	var out bytes.Buffer
	if err := WriteNational(&out, table, CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFNavn;Formål\r\n\"sa \\\"hei\\\" <&>\";\"-\"\r\n\"'=1\";\"a\\r\\nb\\\\c\"\r\n\"'-\";\"-1.5\"\r\n"
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
	table.Columns[1].Title = "a;b"
	if e, ok := errors.AsType[*Error](WriteNational(io.Discard, table, CSVOptions{})); !ok || e.Code != CodeTitle || e.Column != "B" {
		t.Errorf("got %v", e)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrors(t *testing.T) {
	for name, err := range map[string]error{
		"csv":      WriteCSV(fullDisk{}, sample(), CSVOptions{}),
		"national": WriteNational(fullDisk{}, sample(), CSVOptions{}),
		"xlsx":     WriteXLSX(fullDisk{}, []Table{sample()}, BookOptions{}),
	} {
		if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeWrite || e.Err == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestErrorText(t *testing.T) {
	for _, code := range Codes() {
		e := &Error{Code: code, Args: []string{"7"}}
		if text := e.Error(); text == code && strings.Contains(code, "-") || text == "" {
			t.Errorf("code %s has no wording", code)
		}
	}
	e := &Error{Code: CodeLongCell, Sheet: "Ark 1", Row: 3, Column: "AB", Args: []string{"9"}, Err: io.EOF}
	if got, want := e.Error(), `sheet "Ark 1": row 3: column AB: text longer than 9 characters: EOF`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !errors.Is(e, io.EOF) {
		t.Error("the cause is hidden")
	}
}

func TestColumnNames(t *testing.T) {
	for column, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 200: "GR", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := ColumnName(column); got != want {
			t.Errorf("%d: %s, want %s", column, got, want)
		}
		if back, row, ok := parseRef(want + "12"); !ok || back != column || row != 12 {
			t.Errorf("%s read as %d", want, back)
		}
	}
	for _, bad := range []string{"", "A", "12", "A0", "XFE1", "A1048577", "Å1", "A-1", "ABCDE1"} {
		if _, _, ok := parseRef(bad); ok {
			t.Errorf("%q accepted", bad)
		}
	}
}

func TestCellTime(t *testing.T) {
	when := time.Date(2024, 10, 27, 2, 30, 45, 0, time.UTC)
	c := Moment(when)
	if got, ok := c.Time(); !ok || !got.Equal(when.Truncate(time.Minute)) {
		t.Errorf("got %v", got)
	}
	if _, ok := Text("2024-10-27").Time(); ok {
		t.Error("text taken for a day")
	}
}
