package exchange

import (
	"strings"

	"samsvar/model/reg"
)

// itemList is a list of items while it is put together from the cells of a row.
type itemList struct {
	d       *draft
	field   *reg.Field
	words   itemWords
	items   []item
	heads   []string // keys of what named the items
	from    []source
	partial bool // only some fields of the items are given
}

// takeItemGroups reads the columns of each list of items together.
func (d *draft) takeItemGroups() {
	var order []*reg.Field
	byList := map[*reg.Field][]group{}
	for _, g := range d.groups {
		if g.field == nil {
			continue
		}
		f := inItems(d.p.reg, g.path)
		if f == nil || f.Managed || len(d.filled(g)) == 0 {
			continue
		}
		if byList[f] == nil {
			order = append(order, f)
		}
		if f.Path == g.path { // what names the items comes first
			byList[f] = append([]group{g}, byList[f]...)
		} else {
			byList[f] = append(byList[f], g)
		}
	}
	for _, f := range order {
		d.takeItems(f, byList[f])
	}
}

func (d *draft) takeItems(f *reg.Field, groups []group) {
	l := &itemList{d: d, field: f, words: d.p.rd.words.itemsOf(d.p.reg, f)}
	for _, g := range groups {
		from := d.joined(g.field, d.filled(g))
		l.from = append(l.from, from)
		if g.path == f.Path {
			l.takeWhole(from)
			continue
		}
		l.takeField(strings.TrimPrefix(g.path, f.Path+"."), g.field, from)
		for _, other := range d.filled(g)[1:] {
			if !joins(g.field) {
				d.keep(other, IssueSecond)
			}
		}
	}
	if len(l.items) > 0 {
		d.set[f.Path] = value{text: itemsJSON(f.Sub, l.items), from: l.from[0], more: l.from[1:], partial: l.partial}
	}
}

// takeWhole reads a cell that holds all items: in the form of our own export, or
// as phrases.
func (l *itemList) takeWhole(from source) {
	text := from.cell.Text
	if all, err := parseItems(text); err == nil && strings.HasPrefix(strings.TrimSpace(text), "[") && (l.d.exact || l.d.p.rd.readable(l.field, all)) {
		for _, values := range all {
			l.add(item(values), values[l.words.Lead])
		}
		return
	}
	if items, ok := l.d.p.rd.structured(l.d.p.reg, l.field, text, l.d.exact); ok {
		for _, it := range items {
			l.add(it, it[l.words.Lead])
		}
		return
	}
	l.partial = !l.d.exact
	for _, phrase := range l.phrases(from) {
		l.takePhrase(phrase, from)
	}
}

func (l *itemList) add(it item, head string) {
	l.items = append(l.items, it)
	l.heads = append(l.heads, keyOf(head))
}

