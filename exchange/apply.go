package exchange

import (
	"slices"
	"strings"

	"samsvar/model/reg"
)

// apply returns the record that a row makes of the one it is, or of none.
func (d *draft) apply(base reg.Record) reg.Record {
	if d.json != nil {
		return d.applyJSON(base)
	}
	r := d.p.reg
	rec := r.New()
	if base != nil {
		rec = r.Clone(base)
	}
	rec.Header().ID = d.id
	if base == nil && looksLikeNumber(d.no) {
		rec.Header().No = d.no
	}
	for _, f := range r.Fields {
		d.applyField(rec, f)
	}
	d.applyLaws(rec)
	d.applyTexts(rec)
	r.Derive(rec)
	d.keepDerived(rec)
	d.applyNotes(rec, base)
	if base != nil {
		rec.Header().ID = base.Header().ID
		r.AdoptItemIDs(rec, base)
	}
	r.GiveItemIDs(rec, d.p.opts.NewID)
	return rec
}

// applyField sets a field and those nested in it as the row says.
func (d *draft) applyField(rec reg.Record, f *reg.Field) {
	if v, ok := d.set[f.Path]; ok && !f.Managed {
		d.applyValue(rec, f, v)
	}
	if f.Kind == reg.KindOne {
		for _, sub := range f.Sub {
			d.applyField(rec, sub)
		}
	}
}

func (d *draft) applyValue(rec reg.Record, f *reg.Field, v value) {
	at := d.p.reg.Value(rec, f.Path)
	before := at.Text()
	text := v.text
	if v.partial {
		text = completed(f, text, before)
	}
	if at.Parse(text) != nil {
		d.keepFor(v.from, IssueUnreadable, f.Path)
		return
	}
	if v.text == "" || f.Path == d.p.reg.TitleField || !breaks(f, objectOf(d.p.reg, rec, f.Path)) {
		return
	}
	_ = at.Parse(before)
	for _, from := range append([]source{v.from}, v.more...) {
		d.keepFor(from, IssueLimit, f.Path)
	}
}

// breaks reports whether a value is beyond the limits of its field.
func breaks(f *reg.Field, o reg.Object) bool { return reg.Refuses(reg.FieldProblems(f, o)) }

// objectOf returns the object that has the field with this path.
func objectOf(register *reg.Register, rec reg.Record, path string) reg.Object {
	i := strings.LastIndexByte(path, '.')
	if i < 0 {
		return rec
	}
	return register.Value(rec, path[:i]).(reg.Part).Object()
}

// completed gives items of which a sheet holds only some fields what the items
// there already have in the others: the first that agrees in what is given.
func completed(f *reg.Field, fresh, known string) string {
	items, err := parseItems(fresh)
	old, err2 := parseItems(known)
	if err != nil || err2 != nil || len(old) == 0 {
		return fresh
	}
	taken := make([]bool, len(old))
	for _, it := range items {
		j := slices.IndexFunc(old, func(o map[string]string) bool { return agrees(it, o) })
		for j >= 0 && taken[j] {
			next := slices.IndexFunc(old[j+1:], func(o map[string]string) bool { return agrees(it, o) })
			if next < 0 {
				j = -1
				break
			}
			j += next + 1
		}
		if j < 0 {
			continue
		}
		taken[j] = true
		for key, text := range old[j] {
			if it[key] == "" {
				it[key] = text
			}
		}
	}
	return mustJSON(items)
}

// agrees reports whether an item has all that another gives.
func agrees(given, known map[string]string) bool {
	for key, text := range given {
		if known[key] != text {
			return false
		}
	}
	return true
}

// applyLaws adds the laws that other cells named, unless they are there.
func (d *draft) applyLaws(rec reg.Record) {
	for _, f := range d.p.reg.Fields {
		refs := d.laws[f.Path]
		if len(refs) == 0 || f.Kind != reg.KindItems {
			continue
		}
		v := d.p.reg.Value(rec, f.Path)
		items, _ := parseItems(v.Text())
		w := d.p.rd.words.itemsOf(d.p.reg, f).Law
		for _, ref := range refs {
			it := lawFields(f, w, ref)
			if it == nil {
				it = item{w.Text: ref.whole}
			}
			if !slices.ContainsFunc(items, func(known map[string]string) bool { return agrees(it, known) }) {
				items = append(items, it)
			}
		}
		_ = v.Parse(mustJSON(items))
	}
}

