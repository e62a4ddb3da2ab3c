package cli

import (
	"fmt"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// printChanges writes what changed in a record, field by field, in words. The
// register is nil where this version does not know it.
func (r *runner) printChanges(register *reg.Register, changes []reg.Change, names i18n.Names) {
	for _, c := range changes {
		label, from, to := c.Path, c.From, c.To
		if register != nil {
			label = r.texts.FieldPath(register, c.Path)
			f := fieldAt(register, c.Path)
			from, to = r.value(f, c.From, names), r.value(f, c.To, names)
		}
		fmt.Fprintf(r.Out, "    %s: %s → %s\n", label, cell(from), cell(to))
	}
}

// fieldAt is the field that the path of a change leads to: items stand in it
// by id, "mottakere/ID/land". It is nil where a whole item changed.
func fieldAt(register *reg.Register, path string) *reg.Field {
	steps := strings.Split(path, "/")
	if len(steps)%2 == 0 {
		return nil
	}
	var keys []string
	for i := 0; i < len(steps); i += 2 {
		keys = append(keys, steps[i])
	}
	return register.Field(strings.Join(keys, "."))
}

// value words a canonical value: codes by label, linked records by title.
func (r *runner) value(f *reg.Field, text string, names i18n.Names) string {
	if f == nil || text == "" {
		return text
	}
	if f.Target == "" {
		return r.texts.ShowText(f, text)
	}
	titles := reg.SplitList(text)
	for i, id := range titles {
		if name := names(f.Target, reg.ID(id)); name != "" {
			titles[i] = name
		}
	}
	return strings.Join(titles, ", ")
}
