package exchange

import (
	"encoding/json"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// item is an item of a list while it is put together: the canonical forms of its
// fields by path below the item ("kontaktpunkt.navn").
type item map[string]string

// itemsJSON is the canonical form of items.
func itemsJSON(fields []*reg.Field, items []item) string {
	if len(items) == 0 {
		return ""
	}
	all := make([]map[string]string, len(items))
	for i, it := range items {
		all[i] = it.nested(fields)
	}
	return mustJSON(all)
}

// nested turns paths into nested canonical forms.
func (it item) nested(fields []*reg.Field) map[string]string {
	values := map[string]string{}
	below := map[string]item{}
	for path, text := range it {
		key, rest, deeper := strings.Cut(path, ".")
		if !deeper {
			values[key] = text
			continue
		}
		if below[key] == nil {
			below[key] = item{}
		}
		below[key][rest] = text
	}
	for key, inner := range below {
		if f := fieldIn(fields, key); f != nil {
			values[key] = mustJSON(inner.nested(f.Sub))
		}
	}
	return values
}

func mustJSON(v any) string {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("exchange: cannot encode canonical text: " + err.Error()) // maps of strings always encode
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func parseItem(text string) (map[string]string, error) {
	var values map[string]string
	err := json.Unmarshal([]byte(text), &values)
	return values, err
}

func parseItems(text string) ([]map[string]string, error) {
	var all []map[string]string
	err := json.Unmarshal([]byte(text), &all)
	return all, err
}

// readable reports whether items in canonical form hold only what their fields
// can: what they cannot would be kept aside, where nobody sees it.
func (r *Reader) readable(f *reg.Field, items []map[string]string) bool {
	for _, it := range items {
		for key, text := range it {
			sub := fieldIn(f.Sub, key)
			if sub == nil {
				return false
			}
			if _, ok := r.canonical(sub, text); !ok || sub.Kind == reg.KindText && strings.Contains(text, "\n") {
				return false
			}
		}
	}
	return true
}

// leaves calls visit with every simple field below fields and its path; lists
// of items count as simple.
func leaves(fields []*reg.Field, prefix string, visit func(f *reg.Field, path string, above []*reg.Field)) {
	var walk func(fields []*reg.Field, prefix string, above []*reg.Field)
	walk = func(fields []*reg.Field, prefix string, above []*reg.Field) {
		for _, f := range fields {
			if f.Kind == reg.KindOne {
				walk(f.Sub, prefix+f.Key+".", append(above[:len(above):len(above)], f))
				continue
			}
			visit(f, prefix+f.Key, above)
		}
	}
	walk(fields, prefix, nil)
}

// labelOf labels a field below others: «Kontaktpunkt: navn».
func labelOf(t *i18n.Texts, register *reg.Register, above []*reg.Field, f *reg.Field) string {
	label := t.Field(register, f)
	for i := len(above) - 1; i >= 0; i-- {
		over := t.Field(register, above[i])
		if !strings.HasPrefix(i18n.Fold(label), i18n.Fold(over)) {
			label = over + ": " + label
		}
	}
	return label
}

// labelsOf returns the paths of an item's fields by their labels in
// every language, and by the paths themselves.
func (r *Reader) labelsOf(register *reg.Register, f *reg.Field) map[string]string {
	if known := r.labels[f]; known != nil {
		return known
	}
	labels := map[string]string{}
	for _, texts := range r.langs {
		leaves(f.Sub, "", func(sub *reg.Field, path string, above []*reg.Field) {
			labels[nameKey(labelOf(texts, register, above, sub))] = path
		})
	}
	leaves(f.Sub, "", func(_ *reg.Field, path string, _ []*reg.Field) { labels[nameKey(path)] = path })
	r.labels[f] = labels
	return labels
}

// structured reads items in the form in which workbooks show them: one item a
// line, its fields as "Label: value" with semicolons between them. An item that
// is one text stands there as it is; exact tells that such a line is one.
func (r *Reader) structured(register *reg.Register, f *reg.Field, text string, exact bool) ([]item, bool) {
	var items []item
	for _, line := range splitLines(text) {
		if only := onlyField(f); only != nil && exact && !strings.HasPrefix(line, `"`) {
			items = append(items, item{only.Key: line})
			continue
		}
		it, ok := r.structuredItem(register, f, line)
		if !ok {
			return nil, false
		}
		items = append(items, it)
	}
	return items, true
}

// splitLines cuts at line breaks outside quotes, keeping the quotes.
func splitLines(text string) []string {
	var lines []string
	start, inside := 0, false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '"':
			inside = !inside
		case text[i] == '\n' && !inside:
			lines = append(lines, text[start:i])
			start = i + 1
		}
	}
	return append(lines, text[start:])
}

