package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// line is one row of the table: who took how long, and what was promised.
type line struct {
	what  string
	took  map[string]time.Duration // by system; others did not take part
	limit string                   // name of the physical limit, "" if none was measured
	floor time.Duration            // how long it took
	bars  []bar
}

// bar is a promise and whether it was kept.
type bar struct {
	of   string // what it is measured by
	text string
	met  bool
}

// ratio divides durations; 0 if there is nothing to divide by.
func ratio(a, b time.Duration) float64 {
	if b <= 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// fasterSQLite returns the shorter time of the two SQLites, 0 if none ran.
func (l line) fasterSQLite() time.Duration {
	var least time.Duration
	for _, driver := range []string{modernc, mattn} {
		if took, ok := l.took[newSQLite(driver).name()]; ok && (least == 0 || took < least) {
			least = took
		}
	}
	return least
}

func (l line) own() time.Duration { return l.took[newSamsvar().name()] }

// atMost adds the promise to take so many times as long as the faster SQLite.
func (l line) atMost(times float64) line {
	if of := l.fasterSQLite(); of > 0 {
		l.bars = append(l.bars, promise("SQLite", times, ratio(l.own(), of)))
	}
	return l
}

// within adds the promise to take so many times as long as the limit.
func (l line) within(times float64) line {
	l.bars = append(l.bars, promise("limit", times, ratio(l.own(), l.floor)))
	return l
}

// shorterThan adds the promise to take so long at most.
func (l line) shorterThan(most time.Duration) line {
	l.bars = append(l.bars, bar{"time", "≤ " + short(most), l.own() <= most})
	return l
}

// promise says that something takes at most so many times something else.
func promise(of string, most, ratio float64) bar {
	return bar{of, fmt.Sprintf("≤ %s %s", number(most), of), ratio <= most}
}

// table is all that was measured.
type table struct {
	machine string
	day     time.Time
	names   []string // of systems
	lines   []line
	costs   []cost
	remarks []string
	made    []made // documents, our own first
}

// cost is what a feature costs: with it against without it.
type cost struct {
	what          string
	with, without time.Duration
	most          float64 // promised ratio; 0 if there is no promise
}

func (t *table) add(l ...line) { t.lines = append(t.lines, l...) }

// write prints the table as Markdown, which reads well in a terminal too.
func (t *table) write(w io.Writer) {
	fmt.Fprintf(w, "%s; %s\n\n", t.machine, t.day.Format("2 January 2006"))
	head := append([]string{"what"}, t.names...)
	rows := [][]string{append(head, "physical limit", "of the faster SQLite", "of the limit", "promised", "met")}
	for _, l := range t.lines {
		rows = append(rows, t.cells(l))
	}
	writeRows(w, rows)
	fmt.Fprint(w, "\n")
	rows = [][]string{{"cost of", "with", "without", "ratio", "promised", "met"}}
	for _, c := range t.costs {
		of, promised, met := ratio(c.with, c.without), "", ""
		if c.most > 0 {
			promised, met = "≤ "+number(c.most), yesNo(of <= c.most)
		}
		rows = append(rows, []string{c.what, short(c.with), short(c.without), fmt.Sprintf("%.2f", of), promised, met})
	}
	writeRows(w, rows)
	for _, remark := range t.remarks {
		fmt.Fprintf(w, "\n%s\n", remark)
	}
}

func (t *table) cells(l line) []string {
	row := []string{l.what}
	for _, name := range t.names {
		row = append(row, short(l.took[name]))
	}
	limit := ""
	if l.limit != "" {
		limit = l.limit + " " + short(l.floor)
	}
	row = append(row, limit, ratioText(ratio(l.own(), l.fasterSQLite())), ratioText(ratio(l.own(), l.floor)))
	var promised, missed []string
	for _, b := range l.bars {
		promised = append(promised, b.text)
		if !b.met {
			missed = append(missed, b.of)
		}
	}
	met := ""
	switch {
	case len(missed) > 0:
		met = "no: " + strings.Join(missed, ", ")
	case len(promised) > 0:
		met = "yes"
	}
	return append(row, strings.Join(promised, ", "), met)
}

func number(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func ratioText(x float64) string {
	switch {
	case x == 0:
		return ""
	case x < 0.01:
		return fmt.Sprintf("%.4f", x)
	}
	return fmt.Sprintf("%.2f", x)
}

func yesNo(ok bool) string {
	if ok {
		return "yes"
	}
	return "no"
}

// short prints a duration with three digits.
func short(d time.Duration) string {
	switch {
	case d == 0:
		return ""
	case d < time.Millisecond:
		return fmt.Sprintf("%.3g µs", float64(d)/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.3g ms", float64(d)/1e6)
	}
	return fmt.Sprintf("%.3g s", d.Seconds())
}

// writeRows prints rows in columns of equal width.
func writeRows(w io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for n, row := range rows {
		fmt.Fprint(w, "|")
		for i, cell := range row {
			fmt.Fprintf(w, " %s%s |", cell, strings.Repeat(" ", widths[i]-len([]rune(cell))))
		}
		fmt.Fprint(w, "\n")
		if n > 0 {
			continue
		}
		fmt.Fprint(w, "|")
		for _, width := range widths {
			fmt.Fprintf(w, "%s|", strings.Repeat("-", width+2))
		}
		fmt.Fprint(w, "\n")
	}
}

// Marks around the tables in the document.
const (
	tableBegin     = "<!-- table: written by make bench -->\n"
	tableEnd       = "<!-- end of table -->\n"
	documentsBegin = "<!-- documents: written by make bench -->\n"
	documentsEnd   = "<!-- end of documents -->\n"
)

// into writes what was measured into a document, between the marks.
func (t *table) into(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	text := string(data)
	if len(t.lines)+len(t.costs) > 0 {
		if text, err = between(text, tableBegin, tableEnd, t.write); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if len(t.made) > 0 {
		if text, err = between(text, documentsBegin, documentsEnd, t.writeDocuments); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// between puts what is written between two marks of a text.
func between(text, begin, end string, write func(io.Writer)) (string, error) {
	before, rest, ok := strings.Cut(text, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", fmt.Errorf("no marks %q around a table", strings.TrimSpace(begin))
	}
	var out strings.Builder
	out.WriteString(before + begin + "\n")
	write(&out)
	out.WriteString("\n" + end + after)
	return out.String(), nil
}
