package sheet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dataFolder returns the folder of real files that are not part of this
// repository, or skips the test.
func dataFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("SAMSVAR_DATA")
	if folder == "" {
		t.Skip("SAMSVAR_DATA names no folder")
	}
	return folder
}

func TestRealFiles(t *testing.T) {
	err := filepath.WalkDir(dataFolder(t), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		t.Run(d.Name(), func(t *testing.T) { checkRealFile(t, path) })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkRealFile(t *testing.T, path string) {
	book, err := ReadFile(t.Context(), path, Options{})
	if strings.HasSuffix(path, ".json") {
		if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeNotTable {
			t.Errorf("JSON read as a table: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if book.Format == FormatXLSX {
		compareWithExcelize(t, book, data)
	}
	for _, s := range book.Sheets {
		if len(s.Rows) == 0 {
			t.Errorf("sheet %q is blank", s.Name)
		}
	}
}

func TestNationalForm(t *testing.T) {
	book, err := ReadFile(t.Context(), filepath.Join(dataFolder(t), "national-form", "sample.csv"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := book.Sheets[0]
	if book.Format != FormatNational || len(s.Rows) != 4 || len(s.Rows[0]) != 68 {
		t.Fatalf("%s, %d rows, %d columns", book.Format, len(s.Rows), len(s.Rows[0]))
	}
	for cell, want := range map[[2]int]string{
		{2, 16}: `Utlån av "nøkkelkort" til gjester`,
		{2, 29}: "Styre adgang til bygget\nog vite hvem som er inne ved brann",
		{4, 29}: `Hindre hærverk; se C:\\opptak`,
		{2, 3}:  "",
	} {
		if got := s.At(cell[0], cell[1]).Text; got != want {
			t.Errorf("row %d column %d: %q, want %q", cell[0], cell[1], got, want)
		}
	}
}

func TestSampleOfRisks(t *testing.T) {
	book, err := ReadFile(t.Context(), filepath.Join(dataFolder(t), "ciso-assistant", "RA_sample.csv"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if book.Separator != ';' || book.Sheets[0].At(3, 6).Text != "Information security awareness and training policy" {
		t.Errorf("separator %q, cell %q", book.Separator, book.Sheets[0].At(3, 6).Text)
	}
}
