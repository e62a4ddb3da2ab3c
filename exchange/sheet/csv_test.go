package sheet

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestReadCSV(t *testing.T) {
	tests := []struct {
		name, data string
		separator  rune
		want       string // cells between bars, rows between line feeds
	}{
		{"semicolon", "a;b\r\n1;2\r\n", ';', "a|b\n1|2\n"},
		{"comma", "a,b\n1,2", ',', "a|b\n1|2\n"},
		{"tab", "a\tb\r1\t2\r", '\t', "a|b\n1|2\n"},
		{"one column", "navn\nA\nB\n", ';', "navn\nA\nB\n"},
		{"commas in text", "navn;formål\nA;lønn, ferie, sykdom\nB;skatt, trekk, lån\n", ';', "navn|formål\nA|lønn, ferie, sykdom\nB|skatt, trekk, lån\n"},
		{"decimal commas", "a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n", ';', "a|b|c\n1,5|2,5|3,5\n1,5|2,5|3,5\n"},
		{"semicolons in text", "a,b,c\n1,\"x;y\",3\n1,u;v,3\n", ',', "a|b|c\n1|x;y|3\n1|u;v|3\n"},
		{"separator in quoted header", "\"a,b,c\";d\n1;2\n", ';', "a,b,c|d\n1|2\n"},
		{"no header, commas in quotes", "1;\"a,b,c\"\n", ';', "1|a,b,c\n"},
		{"a title above", "Rapport, 2024\na;b;c\n1;2;3\n", ';', "Rapport, 2024\na|b|c\n1|2|3\n"},
		{"header only", "navn;beskrivelse;eier\n", ';', "navn|beskrivelse|eier\n"},
		{"named separator", "SEP=|\r\na|b\r\n1|2,3\r\n", '|', "\na|b\n1|2,3\n"},
		{"line breaks in quotes", "a;b\n\"1\r\n2\";\"3\n\n4\"\n5;6", ';', "a|b\n1\r\n2|3\n\n4\n5|6\n"},
		{"doubled quotes", "a;b\n\"sa \"\"hei\"\"\";\"\"\"\"\n", ';', "a|b\nsa \"hei\"|\"\n"},
		{"lone quotes", "a;b\n17\" skjerm;5'6\"\n", ';', "a|b\n17\" skjerm|5'6\"\n"},
		{"blank after quote", "a;b;c\n\"1\" ;\"2\"  ;3\n", ';', "a|b|c\n1|2|3\n"},
		{"blank rows keep their place", "a;b\n\n;\n1;2\n\n;;\n", ';', "a|b\n\n\n1|2\n"},
		{"blanks kept", "a;b\n 1 ;\t2\n", ';', "a|b\n 1 |\t2\n"},
		{"rows of unequal length", "a;b\n1\n1;2;3\n", ';', "a|b\n1\n1|2|3\n"},
		{"apostrophe before formula", "a;b\n'=1+1;'navn\n'-5;''=1\n", ';', "a|b\n=1+1|'navn\n'-5|'=1\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := read(t, []byte(tt.data))
			if got := texts(book.Sheets[0]); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if book.Separator != tt.separator || book.Format != FormatCSV || book.Sheets[0].Name != "fil" {
				t.Errorf("separator %q, format %s, name %q", book.Separator, book.Format, book.Sheets[0].Name)
			}
		})
	}
}

func TestCSVErrors(t *testing.T) {
	tests := []struct {
		name, data, code, line string
		row                    int
	}{
		{"text after quote", "a;b\n\"1\n2\";3\n\"x\"y;4\n", CodeQuote, "4", 3},
		{"quote never closed", "a;b\n1;2\n3;\"4\n5;6\n", CodeOpenQuote, "3", 3},
		{"after a named separator", "sep=;\na;b\n\"x\"y;4\n", CodeQuote, "3", 3},
		{"national", "a;b\n\"1\";\"\\\"2\\\"\"\n\"3\";\"x\"y\n" + strings.Repeat("\"1\";\"2\"\n", 10), CodeNationalCell, "3", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := readError(t, []byte(tt.data), tt.code)
			if e.Args[0] != tt.line || e.Row != tt.row || e.Sheet != "fil" {
				t.Errorf("got %#v, want line %s and row %d", e, tt.line, tt.row)
			}
		})
	}
}

func utf16Bytes(text string, order binary.AppendByteOrder) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

func TestEncodings(t *testing.T) {
	text := "navn;beskrivelse\nBlåbærsyltetøy;Ærlig å være – 10 €\n"
	latin1 := strings.NewReplacer("å", "\xE5", "æ", "\xE6", "ø", "\xF8", "Æ", "\xC6", "–", "\x96", "€", "\x80")
	sami := "navn;stad\nČáhcesuolu 😀;Kárášjohka\n"
	tests := []struct {
		name, data string
		encoding   Encoding
		want       string
	}{
		{"UTF-8", text, UTF8, text},
		{"UTF-8 with mark", bom + text, UTF8, text},
		{"Sámi", sami, UTF8, sami},
		{"UTF-16LE with mark", "\xFF\xFE" + utf16Bytes(sami, binary.LittleEndian), UTF16LE, sami},
		{"UTF-16BE with mark", "\xFE\xFF" + utf16Bytes(sami, binary.BigEndian), UTF16BE, sami},
		{"UTF-16LE", utf16Bytes(text, binary.LittleEndian), UTF16LE, text},
		{"UTF-16BE", utf16Bytes(text, binary.BigEndian), UTF16BE, text},
		{"Windows-1252", latin1.Replace(text), Windows1252, text},
		{"ISO 8859-1 with control", "a;b\n\xE5\x81;1\n", Windows1252, "a;b\nå\u0081;1\n"},
		{"a foreign line in UTF-8", "a;b\næøå;ÆØÅ\nbl\xE5;1\n", UTF8, "a;b\næøå;ÆØÅ\nblå;1\n"},
		{"UTF-16 cut off", "\xFF\xFEa\x00;", UTF16LE, "a\uFFFD\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := read(t, []byte(tt.data))
			want := strings.ReplaceAll(tt.want, ";", "|")
			if got := texts(book.Sheets[0]); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if book.Encoding != tt.encoding {
				t.Errorf("encoding %s", book.Encoding)
			}
		})
	}
}

