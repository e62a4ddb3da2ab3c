package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ordinary is how many records of an ordinary register a store has besides its
// attendances: an agency with all its registers filled.
const ordinary = 1000

// portion is how many attendances are imported at once.
const portion = 100_000

// fixture is a store of the same content in each system.
type fixture struct {
	dir     string
	rows    int
	systems []system
}

func (f *fixture) path(s system) string {
	return filepath.Join(f.dir, strings.ReplaceAll(s.name(), "/", "-"), "store.samsvar")
}

// newFixture makes the stores, with so many attendances, and leaves them open.
func newFixture(dir string, rows int, all []text) (*fixture, error) {
	f := &fixture{filepath.Join(dir, fmt.Sprint("rows", rows, "texts", len(all))), rows, systems()}
	content := attendances(rows)
	for _, s := range f.systems {
		if err := f.fill(s, content, all); err != nil {
			return nil, fmt.Errorf("fill %s: %w", s.name(), err)
		}
	}
	return f, nil
}

func (f *fixture) fill(s system, content []attendance, all []text) error {
	if err := fresh(s, f.path(s)); err != nil {
		return err
	}
	if err := s.importTexts(all); err != nil {
		return err
	}
	for len(content) > 0 {
		n := min(portion, len(content))
		if err := s.importRows(content[:n]); err != nil {
			return err
		}
		content = content[n:]
	}
	// As after a new start: what importing left in memory is gone.
	return errors.Join(s.close(), s.open(f.path(s)))
}

// fresh makes a new store and opens it.
func fresh(s system, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	if err := s.create(path); err != nil {
		return err
	}
	return s.open(path)
}

// drop closes the stores and removes them.
func (f *fixture) drop() error {
	var err error
	for _, s := range f.systems {
		err = errors.Join(err, s.close())
	}
	return errors.Join(err, os.RemoveAll(f.dir))
}

// each makes doers of the systems.
func (f *fixture) each(do func(system) error) []doer {
	var all []doer
	for _, s := range f.systems {
		all = append(all, doer{s.name(), func() error { return do(s) }})
	}
	return all
}

// saves measures single durable saves.
func (f *fixture) saves(rounds int) ([]line, error) {
	flusher, err := newFlusher(f.dir)
	if err != nil {
		return nil, err
	}
	n := 0
	all := append(f.each(func(s system) error { n++; return s.save(n) }), doer{twoFlushes, flusher.twice})
	if _, err := turns(10, false, all); err != nil { // warm up
		return nil, err
	}
	t, err := turns(rounds, false, all)
	if err != nil {
		return nil, err
	}
	half := line{what: f.title("durable save with history, p50"), took: t.medians(), limit: twoFlushes, floor: t.median(twoFlushes)}
	most := line{what: f.title("the same, p99"), took: map[string]time.Duration{}, limit: twoFlushes, floor: t.at(twoFlushes, 0.99)}
	for _, s := range f.systems {
		most.took[s.name()] = t.at(s.name(), 0.99)
	}
	return []line{half.within(2.5).atMost(1), most}, flusher.close()
}

// opens measures opening in a process of its own, until the figures of the
// first screen are there. The stores are closed meanwhile.
func (f *fixture) opens(rounds int) (lines []line, memory string, err error) {
	most := map[string]int64{}
	took, work := times{}, times{}
	for _, s := range f.systems {
		if err := s.close(); err != nil {
			return nil, "", err
		}
	}
	for range rounds {
		for _, s := range f.systems {
			told, err := openThere(s.name(), f.path(s))
			if err != nil {
				return nil, "", fmt.Errorf("open %s: %w", s.name(), err)
			}
			took[s.name()] = append(took[s.name()], told.Took)
			work[s.name()] = append(work[s.name()], told.Work)
			most[s.name()] = max(most[s.name()], told.Memory)
		}
	}
	var held []string
	for _, s := range f.systems {
		if err := s.open(f.path(s)); err != nil {
			return nil, "", err
		}
		held = append(held, fmt.Sprintf("%s %d MB", s.name(), most[s.name()]/1e6))
	}
	whole := line{what: f.title("open to overview"), took: took.medians()}
	part := line{what: "the same, work of processors", took: work.medians()}
	if f.rows >= 1_000_000 {
		part = part.shorterThan(250 * time.Millisecond)
	}
	return []line{whole, part}, fmt.Sprintf("Most memory held while opening %s: %s.", f.size(), strings.Join(held, ", ")), nil
}

