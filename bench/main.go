// Command bench compares Samsvar's store with SQLite, by two drivers, and with
// what disk and memory can do at best, and its documents with LibreOffice, side by
// side in one run. It is a module
// of its own, so that the other drivers are no dependency of the program.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

func main() {
	child := flag.Bool("child", false, "open the store SYSTEM PATH and tell what it took (for the program itself)")
	write := flag.String("write", "", "write the table into this document, between its marks")
	dir := flag.String("dir", "", "folder for the stores, on the disk to measure (default: the temporary folder)")
	most := flag.Int("rows", 1_000_000, "the most rows")
	only := flag.String("only", "import,store,search,costs,documents", "what to measure")
	render := flag.Bool("render", false, "write the large document as FORMAT PATH (for the program itself)")
	flag.Parse()
	var err error
	switch {
	case *child:
		err = openHere(flag.Arg(0), flag.Arg(1))
	case *render:
		err = renderHere(flag.Arg(0), flag.Arg(1))
	default:
		err = run(*dir, *write, *most, strings.Split(*only, ","))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(parent, document string, most int, parts []string) error {
	dir, err := os.MkdirTemp(parent, "samsvar-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	t := &table{machine: machine(dir), day: time.Now()}
	for _, s := range systems() {
		t.names = append(t.names, s.name())
	}
	if err := t.measure(dir, most, parts); err != nil {
		return err
	}
	if len(t.lines)+len(t.costs) > 0 {
		t.write(os.Stdout)
	}
	if len(t.made) > 0 {
		t.writeDocuments(os.Stdout)
	}
	if document == "" {
		return nil
	}
	return t.into(document)
}

// measure runs the parts, smaller stores first.
func (t *table) measure(dir string, most int, parts []string) error {
	for _, part := range parts {
		measure, ok := map[string]func(dir string, most int) error{
			"import": t.imports, "store": t.stores, "search": t.searches, "costs": t.featureCosts, "documents": t.documents}[part]
		if !ok {
			return fmt.Errorf("nothing to measure is called %q", part)
		}
		if err := measure(dir, most); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
	return nil
}

func (t *table) imports(dir string, most int) error {
	for rows := 1000; rows <= min(most, portion); rows *= 10 {
		tell("import of %s rows", grouped(rows))
		l, err := imports(dir, rows, fewer(rows, 5))
		if err != nil {
			return err
		}
		t.add(l)
	}
	return nil
}

func (t *table) stores(dir string, most int) error {
	for rows := 1000; rows <= most; rows *= 10 {
		if err := t.store(dir, rows, rows*10 > most); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) searches(dir string, most int) error {
	for rows := 1000; rows <= min(most, 100_000); rows *= 100 {
		tell("search in %s texts", grouped(rows))
		lines, err := searchAll(dir, rows, 15)
		if err != nil {
			return err
		}
		t.add(lines...)
	}
	return nil
}

func (t *table) featureCosts(dir string, most int) error {
	tell("costs of history and chain")
	costs, err := featureCosts(dir, 300)
	if err != nil {
		return err
	}
	tell("cost of encryption")
	sealing, err := sealingCosts(dir, most, 300)
	t.costs = append(append(t.costs, costs...), sealing...)
	return err
}

// store measures what is done with one store of so many rows.
func (t *table) store(dir string, rows int, largest bool) error {
	tell("a store of %s rows", grouped(rows))
	f, err := newFixture(dir, rows, texts(ordinary))
	if err != nil {
		return err
	}
	open, memory, err := f.opens(fewer(rows, 7))
	if err != nil {
		return err
	}
	saves, err := f.saves(200)
	if err != nil {
		return err
	}
	count, err := f.counts(9)
	if err != nil {
		return err
	}
	copies, err := f.copies(fewer(rows, 5))
	if err != nil {
		return err
	}
	t.add(open...)
	t.add(saves...)
	t.add(count)
	t.add(copies...)
	if largest {
		t.remarks = append(t.remarks, memory)
	}
	return f.drop()
}

// fewer is how often to measure what takes long.
func fewer(rows, rounds int) int {
	if rows >= 1_000_000 {
		return 3
	}
	return rounds
}

// tell says on the way what is measured, where the table does not go.
func tell(format string, args ...any) { fmt.Fprintf(os.Stderr, format+" …\n", args...) }
