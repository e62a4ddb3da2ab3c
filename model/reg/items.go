package reg

import (
	"encoding/json"
	"slices"
)

type itemsValue[S any, P itemPtr[S]] struct {
	p   *[]S
	sub []*Field
}

// Items describes a list of nested objects. Canonical form: a JSON array of
// objects, each with its "id" and the canonical forms of its non-empty fields.
func Items[T, S any, P itemPtr[S]](key string, at func(*T) *[]S, sub Of[S], opts ...Option) Of[T] {
	bind := func(t *T) Value { return itemsValue[S, P]{at(t), sub.fields} }
	f := newField(key, KindItems, bind, opts)
	f.fields[0].Sub = sub.fields
	nest(f.fields[0])
	return f
}

func (v itemsValue[S, P]) Len() int { return len(*v.p) }

func (v itemsValue[S, P]) At(i int) Object { return P(&(*v.p)[i]) }

func (v itemsValue[S, P]) Add() Object {
	var empty S
	*v.p = append(*v.p, empty)
	return v.At(v.Len() - 1)
}

func (v itemsValue[S, P]) empty() Object { return P(new(S)) }

func (v itemsValue[S, P]) Remove(i int) { *v.p = slices.Delete(*v.p, i, i+1) }

func (v itemsValue[S, P]) Move(i, j int) {
	item := (*v.p)[i]
	*v.p = slices.Insert(slices.Delete(*v.p, i, i+1), j, item)
}

func (v itemsValue[S, P]) Text() string {
	if len(*v.p) == 0 {
		return ""
	}
	all := make([]json.RawMessage, v.Len())
	for i := range all {
		text := objectText(v.At(i), v.sub)
		if text == "" {
			text = "{}"
		}
		all[i] = json.RawMessage(text)
	}
	return encode(all)
}

func (v itemsValue[S, P]) Parse(text string) error {
	if text == "" {
		*v.p = nil
		return nil
	}
	var all []json.RawMessage
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return errorf("not_list")
	}
	items := make([]S, len(all))
	for i, raw := range all {
		values, err := parseObject(string(raw))
		if err != nil {
			return err
		}
		fill(P(&items[i]), v.sub, values)
	}
	*v.p = items
	return nil
}

func (v itemsValue[S, P]) Compare(o Value) int {
	if n := v.Len() - o.(ItemList).Len(); n != 0 {
		return n
	}
	return compareText(v, o)
}

func (v itemsValue[S, P]) Empty() bool { return len(*v.p) == 0 }
