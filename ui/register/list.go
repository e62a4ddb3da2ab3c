package register

import (
	"slices"

	"samsvar/i18n"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/storage"
	"samsvar/ui/seek"
)

// filter says which records are shown, and in which order.
type filter struct {
	query   string
	sort    string // key of a column
	falling bool
	gaps    bool      // only records with something missing
	deleted bool      // deleted records instead
	only    []reg.Ref // only these, as behind a number
}

// narrowed reports whether the filter may leave records out.
func (f filter) narrowed() bool { return f.query != "" || f.gaps || f.deleted || f.only != nil }

// gap is what is missing in one record.
type gap struct {
	worst report.Severity
	n     int
}

// gaps are what is missing, by record.
type gaps map[reg.ID]gap

// gapsOf counts the open findings of a register by record.
func gapsOf(all findings.List, register string) gaps {
	found := gaps{}
	for _, f := range all.Open() {
		if f.Register == register && f.ID != "" {
			g := found[f.ID]
			found[f.ID] = gap{worst: max(g.worst, report.SeverityOf(f.Severity)), n: g.n + 1}
		}
	}
	return found
}

// grave counts the records in which something serious is missing.
func (g gaps) grave() int {
	n := 0
	for _, one := range g {
		if one.worst >= report.SeverityHigh {
			n++
		}
	}
	return n
}

// list is what is shown of a register.
type list struct {
	texts    *i18n.Texts
	register *reg.Register
	columns  []column
	names    i18n.Names
	rows     seek.Records
	found    gaps
	counted  bool // found is known
}

// Len is the number of rows.
func (l *list) Len() int {
	if l.rows == nil {
		return 0
	}
	return l.rows.Len()
}

// Cell is what stands in a cell.
func (l *list) Cell(row, col int) string {
	c := l.columns[col]
	if c.field == nil {
		return l.gapText(l.rows.ID(row))
	}
	rec := l.rows.At(row)
	if text := oneLine(l.texts.Show(c.field, c.field.Of(rec), l.names)); text != "" {
		return text
	}
	return "–"
}

func (l *list) gapText(id reg.ID) string {
	if n := l.found[id].n; n > 0 {
		return l.texts.Int(n)
	}
	if !l.counted {
		return ""
	}
	return "–"
}

// Sign is that of the gravest finding.
func (l *list) Sign(row int) report.Severity { return l.found[l.rows.ID(row)].worst }

// at returns the row of a record, or -1.
func (l *list) at(id reg.ID) int {
	if l.rows == nil {
		return -1
	}
	return seek.Place(l.rows, id)
}

// cache is what was made for a state of the store and serves the next search,
// too.
type cache struct {
	view    *storage.View
	deleted bool
	index   *seek.Index
	keys    map[string]keys  // by column
	ranks   map[string]ranks // by column, of a register kept as columns
}

// job finds and sorts the rows; it runs in the background on copies.
type job struct {
	texts    *i18n.Texts
	view     *storage.View
	register *reg.Register
	names    i18n.Names
	filter   filter
	found    gaps
	cache    cache
}

// outcome is what a job found.
type outcome struct {
	rows  seek.Records
	total int
	cache cache
}

func (j *job) run(stopped func() bool) outcome {
	if j.cache.view != j.view || j.cache.deleted != j.filter.deleted {
		j.cache = cache{view: j.view, deleted: j.filter.deleted}
	}
	rows := j.all()
	total := rows.Len()
	if j.filter.query != "" {
		if j.cache.index == nil {
			j.cache.index = seek.New(j.texts, j.view, j.register, rows, j.names, stopped)
		}
		rows = j.cache.index.Find(j.filter.query)
	}
	if chosen, ok := rows.(seek.Rows); ok {
		rows = j.arrange(chosen)
	} else {
		made := j.narrow(rows.(seek.Made))
		j.sort(made)
		rows = seek.Made(made)
	}
	return outcome{rows: rows, total: total, cache: j.cache}
}

func (j *job) all() seek.Records {
	if j.filter.deleted {
		return seek.Made(j.view.Deleted(j.register.Key))
	}
	return seek.All(j.view, j.register.Key)
}

// arrange narrows and sorts rows of a register kept as columns.
func (j *job) arrange(rows seek.Rows) seek.Rows {
	if ids := j.wanted(); ids != nil {
		rows = only(rows, ids)
	}
	if j.filter.gaps {
		ids := make(map[reg.ID]bool, len(j.found))
		for id, one := range j.found {
			ids[id] = one.n > 0
		}
		rows = only(rows, ids)
	}
	if j.filter.sort == gapsKey {
		return sortRowsByGaps(rows, j.found, j.filter.falling)
	}
	f := j.register.Field(j.filter.sort)
	switch {
	case f != nil && f.Key != numberKey:
		return sortRows(rows, f.Key, j.ranksOf(rows.Columns, f), j.filter.falling)
	case j.filter.falling:
		return reversed(rows)
	}
	return rows
}

// ranksOf makes the order of a column's values, or takes that made before.
func (j *job) ranksOf(columns reg.Columns, f *reg.Field) ranks {
	if made := j.cache.ranks[f.Key]; made != nil {
		return made
	}
	all := map[string]ranks{f.Key: ranksOf(j.texts, columns, j.register, f, j.names)}
	for key, made := range j.cache.ranks {
		all[key] = made
	}
	j.cache.ranks = all
	return all[f.Key]
}

// wanted are the records that the filter names, or nil if it names none.
func (j *job) wanted() map[reg.ID]bool {
	if j.filter.only == nil {
		return nil
	}
	wanted := make(map[reg.ID]bool, len(j.filter.only))
	for _, ref := range j.filter.only {
		wanted[ref.ID] = wanted[ref.ID] || ref.Register == j.register.Key
	}
	return wanted
}

// narrow returns a new slice with what the filters leave.
func (j *job) narrow(rows []reg.Record) []reg.Record {
	only := j.wanted()
	left := make([]reg.Record, 0, len(rows))
	for _, rec := range rows {
		id := rec.Header().ID
		if (only == nil || only[id]) && (!j.filter.gaps || j.found[id].n > 0) {
			left = append(left, rec)
		}
	}
	return left
}

func (j *job) sort(rows []reg.Record) {
	if j.filter.sort == gapsKey {
		sortByGaps(rows, j.found, j.filter.falling)
		return
	}
	f := j.register.Field(j.filter.sort)
	if f == nil || f.Key == numberKey { // the store has them in this order
		if j.filter.falling {
			slices.Reverse(rows)
		}
		return
	}
	if ordered(f) {
		sortRecords(rows, f, j.filter.falling, nil)
		return
	}
	sortRecords(rows, f, j.filter.falling, j.keysOf(f))
}

// keysOf makes the keys of a column, or takes those made before. The cache is
// copied, because a run before may still read it.
func (j *job) keysOf(f *reg.Field) keys {
	if made := j.cache.keys[f.Key]; made != nil {
		return made
	}
	all := map[string]keys{f.Key: collated(j.texts, f, j.all(), j.names)}
	for key, made := range j.cache.keys {
		all[key] = made
	}
	j.cache.keys = all
	return all[f.Key]
}
