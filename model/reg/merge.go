package reg

import (
	"slices"
	"strings"
)

// Conflict is a place that both sides changed to different values.
type Conflict struct {
	Path         string
	Mine, Theirs string
}

// Merge carries both sides' changes since base together, field by field and
// item by item. Where both changed the same place differently, or one took out
// an item the other changed, mine stands and the conflict is listed.
func (r *Register) Merge(base, mine, theirs Record) (Record, []Conflict, error) {
	ours, others := r.Diff(base, mine), r.Diff(base, theirs)
	merged := r.Clone(mine)
	var conflicts []Conflict
	for _, change := range others {
		clash := slices.IndexFunc(ours, func(c Change) bool { return clashes(c, change) })
		if clash < 0 {
			if err := r.Apply(merged, []Change{change}); err != nil {
				return nil, nil, err
			}
			continue
		}
		if ours[clash] != change {
			conflicts = append(conflicts, Conflict{change.Path, ours[clash].To, change.To})
		}
	}
	return merged, conflicts, nil
}

// clashes reports whether two changes touch the same place.
func clashes(a, b Change) bool {
	return a.Path == b.Path || below(a, b) || below(b, a)
}

// below reports whether inner lies within what whole takes out or replaces as a
// whole. Making an item or ordering items replaces nothing.
func below(inner, whole Change) bool {
	rest, ok := strings.CutPrefix(inner.Path, whole.Path)
	if !ok || rest == "" || rest[0] != '/' && rest[0] != '.' {
		return false
	}
	id := whole.Path[strings.LastIndexByte(whole.Path, '/')+1:]
	return whole.To != itemMark(id)
}
