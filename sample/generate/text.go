package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"

	"golang.org/x/text/encoding/charmap"

	"samsvar/exchange/sheet"
)

// writeText writes a text file with ; between cells.
func writeText(to io.Writer, t table) error {
	if t.Encoding == "national" {
		return sheet.WriteNational(to, national(t), sheet.CSVOptions{})
	}
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.Comma, w.UseCRLF = ';', true
	if err := w.WriteAll(append([][]string{t.Headings}, t.Rows...)); err != nil {
		return fmt.Errorf("write rows: %w", err)
	}
	data := append([]byte("\ufeff"), text.Bytes()...)
	if t.Encoding == "windows-1252" {
		var err error
		if data, err = charmap.Windows1252.NewEncoder().Bytes(text.Bytes()); err != nil {
			return fmt.Errorf("encode as Windows-1252: %w", err)
		}
	}
	_, err := to.Write(data)
	return err
}

// national is the table as the national register of processings writes it.
func national(t table) sheet.Table {
	var out sheet.Table
	for _, h := range t.Headings {
		out.Columns = append(out.Columns, sheet.Column{Title: h})
	}
	for _, row := range t.Rows {
		cells := make([]sheet.Cell, len(row))
		for i, text := range row {
			cells[i] = sheet.Text(text)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}
