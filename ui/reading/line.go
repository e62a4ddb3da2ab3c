package reading

import (
	"fmt"
	"unicode/utf8"

	"samsvar/model/reg"
)

// short is the number of letters up to which a text can share a line.
const short = 48

// line is one field of an object as it is read.
func (m Maker) line(r *reg.Register, f *reg.Field, o reg.Object, path, label string) Line {
	v := f.Of(o)
	line := Line{Path: path, Label: label, Empty: v.Empty()}
	switch {
	case line.Empty:
		line.Long = f.Kind == reg.KindLongText || f.Kind == reg.KindItems
	case f.Kind == reg.KindLink || f.Kind == reg.KindLinks:
		line.Links = m.links(f, v)
		line.Long = len(line.Links) > 1
	case f.Kind == reg.KindOne:
		if part, ok := v.(reg.Part); ok {
			line.Parts, line.Long = [][]Line{m.nested(r, f, part.Object(), path)}, true
		}
	case f.Kind == reg.KindItems:
		line.Parts, line.Long = m.items(r, f, v, path), true
	case f.Kind == reg.KindFiles:
		line.Files, _ = reg.ParseFiles(v.Text()) // what cannot be read shows nothing here; the form tells
		line.Text, line.Long = m.Texts.Show(f, v, m.Names), true
	default:
		line.Text = m.Texts.Show(f, v, m.Names)
		line.Long = f.Kind == reg.KindLongText || utf8.RuneCountInString(line.Text) > short
	}
	return line
}

func (m Maker) links(f *reg.Field, v reg.Value) []Link {
	list, ok := v.(reg.List)
	if !ok {
		return nil
	}
	var all []Link
	for _, id := range list.Strings() {
		link := Link{Ref: reg.Ref{Register: f.Target, ID: reg.ID(id)}, Text: m.Names(f.Target, reg.ID(id))}
		if link.Text == "" {
			link = Link{Text: m.Texts.T("value.unknown_record")}
		}
		all = append(all, link)
	}
	return all
}

func (m Maker) items(r *reg.Register, f *reg.Field, v reg.Value, path string) [][]Line {
	list, ok := v.(reg.ItemList)
	if !ok {
		return nil
	}
	all := make([][]Line, list.Len())
	for i := range all {
		all[i] = m.nested(r, f, list.At(i), fmt.Sprintf("%s[%d]", path, i+1))
	}
	return all
}

// nested are the filled fields of a nested object.
func (m Maker) nested(r *reg.Register, f *reg.Field, o reg.Object, path string) []Line {
	var all []Line
	for _, sub := range f.Sub {
		if !sub.Of(o).Empty() {
			all = append(all, m.line(r, sub, o, path+"."+sub.Key, m.Texts.FieldShort(r, sub)))
		}
	}
	return all
}