func TestNational(t *testing.T) {
	tests := []struct {
		name, data string
		format     Format
		want       string
	}{
		{"escapes", "Navn;Formål\r\n\"Utlån av \\\"nøkkel\\\"\";\"linje 1\\nlinje 2; C:\\\\tmp \\u00e6\"\r\n", FormatNational,
			"Navn|Formål\nUtlån av \"nøkkel\"|linje 1\nlinje 2; C:\\tmp æ\n"},
		{"missing", "a;b;c\n\"-\";\"x\";\"-\"\n\"1\";\"\";\"- ikke satt\"\n", FormatNational, "a|b|c\n|x\n1||- ikke satt\n"},
		{"blank line", "a;b\n\"-\";\"x\"\n\n\"y\";\"z\"\n", FormatNational, "a|b\n|x\n\ny|z\n"},
		{"ordinary, doubled quotes", "a;b\n\"1\";\"sa \"\"hei\"\"\"\n", FormatCSV, "a|b\n1|sa \"hei\"\n"},
		{"ordinary, backslash without evidence", "a;b\n\"1\";\"C:\\temp\"\n", FormatCSV, "a|b\n1|C:\\temp\n"},
		{"ordinary, quoted header", "\"a\";\"b\"\n\"-\";\"C:\\temp\"\n", FormatCSV, "a|b\n-|C:\\temp\n"},
		{"ordinary, break in quotes", "a;b\n\"-\";\"1\n2\"\n", FormatCSV, "a|b\n-|1\n2\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := read(t, []byte(bom+tt.data))
			if got := texts(book.Sheets[0]); got != tt.want || book.Format != tt.format {
				t.Errorf("got %s %q, want %s %q", book.Format, got, tt.format, tt.want)
			}
		})
	}
}

func TestForcedFormat(t *testing.T) {
	data := "a;b\n\"1\";\"C:\\temp\"\n"
	book, err := Read(t.Context(), "", strings.NewReader(data), Options{Format: FormatNational})
	if err != nil || book.Sheets[0].At(2, 2).Text != "C:\temp" {
		t.Errorf("got %v, %v", book, err)
	}
}

func TestArmed(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"vanlig", "vanlig"},
		{"=1+1", "'=1+1"},
		{"+47 22 33", "'+47 22 33"},
		{"-5", "-5"},
		{"-5,25", "-5,25"},
		{"+4.5", "+4.5"},
		{"-5-5", "'-5-5"},
		{"-", "'-"},
		{"- punkt", "'- punkt"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"|calc", "'|calc"},
		{"%0A", "'%0A"},
		{"\t=1", "'\t=1"},
		{"\rx", "'\rx"},
		{"\nx", "\nx"},
		{"\n=x", "'\n=x"},
		{"  =1", "'  =1"},
		{"\u00A0=1", "'\u00A0=1"},
		{"\u200B=1", "'\u200B=1"},
		{"＝1+1", "'＝1+1"},
		{"＠x", "'＠x"},
		{"'navn", "'navn"},
		{"'=1", "''=1"},
		{"'-5", "'-5"},
		{"''", "''"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := armed(tt.text)
			if got != tt.want {
				t.Errorf("armed %q, want %q", got, tt.want)
			}
			if back := disarmed(got); back != tt.text {
				t.Errorf("read back %q", back)
			}
		})
	}
}

func TestCellsOfTheClipboardAreReadAsTheyWere(t *testing.T) {
	table := Table{Columns: []Column{{Title: "A"}, {Title: "B; C"}}, Rows: [][]Cell{
		{Text("to\nlinjer"), Text(`sier "ja"`)}, {Text("=1+1"), Text("a;b;c;d")}, {Text("tab\tinni"), Number(1.5)}}}
	text := Cells(table)
	book, err := Read(context.Background(), "x", strings.NewReader(text), Options{Separator: '\t'})
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"A", "B; C"}, {"to\nlinjer", `sier "ja"`}, {"=1+1", "a;b;c;d"}, {"tab\tinni", "1,5"}}
	for i, row := range book.Sheets[0].Rows {
		for j, cell := range row {
			if cell.Text != want[i][j] {
				t.Errorf("row %d column %d: %q, want %q", i, j, cell.Text, want[i][j])
			}
		}
	}
	if len(book.Sheets[0].Rows) != len(want) {
		t.Errorf("%d rows in %q", len(book.Sheets[0].Rows), text)
	}
}
