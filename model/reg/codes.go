package reg

import "slices"

// CodeSet is a closed set of codes that a choice takes its value from. Codes
// are stable and never translated; i18n has the label of each below
// "code.<Name>.<code>".
type CodeSet struct {
	Name  string
	Codes []string
}

// Has reports whether code belongs to the set.
func (s *CodeSet) Has(code string) bool { return slices.Contains(s.Codes, code) }

// Index returns the code's place in the set's own order, or -1.
func (s *CodeSet) Index(code string) int { return slices.Index(s.Codes, code) }

// Codes is a set of codes that know their Go type.
type Codes[C ~string] struct {
	CodeSet
}

// NewCodes names a set and lists its codes in their natural order.
func NewCodes[C ~string](name string, codes ...C) *Codes[C] {
	set := &Codes[C]{CodeSet{Name: name}}
	for _, c := range codes {
		set.Codes = append(set.Codes, string(c))
	}
	return set
}

// All returns the codes in their natural order.
func (s *Codes[C]) All() []C {
	all := make([]C, len(s.Codes))
	for i, c := range s.Codes {
		all[i] = C(c)
	}
	return all
}
