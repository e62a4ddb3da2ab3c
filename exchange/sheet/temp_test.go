package sheet

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// dead is the number of a process that has ended.
func dead(t *testing.T) int {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^$")
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	return cmd.Process.Pid
}

func TestSweepTakesOnlyWhatDeadRunsLeft(t *testing.T) {
	gone, here := strconv.Itoa(dead(t)), strconv.Itoa(os.Getpid())
	tests := []struct {
		name   string
		stays  bool
		folder bool
	}{
		{".samsvar-" + gone + "-123.tmp", false, false},
		{".samsvar-" + here + "-123.tmp", true, false},
		{".samsvar-x-123.tmp", true, false},
		{".samsvar-" + gone + "-123.xlsx", true, false},
		{"samsvar-export-" + gone + "-1", false, true},
		{"samsvar-export-" + here + "-1", true, true},
		{"samsvar-export", true, true},
		{"excelize-123", true, false}, // may be another program's
	}
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	for _, tt := range tests {
		path := filepath.Join(dir, tt.name)
		if tt.folder {
			must(t, os.Mkdir(path, 0o700))
			path = filepath.Join(path, "excelize-1")
		}
		must(t, os.WriteFile(path, []byte("innhold"), 0o600))
	}
	SweepTemp()
	must(t, WriteFile(filepath.Join(dir, "ny.csv"), func(w io.Writer) error { return nil }))
	for _, tt := range tests {
		if _, err := os.Stat(filepath.Join(dir, tt.name)); (err == nil) != tt.stays {
			t.Errorf("%s: stays %v", tt.name, err == nil)
		}
	}
}

// A workbook too big for memory leaves nothing in the folder for temporary
// files, and nothing there is for others to read while it is written.
func TestBigWorkbookLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	table := Table{Name: "Stor", Columns: []Column{{Title: "A"}, {Title: "B"}}}
	long := strings.Repeat("x", 1000)
	for i := range 20_000 {
		table.Rows = append(table.Rows, []Cell{Text(fmt.Sprint(i)), Text(long)})
	}
	var spilled []string
	watch := writerFunc(func(p []byte) (int, error) {
		if entries, _ := filepath.Glob(filepath.Join(dir, "*", "*")); len(entries) > 0 {
			spilled = entries
		}
		return len(p), nil
	})
	must(t, WriteXLSX(watch, []Table{table}, BookOptions{}))
	for _, path := range spilled {
		if !strings.HasPrefix(filepath.Base(filepath.Dir(path)), spillPrefix) {
			t.Errorf("in a folder of others: %s", path)
		}
	}
	if len(spilled) == 0 {
		t.Log("the library kept all in memory") // then there is nothing to clear away
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
	must(t, WriteXLSX(&bytes.Buffer{}, nil, BookOptions{}))
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
