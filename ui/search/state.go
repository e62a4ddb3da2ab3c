package search

import (
	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/storage"
	"samsvar/ui/seek"
)

// hit is one record in which the text was found.
type hit struct {
	register *reg.Register
	from     seek.Records
	at       int
}

// record is made anew where the store keeps the register as columns.
func (h hit) record() reg.Record { return h.from.At(h.at) }

// group is how many records of a register have the text.
type group struct {
	register *reg.Register
	n        int
}

// indexes are what is searched, by register, for a state of the store.
type indexes struct {
	view *storage.View
	of   map[string]*seek.Index
}

// job searches every register; it runs in the background.
type job struct {
	texts   *i18n.Texts
	view    *storage.View
	names   i18n.Names
	query   string
	indexes indexes
}

// outcome is what a job found.
type outcome struct {
	query   string
	hits    []hit
	groups  []group
	indexes indexes
}

func (j job) run(stopped func() bool) outcome {
	found := outcome{query: j.query, indexes: indexes{view: j.view, of: map[string]*seek.Index{}}}
	if len(seek.Words(j.query)) == 0 {
		found.indexes = j.indexes
		return found
	}
	for _, r := range j.view.Registers() {
		if stopped() {
			return found
		}
		index := j.index(r, stopped)
		found.indexes.of[r.Key] = index
		records := index.Find(j.query)
		if records.Len() > 0 {
			found.groups = append(found.groups, group{r, records.Len()})
		}
		for at := range records.Len() {
			found.hits = append(found.hits, hit{r, records, at})
		}
	}
	return found
}

// index is the one made before, as long as nothing was saved since.
func (j job) index(r *reg.Register, stopped func() bool) *seek.Index {
	if made := j.indexes.of[r.Key]; made != nil && j.indexes.view == j.view {
		return made
	}
	return seek.New(j.texts, j.view, r, seek.All(j.view, r.Key), j.names, stopped)
}

// The columns of the results.
const (
	columnRegister = "register"
	columnNo       = "nr"
	columnTitle    = "title"
	columnWhere    = "where"
)

// columns are their keys in order.
func columns() []string { return []string{columnRegister, columnNo, columnTitle, columnWhere} }

// results are the rows that are shown: all hits, or those of one register.
type results struct {
	texts *i18n.Texts
	names i18n.Names
	words []string
	rows  []hit
}

// Len is the number of rows.
func (r *results) Len() int { return len(r.rows) }

// Hits are where the words stand in a cell.
func (r *results) Hits(text string) [][2]int { return seek.Marks(text, r.words) }

// Cell is what stands in a cell.
func (r *results) Cell(row, col int) string {
	h := r.rows[row]
	switch columns()[col] {
	case columnRegister:
		return r.texts.Register(h.register)
	case columnNo:
		return h.record().Header().No
	case columnTitle:
		return r.texts.Title(h.register, h.record(), r.names)
	}
	found := seek.Where(r.texts, h.register, h.record(), r.names, r.words)
	if found.Field == nil {
		return ""
	}
	return r.texts.T("ui.search.where", r.texts.Field(h.register, found.Field), found.Excerpt)
}

// Sign has no meaning here.
func (r *results) Sign(int) report.Severity { return report.SeverityNone }

// of are the hits of one register; "" for all.
func of(all []hit, register string) []hit {
	if register == "" {
		return all
	}
	var own []hit
	for _, h := range all {
		if h.register.Key == register {
			own = append(own, h)
		}
	}
	return own
}