func (r *Reader) structuredItem(register *reg.Register, f *reg.Field, line string) (item, bool) {
	it := item{}
	if only := onlyField(f); only != nil {
		inner, rest, ok := quotedStart(line)
		if ok && strings.TrimSpace(rest) == "" {
			if inner != "" {
				it[only.Key] = inner
			}
			return it, true
		}
	}
	if strings.TrimSpace(line) == `""` {
		return it, true
	}
	for _, part := range splitParts(line) {
		path, value, ok := r.part(register, f, part)
		if !ok {
			return nil, false
		}
		canonical, ok := r.partValue(register, f, path, value)
		if _, twice := it[path]; !ok || twice {
			return nil, false
		}
		if canonical != "" {
			it[path] = canonical
		}
	}
	return it, len(it) > 0
}

// onlyField is the one text that an item consists of, or nil.
func onlyField(f *reg.Field) *reg.Field {
	if len(f.Sub) == 1 && (f.Sub[0].Kind == reg.KindLongText || f.Sub[0].Kind == reg.KindText) {
		return f.Sub[0]
	}
	return nil
}

// splitParts cuts at semicolons outside quotes, keeping the quotes.
func splitParts(line string) []string {
	var parts []string
	start, inside := 0, false
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '"':
			inside = !inside
		case line[i] == ';' && !inside:
			parts = append(parts, line[start:i])
			start = i + 1
		}
	}
	return append(parts, line[start:])
}

// part cuts "Label: value" where the label is one of an item's; of several
// labels that fit, the longest.
func (r *Reader) part(register *reg.Register, f *reg.Field, text string) (path, value string, ok bool) {
	labels := r.labelsOf(register, f)
	for i := 0; i < len(text) && i < 200; i++ {
		if text[i] != ':' {
			continue
		}
		if p, known := labels[nameKey(text[:i])]; known {
			path, value, ok = p, text[i+1:], true
		}
	}
	return path, strings.TrimSpace(value), ok
}

func (r *Reader) partValue(register *reg.Register, f *reg.Field, path, value string) (string, bool) {
	sub := fieldAt(f.Sub, path)
	text := value
	if inner, rest, ok := quotedStart(value); ok && strings.TrimSpace(rest) == "" {
		text = inner
	}
	if sub.Kind == reg.KindItems {
		items, ok := r.structured(register, sub, text, true)
		return itemsJSON(sub.Sub, items), ok
	}
	if sub.Kind == reg.KindText || sub.Kind == reg.KindLongText {
		return text, sub.Kind == reg.KindLongText || !strings.Contains(text, "\n")
	}
	got := r.read(register, sub, textInput(text))
	if got.issue != "" || got.more {
		if canonical, ok := r.canonical(sub, text); ok {
			return canonical, true
		}
		return "", false
	}
	return got.text, true
}

// fieldAt finds a field by its path below fields.
func fieldAt(fields []*reg.Field, path string) *reg.Field {
	for {
		key, rest, deeper := strings.Cut(path, ".")
		f := fieldIn(fields, key)
		if f == nil || !deeper {
			return f
		}
		fields, path = f.Sub, rest
	}
}
