package reg

import "strings"

type choiceValue[C ~string] struct {
	p   *C
	set *CodeSet
}

// Choice describes one code of a set. Canonical form: the code.
func Choice[T any, C ~string](key string, at func(*T) *C, set *Codes[C], opts ...Option) Of[T] {
	bind := func(t *T) Value { return choiceValue[C]{at(t), &set.CodeSet} }
	f := newField(key, KindChoice, bind, opts)
	f.fields[0].Codes = &set.CodeSet
	return f
}

func (v choiceValue[C]) Text() string { return string(*v.p) }

func (v choiceValue[C]) Parse(text string) error {
	if text != "" && !v.set.Has(text) {
		return errorf("not_code", text)
	}
	*v.p = C(text)
	return nil
}

func (v choiceValue[C]) Compare(o Value) int {
	return v.set.Index(v.Text()) - v.set.Index(o.Text())
}

func (v choiceValue[C]) Empty() bool { return *v.p == "" }

// listSeparator stands between the codes or ids of a canonical list.
const listSeparator = "|"

// SplitList cuts a canonical list of codes or ids; "" gives none.
func SplitList(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, listSeparator)
}

// JoinList makes the canonical form of a list of codes or ids.
func JoinList(parts []string) string { return strings.Join(parts, listSeparator) }
