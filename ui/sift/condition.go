package sift

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
)

// test judges one value of the condition's field. A negative condition is met
// where no value passes its test.
type test struct {
	field    *reg.Field // nil for what is missing
	keys     []string   // of the path to the field
	how      string
	negative bool
	rules    []string
	passes   func(reg.Value) bool
}

// opposite says which way a negative one denies.
func opposite(how string) (positive string, negative bool) {
	switch how {
	case IsNot:
		return Is, true
	case Lacks:
		return Contains, true
	case Empty:
		return Filled, true
	}
	return how, false
}

// newTest makes the test of a condition; false if the register has no such
// field or it cannot be compared so.
func (s Sieve) newTest(c settings.Condition) (test, bool) {
	if c.Field == GapsField {
		return test{how: c.How, rules: reg.SplitList(c.Value)}, slices.Contains(Ways(nil), c.How)
	}
	f := s.Register.Field(c.Field)
	if f == nil || !slices.Contains(Ways(f), c.How) {
		return test{}, false
	}
	t := test{field: f, keys: strings.Split(c.Field, ".")}
	t.how, t.negative = opposite(c.How)
	t.passes = s.compare(f, t.how, c.Value)
	return t, t.passes != nil
}

// compare makes what judges a value, or nil if the condition's value is none.
func (s Sieve) compare(f *reg.Field, how, value string) func(reg.Value) bool {
	switch how {
	case Filled:
		return func(v reg.Value) bool { return !v.Empty() }
	case Contains:
		return s.containing(f, value)
	}
	switch f.Kind {
	case reg.KindNumber:
		return comparing(how, value, reg.ParseNum, reg.Num.Compare)
	case reg.KindDate:
		return s.day(how, value, reg.ParseDay)
	case reg.KindMoment:
		return s.day(how, value, dayOfMoment)
	case reg.KindFlag, reg.KindChoice, reg.KindChoices, reg.KindLink, reg.KindLinks:
		return among(value)
	}
	wanted := i18n.Fold(strings.TrimSpace(value))
	return func(v reg.Value) bool { return !v.Empty() && i18n.Fold(strings.TrimSpace(v.Text())) == wanted }
}

// containing finds each word of a text in what people see.
func (s Sieve) containing(f *reg.Field, value string) func(reg.Value) bool {
	words := strings.Fields(i18n.Fold(value))
	return func(v reg.Value) bool {
		if v.Empty() {
			return false
		}
		text := i18n.Fold(s.Texts.Show(f, v, s.Names))
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
	}
}

// among passes what has one of some codes or ids.
func among(value string) func(reg.Value) bool {
	wanted := map[string]bool{}
	for _, one := range reg.SplitList(value) {
		wanted[one] = true
	}
	return func(v reg.Value) bool {
		return slices.ContainsFunc(reg.SplitList(v.Text()), func(one string) bool { return wanted[one] })
	}
}

// comparing puts a value before, after or equal to another.
func comparing[T reg.Num | reg.Day](how, value string, parse func(string) (T, error), compare func(a, b T) int) func(reg.Value) bool {
	wanted, err := parse(value)
	if err != nil || value == "" {
		return nil
	}
	return func(v reg.Value) bool {
		own, err := parse(v.Text())
		if err != nil || v.Empty() {
			return false
		}
		c := compare(own, wanted)
		return how == Is && c == 0 || how == Before && c < 0 || how == After && c > 0
	}
}

func (s Sieve) day(how, value string, parse func(string) (reg.Day, error)) func(reg.Value) bool {
	day := func(text string) (reg.Day, error) {
		if len(text) == len("2026-11-23") {
			return reg.ParseDay(text)
		}
		return parse(text)
	}
	compare := func(a, b reg.Day) int { return int(a - b) }
	switch how {
	case Past:
		return comparing(Before, s.Today.Text(), day, compare)
	case Coming:
		return comparing(After, s.Today.AddDays(-1).Text(), day, compare)
	}
	return comparing(how, value, day, compare)
}

// dayOfMoment is the day in Oslo of a moment in canonical form.
func dayOfMoment(text string) (reg.Day, error) {
	m, err := reg.ParseInstant(text)
	return m.Day(i18n.Oslo()), err
}
