package sheet

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

// small keeps fuzzing fast.
func small() Options {
	return Options{MaxCells: 20_000, MaxUnpacked: megabyte, MaxText: megabyte, Timeout: 5 * time.Second}
}

// FuzzCSV reads anything as text; what is read, written and read again must not change.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a;b\n1;2\n", "\"a\";\"b\"\r\n\"x\"\"y\";\"'=1\"", "sep=,\na,b", "\xFF\xFEa\x00;\x00", "a\tb\r\xE5\t1", "\"\"", ";;\n\n;", "\r,\",,0\r,\"", "\r{}"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		opts := small()
		opts.Format = FormatCSV
		book := fuzzRead(t, data, opts)
		if book == nil || book.Format != FormatCSV || len(book.Sheets[0].Rows) == 0 {
			return
		}
		var out bytes.Buffer
		if err := WriteCSV(&out, tableOf(book.Sheets[0]), CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		checkRows(t, readBack(t, out.Bytes(), Options{}), book.Sheets[0].Rows, out.Bytes())
	})
}

// FuzzNational does the same in the national register's dialect.
func FuzzNational(f *testing.F) {
	for _, seed := range []string{"a;b\n\"1\";\"-\"\n", "a;b\r\n\"x\\\"y\\n\\\\\";\"\\u00e6\"", "a\n\"'-\"", "a\n\"\\ud83d\\ude00\"\n\n", "[];"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		opts := small()
		opts.Format = FormatNational
		book := fuzzRead(t, data, opts)
		if book == nil || book.Format != FormatNational || len(book.Sheets[0].Rows) == 0 {
			return
		}
		var out bytes.Buffer
		if err := WriteNational(&out, tableOf(book.Sheets[0]), CSVOptions{}); err != nil {
			if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeTitle {
				t.Fatal(err)
			}
			return
		}
		checkRows(t, readBack(t, out.Bytes(), opts), book.Sheets[0].Rows, out.Bytes())
	})
}

// FuzzWorksheet reads anything as the XML of a worksheet.
func FuzzWorksheet(f *testing.F) {
	for _, seed := range []string{
		`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c t="inlineStr"><is><r><t>a</t></r></is></c></row></sheetData></worksheet>`,
		`<!DOCTYPE a><worksheet/>`, `<worksheet><cols><col min="1" max="9" hidden="1"/></cols><sheetData><row r="3" hidden="1"><c s="1"><v>45000.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B3"/></mergeCells></worksheet>`,
		`<a><!-- <b> --><![CDATA[ <c> ]]><?d >?><e f=">"/></a>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzRead(t, hostile(t, bytes.NewReader(data), stylesPart("dd.mm.yyyy hh:mm"), stringsPart(`<si><t>x</t></si>`)), small())
	})
}

// FuzzWorkbook reads anything as a workbook.
func FuzzWorkbook(f *testing.F) {
	f.Add(bookOf(f, `<row r="1"><c r="A1"><v>1</v></c></row>`))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzRead(t, data, small()) })
}

// FuzzScan holds the guard against the decoder that it protects: what the
// decoder takes has the same elements and depth, however the bytes arrive.
func FuzzScan(f *testing.F) {
	for _, seed := range []string{`<a><b c="/>"/><!-- <d> --><![CDATA[<e>]]><?f <g>?></a>`, `<a b='>' c="'"/>`, `<a/><!DOCTYPE b>`, `<a><b></b ></a>`, `<a/ ><b/>`} {
		f.Add(seed, 3)
	}
	f.Fuzz(func(t *testing.T, text string, chunk int) {
		elements, deepest, declared, valid := decoded(text)
		var whole, parts xmlScan
		code := whole.feed([]byte(text))
		step := chunk&15 + 1
		partCode := ""
		for rest := text; rest != "" && partCode == ""; {
			n := min(step, len(rest))
			partCode = parts.feed([]byte(rest[:n]))
			rest = rest[n:]
		}
		if code != partCode {
			t.Fatalf("whole %q, in parts %q", code, partCode)
		}
		if !valid {
			return
		}
		if declared != (code == CodeDocType) || (deepest > maxDepth) != (code == CodeTooDeep) {
			t.Fatalf("code %q for depth %d, declared %v", code, deepest, declared)
		}
		if code == "" && (whole.elements != elements || whole.depth != 0) {
			t.Fatalf("%d elements, want %d; depth left %d", whole.elements, elements, whole.depth)
		}
	})
}

// decoded is what encoding/xml finds in a text.
func decoded(text string) (elements, deepest int, declared, valid bool) {
	dec := xml.NewDecoder(strings.NewReader(text))
	for depth := 0; ; {
		token, err := dec.Token()
		if err != nil {
			return elements, deepest, declared, errors.Is(err, io.EOF)
		}
		switch token.(type) {
		case xml.StartElement:
			elements++
			depth++
			deepest = max(deepest, depth)
		case xml.EndElement:
			depth--
		case xml.Directive:
			declared = true
		}
	}
}

func fuzzRead(t *testing.T, data []byte, opts Options) *Book {
	t.Helper()
	book, err := Read(context.Background(), "fil.csv", bytes.NewReader(data), opts)
	if err == nil {
		return book
	}
	if _, ok := errors.AsType[*Error](err); !ok {
		t.Fatalf("untyped error %v", err)
	}
	return nil
}

// tableOf makes a table of a sheet whose first row is the header.
func tableOf(s Sheet) Table {
	t := Table{Name: s.Name, Rows: s.Rows[1:]}
	for _, c := range s.Rows[0] {
		t.Columns = append(t.Columns, Column{Title: c.Text})
	}
	return t
}
