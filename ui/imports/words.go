package imports

import (
	"path/filepath"
	"strconv"
	"strings"

	"samsvar/exchange"
	"samsvar/i18n"
	"samsvar/model/reg"
)

// words tells about rows in the user's language.
type words struct {
	texts    *i18n.Texts
	register *reg.Register
	names    i18n.Names
}

func (w words) t(key string, args ...string) string { return w.texts.T("ui.imports."+key, args...) }

// line answers in words what an import would do, or has done.
func (s *state) line(w words) string {
	if s.imported {
		return w.t("line.done", w.texts.Int(s.added), w.texts.Int(s.updated))
	}
	if s.preview == nil {
		return w.t("line.begin")
	}
	args := []string{w.texts.Int(len(s.preview.Rows))}
	for _, status := range exchange.Statuses() {
		args = append(args, w.texts.Int(s.preview.Count(status)))
	}
	return w.t("line.plan", args...)
}

// title is what a row is about.
func (w words) title(r exchange.Row) string {
	if r.Title == "" {
		return w.t("untitled")
	}
	return r.Title
}

// changes tells field by field what becomes of a record.
func (w words) changes(r exchange.Row) []string {
	changes := r.Changes
	if r.Status == exchange.StatusNew && r.Record != nil {
		changes = w.register.Diff(w.register.New(), r.Record)
	}
	var lines []string
	for _, c := range changes {
		if line := w.change(c, r.Status == exchange.StatusNew); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// change is one field: its name, what stood there, what will stand there. A new
// record has nothing before; its title stands above already.
func (w words) change(c reg.Change, isNew bool) string {
	f := fieldOf(w.register, c.Path)
	if f == nil || (f.Managed && isNew) || (isNew && c.Path == w.register.TitleField) {
		return ""
	}
	label, to := w.texts.FieldPath(w.register, c.Path), w.value(f, c.To)
	if isNew {
		if to == "" {
			return ""
		}
		return label + ": " + to
	}
	return w.t("change", label, w.orNothing(w.value(f, c.From)), w.orNothing(to))
}

func (w words) orNothing(text string) string {
	if text == "" {
		return w.t("nothing")
	}
	return text
}

// value is a canonical value as people read it.
func (w words) value(f *reg.Field, text string) string {
	switch f.Kind {
	case reg.KindLink:
		return w.name(f.Target, text)
	case reg.KindLinks:
		var all []string
		for _, id := range reg.SplitList(text) {
			all = append(all, w.name(f.Target, id))
		}
		return strings.Join(all, ", ")
	}
	return w.texts.ShowText(f, text)
}

func (w words) name(register, id string) string {
	if name := w.names(register, reg.ID(id)); name != "" || id == "" {
		return name
	}
	return id
}

// fieldOf finds the field of a change's path: "mottakere/ID/land" is the field
// "mottakere.land".
func fieldOf(r *reg.Register, path string) *reg.Field {
	steps := strings.Split(path, "/")
	key := steps[0]
	for i := 2; i < len(steps); i += 2 {
		key += "." + steps[i]
	}
	return r.Field(key)
}

// issue tells what became of a cell, or why a row is rejected.
func (w words) issue(i exchange.Issue) string {
	if i.Problem != nil {
		return w.texts.Problem(w.register, *i.Problem)
	}
	about := strings.Join(i.Args, ", ")
	if about == "" && i.Field != "" {
		about = w.texts.FieldPath(w.register, i.Field)
	}
	return w.texts.T("import.issue."+i.Code, i.Heading, i.Value, about)
}

// place is where in the file an issue is.
func (w words) place(i exchange.Issue) string {
	switch {
	case i.Row == 0:
		return i.Sheet
	case i.Column == "":
		return w.t("issue.place", i.Sheet, strconv.Itoa(i.Row))
	}
	return w.t("issue.cell", i.Sheet, strconv.Itoa(i.Row), i.Column)
}

// kept tells where a value that found no place of its own is kept.
func (w words) kept(i exchange.Issue) string {
	if i.Kept == "" {
		return ""
	}
	return w.t("issue.kept", w.texts.FieldPath(w.register, i.Kept))
}

// fileName is the name of a file without its folder.
func fileName(path string) string { return filepath.Base(path) }
