// Command generate makes the sample agency's spreadsheets anew from the tables
// beside it, in the shapes in which people keep them: titles above the
// headings, lists in one cell, dates as dates or as text, text files in the
// encodings of different programs. The same tables always give the same files.
//
//	go run ./sample/generate sample
//
// To change what the agency holds, change the tables and run it.
package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
)

//go:embed tables/*.json
var tables embed.FS

// table is one table and how it is to be written.
type table struct {
	File     string            `json:"file"`
	Sheet    string            `json:"sheet"`
	Register string            `json:"register"`
	Encoding string            `json:"encoding"` // of a text file: windows-1252, utf-8-bom or national
	Form     string            `json:"form"`     // flat: one record, a heading and a value on each line
	Above    [][]string        `json:"above"`    // lines above the headings
	Kinds    map[string]string `json:"kinds"`    // by heading: d day, m moment, n number; text if not named
	Headings []string          `json:"headings"`
	Rows     [][]string        `json:"rows"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FOLDER")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate(folder string) error {
	names, groups, err := load()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := write(filepath.Join(folder, name), groups[name]); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
	}
	return nil
}

// load reads the tables and groups them by file, in the order they have.
func load() (names []string, groups map[string][]table, err error) {
	entries, err := tables.ReadDir("tables")
	if err != nil {
		return nil, nil, fmt.Errorf("list tables: %w", err)
	}
	groups = map[string][]table{}
	for _, entry := range entries {
		data, err := tables.ReadFile(path.Join("tables", entry.Name()))
		if err != nil {
			return nil, nil, fmt.Errorf("read table: %w", err)
		}
		var t table
		if err := json.Unmarshal(data, &t); err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", entry.Name(), err)
		}
		if groups[t.File] == nil {
			names = append(names, t.File)
		}
		groups[t.File] = append(groups[t.File], t)
	}
	return names, groups, nil
}

func write(name string, group []table) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	return render(file, group)
}

// render writes the tables of one file.
func render(to io.Writer, group []table) error {
	if group[0].Encoding != "" {
		return writeText(to, group[0])
	}
	return writeBook(to, group)
}
