// Package sheet reads and writes tables as files: Excel workbooks (.xlsx) and
// text with separators (.csv). It knows cells, rows and sheets, and nothing of
// registers, fields or languages.
//
// # Reading
//
// Read judges a file by its content, never by its name. A workbook passes a
// guard before anything is believed: the zip directory, the unpacked size, how
// hard it was packed, how deep its XML nests, declarations of document types,
// and budgets for rows, columns, cells and text. The guard sits between the
// unpacker and the XML decoder, so that a hostile file is refused before it
// costs memory. What it refuses is an *Error with a code, a place and
// arguments, for the language layer to word.
//
// The cells of a workbook are decoded here, in one pass. The excelize library
// gives types and number formats only once it has a whole worksheet as structs:
// measured on 100,000 rows of 10 cells, 7 s and 600 to 900 MB; this package
// needs less than half of the time and 100 MB. excelize writes the workbooks
// and, in the tests, checks what is read here.
//
// Rows keep their numbers: Rows[i] is row i+1 of the sheet, as a user sees it
// in Excel, also where rows in between are blank or hidden. Blank rows and
// blank cells at the end are cut.
//
// # Formulas in text
//
// A spreadsheet program takes a CSV cell that begins with = + - @ | % tab or a
// carriage return for a formula, even behind blanks or in full-width form.
// WriteCSV puts an apostrophe before such a cell unless it is a plain number.
// It does the same to a cell that already is an apostrophe before such text, so
// that reading can take away exactly one apostrophe wherever the rest would
// have been given one: what was written is what is read. Workbooks need none of
// this, their text cells are never formulas.
package sheet

// Format is the kind of file that a Book was read from.
type Format string

// The formats.
const (
	FormatXLSX     Format = "xlsx"
	FormatCSV      Format = "csv"      // RFC 4180, with ; , or tab
	FormatNational Format = "national" // the national register: every cell a JSON string
)

// Book is what one file holds.
type Book struct {
	Sheets    []Sheet
	Format    Format
	Encoding  Encoding // how the text was encoded; workbooks leave it empty
	Separator rune     // what separated the cells; workbooks leave it 0
}

// Sheet is one table of a Book. Rows[i] is row i+1 as seen in Excel.
type Sheet struct {
	Name   string
	Rows   [][]Cell
	Hidden bool
	// HiddenRows and HiddenColumns hold the hidden ones, counted from 1. Their
	// cells are in Rows like all others.
	HiddenRows    map[int]bool
	HiddenColumns map[int]bool
	// Merged holds the merged ranges. The value of a range of several rows is
	// repeated in the first column of its further rows where these hold
	// anything else, since that is how the reader of the sheet takes it.
	Merged []Range
}

// Range is a rectangle of cells, counted from 1, all four included.
type Range struct{ Top, Left, Bottom, Right int }

// At returns the cell in the given row and column, both counted from 1, or an
// empty cell outside the table.
func (s *Sheet) At(row, column int) Cell {
	if row < 1 || row > len(s.Rows) || column < 1 || column > len(s.Rows[row-1]) {
		return Cell{}
	}
	return s.Rows[row-1][column-1]
}

// trim cuts empty cells at the end of rows and empty rows at the end.
func trim(rows [][]Cell) [][]Cell {
	for i := range rows {
		rows[i] = trimRow(rows[i])
	}
	for len(rows) > 0 && len(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	return rows
}

func trimRow(row []Cell) []Cell {
	for len(row) > 0 && row[len(row)-1].Empty() {
		row = row[:len(row)-1]
	}
	return row
}
