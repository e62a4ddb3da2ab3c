package reg

import "slices"

type choicesValue[C ~string] struct {
	p   *[]C
	set *CodeSet
}

// Choices describes any codes of a set. Canonical form: the codes in the set's
// order, joined by "|".
func Choices[T any, C ~string](key string, at func(*T) *[]C, set *Codes[C], opts ...Option) Of[T] {
	bind := func(t *T) Value { return choicesValue[C]{at(t), &set.CodeSet} }
	f := newField(key, KindChoices, bind, opts)
	f.fields[0].Codes = &set.CodeSet
	return f
}

func (v choicesValue[C]) Strings() []string {
	all := make([]string, 0, len(*v.p))
	for _, code := range v.set.Codes {
		if slices.Contains(*v.p, C(code)) {
			all = append(all, code)
		}
	}
	return all
}

func (v choicesValue[C]) Text() string { return JoinList(v.Strings()) }

func (v choicesValue[C]) Parse(text string) error {
	var codes []C
	given := SplitList(text)
	for _, code := range given {
		if !v.set.Has(code) {
			return errorf("not_code", code)
		}
	}
	for _, code := range v.set.Codes {
		if slices.Contains(given, code) {
			codes = append(codes, C(code))
		}
	}
	*v.p = codes
	return nil
}

func (v choicesValue[C]) Compare(o Value) int { return compareText(v, o) }

func (v choicesValue[C]) Empty() bool { return len(v.Strings()) == 0 }
