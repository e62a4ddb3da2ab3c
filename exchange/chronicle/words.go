package chronicle

import (
	"cmp"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// Words words entries of the history.
type Words struct {
	Texts *i18n.Texts
	View  *storage.View // for the titles of records
}

// Line is one field that changed. From is empty where nothing is said of it.
type Line struct{ Label, From, To string }

// Name is the title of a record, also of a deleted one; "" if there is none.
func (w Words) Name(register string, id reg.ID) string {
	known := model.Register(register)
	if known == nil {
		return ""
	}
	rec, ok := w.View.Get(register, id)
	if !ok {
		if rec, ok = w.View.GetDeleted(register, id); !ok {
			return ""
		}
	}
	return w.Texts.Title(known, rec, w.Name)
}

// Record names a record by number and title. A setting has its key, and a
// record that is not there any more its id.
func (w Words) Record(ref reg.Ref) string {
	rec, ok := w.View.Get(ref.Register, ref.ID)
	if !ok {
		rec, ok = w.View.GetDeleted(ref.Register, ref.ID)
	}
	if !ok {
		return string(ref.ID)
	}
	no, name := rec.Header().No, w.Name(ref.Register, ref.ID)
	if no == name {
		return no
	}
	return strings.TrimSpace(no + " " + name)
}

// What says what was done, and where it came from if it was no edit.
func (w Words) What(kind storage.Kind, origin storage.Origin) string {
	what := w.Texts.T("history.newer") // of a newer version
	if key := "history." + string(kind); w.Texts.Has(key) {
		what = w.Texts.T(key)
	}
	if key := "history.origin." + string(origin); w.Texts.Has(key) {
		what += " " + w.Texts.T(key)
	}
	return what
}

// Shown returns the changes of an entry that people are shown: not what the
// program fills in by itself, nor that a record was deleted, which the kind of
// the entry says.
func Shown(e storage.Entry) []reg.Change {
	register := model.Register(e.Ref.Register)
	var shown []reg.Change
	for _, change := range e.Changes {
		if e.Kind == storage.KindDelete || e.Kind == storage.KindRestore {
			continue
		}
		if register != nil {
			if f := register.Field(change.Field()); f != nil && f.Managed {
				continue
			}
		}
		shown = append(shown, change)
	}
	return shown
}

// Lines words the changes of an entry that people are shown.
func (w Words) Lines(e storage.Entry) []Line {
	register := model.Register(e.Ref.Register)
	var lines []Line
	for _, change := range Shown(e) {
		lines = append(lines, w.Line(register, change))
	}
	return lines
}

// Line words one change: values as people read them, items as such. The
// register is nil for a setting or a register of a newer version.
func (w Words) Line(register *reg.Register, c reg.Change) Line {
	if register == nil {
		return Line{c.Path, w.value(nil, c.From), w.value(nil, c.To)}
	}
	line := Line{Label: w.Texts.FieldPath(register, strings.TrimSuffix(c.Path, "/"))}
	switch {
	case strings.HasSuffix(c.Path, "/"):
		line.To = w.Texts.T("history.reordered")
	case reg.IsItemPath(c.Path) && c.To == "":
		line.To = w.Texts.T("history.taken_out")
	case reg.IsItemPath(c.Path):
		line.To = w.Texts.T("history.added")
	default:
		line.From, line.To = w.Value(register, c.Path, c.From), w.Value(register, c.Path, c.To)
	}
	return line
}

// Value words a canonical value of the field that a change's path leads to.
func (w Words) Value(register *reg.Register, path, text string) string {
	return w.value(register.Field(reg.FieldOfPath(path)), text)
}

func (w Words) value(f *reg.Field, text string) string {
	switch {
	case text == "":
		return w.Texts.T("history.nothing")
	case f == nil:
		return text
	case f.Kind == reg.KindLink || f.Kind == reg.KindLinks:
		var names []string
		for _, id := range reg.SplitList(text) {
			names = append(names, cmp.Or(w.Name(f.Target, reg.ID(id)), w.Texts.T("value.unknown_record")))
		}
		return strings.Join(names, ", ")
	}
	return w.Texts.ShowText(f, text)
}

// Step says what a change set did, for offering to take it back: to which
// record, or to how many.
func (w Words) Step(s storage.Step) string {
	what := w.What(s.Kind, s.Origin)
	switch {
	case s.Count == 0:
		return w.Texts.T("history.step.nothing")
	case s.Count > 1:
		what = w.Texts.N("history.step.many", s.Count, what)
	case s.Ref.Register == "":
		what = w.Texts.T("history.setting")
	default:
		what = w.Texts.T("history.step.single", what, w.Record(s.Ref))
	}
	if s.Reason != "" {
		what = w.Texts.T("history.step.why", what, s.Reason)
	}
	return what
}

// Overtaken lists what stands in the way of taking a change set back: where,
// who and when.
func (w Words) Overtaken(e *storage.Overtaken) []string {
	const most = 10
	var lines []string
	for i, by := range e.By {
		if i == most {
			return append(lines, "…")
		}
		where := w.Record(by.Ref)
		if register := model.Register(by.Ref.Register); register != nil && by.Path != "" {
			where += ", " + w.Texts.FieldPath(register, strings.TrimSuffix(by.Path, "/"))
		}
		if by.User == "" {
			lines = append(lines, where)
			continue
		}
		lines = append(lines, w.Texts.T("history.overtaken", where, by.User, w.Texts.Instant(reg.InstantOf(by.Time))))
	}
	return lines
}
