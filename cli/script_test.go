package cli_test

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"samsvar/cli"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/reporttest"
	"samsvar/storage"
)

// clock is the moment at which all of these tests happen.
const clock = "2026-11-20T12:00:00+01:00"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"samsvar": func() { os.Exit(program(os.Args[1:])) }})
}

// program is the program as main starts it, but at a set time and under a set name.
func program(args []string) int {
	now, err := time.Parse(time.RFC3339, cmp.Or(os.Getenv("SAMSVAR_NOW"), clock))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	env := cli.Env{Out: os.Stdout, Err: os.Stderr, Now: func() time.Time { return now }, Version: "0.1.0",
		Lang: i18n.Lang(cmp.Or(os.Getenv("SAMSVAR_LANG"), string(i18n.Bokmal))), User: "Kari Koordinator", Device: "pc-1"}
	if os.Getenv("SAMSVAR_NO_KEYRING") == "" {
		env.Keyring = scriptKeyring(os.Getenv("WORK"))
	}
	return cli.Run(args, env)
}

// elsewhere are the options with which another user of the machine's keyring
// opens a store from within the test.
func elsewhere(ts *testscript.TestScript) storage.Options {
	return storage.Options{Registers: model.All(), User: "Ola Kollega", Device: "pc-2", Keyring: scriptKeyring(ts.Getenv("WORK"))}
}

// The scripts in testdata/script run the program as users and their scripts do:
// each command in a process of its own, judged by exit code, output and files.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "answers": answers, "hold": hold, "remove": remove, "damage": damage, "flip": flip, "newer": newer, "headof": headOf,
			"colleague": colleague, "workbook": workbook, "logo": logo, "final": final, "seals": seals, "knows": knows},
		Setup:               func(e *testscript.Env) error { e.Defer(func() { wantTidy(t, e.WorkDir) }); return nil },
		RequireExplicitExec: true,
	})
}

// wantTidy fails if a script has left what only lives while the program works:
// files in the folder for temporary ones, half files, and notes beside stores.
func wantTidy(t *testing.T, dir string) {
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, dir))
		temporary := strings.HasPrefix(name, "/.tmp/") || slices.Contains([]string{".tmp", ".lock", ".raise"}, filepath.Ext(name))
		if err == nil && !d.IsDir() && temporary {
			t.Errorf("%s was left", name)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// exits CODE COMMAND…: runs the program and asks for an exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG…")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "0"
	if err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("%s: exit code %s, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// logo FILE: writes a picture.
func logo(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: logo FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), reporttest.Logo(), 0o600))
}

// newer STORE VERSION: has a later version of the program use a store, to which
// the form of records is another.
func newer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: newer STORE VERSION")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), storage.Options{Registers: model.All(), Migrations: []reg.Migration{{}}, Program: args[1]})
	ts.Check(err)
	ts.Check(s.Close())
}

// answers STORE FILE: gives the answers of a file, a question and its value on each line, for 2026.
func answers(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: answers STORE FILE")
	}
	for line := range strings.Lines(ts.ReadFile(args[1])) {
		question, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		ts.Check(ts.Exec("samsvar", "answer", args[0], "--year", "2026", question, value))
	}
}

// hold STORE: has the store open, from the process of the test, until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold STORE")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() })
}

// remove STORE REGISTER: deletes the records of a register, as the window does, and names the
// first in the variable ID.
func remove(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: remove STORE REGISTER")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	var refs []reg.Ref
	for _, rec := range s.View().All(args[1]) {
		refs = append(refs, reg.Ref{Register: args[1], ID: rec.Header().ID})
	}
	_, err = s.Save(storage.Change{Delete: refs})
	ts.Check(err)
	ts.Check(s.Close())
	ts.Setenv("ID", string(refs[0].ID))
}

// headof STORE: names the checksum of the history in the variable HEAD.
func headOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: headof STORE")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	head, _ := s.Head()
	ts.Check(s.Close())
	ts.Setenv("HEAD", head)
}

// colleague STORE REGISTER FIELD VALUE: changes a field of the first record, as someone else on
// another machine.
func colleague(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: colleague STORE REGISTER FIELD VALUE")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	register := model.Register(args[1])
	rec := register.Clone(s.View().All(args[1])[0])
	ts.Check(register.Value(rec, args[2]).Parse(args[3]))
	_, err = s.Save(storage.Change{Records: []storage.Write{{Register: args[1], Record: rec}}})
	ts.Check(err)
	ts.Check(s.Close())
}

// damage FILE: turns around every bit of the second quarter of a file.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage FILE")
	}
	path := ts.MkAbs(args[0])
	data, err := os.ReadFile(path)
	ts.Check(err)
	for i := len(data) / 4; i < len(data)/2; i++ {
		data[i] ^= 0xff
	}
	ts.Check(os.WriteFile(path, data, 0o600))
}

// flip FILE BYTE: changes one byte of a file, counted from 0.
func flip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: flip FILE BYTE")
	}
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	data := []byte(ts.ReadFile(args[0]))
	data[at] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o600))
}

// workbook FILE.xlsx SHEET=FILE.csv…: makes a workbook of texts separated by semicolons.
func workbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: workbook FILE.xlsx SHEET=FILE.csv…")
	}
	var tables []sheet.Table
	for _, arg := range args[1:] {
		name, file, _ := strings.Cut(arg, "=")
		tables = append(tables, tableOf(name, ts.ReadFile(file)))
	}
	var out bytes.Buffer
	ts.Check(sheet.WriteXLSX(&out, tables, sheet.BookOptions{}))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o600))
}

// tableOf reads a table whose lines are rows and whose cells are parted by semicolons.
func tableOf(name, text string) sheet.Table {
	t := sheet.Table{Name: name}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		var row []sheet.Cell
		for _, cell := range strings.Split(line, ";") {
			if i == 0 {
				t.Columns = append(t.Columns, sheet.Column{Title: cell})
			}
			row = append(row, sheet.Text(cell))
		}
		if i > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
