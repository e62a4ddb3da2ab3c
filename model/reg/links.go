package reg

import "slices"

type linksValue struct{ p *[]ID }

// Links describes any records of another register. Canonical form: their ids
// in the user's order, each once, joined by "|".
func Links[T any](key string, at func(*T) *[]ID, target string, opts ...Option) Of[T] {
	f := newField(key, KindLinks, func(t *T) Value { return linksValue{at(t)} }, opts)
	f.fields[0].Target = target
	return f
}

func (v linksValue) Strings() []string {
	all := make([]string, len(*v.p))
	for i, id := range *v.p {
		all[i] = string(id)
	}
	return all
}

func (v linksValue) Text() string { return JoinList(v.Strings()) }

func (v linksValue) Parse(text string) error {
	var ids []ID
	for _, part := range SplitList(text) {
		if !validID(part) {
			return errorf("not_id", part)
		}
		if !slices.Contains(ids, ID(part)) {
			ids = append(ids, ID(part))
		}
	}
	*v.p = ids
	return nil
}

func (v linksValue) Compare(o Value) int { return compareText(v, o) }

func (v linksValue) Empty() bool { return len(*v.p) == 0 }
