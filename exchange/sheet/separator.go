package sheet

import (
	"slices"
	"strings"
)

const (
	sampleRecords = 100
	failedRecord  = 1000 // worse than any number of stray quotes likely among them
)

// findSeparator finds what separates the fields. A first line "sep=;", which
// Excel writes and obeys, decides; rest is the text after it.
func findSeparator(text string) (rest string, separator byte) {
	line, _, _ := strings.Cut(text[:min(len(text), 16)], "\n")
	line = strings.TrimRight(line, "\r")
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		rest = text[len(line):]
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n")
		return rest, line[4]
	}
	best := candidate{separator: ';'}
	for _, separator := range []byte{';', '\t', ','} {
		if c := judge(text, separator); c.better(best) {
			best = c
		}
	}
	return text, best.separator
}

// candidate is what a separator would make of the first records.
type candidate struct {
	separator byte
	stray     int     // quotes that stand within fields, or were never closed
	share     float64 // of records that have the most frequent number of fields
	fields    int     // that number, if above 1
	first     bool    // the first record has that number too
}

// judge counts the fields of the first records, quotes obeyed.
func judge(text string, separator byte) candidate {
	l := lexer{text: text, separator: separator, line: 1}
	counts := map[int]int{}
	first, total, stray := 0, 0, 0
	for total < sampleRecords {
		fields, err := l.record()
		if err != nil {
			stray += failedRecord
		}
		if fields == nil {
			break
		}
		stray += l.stray
		if len(fields) == 1 && fields[0] == "" {
			continue
		}
		if total++; total == 1 {
			first = len(fields)
		}
		counts[len(fields)]++
	}
	c := candidate{separator: separator, stray: stray}
	for _, fields := range sortedKeys(counts) {
		if fields > 1 && counts[fields] >= counts[c.fields] {
			c.fields = fields
		}
	}
	if c.fields > 1 {
		c.share = float64(counts[c.fields]) / float64(total)
		c.first = first == c.fields
	}
	return c
}

func sortedKeys(counts map[int]int) []int {
	keys := make([]int, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// better compares by quotes that come to stand within fields, as those of whole
// fields do with the wrong separator; then by how regular the records are, by
// whether the header fits (decimal commas are regular too, but not in headers),
// and by size.
func (c candidate) better(than candidate) bool {
	switch {
	case c.fields < 2 || than.fields < 2:
		return c.fields >= 2 && than.fields < 2
	case c.stray != than.stray:
		return c.stray < than.stray
	case c.share > than.share+0.2 || than.share > c.share+0.2:
		return c.share > than.share
	case c.first != than.first:
		return c.first
	}
	return c.fields > than.fields
}
