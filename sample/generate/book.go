package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// styles are the looks of a workbook's cells.
type styles struct {
	title, note, heading, text, day, moment int
}

func writeBook(to io.Writer, group []table) error {
	book := excelize.NewFile()
	looks, err := newStyles(book)
	if err != nil {
		return err
	}
	for i, t := range group {
		if i == 0 {
			err = book.SetSheetName("Sheet1", t.Sheet)
		} else {
			_, err = book.NewSheet(t.Sheet)
		}
		if err != nil {
			return fmt.Errorf("make sheet: %w", err)
		}
		if err := fillSheet(book, t, looks); err != nil {
			return fmt.Errorf("sheet %s: %w", t.Sheet, err)
		}
	}
	if err := book.Write(to); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return book.Close()
}

func newStyles(book *excelize.File) (s styles, err error) {
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top"}
	dayFormat, momentFormat := "dd.mm.yyyy", "dd.mm.yyyy hh:mm"
	for _, look := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}}},
		{&s.note, excelize.Style{Font: &excelize.Font{Italic: true}}},
		{&s.heading, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap,
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D9E2EC"}}}},
		{&s.text, excelize.Style{Alignment: wrap}},
		{&s.day, excelize.Style{CustomNumFmt: &dayFormat, Alignment: wrap}},
		{&s.moment, excelize.Style{CustomNumFmt: &momentFormat, Alignment: wrap}},
	} {
		style := look.style
		if *look.into, err = book.NewStyle(&style); err != nil {
			return s, fmt.Errorf("make style: %w", err)
		}
	}
	return s, nil
}

// fillSheet writes what stands above, the headings and the rows.
func fillSheet(book *excelize.File, t table, looks styles) error {
	p := &page{book: book, sheet: t.Sheet}
	for i, line := range t.Above {
		p.above(line, len(t.Headings), [2]int{looks.title, looks.note}[min(i, 1)])
	}
	if t.Form != "flat" {
		for i, h := range t.Headings {
			p.put(i, h, looks.heading)
		}
		p.freeze()
		p.row++
	}
	for _, row := range t.Rows {
		for i, text := range row {
			p.cell(i, text, t.Kinds[t.Headings[i]], looks)
		}
		p.row++
	}
	p.widths(t)
	return p.err
}

// page is a sheet while it is written. The first error stays.
type page struct {
	book  *excelize.File
	sheet string
	row   int // rows written
	err   error
}

func (p *page) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

// put writes a value into a column of the row at hand.
func (p *page) put(column int, value any, style int) {
	name, err := excelize.CoordinatesToCellName(column+1, p.row+1)
	p.do(err)
	p.do(p.book.SetCellValue(p.sheet, name, value))
	p.do(p.book.SetCellStyle(p.sheet, name, name, style))
}

// above writes a line over the headings, in one cell merged over the first
// columns as people do.
func (p *page) above(line []string, columns, style int) {
	if len(line) > 0 {
		p.put(0, line[0], style)
		from, _ := excelize.CoordinatesToCellName(1, p.row+1)
		to, err := excelize.CoordinatesToCellName(min(columns, 6), p.row+1)
		p.do(err)
		p.do(p.book.MergeCell(p.sheet, from, to))
	}
	p.row++
}

// cell writes a text as what its column holds.
func (p *page) cell(column int, text, kind string, looks styles) {
	if text == "" {
		return
	}
	if at, err := time.Parse("2006-01-02", text); err == nil && kind == "d" {
		p.put(column, at, looks.day)
		return
	}
	if at, err := time.Parse("2006-01-02 15:04", text); err == nil && kind == "m" {
		p.put(column, at, looks.moment)
		return
	}
	if n, err := strconv.ParseFloat(text, 64); err == nil && kind == "n" {
		p.put(column, n, looks.text)
		return
	}
	p.put(column, text, looks.text)
}

// freeze keeps what is above the rows in view.
func (p *page) freeze() {
	name, err := excelize.CoordinatesToCellName(2, p.row+2)
	p.do(err)
	p.do(p.book.SetPanes(p.sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: p.row + 1, TopLeftCell: name, ActivePane: "bottomRight"}))
}

// widths fits columns to their content, within bounds.
func (p *page) widths(t table) {
	const least, most = 10, 44
	for i, h := range t.Headings {
		width := min(utf8.RuneCountInString(h), 18)
		for _, row := range t.Rows {
			for _, line := range strings.Split(row[i], "\n") {
				width = max(width, utf8.RuneCountInString(line))
			}
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		p.do(err)
		p.do(p.book.SetColWidth(p.sheet, name, name, float64(min(max(width+2, least), most))))
	}
}