// counts measures counting by three columns.
func (f *fixture) counts(rounds int) (line, error) {
	t, err := turns(rounds, true, f.each(func(s system) error {
		_, rows, err := s.count()
		if err == nil && rows != f.rows {
			err = fmt.Errorf("counted %d rows of %d", rows, f.rows)
		}
		return err
	}))
	return line{what: f.title("count by three columns"), took: t.medians()}.atMost(0.1), err
}

// copies measures backups, and verification of the store.
func (f *fixture) copies(rounds int) ([]line, error) {
	own := f.path(f.systems[0])
	all := append(f.each(func(s system) error { return s.backup(f.path(s)) }),
		doer{copyFlush, func() error { return copyFile(own, own+".copied") }})
	backups, err := turns(rounds, true, all)
	if err != nil {
		return nil, err
	}
	checks, err := turns(rounds, true, f.each(func(s system) error { return s.verify() }))
	return []line{
		{what: f.title("backup, verified"), took: backups.medians(), limit: copyFlush, floor: backups.median(copyFlush)},
		{what: f.title("verification"), took: checks.medians()},
	}, err
}

func (f *fixture) title(what string) string { return what + ", " + f.size() }

func (f *fixture) size() string { return grouped(f.rows) + " rows" }

// grouped prints a number with commas.
func grouped(n int) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// imports measures bringing attendances into new stores in one transaction.
func imports(dir string, rows, rounds int) (line, error) {
	content := attendances(rows)
	f := &fixture{filepath.Join(dir, "import"), rows, systems()}
	took := times{}
	for range rounds {
		for _, s := range f.systems {
			if err := fresh(s, f.path(s)); err != nil {
				return line{}, err
			}
		}
		t, err := turns(1, true, f.each(func(s system) error { return s.importRows(content) }))
		if err != nil {
			return line{}, err
		}
		for name, all := range t {
			took[name] = append(took[name], all...)
		}
		if err := f.drop(); err != nil {
			return line{}, err
		}
	}
	l := line{what: f.title("import with history"), took: took.medians()}
	if rows == portion {
		l = l.atMost(0.5)
	}
	return l, nil
}

// searchAll measures looking for words in ordinary records.
func searchAll(dir string, rows, rounds int) ([]line, error) {
	all := texts(rows)
	f, err := newFixture(dir, 0, all)
	if err != nil {
		return nil, err
	}
	var blob []byte
	for _, t := range all {
		blob = append(blob, t.title+"\n"+t.description+"\n"...)
	}
	var lines []line
	for _, word := range searches() {
		found := map[string]int{}
		each := append(f.each(func(s system) error {
			var err error
			found[s.name()], err = s.search(word)
			return err
		}), doer{memoryScan, func() error { return scan(blob) }})
		t, err := turns(rounds, true, each)
		if err != nil {
			return nil, err
		}
		for name, n := range found {
			if n != found[f.systems[0].name()] {
				return nil, fmt.Errorf("%s finds %q %d times, %s %d times", name, word, n, f.systems[0].name(), found[f.systems[0].name()])
			}
		}
		l := line{what: fmt.Sprintf("search %s texts for “%s” (%s hits)", grouped(rows), word, grouped(found[f.systems[0].name()])),
			took: t.medians(), limit: memoryScan, floor: t.median(memoryScan)}
		lines = append(lines, l.within(3))
	}
	return lines, f.drop()
}
