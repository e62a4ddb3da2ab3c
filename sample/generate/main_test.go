package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The spreadsheets are those that the tables give.
func TestFilesAreUpToDate(t *testing.T) {
	names, groups, err := load()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		var made bytes.Buffer
		if err := render(&made, groups[name]); err != nil {
			t.Fatal(err)
		}
		there, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(made.Bytes(), there) {
			t.Errorf("%s differs; run: go run ./sample/generate sample", name)
		}
	}
}
