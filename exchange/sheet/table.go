package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// Table is one table to be written.
type Table struct {
	// Name becomes the tab's name in a workbook: characters that Excel forbids
	// there are replaced, long names are cut, equal names numbered.
	Name    string
	Columns []Column
	Rows    [][]Cell
}

// Column is one column of a Table.
type Column struct {
	Title string
	// Note is shown in a workbook when the pointer rests on the title.
	Note string
	// Allowed, if any, are offered as a drop-down in a workbook, which refuses
	// other values.
	Allowed []string
	// Kind is what blank cells below the rows are prepared for in a workbook:
	// KindText keeps a typed "0150" as it is, KindDate shows a typed date as a
	// date. KindEmpty leaves it to Excel.
	Kind Kind
	// Width in characters; 0 fits the content, within bounds.
	Width float64
}

// titles returns the header as text cells.
func (t *Table) titles() []Cell {
	row := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		row[i] = Text(c.Title)
	}
	return row
}

// width returns the number of columns, those without a title included.
func (t *Table) width() int {
	n := len(t.Columns)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	return n
}

const maxTabName = 31

// tabNames returns a name that Excel takes for each table.
func tabNames(tables []Table, others ...string) []string {
	taken := map[string]bool{"history": true}
	for _, other := range others {
		taken[strings.ToLower(other)] = true
	}
	names := make([]string, len(tables))
	for i, t := range tables {
		base := tabName(t.Name)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			suffix := " (" + strconv.Itoa(n) + ")"
			name = cutUnits(base, maxTabName-len(suffix)) + suffix
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

func tabName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	name = strings.Trim(cutUnits(name, maxTabName), "' ")
	if name == "" {
		return "1"
	}
	return name
}

// cutUnits cuts s to n UTF-16 units, as Excel counts.
func cutUnits(s string, n int) string {
	for i, r := range s {
		if n -= utf16.RuneLen(r); n < 0 {
			return s[:i]
		}
	}
	return s
}
