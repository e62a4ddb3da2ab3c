package report

// Align says to which side of a column the text is set.
type Align int

// Left is for text, Right for numbers, Centre for signs.
const (
	Left Align = iota
	Right
	Centre
)

// Column is a column of a table.
type Column struct {
	Title string
	// Weight is the column's share of the width that is left over. With 0 the
	// column is as wide as its content, for numbers, dates and codes.
	Weight float64
	Align  Align
	// Names says that the cells tell what each row is about; a screen reader
	// says them with the row's other cells.
	Names bool
}

// Table is a table with a head that is repeated on every page.
type Table struct {
	// Title stands above the table and may be empty.
	Title   string
	Columns []Column
	Rows    []Row
	// Empty is shown instead of the rows when there are none: «Ingen funn.»
	Empty string
	// Note stands below the table, small: source, or what is counted.
	Note string
}

// Row is a row of a table. Missing cells are empty, surplus ones are ignored.
type Row struct {
	Cells []Cell
	// Group makes the first cell a heading across the table for the rows below.
	Group bool
	// Total sets the row apart as the sum of those above.
	Total bool
}

// Cell is a cell. A severity shows its sign before the text, which names it.
type Cell struct {
	Text     string
	Bold     bool
	Muted    bool
	Severity Severity
	// Ref says what the cell is about, for surfaces that can lead there: register
	// and id of a record, say. It is not shown.
	Ref string
}

// Cells returns a row of plain texts.
func Cells(texts ...string) Row {
	row := Row{Cells: make([]Cell, len(texts))}
	for i, text := range texts {
		row.Cells[i].Text = text
	}
	return row
}