// phrases cuts a cell into what becomes an item each.
func (l *itemList) phrases(from source) []string {
	lead := fieldIn(l.field.Sub, l.words.Lead)
	text := from.cell.Text
	var pieces []piece
	switch {
	case from.column.list != "":
		pieces = splitAt(text, from.column.list)
	case lead != nil && lead.Codes != nil && l.words.Law == nil:
		x := l.d.p.rd.codes(lead)
		pieces = split(text, "", func(s string) bool { _, ok := x.exact(s); return ok })
	case lead != nil && lead.Target != "":
		pieces = split(text, "", func(s string) bool { return len(l.d.p.rd.find(lead.Target, s)) == 1 })
	default:
		pieces = cutProse(text)
	}
	var all []string
	for _, p := range pieces {
		if s := strings.TrimSpace(unbullet(p.text)); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// takePhrase makes an item of a phrase.
func (l *itemList) takePhrase(text string, from source) {
	if head, rest, ok := strings.Cut(text, "::"); ok && l.words.Group != "" {
		l.takeGroup(strings.TrimSpace(head), strings.TrimSpace(rest), from)
		return
	}
	if l.words.Law != nil {
		l.add(l.lawItem(text), text)
		return
	}
	lead := fieldIn(l.field.Sub, l.words.Lead)
	if lead == nil {
		l.d.keepPart(from, text, IssueUnreadable, l.field.Path)
		return
	}
	if l.words.Refs && l.takeRefs(lead, text, from) {
		return
	}
	it := item{}
	l.put(it, "", lead, text, from)
	if len(it) > 0 {
		l.add(it, text)
	}
}

// takeGroup takes "Head :: rest": the item of that name gets the rest.
func (l *itemList) takeGroup(head, rest string, from source) {
	at := l.named(head)
	if at < 0 {
		it := item{}
		if f := fieldIn(l.field.Sub, l.words.Head); f != nil && head != "" {
			l.put(it, "", f, head, from)
		}
		l.add(it, head)
		at = len(l.items) - 1
	}
	if f := fieldIn(l.field.Sub, l.words.Group); f != nil && rest != "" {
		l.put(l.items[at], "", f, rest, from)
	}
}

func (l *itemList) named(head string) int {
	for i, h := range l.heads {
		if h == keyOf(head) && h != "" {
			return i
		}
	}
	return -1
}

// put reads a text into a field of an item. What the field cannot hold goes to
// its companion in the item, or to the note.
func (l *itemList) put(it item, prefix string, f *reg.Field, text string, from source) {
	in := textInput(text)
	in.list = ""
	got := l.d.p.rd.read(l.d.p.reg, f, in)
	if got.text != "" && tooLong(f, got.text) {
		got = reading{issue: IssueLimit}
	}
	if got.text != "" && !it.add(prefix, f, got.text) {
		l.d.keepPart(from, text, IssueSecond, f.Path)
	}
	siblings := l.field.Sub
	if got.issue == "" && !got.more && (!got.other || l.d.p.rd.words.restOf(l.d.p.reg, f, siblings) == nil) {
		return
	}
	code := got.issue
	if code == "" {
		code = IssuePartly
	}
	if rest := l.d.p.rd.words.restOf(l.d.p.reg, f, siblings); rest != nil && prefix == "" && !tooLong(rest, text) {
		if old := it[rest.Key]; old != "" && old != text {
			text = old + "\n" + text
		}
		it[rest.Key] = text
		if !got.other || got.more || got.issue != "" {
			l.d.reportCell(from, code, f.Path, rest.Path)
		}
		return
	}
	if long := firstLong(siblings); long != nil && code == IssueLimit && it[long.Key] == "" {
		it[long.Key] = text
		l.d.reportCell(from, code, f.Path, long.Path)
		return
	}
	l.d.keepPart(from, text, code, f.Path)
}

// add sets a field of an item; a long text goes below one that is there. It
// reports whether there was room.
func (it item) add(prefix string, f *reg.Field, text string) bool {
	old := it[prefix+f.Key]
	switch {
	case old == "" || old == text:
		it[prefix+f.Key] = text
	case f.Kind == reg.KindLongText:
		it[prefix+f.Key] = addLines(old, []string{text})
	default:
		return false
	}
	return true
}

func firstLong(fields []*reg.Field) *reg.Field {
	for _, f := range fields {
		if f.Kind == reg.KindLongText {
			return f
		}
	}
	return nil
}

func tooLong(f *reg.Field, text string) bool {
	return f.Max > 0 && len(text) > f.Max && len([]rune(text)) > f.Max
}

// keepPart keeps a part of a cell in the note.
func (d *draft) keepPart(from source, text, code, path string) {
	d.note(from.heading, from.column.letters, text)
	d.reportCell(from, code, path, noteField)
}

// takeField reads a column that holds one field of the items.
func (l *itemList) takeField(path string, f *reg.Field, from source) {
	l.partial = true
	prefix := strings.TrimSuffix(path, f.Key)
	text := from.cell.Text
	if pieces := l.grouped(text, from); pieces != nil {
		for _, p := range pieces {
			l.takeGroup(p[0], p[1], from)
		}
		return
	}
	if l.takesAll(f) {
		l.takeAll(prefix, f, text, from)
		return
	}
	pieces := l.lines(text, from)
	switch {
	case len(l.items) == 0:
		for _, p := range pieces {
			it := item{}
			l.put(it, prefix, f, p, from)
			l.add(it, p)
		}
	case len(pieces) == len(l.items):
		for i, p := range pieces {
			if !isDash(p) {
				l.put(l.items[i], prefix, f, p, from)
			}
		}
	default:
		l.d.keepFor(from, IssueUnpaired, f.Path)
	}
}

// takesAll reports whether a whole cell is one value of the field, since it takes
// several codes, or since there is at most one item to take the text.
func (l *itemList) takesAll(f *reg.Field) bool {
	switch f.Kind {
	case reg.KindChoices, reg.KindLinks:
		return true
	case reg.KindLongText:
		return len(l.items) == 1
	}
	return false
}

// takeAll gives a cell to the one item there is. Where there are several, whose
// it is is not said, so it stands by itself.
func (l *itemList) takeAll(prefix string, f *reg.Field, text string, from source) {
	if len(l.items) != 1 {
		l.add(item{}, "")
	}
	l.put(l.items[len(l.items)-1], prefix, f, strings.TrimSpace(text), from)
	if len(l.items) > 1 {
		l.d.reportCell(from, IssueUnpaired, f.Path, f.Path)
	}
}

// lines cuts a column's cell into one piece for each item.
func (l *itemList) lines(text string, from source) []string {
	sep := "\n"
	if from.column.list != "" {
		sep = from.column.list
	} else if !strings.Contains(text, "\n") && strings.Contains(text, "|") {
		sep = "|"
	}
	var all []string
	for _, s := range strings.Split(text, sep) {
		if s = strings.TrimSpace(unbullet(s)); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// grouped cuts "Head :: rest | Head :: rest", or returns nil.
func (l *itemList) grouped(text string, from source) [][2]string {
	if !strings.Contains(text, "::") || l.words.Group == "" {
		return nil
	}
	var all [][2]string
	for _, line := range l.lines(text, from) {
		head, rest, ok := strings.Cut(line, "::")
		if !ok {
			return nil
		}
		all = append(all, [2]string{strings.TrimSpace(head), strings.TrimSpace(rest)})
	}
	return all
}
