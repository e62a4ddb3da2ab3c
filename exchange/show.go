package exchange

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// shower writes values as people read them, in such a way that the reader reads
// the same value again. Where its words would be misread, it writes the
// canonical form.
type shower struct {
	rd    *Reader
	texts *i18n.Texts
}

// value returns the text of a cell.
func (s *shower) value(register *reg.Register, f *reg.Field, v reg.Value) string {
	if v.Empty() {
		return ""
	}
	switch v := v.(type) {
	case reg.ItemList:
		return s.items(register, f, v)
	case reg.List:
		return s.checked(register, f, v, joinQuoted(s.list(f, v), "\n"))
	}
	return s.checked(register, f, v, s.plain(f, v))
}

// plain writes one value of a simple kind.
func (s *shower) plain(f *reg.Field, v reg.Value) string {
	switch f.Kind {
	case reg.KindNumber:
		return s.number(v.Text())
	case reg.KindLink:
		return s.link(f.Target, v.Text())
	case reg.KindFiles, reg.KindText, reg.KindLongText:
		return v.Text()
	}
	return s.texts.ShowText(f, v.Text())
}

// number writes a number without marks between thousands.
func (s *shower) number(text string) string { return strings.Replace(text, ".", ",", 1) }

func (s *shower) list(f *reg.Field, v reg.List) []string {
	if f.Kind == reg.KindLink {
		return []string{s.link(f.Target, v.Text())}
	}
	var all []string
	for _, one := range v.Strings() {
		if f.Target != "" {
			all = append(all, s.link(f.Target, one))
		} else {
			all = append(all, s.texts.Code(f.Codes, one))
		}
	}
	return all
}

// link names a record by title and number.
func (s *shower) link(target, id string) string {
	register := s.rd.registers[target]
	if register == nil || s.rd.source == nil {
		return idMark + id
	}
	rec, ok := s.rd.source.Get(target, reg.ID(id))
	if !ok {
		return idMark + id
	}
	title, no := strings.Join(strings.Fields(register.Title(rec)), " "), rec.Header().No
	switch {
	case no == "" || s.rd.index(target).byNo[strings.ToLower(no)] != reg.ID(id):
		return strings.TrimSpace(title + " (" + idMark + id + ")")
	case title == no || title == "":
		return no
	}
	return title + " (" + no + ")"
}

// checked returns a text if the reader reads it as the value it stands for, and
// the canonical form if not.
func (s *shower) checked(register *reg.Register, f *reg.Field, v reg.Value, text string) string {
	if f.Kind == reg.KindText || f.Kind == reg.KindLongText || f.Kind == reg.KindFiles {
		return text
	}
	got := s.rd.read(register, f, input{cell: textInput(text).cell, exact: true})
	if got.issue != "" || got.more || got.text != v.Text() {
		return v.Text()
	}
	return text
}

// items writes a list of items, one a line.
func (s *shower) items(register *reg.Register, f *reg.Field, list reg.ItemList) string {
	lines := make([]string, list.Len())
	for i := range lines {
		lines[i] = s.item(register, f, list.At(i))
	}
	text := strings.Join(lines, "\n")
	read, ok := s.rd.structured(register, f, text, true)
	if !ok || withoutIDs(itemsJSON(f.Sub, read)) != withoutIDs(list.Text()) {
		return list.Text()
	}
	return text
}

// withoutIDs is the canonical form of items without their ids, in one order of
// keys, to compare by.
func withoutIDs(text string) string {
	items, err := parseItems(text)
	if err != nil {
		return text
	}
	for _, it := range items {
		delete(it, "id")
		for key, inner := range it {
			it[key] = innerWithoutIDs(inner)
		}
	}
	return mustJSON(items)
}

func innerWithoutIDs(text string) string {
	switch {
	case strings.HasPrefix(text, "["):
		return withoutIDs(text)
	case strings.HasPrefix(text, "{"):
		if values, err := parseItem(text); err == nil {
			for key, inner := range values {
				values[key] = innerWithoutIDs(inner)
			}
			return mustJSON(values)
		}
	}
	return text
}

func (s *shower) item(register *reg.Register, f *reg.Field, o reg.Object) string {
	if only := onlyField(f); only != nil {
		return quoted(only.Of(o).Text(), "\n")
	}
	var parts []string
	s.parts(register, f.Sub, nil, o, &parts)
	if len(parts) == 0 {
		return `""`
	}
	return strings.Join(parts, "; ")
}

func (s *shower) parts(register *reg.Register, fields, above []*reg.Field, o reg.Object, out *[]string) {
	for _, f := range fields {
		v := f.Of(o)
		if part, ok := v.(reg.Part); ok {
			s.parts(register, f.Sub, append(above[:len(above):len(above)], f), part.Object(), out)
			continue
		}
		if v.Empty() {
			continue
		}
		*out = append(*out, labelOf(s.texts, register, above, f)+": "+quoted(s.inner(register, f, v), "\n;|"))
	}
}

// inner writes a value within an item; lists stand in one line.
func (s *shower) inner(register *reg.Register, f *reg.Field, v reg.Value) string {
	switch v := v.(type) {
	case reg.ItemList:
		return s.items(register, f, v)
	case reg.List:
		return s.checked(register, f, v, joinQuoted(s.list(f, v), " | "))
	}
	return s.checked(register, f, v, s.plain(f, v))
}
