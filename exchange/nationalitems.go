package exchange

import (
	"slices"
	"strings"

	"samsvar/model/reg"
)

// ofItem writes what a column says of the one item it is about.
func (w *formWriter) ofItem(c *formColumn, rec reg.Record) string {
	items, _ := parseItems(w.reg.Value(rec, c.Field).Text())
	var texts []string
	found := false
	for _, it := range items {
		if agrees(c.Item, it) {
			found = true
			if text := it[c.Sub]; c.Sub != "" && text != "" {
				texts = append(texts, text)
			}
		}
	}
	if c.Sub == "" && found {
		return w.yes()
	}
	return strings.Join(texts, w.form.List)
}

// ofItems writes a list of items, or one field of each.
func (w *formWriter) ofItems(c *formColumn, f *reg.Field, rec reg.Record) []string {
	list, ok := w.reg.Value(rec, f.Path).(reg.ItemList)
	if !ok {
		return nil
	}
	var all []string
	for i := range list.Len() {
		text := ""
		switch {
		case c.Field == f.Path:
			text = w.itemText(f, list.At(i))
		default:
			text = w.subText(f, list.At(i), strings.TrimPrefix(c.Field, f.Path+"."))
		}
		if c.Grouped && text != "" {
			text = w.head(f, list.At(i)) + w.form.Group + text
		}
		if text != "" || c.Field != f.Path && !c.Grouped {
			all = append(all, text)
		}
	}
	if !slices.ContainsFunc(all, func(s string) bool { return s != "" }) {
		return nil
	}
	for i, text := range all {
		if text == "" {
			all[i] = "–" // keeps the others at their items
		}
	}
	return all
}

// itemText writes an item in the words of the form.
func (w *formWriter) itemText(f *reg.Field, o reg.Object) string {
	words := w.rd.words.itemsOf(w.reg, f)
	if words.Law != nil {
		return w.lawText(f, o)
	}
	if words.Head == words.Lead {
		return w.head(f, o)
	}
	text := w.subText(f, o, words.Lead)
	head := fieldIn(f.Sub, words.Head)
	if labels := strings.Join(w.labels(head, head.Of(o)), ", "); labels != "" && text != "" {
		return labels + w.form.Group + text
	} else if labels != "" {
		return labels
	}
	return text
}

// head names an item: by its code and what is said of it, or by its text.
func (w *formWriter) head(f *reg.Field, o reg.Object) string {
	words := w.rd.words.itemsOf(w.reg, f)
	return w.subText(f, o, words.Head)
}

// subText writes a field of an item with its companion.
func (w *formWriter) subText(f *reg.Field, o reg.Object, path string) string {
	key, rest, deeper := strings.Cut(path, ".")
	sub := fieldIn(f.Sub, key)
	if sub == nil {
		return ""
	}
	if part, ok := sub.Of(o).(reg.Part); ok && deeper {
		return w.subText(sub, part.Object(), rest)
	}
	labels := w.labels(sub, sub.Of(o))
	companion := ""
	if c := w.rd.words.restOf(w.reg, sub, f.Sub); c != nil && sub.Codes != nil {
		companion = c.Of(o).Text()
	}
	return w.together(sub, labels, companion)
}

// labels lists the words of a field: of articles as they are cited.
func (w *formWriter) labels(f *reg.Field, v reg.Value) []string {
	if f.Codes == nil || w.rd.codes(f).articles == nil {
		return w.wordsOfValue(f, v)
	}
	var all []string
	for _, code := range reg.SplitList(v.Text()) {
		all = append(all, cited(code))
	}
	return all
}

// cited writes the code of a provision as it is cited: "6_1_c" is «Artikkel 6
// nr. 1 bokstav c».
func cited(code string) string {
	parts := strings.Split(code, "_")
	text := "Artikkel " + parts[0]
	if len(parts) > 1 {
		text += " nr. " + parts[1]
	}
	if len(parts) > 2 {
		text += " bokstav " + parts[2]
	}
	return text
}

// together joins the labels of codes with what else is said: the text alone
// where it says all that the codes do.
func (w *formWriter) together(f *reg.Field, labels []string, companion string) string {
	text := strings.Join(labels, ", ")
	switch {
	case companion == "":
		return text
	case text == "" || f.Codes == nil:
		return companion
	}
	if codes, _ := w.rd.codes(f).guess(companion); len(codes) >= len(labels) {
		return companion
	}
	if f.Kind == reg.KindChoice && !strings.Contains(companion, "\n") {
		return text + " (" + companion + ")"
	}
	return text + ": " + companion
}

// lawText writes a reference to a law.
func (w *formWriter) lawText(f *reg.Field, o reg.Object) string {
	var parts []string
	for _, sub := range f.Sub {
		if text := strings.TrimSpace(sub.Of(o).Text()); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}
