package reg

// YesNo is yes, no or not answered. The zero YesNo is not answered.
type YesNo uint8

// The three answers.
const (
	Unanswered YesNo = iota
	Yes
	No
)

// YesIf returns Yes or No.
func YesIf(b bool) YesNo {
	if b {
		return Yes
	}
	return No
}

// Text returns the canonical form: "ja", "nei" or "".
func (f YesNo) Text() string { return [...]string{"", "ja", "nei"}[f] }

// FlagCodes is the set of answers, so that lists, forms and sheets treat a
// flag as a choice.
func FlagCodes() *CodeSet { return &CodeSet{Name: "janei", Codes: []string{"ja", "nei"}} }

type flagValue struct{ p *YesNo }

// Flag describes a yes-or-no field. Canonical form: "ja", "nei" or "".
func Flag[T any](key string, at func(*T) *YesNo, opts ...Option) Of[T] {
	f := newField(key, KindFlag, func(t *T) Value { return flagValue{at(t)} }, opts)
	f.fields[0].Codes = FlagCodes()
	return f
}

func (v flagValue) Text() string { return v.p.Text() }

func (v flagValue) Parse(text string) error {
	for f := Unanswered; f <= No; f++ {
		if f.Text() == text {
			*v.p = f
			return nil
		}
	}
	return errorf("not_flag", text)
}

func (v flagValue) Compare(o Value) int { return int(*v.p) - int(*o.(flagValue).p) }

func (v flagValue) Empty() bool { return *v.p == Unanswered }
