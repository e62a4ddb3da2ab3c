package imports

import (
	"path/filepath"
	"slices"
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

// changes tells field by field what becomes of a record. Of a new one the title
// stands above already.
func (w words) changes(r exchange.Row) []string {
	var lines []string
	for _, f := range w.register.Fields {
		switch {
		case r.Record == nil || f.Managed:
		case r.Status == exchange.StatusNew && f.Key != w.register.TitleField && !f.Of(r.Record).Empty():
			lines = append(lines, w.texts.Field(w.register, f)+": "+w.value(f, r.Record))
		case r.Status == exchange.StatusChanged && changed(r, f):
			lines = append(lines, w.t("change", w.texts.Field(w.register, f), w.value(f, r.Base), w.value(f, r.Record)))
		}
	}
	return lines
}

// changed reports whether a row changes a field or something in it.
func changed(r exchange.Row, f *reg.Field) bool {
	return slices.ContainsFunc(r.Changes, func(c reg.Change) bool { return c.Field() == f.Key })
}

// longest is how many characters of a value are shown.
const longest = 400

// value is a field of a record as people read it, on one line.
func (w words) value(f *reg.Field, rec reg.Record) string {
	if rec == nil || f.Of(rec).Empty() {
		return w.t("nothing")
	}
	text := []rune(strings.ReplaceAll(w.texts.ShowLabelled(w.register, f, f.Of(rec), w.names), "\n", "; "))
	if len(text) > longest {
		return string(text[:longest]) + "…"
	}
	return string(text)
}

// place is where in the file an issue is.
func (w words) place(i exchange.Issue) string {
	if i.Row == 0 {
		return i.Sheet
	}
	return i.Place(w.texts)
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
