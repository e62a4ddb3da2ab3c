package pdffile

import (
	"bytes"
	"fmt"
	"slices"
)

// readRevisions follows the tables of places from the newest to the oldest.
func (f *File) readRevisions() error {
	at, err := f.startXref()
	if err != nil {
		return err
	}
	seen := map[int]bool{}
	var newestFirst []revision
	for more := true; more; {
		if seen[at] || len(seen) >= mostRevisions {
			return fmt.Errorf("%w: its tables of places go in a ring", ErrDamaged)
		}
		seen[at] = true
		r, err := f.table(at)
		if err != nil {
			return err
		}
		var before int
		if before, more, err = previous(r.trailer); err != nil {
			return err
		}
		if n := len(newestFirst); n > 0 && newestFirst[n-1].table < at {
			// The first page of a file may have a table of its own, in front.
			newestFirst[n-1].join(r)
		} else {
			newestFirst = append(newestFirst, r)
		}
		at = before
	}
	slices.Reverse(newestFirst)
	f.revisions = newestFirst
	return f.findEnds()
}

// join adds the table of the same writing of the file.
func (r *revision) join(older revision) {
	for n, p := range older.places {
		if _, ok := r.places[n]; !ok {
			r.places[n] = p
		}
	}
	r.end = max(r.end, older.end)
}

// startXref reads where the newest table of places begins, at the file's end.
func (f *File) startXref() (int, error) {
	tail := f.data[max(0, len(f.data)-2048):]
	at := bytes.LastIndex(tail, []byte("startxref"))
	if at < 0 {
		return 0, fmt.Errorf("%w: its end is missing", ErrDamaged)
	}
	l := &lexer{data: tail, at: at + len("startxref")}
	place, ok := l.plainInteger()
	if !ok || place <= 0 || place >= len(f.data) {
		return 0, fmt.Errorf("%w: its end leads nowhere", ErrDamaged)
	}
	return place, nil
}

// previous reads where the table before a trailer's own is.
func previous(trailer Dict) (at int, more bool, err error) {
	o, there := trailer["Prev"]
	if !there {
		return 0, false, nil
	}
	n, ok := o.(Integer)
	if !ok || n <= 0 || n > MostBytes {
		return 0, false, fmt.Errorf("%w: an earlier table of places is missing", ErrDamaged)
	}
	return int(n), true, nil
}

// table reads the table of places at an offset, in either form.
func (f *File) table(at int) (revision, error) {
	if at >= len(f.data) {
		return revision{}, fmt.Errorf("%w: a table of places is missing", ErrDamaged)
	}
	l := &lexer{data: f.data, at: at}
	if !l.keyword("xref") {
		return f.tableStream(at)
	}
	r := revision{places: map[int]place{}, table: at}
	for !l.keyword("trailer") {
		if err := r.section(l); err != nil {
			return r, err
		}
	}
	d, err := l.value(0)
	trailer, ok := d.(Dict)
	if err != nil || !ok {
		return r, fmt.Errorf("%w: a table of places has no trailer", ErrDamaged)
	}
	r.trailer, r.end = trailer, l.at
	if o, there := trailer["XRefStm"]; there {
		n, ok := o.(Integer)
		if !ok || n <= 0 || int(n) >= len(f.data) {
			return r, fmt.Errorf("%w: a table of places is missing", ErrDamaged)
		}
		also, err := f.tableStream(int(n))
		if err != nil {
			return r, err
		}
		// What stands in the plain table as free may lie in the stream's.
		for number, p := range also.places {
			if old, ok := r.places[number]; !ok || old.free {
				r.places[number] = p
			}
		}
	}
	return r, nil
}

