package storage

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"samsvar/model/reg"
)

// row is a record with what is derived from it once. It is never changed.
type row struct {
	rec   reg.Record
	place place
	links []reg.LinkRef // each once
}

func (r *row) id() reg.ID { return r.rec.Header().ID }

// place is where a record stands in its register: by number, those without a
// number of the register's own last, then by id.
type place struct {
	order uint64
	no    string
	id    reg.ID
}

func (p place) compare(o place) int {
	if c := cmp.Compare(p.order, o.order); c != 0 {
		return c
	}
	if c := strings.Compare(p.no, o.no); c != 0 {
		return c
	}
	return strings.Compare(string(p.id), string(o.id))
}

const (
	unnumbered = 1 << 63
	yearShift  = 40
	maxCount   = 1<<yearShift - 1
)

// numberOrder turns PREFIX-2026-014 into a number that orders by year and
// count; other numbers come last.
func numberOrder(prefix, no string) uint64 {
	rest, ok := strings.CutPrefix(no, prefix+"-")
	year, count, found := strings.Cut(rest, "-")
	y, yearErr := strconv.ParseUint(year, 10, 16)
	n, countErr := strconv.ParseUint(count, 10, 63)
	if !ok || !found || yearErr != nil || countErr != nil || n > maxCount {
		return unnumbered
	}
	return y<<yearShift | n
}

func numberText(prefix string, year int, count uint64) string {
	var room [40]byte
	text := append(append(room[:0], prefix...), '-')
	text = append(appendDigits(text, uint64(max(year, 0)), 4), '-')
	return string(appendDigits(text, count, 3))
}

// appendDigits writes a number with at least so many digits.
func appendDigits(out []byte, n uint64, digits int) []byte {
	for least := uint64(1); digits > 1; digits-- {
		if least *= 10; n < least {
			break
		}
	}
	for ; digits > 1; digits-- {
		out = append(out, '0')
	}
	return strconv.AppendUint(out, n, 10)
}

func newRow(r *reg.Register, rec reg.Record) *row {
	head := rec.Header()
	return &row{
		rec:   rec,
		place: place{numberOrder(r.NoPrefix, head.No), head.No, head.ID},
		links: linksOnce(r.Links(rec)),
	}
}

func linksOnce(links []reg.LinkRef) []reg.LinkRef {
	once := links[:0]
	for _, link := range links {
		if !slices.Contains(once, link) {
			once = append(once, link)
		}
	}
	return slices.Clip(once)
}

// rows is a list of rows by place, with the records alone beside it.
type rows struct {
	order []*row
	all   []reg.Record
}

// with returns the list without some rows and with others. The rows taken out
// must be in the list.
func (l rows) with(out, in []*row) rows {
	byPlace := func(a, b *row) int { return a.place.compare(b.place) }
	slices.SortFunc(out, byPlace)
	slices.SortFunc(in, byPlace)
	n := len(l.order) - len(out) + len(in)
	next := rows{make([]*row, 0, n), make([]reg.Record, 0, n)}
	from := 0
	copyUntil := func(p place) {
		to := from + sort.Search(len(l.order)-from, func(i int) bool {
			return l.order[from+i].place.compare(p) >= 0
		})
		next.order = append(next.order, l.order[from:to]...)
		next.all = append(next.all, l.all[from:to]...)
		from = to
	}
	for len(out) > 0 || len(in) > 0 {
		if len(out) > 0 && (len(in) == 0 || out[0].place.compare(in[0].place) <= 0) {
			copyUntil(out[0].place)
			from++
			out = out[1:]
			continue
		}
		copyUntil(in[0].place)
		next.order = append(next.order, in[0])
		next.all = append(next.all, in[0].rec)
		in = in[1:]
	}
	next.order = append(next.order, l.order[from:]...)
	next.all = append(next.all, l.all[from:]...)
	return next
}

// hasNumber reports whether a row has the number of this order.
func (l rows) hasNumber(order uint64) bool {
	i := sort.Search(len(l.order), func(i int) bool { return l.order[i].place.order >= order })
	return i < len(l.order) && l.order[i].place.order == order
}
