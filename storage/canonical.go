package storage

import (
	"maps"
	"slices"

	"samsvar/model/reg"
)

// canonical returns a copy of a record as it would be read from the file, and
// the problems of values that could not be read again.
func canonical(r *reg.Register, rec reg.Record) (reg.Record, []reg.Problem) {
	clone := r.Clone(rec)
	known := r.Unread(rec)
	var problems []reg.Problem
	for _, key := range slices.Sorted(maps.Keys(r.Unread(clone))) {
		if _, before := known[key]; before {
			continue
		}
		problems = append(problems, unreadable(r, key, r.Unread(clone)[key]))
	}
	return clone, problems
}

func unreadable(r *reg.Register, key, text string) reg.Problem {
	problem := reg.Problem{Field: key, Code: "not_utf8"}
	if v := r.Value(r.New(), key); v != nil {
		if err, ok := v.Parse(text).(*reg.Error); ok {
			problem.Code, problem.Args = err.Code, err.Args
		}
	}
	return problem
}

// refusing keeps the problems that forbid saving.
func refusing(problems []reg.Problem) []reg.Problem {
	return slices.DeleteFunc(problems, func(p reg.Problem) bool { return p.Soft })
}

// keepHead takes what a form or an import never changes from the stored record.
func keepHead(rec, stored reg.Record) {
	head, old := rec.Header(), stored.Header()
	head.ID, head.No, head.Created = old.ID, old.No, old.Created
	head.Changed, head.ChangedBy = old.Changed, old.ChangedBy
}

// created lists a new record's fields as changes from an empty one. The id
// names the record anyway, and who saved it when stands in the history.
func created(r *reg.Register, empty, rec reg.Record) []reg.Change {
	changes := r.Diff(empty, rec)
	return slices.DeleteFunc(changes, func(c reg.Change) bool {
		return c.Path == idField || c.Path == "endret" || c.Path == "endret_av"
	})
}
