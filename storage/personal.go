package storage

import (
	"strings"

	"samsvar/model/reg"
)

// personal knows which fields of a register hold data about persons.
type personal struct {
	fields map[string]bool // by path, those inside a field about persons too
	within map[string]bool // lists and objects with such a field somewhere inside
}

func personalOf(r *reg.Register) personal {
	p := personal{map[string]bool{}, map[string]bool{}}
	p.walk(r.Fields, false)
	return p
}

func (p personal) walk(fields []*reg.Field, inside bool) (any bool) {
	for _, f := range fields {
		own := (inside || f.Personal) && !f.Managed
		if own {
			p.fields[f.Path] = true
		}
		if p.walk(f.Sub, own) || own {
			p.within[f.Path], any = true, true
		}
	}
	return any
}

// covers reports whether the value of a change's path is about a person.
func (p personal) covers(path string) bool {
	if wholeItem(path) {
		return p.within[describedPath(path)]
	}
	return p.fields[describedPath(path)] && !strings.HasSuffix(path, "/")
}

// describedPath is the path of the field that a change's path leads to: without
// the ids of items.
func describedPath(path string) string {
	steps := strings.Split(path, "/")
	var keys []string
	for i, step := range steps {
		if i%2 == 0 && step != "" {
			keys = append(keys, step)
		}
	}
	return strings.Join(keys, ".")
}

// wholeItem reports whether a path stands for an item of a list.
func wholeItem(path string) bool {
	return strings.Count(path, "/")%2 == 1 && !strings.HasSuffix(path, "/")
}

// itemOf is the path of the innermost item that a path lies in, "" for none.
func itemOf(path string) string {
	if wholeItem(path) {
		return path
	}
	at := strings.LastIndexByte(path, '/')
	if at < 0 || strings.HasSuffix(path, "/") {
		return ""
	}
	return path[:at]
}

// names reports whether a value names a person: a short text is the name, a
// long one has it somewhere. The name is folded.
func namesPerson(f *reg.Field, text, name string) bool {
	switch {
	case f == nil || text == "" || name == "":
		return false
	case f.Kind == reg.KindText:
		return strings.TrimSpace(Fold(text)) == name
	case f.Kind == reg.KindLongText:
		return strings.Contains(Fold(text), name)
	}
	return false
}