// applyTexts adds what fields of codes could not hold to their companions.
func (d *draft) applyTexts(rec reg.Record) {
	for _, path := range sortedKeys(d.texts) {
		v := d.p.reg.Value(rec, path)
		before := v.Text()
		text := addLines(before, d.texts[path])
		f := d.p.reg.Field(path)
		if v.Parse(text) == nil && !breaks(f, objectOf(d.p.reg, rec, path)) {
			continue
		}
		_ = v.Parse(before)
		for _, t := range d.texts[path] {
			d.note(d.p.texts.FieldPath(d.p.reg, path), "", t)
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// addLines adds texts as lines of their own, unless they are there.
func addLines(text string, lines []string) string {
	for _, line := range lines {
		line = cleanText(line)
		if strings.Contains("\n"+text+"\n", "\n"+line+"\n") {
			continue
		}
		if text != "" {
			text += "\n"
		}
		text += line
	}
	return text
}

// keepDerived keeps values that the register works out otherwise.
func (d *draft) keepDerived(rec reg.Record) {
	for _, path := range sortedKeys(d.set) {
		v := d.set[path]
		f := d.p.reg.Field(path)
		if v.text == "" || f == nil || path == noteField {
			continue
		}
		if f.Kind == reg.KindItems {
			d.keepDerivedItems(rec, f, v)
			continue
		}
		now := d.p.reg.Value(rec, path).Text()
		if now != v.text && now != "" && !d.kept(v.from) && f.Kind != reg.KindText && f.Kind != reg.KindLongText && !sameList(f, now, v.text) {
			d.keepFor(v.from, IssueDerived, path)
		}
	}
}

// sameList reports whether two lists of codes are the same but for their order.
func sameList(f *reg.Field, a, b string) bool {
	if f.Kind != reg.KindChoices && f.Kind != reg.KindLinks {
		return false
	}
	x, y := reg.SplitList(a), reg.SplitList(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

func (d *draft) keepDerivedItems(rec reg.Record, f *reg.Field, v value) {
	given, err := parseItems(v.text)
	now, err2 := parseItems(d.p.reg.Value(rec, f.Path).Text())
	if err != nil || err2 != nil || len(now) != len(given) {
		return
	}
	for i, it := range given {
		for _, key := range sortedKeys(it) {
			sub := fieldIn(f.Sub, key)
			if sub == nil || sub.Kind != reg.KindChoice || now[i][key] == it[key] {
				continue
			}
			label := d.p.texts.Field(d.p.reg, f) + ", " + d.p.texts.T("problem.item_number", itoa(i+1)) + ": " + d.p.texts.Field(d.p.reg, sub)
			d.note(label, "", d.p.texts.Code(sub.Codes, it[key]))
			d.reportCell(v.from, IssueDerived, sub.Path, noteField)
		}
	}
}

// kept reports whether the note has the cell already.
func (d *draft) kept(from source) bool {
	text := ": " + cleanText(strings.TrimSpace(from.cell.Text))
	return slices.ContainsFunc(d.notes, func(line string) bool { return strings.HasSuffix(line, text) })
}

// applyNotes adds what has no other place to the note.
func (d *draft) applyNotes(rec reg.Record, base reg.Record) {
	v := d.p.reg.Value(rec, noteField)
	if v == nil || len(d.notes) == 0 {
		return
	}
	_ = v.Parse(addLines(v.Text(), d.notes))
}

// judge finds out what becomes of the row.
func (d *draft) judge() {
	if d.status == StatusRejected {
		return
	}
	for _, problem := range d.problems() {
		if !problem.Soft {
			d.rejectFor(problem)
		}
	}
	switch {
	case d.status == StatusRejected:
	case d.base == nil:
		d.status = StatusNew
	case len(d.p.reg.Diff(d.base, d.rec)) > 0:
		d.status = StatusChanged
	default:
		d.status = StatusUnchanged
	}
}

// problems are what forbids the row: its own, and that the record must not be
// changed so.
func (d *draft) problems() []reg.Problem {
	all := d.p.reg.Problems(d.rec)
	if d.base != nil {
		all = append(all, d.p.reg.ChangeProblems(d.p.source, d.base, d.rec)...)
	}
	return all
}

// rejectFor rules the row out because of a rule of the register.
func (d *draft) rejectFor(problem reg.Problem) {
	i := Issue{Code: IssueProblem, Field: problem.Field, Problem: &problem}
	switch {
	case problem.Field == d.p.reg.TitleField && problem.Code == "required":
		i.Code = IssueNoTitle
	case problem.Field == noteField && problem.Code == "too_long":
		i.Code = IssueNoteFull
	}
	for _, g := range d.groups {
		if g.path == problem.Field && len(g.columns) > 0 {
			c := g.columns[0]
			i.Column, i.Heading, i.Value = c.letters, c.heading, strings.TrimSpace(d.cell(c).Text)
		}
	}
	d.reject(i)
}
