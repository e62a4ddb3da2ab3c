package register

import (
	"slices"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/seek"
	"samsvar/ui/sift"
)

// filter says which records are shown, and in which order.
type filter struct {
	query      string
	sort       string // key of a column
	falling    bool
	conditions []settings.Condition // that all are to meet
	deleted    bool                 // deleted records instead
	only       []reg.Ref            // only these, as behind a number
	group      string               // field whose values are headings, "" for none
}

// narrowed reports whether the filter may leave records out.
func (f filter) narrowed() bool {
	return f.query != "" || len(f.conditions) > 0 || f.deleted || f.only != nil
}

// same reports whether both filters leave the same records.
func (f filter) same(o filter) bool {
	return f.query == o.query && f.deleted == o.deleted && slices.Equal(f.conditions, o.conditions) &&
		(f.only == nil) == (o.only == nil) && slices.Equal(f.only, o.only)
}

// gaps is whether only records with something missing are shown.
func (f filter) gaps() bool { return slices.Contains(f.conditions, withGaps()) }

// withGaps is the condition that something is missing.
func withGaps() settings.Condition {
	return settings.Condition{Field: sift.GapsField, How: sift.Filled}
}

// asksGaps reports whether the filter depends on what is missing.
func (f filter) asksGaps() bool {
	return f.sort == gapsKey || slices.ContainsFunc(f.conditions, func(c settings.Condition) bool { return c.Field == sift.GapsField })
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

// job finds, sorts and groups the rows; it runs in the background on copies.
type job struct {
	texts    *i18n.Texts
	view     *storage.View
	register *reg.Register
	names    i18n.Names
	today    reg.Day
	filter   filter
	found    sift.Gaps
	cache    cache
	shown    map[string]bool // keys of the columns
	before   seek.Records    // rows there were, and which of them were ticked
	marks    []span
	same     bool // the filter leaves the same records as before
}

// outcome is what a job found.
type outcome struct {
	filter  filter
	rows    seek.Records
	groups  []group
	marks   []span // that are ticked now
	given   []span // and were before
	total   int
	outside bool // hits may stand where no column shows them
	cache   cache
}

func (j *job) run(stopped func() bool) outcome {
	if j.cache.view != j.view || j.cache.deleted != j.filter.deleted {
		j.cache = cache{view: j.view, deleted: j.filter.deleted}
	}
	rows := j.all()
	out := outcome{filter: j.filter, given: j.marks, total: rows.Len()}
	if j.filter.query != "" {
		if j.cache.index == nil {
			j.cache.index = seek.New(j.texts, j.view, j.register, rows, j.names, stopped)
		}
		rows = j.cache.index.Find(j.filter.query)
		out.outside = j.cache.index.Outside(j.texts, rows, j.filter.query, j.shown, j.names)
	}
	rows = j.sieve().Sift(rows, j.filter.conditions)
	if chosen, ok := rows.(seek.Rows); ok {
		out.rows, out.groups = j.groupRows(j.arrange(chosen))
	} else {
		made := j.narrow(rows.(seek.Made))
		j.sort(made)
		out.rows, out.groups = j.groupMade(made)
	}
	out.marks = kept(j.before, j.marks, out.rows, j.same)
	out.cache = j.cache
	return out
}

func (j *job) sieve() sift.Sieve {
	return sift.Sieve{Texts: j.texts, Register: j.register, Names: j.names, Today: j.today, Gaps: j.found}
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

// narrow returns a new slice with the records that the filter names.
func (j *job) narrow(rows []reg.Record) []reg.Record {
	only := j.wanted()
	left := make([]reg.Record, 0, len(rows))
	for _, rec := range rows {
		if only == nil || only[rec.Header().ID] {
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
