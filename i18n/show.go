package i18n

import (
	"strings"

	"samsvar/model/reg"
)

// Names returns what a record is called, "" when there is none with this id.
type Names func(register string, id reg.ID) string

// Show returns a value as people read it: labels of codes and titles of linked
// records joined by commas, files by name, nested objects as their values, list
// items line by line; "" for an empty value.
func (t *Texts) Show(f *reg.Field, v reg.Value, names Names) string {
	return t.show(nil, f, v, names)
}

// ShowLabelled is Show with the fields of nested objects labelled, as a record
// of the register is read: «Navn: Visma; Land: Norge».
func (t *Texts) ShowLabelled(r *reg.Register, f *reg.Field, v reg.Value, names Names) string {
	return t.show(r, f, v, names)
}

func (t *Texts) show(r *reg.Register, f *reg.Field, v reg.Value, names Names) string {
	if v.Empty() {
		return ""
	}
	switch v := v.(type) {
	case reg.Part:
		return t.showObject(r, f.Sub, v.Object(), names)
	case reg.ItemList:
		lines := make([]string, v.Len())
		for i := range lines {
			lines[i] = t.showObject(r, f.Sub, v.At(i), names)
		}
		return strings.Join(lines, "\n")
	case reg.List:
		return t.showList(f, v.Strings(), names)
	}
	return t.ShowText(f, v.Text())
}

// showObject joins an object's values in one line.
func (t *Texts) showObject(r *reg.Register, fields []*reg.Field, o reg.Object, names Names) string {
	var parts []string
	for _, f := range fields {
		if !f.Visible(o) {
			continue
		}
		text := strings.ReplaceAll(t.show(r, f, f.Of(o), names), "\n", ", ")
		switch {
		case text == "":
		case r != nil:
			parts = append(parts, t.FieldShort(r, f)+": "+text)
		default:
			parts = append(parts, text)
		}
	}
	if r != nil {
		return strings.Join(parts, "; ")
	}
	return strings.Join(parts, " · ")
}

func (t *Texts) showList(f *reg.Field, values []string, names Names) string {
	shown := make([]string, len(values))
	for i, value := range values {
		if f.Codes != nil {
			shown[i] = t.Code(f.Codes, value)
		} else {
			shown[i] = t.name(f, reg.ID(value), names)
		}
	}
	return strings.Join(shown, ", ")
}

func (t *Texts) name(f *reg.Field, id reg.ID, names Names) string {
	if f.Target == "" || names == nil {
		return string(id)
	}
	if name := names(f.Target, id); name != "" {
		return name
	}
	return t.T("value.unknown_record")
}

// ShowText returns the canonical form of a simple value as people read it. It
// serves where only the form is at hand, as in history; what it cannot read, and
// ids of linked records, it returns as it is.
func (t *Texts) ShowText(f *reg.Field, text string) string {
	switch f.Kind {
	case reg.KindNumber:
		if n, err := reg.ParseNum(text); err == nil {
			return t.Number(n)
		}
	case reg.KindDate:
		if d, err := reg.ParseDay(text); err == nil {
			return t.Day(d)
		}
	case reg.KindMoment:
		if m, err := reg.ParseInstant(text); err == nil {
			return t.Instant(m)
		}
	case reg.KindFlag, reg.KindChoice, reg.KindChoices:
		return t.showList(f, reg.SplitList(text), nil)
	case reg.KindFiles:
		if files, err := reg.ParseFiles(text); err == nil {
			return fileNames(files)
		}
	}
	return text
}

func fileNames(files []reg.File) string {
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = file.Name
	}
	return strings.Join(names, ", ")
}
