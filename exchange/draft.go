package exchange

import (
	"slices"
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// noteField is the field of every register that keeps what has no other place.
const noteField = "merknad"

// maxCandidates is how many records of the same name a row is compared with.
const maxCandidates = 50

// source is one cell and what stands above it.
type source struct {
	column  *column
	cell    sheet.Cell
	heading string
}

// group is the columns that feed one field.
type group struct {
	path    string
	field   *reg.Field // nil for the note and for what is left out
	columns []*column
}

// value is what a row gives for one field.
type value struct {
	text    string
	from    source
	partial bool     // items of which only some fields are given
	more    []source // the other cells that items come from
}

// draft is one row on its way to a record.
type draft struct {
	p       *planner
	table   *table
	row     tableRow
	groups  []group
	id      reg.ID // as it will be if the row is new
	exact   bool   // the row bears our own id
	base    reg.Record
	rec     reg.Record
	set     map[string]value
	unread  map[string]bool     // fields whose cells could not be read
	laws    map[string][]lawRef // by the list they go to
	texts   map[string][]string // by the field they are added to
	notes   []string
	issues  []Issue
	status  Status
	settled bool   // which record it is has been found
	same    *draft // a row before that says the same
	no      string
	json    map[string]string // canonical forms, for a record of a document
}

// groups gathers the columns by the field they feed, in the register's order,
// the note last.
func (p *planner) groups(t *table) []group {
	var all []group
	at := map[string]int{}
	for i := range t.columns {
		c := &t.columns[i]
		if c.path == MapIgnore || c.form != nil && c.form.special() {
			continue
		}
		if j, ok := at[c.path]; ok && c.path != MapNote {
			all[j].columns = append(all[j].columns, c)
			continue
		}
		at[c.path] = len(all)
		all = append(all, group{c.path, c.field, []*column{c}})
	}
	return all
}

func (d *draft) cell(c *column) sheet.Cell {
	if c.place >= len(d.row.cells) {
		return sheet.Cell{}
	}
	cell := d.row.cells[c.place]
	if other, ok := c.values[strings.TrimSpace(cell.Text)]; ok {
		return sheet.Text(other)
	}
	return cell
}

// text returns the trimmed text of the column that feeds a path.
func (d *draft) text(path string) string {
	for _, g := range d.groups {
		if g.path == path {
			for _, c := range g.columns {
				if text := strings.TrimSpace(d.cell(c).Text); text != "" {
					return text
				}
			}
		}
	}
	return ""
}

// has reports whether the table has a column for a field.
func (d *draft) has(path string) bool {
	return slices.ContainsFunc(d.groups, func(g group) bool { return g.path == path })
}

// newDraft finds out which record a row says it is.
func (p *planner) newDraft(t *table, row tableRow, groups []group) *draft {
	d := &draft{p: p, table: t, row: row, groups: groups, set: map[string]value{}, unread: map[string]bool{},
		laws: map[string][]lawRef{}, texts: map[string][]string{}}
	id := reg.ID(d.text("id"))
	d.no = d.text("nr")
	switch known := p.known.get(id); {
	case known != nil:
		d.base, d.exact = known, true
	case isULID(string(id)):
		d.id, d.exact = id, true
	default:
		d.base = p.known.byNo[strings.ToLower(d.no)]
	}
	if d.base != nil {
		d.id = d.base.Header().ID
	}
	if d.id == "" {
		d.id = p.opts.NewID()
	}
	return d
}

// fill reads the row's cells and decides what becomes of it.
func (d *draft) fill() {
	if d.status == StatusRejected {
		return
	}
	d.p.now = d
	for _, g := range d.groups {
		d.take(g)
	}
	d.takeItemGroups()
	d.takeForm()
	d.takeNumber()
	if d.p.known.isDeleted(d.id) {
		d.reject(Issue{Code: IssueDeleted, Args: []string{d.text(d.p.reg.TitleField)}})
		return
	}
	if !d.settled {
		d.match()
	}
	if d.same != nil || d.status == StatusRejected {
		return
	}
	d.rec = d.apply(d.base)
	d.judge()
}

// match finds the record that the row is.
func (d *draft) match() {
	k := d.p.known
	if d.base != nil {
		k.claimed[d.id] = true
		return
	}
	if d.p.reg.Single && k.taken != nil {
		d.reject(Issue{Code: IssueSingle, Args: []string{itoa(k.taken.row.row)}})
		return
	}
	k.taken = d
	which, values := k.identity(d)
	if d.exact && !d.p.reg.Single {
		return
	}
	candidates := k.candidates(which, values)
	free := k.free(which, values, candidates)
	if which == "" && !d.p.reg.Single {
		d.claimEqual(free)
		return
	}
	if d.repeats(which, values) {
		return
	}
	if len(free) > 0 {
		d.claim(d.closest(free))
	}
	if len(candidates) > 1 || len(k.seen[which+values]) > 1 {
		d.report(Issue{Code: IssueTwin, Field: d.p.reg.TitleField, Value: d.text(d.p.reg.TitleField)})
	}
}

// repeats reports whether an earlier row of the file says the same.
func (d *draft) repeats(which, values string) bool {
	before := d.p.known.seen[which+values]
	if before == nil {
		before = map[string]*draft{}
		d.p.known.seen[which+values] = before
	}
	says := d.says()
	other := before[says]
	before[says] = d
	if other == nil || d.set[d.p.reg.TitleField].text == "" {
		return false
	}
	d.same, d.status, d.id, d.base, d.rec = other, StatusUnchanged, other.id, other.base, other.rec
	d.report(Issue{Code: IssueSame, Args: []string{itoa(other.row.row)}})
	return true
}

// says is all that a row says, to compare rows by.
func (d *draft) says() string {
	var out strings.Builder
	for _, path := range sortedKeys(d.set) {
		out.WriteString(path + "=" + d.set[path].text + "\x00")
	}
	for _, path := range sortedKeys(d.laws) {
		for _, ref := range d.laws[path] {
			out.WriteString("\x01" + ref.whole)
		}
	}
	for _, path := range sortedKeys(d.texts) {
		out.WriteString("\x02" + strings.Join(d.texts[path], "\n"))
	}
	out.WriteString("\x03" + strings.Join(d.notes, "\n"))
	return out.String()
}

// closest returns the record from which the row differs least.
func (d *draft) closest(records []reg.Record) reg.Record {
	if len(records) == 1 {
		return records[0]
	}
	best, least := records[0], -1
	for _, rec := range records {
		n := len(d.changes(rec))
		if least < 0 || n < least {
			best, least = rec, n
		}
		if n == 0 {
			break
		}
	}
	return best
}

// changes lists what the row would change in a record.
func (d *draft) changes(base reg.Record) []reg.Change {
	trial := *d
	trial.issues, trial.notes = nil, append([]string(nil), d.notes...)
	return d.p.reg.Diff(base, trial.apply(base))
}

// claimEqual takes the row for a record only if it changes nothing in it.
func (d *draft) claimEqual(records []reg.Record) {
	for _, rec := range records {
		if len(d.changes(rec)) == 0 {
			d.claim(rec)
			return
		}
	}
}

func (d *draft) claim(rec reg.Record) {
	d.base = rec
	d.p.known.claimed[rec.Header().ID] = true
	d.id = rec.Header().ID
}

// takeNumber keeps a number that is not ours.
func (d *draft) takeNumber() {
	if d.no == "" || d.base != nil && strings.EqualFold(d.base.Header().No, d.no) {
		return
	}
	_, taken := d.p.known.byNo[strings.ToLower(d.no)]
	prefix, _, _ := strings.Cut(d.no, "-")
	if d.base == nil && !taken && looksLikeNumber(d.no) && prefix == d.p.reg.NoPrefix {
		return
	}
	d.keepColumn("nr", IssueNumber)
}

// keepColumn keeps the cells of a managed column in the note.
func (d *draft) keepColumn(path, code string) {
	for _, g := range d.groups {
		if g.path == path {
			for _, c := range g.columns {
				d.keep(source{c, d.cell(c), c.heading}, code)
			}
		}
	}
}

// report notes what became of a cell of this row.
func (d *draft) report(i Issue) {
	i.Sheet = d.table.sheet
	if i.Row == 0 {
		i.Row = d.row.row
	}
	d.issues = append(d.issues, i)
}

// reject rules the row out.
func (d *draft) reject(i Issue) {
	d.status = StatusRejected
	d.report(i)
}
