package reg

// Fields are the fields of a nested object or item, for One and Items.
func Fields[S any](fields ...Of[S]) Of[S] {
	var all Of[S]
	for _, f := range fields {
		all.fields = append(all.fields, f.fields...)
	}
	return all
}

// nest gives the fields of a nested object their path from the root.
func nest(parent *Field) {
	for _, f := range parent.Sub {
		f.Path = parent.Path + "." + f.Key
		nest(f)
	}
}

type oneValue struct {
	object Object
	sub    []*Field
}

// One describes a nested object. Canonical form: a JSON object of the keys and
// canonical forms of its non-empty fields; "" when all are empty.
func One[T, S any, P itemPtr[S]](key string, at func(*T) *S, sub Of[S], opts ...Option) Of[T] {
	bind := func(t *T) Value { return oneValue{P(at(t)), sub.fields} }
	f := newField(key, KindOne, bind, opts)
	f.fields[0].Sub = sub.fields
	nest(f.fields[0])
	return f
}

func (v oneValue) Object() Object { return v.object }

func (v oneValue) Text() string { return objectText(v.object, v.sub) }

func (v oneValue) Parse(text string) error {
	values, err := parseObject(text)
	if err != nil {
		return err
	}
	fill(v.object, v.sub, values)
	return nil
}

func (v oneValue) Compare(o Value) int { return compareText(v, o) }

func (v oneValue) Empty() bool { return v.Text() == "" }