// section reads one stretch of a plain table.
func (r *revision) section(l *lexer) error {
	bad := fmt.Errorf("%w: a table of places cannot be read", ErrDamaged)
	first, ok := l.plainInteger()
	count, also := l.plainInteger()
	if !ok || !also || first > mostObjects || count > mostObjects || first+count > mostObjects {
		return bad
	}
	for n := first; n < first+count; n++ {
		offset, ok := l.plainInteger()
		generation, also := l.plainInteger()
		l.skip()
		if !ok || !also || l.at >= len(l.data) {
			return bad
		}
		kind := l.data[l.at]
		l.at++
		if kind != 'n' && kind != 'f' {
			return bad
		}
		if _, twice := r.places[n]; !twice {
			r.places[n] = place{free: kind == 'f', offset: offset, generation: generation}
		}
	}
	return nil
}

// tableStream reads a table of places that is a stream.
func (f *File) tableStream(at int) (revision, error) {
	bad := fmt.Errorf("%w: a table of places cannot be read", ErrDamaged)
	got, err := f.objectAt(at)
	stream, ok := got.value.(Stream)
	if err != nil || !ok || stream.Dict["Type"] != Name("XRef") {
		return revision{}, bad
	}
	data, err := f.Decode(stream)
	if err != nil {
		return revision{}, err
	}
	size, ok := stream.Dict["Size"].(Integer)
	widths, also := widthsOf(stream.Dict["W"])
	if !ok || !also || size < 0 || size > mostObjects {
		return revision{}, bad
	}
	index, ok := stream.Dict["Index"].(Array)
	if !ok {
		index = Array{Integer(0), size}
	}
	r := revision{places: map[int]place{}, trailer: stream.Dict, table: at, end: at}
	for len(index) >= 2 {
		first, ok := index[0].(Integer)
		count, also := index[1].(Integer)
		if !ok || !also || first < 0 || count < 0 || first > mostObjects || count > mostObjects {
			return revision{}, bad
		}
		for n := range int(count) {
			entry := widths[0] + widths[1] + widths[2]
			if len(data) < entry {
				return revision{}, bad
			}
			r.entry(int(first)+n, data[:entry], widths)
			data = data[entry:]
		}
		index = index[2:]
	}
	return r, nil
}

// widthsOf reads how wide the three numbers of an entry are.
func widthsOf(o Object) (w [3]int, ok bool) {
	a, _ := o.(Array)
	if len(a) != 3 {
		return w, false
	}
	for i := range w {
		n, ok := a[i].(Integer)
		if !ok || n < 0 || n > 7 {
			return w, false
		}
		w[i] = int(n)
	}
	return w, w[0]+w[1]+w[2] > 0
}

func (r *revision) entry(number int, data []byte, widths [3]int) {
	if _, twice := r.places[number]; twice {
		return
	}
	next := func(i int) int {
		n := 0
		for _, c := range data[:widths[i]] {
			n = n<<8 | int(c)
		}
		data = data[widths[i]:]
		return n
	}
	kind := 1
	if widths[0] > 0 {
		kind = next(0)
	}
	second := next(1)
	third := next(2)
	switch kind {
	case 0:
		r.places[number] = place{free: true}
	case 1:
		r.places[number] = place{offset: second, generation: third}
	case 2:
		r.places[number] = place{holder: second, index: third}
	}
}

// findEnds finds where each revision ends: after the mark that follows its table,
// and the end of the line.
func (f *File) findEnds() error {
	for i := range f.revisions {
		r := &f.revisions[i]
		from := max(r.end, r.table)
		mark := bytes.Index(f.data[from:], []byte("%%EOF"))
		if mark < 0 {
			return fmt.Errorf("%w: an end is missing", ErrDamaged)
		}
		r.end = from + mark + len("%%EOF")
		if bytes.HasPrefix(f.data[r.end:], []byte("\r\n")) {
			r.end += 2
		} else if r.end < len(f.data) && (f.data[r.end] == '\n' || f.data[r.end] == '\r') {
			r.end++
		}
		if i > 0 && r.end <= f.revisions[i-1].end {
			return fmt.Errorf("%w: its updates overlap", ErrDamaged)
		}
	}
	return nil
}
