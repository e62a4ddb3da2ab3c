package report

import (
	"slices"
	"strconv"
)

// Attachments lists what belongs to the document and is kept beside it.
type Attachments struct {
	Words AttachmentWords
	Items []Attachment
	// Empty is shown instead of the items when there are none.
	Empty string
	// Note stands below the list, small.
	Note string
}

// AttachmentWords head the columns of a list of attachments.
type AttachmentWords struct{ Number, Name, What, Extent string }

// Attachment is one of them; its number follows from its place.
type Attachment struct {
	// Name is the file's name, or the title of what is on paper.
	Name string
	// What says what it is.
	What string
	// Extent is its checksum, or its pages. The column is left out where none
	// has one.
	Extent string
}

// Table is the list as a table, which every format has.
func (a Attachments) Table() Table {
	extents := slices.ContainsFunc(a.Items, func(i Attachment) bool { return i.Extent != "" })
	t := Table{Empty: a.Empty, Note: a.Note, Columns: []Column{{Title: a.Words.Number, Align: Right},
		{Title: a.Words.Name, Weight: 3, Names: true}, {Title: a.Words.What, Weight: 4}}}
	if extents {
		t.Columns = append(t.Columns, Column{Title: a.Words.Extent, Weight: 3})
	}
	for i, item := range a.Items {
		row := Cells(strconv.Itoa(i+1), item.Name, item.What)
		if extents {
			row.Cells = append(row.Cells, Cell{Text: item.Extent})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
