package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model/reg"
)

// Register returns what one record is called: «System».
func (t *Texts) Register(r *reg.Register) string { return t.T("register." + r.Key) }

// RegisterMany returns what the register is called: «Systemer».
func (t *Texts) RegisterMany(r *reg.Register) string { return t.T("register." + r.Key + ".many") }

// RegisterNew returns what making a record is called: «Nytt system».
func (t *Texts) RegisterNew(r *reg.Register) string { return t.T("register." + r.Key + ".new") }

// RegisterHelp returns what belongs in the register.
func (t *Texts) RegisterHelp(r *reg.Register) string { return t.T("register." + r.Key + ".help") }

// Section returns the heading of a section of the register's form.
func (t *Texts) Section(r *reg.Register, key string) string {
	return t.firstOr("section."+r.Key+"."+key, "section."+key)
}

// Field returns a field's label: the register's own, or the one shared by all
// fields with this key. r is nil for a field outside any register.
func (t *Texts) Field(r *reg.Register, f *reg.Field) string {
	return t.firstOr(fieldKeys("field.", r, f)...)
}

// FieldShort returns the label of a nested field where what it lies in is named
// beside it: of «Underdatabehandler: land» it is «Land».
func (t *Texts) FieldShort(r *reg.Register, f *reg.Field) string {
	label := t.Field(r, f)
	if !strings.Contains(f.Path, ".") {
		return label
	}
	if _, own, ok := strings.Cut(label, ": "); ok {
		return Capital(own)
	}
	return label
}

// Capital makes the first letter a capital one.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// Help returns what to fill in and what the law asks; "" where nothing needs
// explaining.
func (t *Texts) Help(r *reg.Register, f *reg.Field) string {
	text, _ := t.first(fieldKeys("help.", r, f)...)
	return text
}

// Example returns what could stand in the field; "" where that is plain.
func (t *Texts) Example(r *reg.Register, f *reg.Field) string {
	text, _ := t.first(fieldKeys("example.", r, f)...)
	return text
}

// Synonyms returns other headings under which sheets have the field.
func (t *Texts) Synonyms(r *reg.Register, f *reg.Field) []string {
	text, _ := t.first(fieldKeys("syn.", r, f)...)
	var all []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}

// fieldKeys lists the keys to look a field's text up under, its own first.
func fieldKeys(prefix string, r *reg.Register, f *reg.Field) []string {
	if r == nil {
		return []string{prefix + f.Key}
	}
	return []string{prefix + r.Key + "." + f.Path, prefix + f.Key}
}

// FieldPath labels the path of a problem or a change: «mottakere[2].land» is
// «Mottakere, nr. 2: Land», and "mottakere/ID/land" is «Mottakere: Land». What
// the register does not know is shown as it is.
func (t *Texts) FieldPath(r *reg.Register, path string) string {
	var parts []string
	fields := r.Fields
	for path != "" {
		s := nextStep(path)
		f := findField(fields, s.key)
		if f == nil {
			parts = append(parts, path)
			break
		}
		parts = append(parts, t.stepLabel(r, f, s))
		fields, path = f.Sub, s.rest
		if s.end == "/" {
			_, inItem, isInItem := strings.Cut(path, "/")
			if !isInItem {
				parts = append(parts, t.T(wholeItem(path)))
			}
			path = inItem // the item's id says nothing to people
		}
	}
	return strings.Join(parts, ": ")
}

// wholeItem is the key for what a change to no single field of an item is about.
func wholeItem(id string) string {
	if id == "" {
		return "change.order"
	}
	return "change.item"
}

// step is one part of a path: "mottakere" with number "2", ended by ".".
type step struct{ key, number, end, rest string }

func nextStep(path string) step {
	var s step
	if at := strings.IndexAny(path, "./"); at >= 0 {
		s.key, s.end, s.rest = path[:at], path[at:at+1], path[at+1:]
	} else {
		s.key = path
	}
	if key, number, ok := strings.Cut(strings.TrimSuffix(s.key, "]"), "["); ok {
		s.key, s.number = key, number
	}
	return s
}

func (t *Texts) stepLabel(r *reg.Register, f *reg.Field, s step) string {
	if s.number == "" {
		return t.FieldShort(r, f)
	}
	return t.FieldShort(r, f) + ", " + t.T("problem.item_number", s.number)
}

func findField(fields []*reg.Field, key string) *reg.Field {
	for _, f := range fields {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// Title returns what a record is called, as people read it: its title field,
// with codes and links worded, or its number where that is empty.
func (t *Texts) Title(r *reg.Register, rec reg.Record, names Names) string {
	f := r.Field(r.TitleField)
	if f == nil {
		return rec.Header().No
	}
	if text := strings.TrimSpace(t.Show(f, f.Of(rec), names)); text != "" {
		return text
	}
	return rec.Header().No
}
