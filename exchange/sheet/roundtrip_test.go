package sheet

import (
	"bytes"
	"context"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// nasty draws text of what is hard for tables.
func nasty() *rapid.Generator[string] {
	bits := rapid.SampledFrom([]string{
		"a", "Blåbær", " ", ";", ",", "\t", "\"", "'", "\r\n", "\n", "\r", "\\", "\\n", "\\\"", "-", "=", "+", "@", "％", "＝",
		"sep=;", "-5", "\uFEFF", "\u00A0", "😀", "_x0041_", "_x005F_", "<&>", "č", "{", "[1]", "<html", "%PDF", "0", "1,5", "\u2028",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(bits, 0, 5).Draw(t, "bits"), "")
	})
}

func drawTable(t *rapid.T, text *rapid.Generator[string], titles *rapid.Generator[string]) Table {
	table := Table{Name: "Ark"}
	for range rapid.IntRange(1, 5).Draw(t, "columns") {
		table.Columns = append(table.Columns, Column{Title: titles.Draw(t, "title")})
	}
	for range rapid.IntRange(0, 6).Draw(t, "rows") {
		var row []Cell
		for range rapid.IntRange(0, len(table.Columns)).Draw(t, "cells") {
			row = append(row, Text(text.Draw(t, "cell")))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// grid is what reading a written table should give.
func grid(table Table) [][]Cell {
	rows := [][]Cell{append([]Cell(nil), trimRow(table.titles())...)}
	for _, row := range table.Rows {
		rows = append(rows, append([]Cell(nil), trimRow(row)...))
	}
	return trim(rows)
}

func checkRows(t rapid.TB, got *Book, want [][]Cell, written []byte) {
	t.Helper()
	rows := got.Sheets[0].Rows
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d: %q", len(rows), len(want), written)
	}
	for i := range rows {
		if !slices.EqualFunc(rows[i], want[i], sameCell) {
			t.Fatalf("row %d: %q, want %q; file %q", i+1, rows[i], want[i], written)
		}
	}
}

// sameCell allows for the 15 digits that workbooks keep.
func sameCell(a, b Cell) bool {
	return a.Text == b.Text && a.Kind == b.Kind && (a.Kind == KindText || math.Abs(a.Number-b.Number) <= 1e-9*math.Abs(b.Number))
}

func readBack(t rapid.TB, data []byte, opts Options) *Book {
	t.Helper()
	book, err := Read(context.Background(), "fil.csv", bytes.NewReader(data), opts)
	if err != nil {
		t.Fatalf("read %q: %v", data, err)
	}
	return book
}

func TestCSVRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, nasty(), nasty())
		exact := rapid.Bool().Draw(t, "exact")
		var out bytes.Buffer
		if err := WriteCSV(&out, table, CSVOptions{Exact: exact}); err != nil {
			t.Fatal(err)
		}
		book := readBack(t, out.Bytes(), Options{KeepQuotes: exact})
		checkRows(t, book, grid(table), out.Bytes())
		if book.Separator != ';' || book.Format != FormatCSV {
			t.Fatalf("read as %s with %q: %q", book.Format, book.Separator, out.Bytes())
		}
	})
}

func TestNationalRoundTrip(t *testing.T) {
	titles := rapid.StringMatching(`[A-Za-zæøå][A-Za-zæøå /()-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, nasty(), titles)
		// Found out by itself once there is a row that shows the dialect.
		table.Rows = append(table.Rows, []Cell{Text(`"`)})
		var out bytes.Buffer
		if err := WriteNational(&out, table, CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		book := readBack(t, out.Bytes(), Options{})
		checkRows(t, book, grid(table), out.Bytes())
		if book.Format != FormatNational {
			t.Fatalf("read as %s: %q", book.Format, out.Bytes())
		}
	})
}

func TestXLSXRoundTrip(t *testing.T) {
	cells := rapid.Custom(func(t *rapid.T) Cell {
		when := time.Unix(rapid.Int64Range(-2203891200, 4102444800).Draw(t, "time"), 0).UTC()
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return Text(nasty().Draw(t, "text"))
		case 1:
			return Number(float64(rapid.Int64Range(-1e12, 1e12).Draw(t, "number")) / 1000)
		case 2:
			return Bool(rapid.Bool().Draw(t, "bool"))
		case 3:
			return Date(when)
		case 4:
			return Moment(when)
		}
		return Cell{}
	})
	rapid.Check(t, func(t *rapid.T) {
		table := drawTable(t, nasty(), nasty())
		for i := range table.Rows {
			for j := range table.Rows[i] {
				table.Rows[i][j] = cells.Draw(t, "cell")
			}
		}
		var out bytes.Buffer
		if err := WriteXLSX(&out, []Table{table}, BookOptions{}); err != nil {
			t.Fatal(err)
		}
		checkRows(t, readBack(t, out.Bytes(), Options{}), grid(table), []byte("a workbook"))
	})
}

// TestCSVNeverLosesText reads fields of every kind of line end and quoting that
// other programs write.
func TestCSVNeverLosesText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end")
		separator := rapid.SampledFrom([]string{";", ",", "\t"}).Draw(t, "separator")
		var out strings.Builder
		var want [][]Cell
		io.WriteString(&out, strings.Join([]string{"navn", "formål", "eier"}, separator)+end)
		want = append(want, []Cell{Text("navn"), Text("formål"), Text("eier")})
		for range rapid.IntRange(1, 8).Draw(t, "rows") {
			row := make([]Cell, 3)
			for i := range row {
				text := nasty().Draw(t, "text") + "x"
				row[i] = Text(text)
				if i > 0 {
					out.WriteString(separator)
				}
				plain := !strings.ContainsAny(text, "\r\n;,\t") && !strings.HasPrefix(text, `"`)
				if plain && rapid.Bool().Draw(t, "plain") {
					out.WriteString(text)
				} else {
					out.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
				}
			}
			out.WriteString(end)
			want = append(want, row)
		}
		opts := Options{KeepQuotes: true, Format: FormatCSV}
		checkRows(t, readBack(t, []byte(out.String()), opts), want, []byte(out.String()))
	})
}
