package reg

type linkValue struct{ p *ID }

// Link describes one record of another register. Canonical form: its id.
func Link[T any](key string, at func(*T) *ID, target string, opts ...Option) Of[T] {
	f := newField(key, KindLink, func(t *T) Value { return linkValue{at(t)} }, opts)
	f.fields[0].Target = target
	return f
}

func (v linkValue) Text() string { return string(*v.p) }

func (v linkValue) Parse(text string) error {
	if text != "" && !validID(text) {
		return errorf("not_id", text)
	}
	*v.p = ID(text)
	return nil
}

// validID accepts what can be an id: letters and digits, at most 64.
func validID(text string) bool {
	for _, r := range text {
		letter := r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
		if !letter && !(r >= '0' && r <= '9') && r != '-' && r != '_' {
			return false
		}
	}
	return text != "" && len(text) <= 64
}

func (v linkValue) Strings() []string { return SplitList(string(*v.p)) }

func (v linkValue) Compare(o Value) int { return compareText(v, o) }

func (v linkValue) Empty() bool { return *v.p == "" }
