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
	if reg.IsItemPath(path) {
		return p.within[reg.FieldOfPath(path)]
	}
	return p.fields[reg.FieldOfPath(path)] && !strings.HasSuffix(path, "/")
}

// itemOf is the path of the innermost item that a path lies in, "" for none.
func itemOf(path string) string {
	if reg.IsItemPath(path) {
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
