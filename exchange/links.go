package exchange

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// idMark stands before an id where a link leads to no record with a name.
const idMark = "id:"

// linkIndex finds the records of one register by what people call them.
type linkIndex struct {
	byNo    map[string]reg.ID
	byTitle map[string][]reg.ID
	byKey   map[string][]reg.ID
}

func newLinkIndex() *linkIndex {
	return &linkIndex{map[string]reg.ID{}, map[string][]reg.ID{}, map[string][]reg.ID{}}
}

func (x *linkIndex) add(id reg.ID, no string, titles ...string) {
	if no != "" {
		x.byNo[strings.ToLower(no)] = id
	}
	for _, title := range titles {
		addID(x.byTitle, i18n.Fold(strings.TrimSpace(title)), id)
		addID(x.byKey, nameKey(title), id)
	}
}

// nameKey is the form in which names are compared where they differ in case,
// marks or Norwegian letters.
func nameKey(name string) string { return strings.Join(keysOf(name), " ") }

func addID(to map[string][]reg.ID, key string, id reg.ID) {
	if key != "" && !slices.Contains(to[key], id) {
		to[key] = append(to[key], id)
	}
}

// index returns the index of a register, made at the first question.
func (r *Reader) index(target string) *linkIndex {
	if x := r.links[target]; x != nil {
		return x
	}
	x := newLinkIndex()
	r.links[target] = x
	register := r.registers[target]
	if register == nil || r.source == nil {
		return x
	}
	for _, rec := range r.source.All(target) {
		r.addNames(x, register, rec)
	}
	return x
}

// addNames adds all that a record is called.
func (r *Reader) addNames(x *linkIndex, register *reg.Register, rec reg.Record) {
	titles := []string{register.Title(rec)}
	for _, key := range r.words.Lookup[register.Key] {
		if v := register.Value(rec, key); v != nil && !v.Empty() {
			titles = append(titles, v.Text())
		}
	}
	head := rec.Header()
	x.add(head.ID, head.No, titles...)
}

// find returns the records that a text names: none, one, or several.
func (r *Reader) find(target, text string) []reg.ID {
	text = strings.TrimSpace(text)
	if id, ok := strings.CutPrefix(text, idMark); ok && isID(id) {
		return []reg.ID{reg.ID(id)}
	}
	if r.source != nil {
		if _, ok := r.source.Get(target, reg.ID(text)); ok {
			return []reg.ID{reg.ID(text)}
		}
	}
	x := r.index(target)
	if id, ok := x.byNo[strings.ToLower(text)]; ok {
		return []reg.ID{id}
	}
	titled, inBrackets, numbered := titleAndNumber(text)
	if numbered {
		if ids := r.numbered(target, x, titled, inBrackets); ids != nil {
			return ids
		}
	}
	if ids := x.byTitle[i18n.Fold(text)]; len(ids) > 0 {
		return ids
	}
	if ids := x.byKey[nameKey(text)]; len(ids) > 0 {
		return ids
	}
	return nil
}

// titleAndNumber cuts "Visma (SYS-2026-003)".
func titleAndNumber(text string) (title, no string, ok bool) {
	open := strings.LastIndexByte(text, '(')
	if open < 0 || !strings.HasSuffix(text, ")") {
		return "", "", false
	}
	return strings.TrimSpace(text[:open]), text[open+1 : len(text)-1], true
}

// numbered finds the record of a number or id in brackets behind a title.
func (r *Reader) numbered(target string, x *linkIndex, title, no string) []reg.ID {
	if id, ok := x.byNo[strings.ToLower(no)]; ok {
		return []reg.ID{id}
	}
	if id, ok := strings.CutPrefix(no, idMark); ok && isID(id) {
		return []reg.ID{reg.ID(id)}
	}
	if looksLikeNumber(no) { // of another store: the title must do
		if ids := x.byTitle[i18n.Fold(title)]; len(ids) > 0 {
			return ids
		}
	}
	return nil
}

// looksLikeNumber reports whether a text could be a record's number.
func looksLikeNumber(s string) bool {
	parts := strings.Split(s, "-")
	return len(parts) == 3 && len(parts[1]) == 4 && isNumber(parts[1]) && isNumber(parts[2]) && len(parts[0]) >= 2
}

// isID accepts what can be an id.
func isID(s string) bool {
	for _, r := range s {
		if !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' || r == '_') {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// isULID accepts the ids that stores give.
func isULID(s string) bool {
	if len(s) != 26 || s[0] > '7' {
		return false
	}
	return strings.Trim(s, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == ""
}

// isIDList accepts ids of records that need not be there, for tables of
// canonical forms.
func isIDList(f *reg.Field, text string) bool {
	if f.Kind != reg.KindLink && f.Kind != reg.KindLinks {
		return false
	}
	ids := reg.SplitList(text)
	return len(ids) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return !isID(id) }) &&
		(f.Kind == reg.KindLinks || len(ids) == 1)
}

// readLinks reads the names of one record, or of several.
func (r *Reader) readLinks(f *reg.Field, in input) reading {
	known := func(s string) bool { return len(r.find(f.Target, s)) == 1 }
	pieces := []piece{{text: strings.TrimSpace(in.text())}}
	if inner, rest, ok := quotedStart(pieces[0].text); ok && rest == "" {
		pieces = []piece{{inner, true}}
	}
	if f.Kind == reg.KindLinks {
		pieces = split(in.text(), in.list, known)
	}
	var out reading
	var all []string
	for _, p := range pieces {
		if !hasWord(p.text) {
			continue
		}
		id, issue := r.link(f.Target, p.text)
		if issue != "" {
			out.issue, out.more = issue, true
			continue
		}
		all = append(all, string(id))
	}
	out.text = reg.JoinList(unique(all))
	return out
}

// link returns the record that a text names, or makes one where that is asked
// for.
func (r *Reader) link(target, text string) (reg.ID, string) {
	switch ids := r.find(target, text); {
	case len(ids) == 1:
		return ids[0], ""
	case len(ids) > 1:
		return "", IssueAmbiguous
	}
	if r.missing != nil {
		if id, ok := r.missing(target, text); ok {
			return id, ""
		}
	}
	return "", IssueUnknownLink
}

// nameable reports whether a text can be the name of something, and is not a
// sentence about it.
func nameable(text string) bool {
	keys := keysOf(text)
	if len(keys) == 0 || len(keys) > 9 || len(text) > 120 || denies(keys) || strings.ContainsAny(text, "?") {
		return false
	}
	switch strings.Join(keys, "") {
	case "na", "ukjent", "ja", "nei", "yes", "diverse", "flere", "varierer", "annet", "andre", "alle", "avklares", "tbd":
		return false
	}
	return !isSentence(text)
}

// isSentence reports whether a text ends like a sentence after several words.
func isSentence(text string) bool {
	text = strings.TrimSpace(text)
	return len(strings.Fields(text)) > 3 && (strings.HasSuffix(text, ".") || strings.HasSuffix(text, "!"))
}
