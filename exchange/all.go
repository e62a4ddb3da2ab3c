package exchange

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"samsvar/exchange/sheet"
)

// Formats of files.
const (
	FormatXLSX  = "xlsx"
	FormatCSV   = "csv"
	FormatCodes = "codes" // CSV of canonical forms
	FormatJSON  = "json"
)

// FormatOf returns the format that a file's name asks for, "" if none.
func FormatOf(path string) string {
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".xlsx", ".csv", ".json":
		return ext[1:]
	}
	return ""
}

// All writes every register that has records: as one workbook or JSON file at
// path, or as a folder at path with a text file for each register. Files are
// written whole or not at all.
func (e Exporter) All(path, format string) error {
	switch format {
	case FormatXLSX:
		return sheet.WriteFile(path, func(w io.Writer) error { return e.XLSX(w, e.holdsRecords()...) })
	case FormatJSON:
		return sheet.WriteFile(path, func(w io.Writer) error { return e.JSON(w, e.holdsRecords()...) })
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("make folder of export: %w", err)
	}
	for _, r := range e.holdsRecords() {
		write := func(w io.Writer) error { return e.CSV(w, r) }
		if format == FormatCodes {
			write = func(w io.Writer) error { return e.CodesCSV(w, r) }
		}
		if err := sheet.WriteFile(filepath.Join(path, r.Key+".csv"), write); err != nil {
			return err
		}
	}
	return nil
}
