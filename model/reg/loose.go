package reg

// Loose is an object whose fields are data, not Go: the answers to the
// questions of a questionnaire. Its fields come from Free.
type Loose struct {
	Item
	values map[string]Value
}

// freeSlot holds one value of a Loose.
type freeSlot struct {
	text  string
	num   Num
	flag  YesNo
	day   Day
	at    Instant
	codes []string
	ids   []ID
}

// Free makes a field whose values live in a Loose, of kind Text, LongText,
// Number, Flag, Date, Moment, Choice, Choices or Links. codes is nil unless the
// kind chooses among codes.
func Free(key string, kind Kind, codes *CodeSet, opts ...Option) *Field {
	f := &Field{Key: key, Path: key, Kind: kind, Codes: codes}
	if kind == KindFlag {
		f.Codes = FlagCodes()
	}
	f.bind = func(o Object) Value { return any(o).(*Loose).value(f) }
	for _, opt := range opts {
		opt(f)
	}
	return f
}

// NewLoose makes an object without any value.
func NewLoose() *Loose { return &Loose{values: map[string]Value{}} }

func (l *Loose) value(f *Field) Value {
	v, ok := l.values[f.Key]
	if !ok {
		v = freeValue(f, &freeSlot{})
		l.values[f.Key] = v
	}
	return v
}

func freeValue(f *Field, slot *freeSlot) Value {
	switch f.Kind {
	case KindNumber:
		return numberValue{&slot.num}
	case KindFlag:
		return flagValue{&slot.flag}
	case KindDate:
		return dateValue{&slot.day}
	case KindMoment:
		return momentValue{&slot.at}
	case KindChoice:
		return choiceValue[string]{&slot.text, f.Codes}
	case KindChoices:
		return choicesValue[string]{&slot.codes, f.Codes}
	case KindLinks:
		return linksValue{&slot.ids}
	}
	return textValue{p: &slot.text, long: f.Kind == KindLongText}
}
