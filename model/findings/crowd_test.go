package findings

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strconv"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// crowd fills every register with records of random values in every field: what
// people may enter, sensible or not.
func crowd(tb testing.TB, perRegister int, seed uint64) shelf {
	tb.Helper()
	s := shelf{}
	for _, r := range model.All() {
		// Each register by dice of its own, so that a new field in one leaves the others.
		dice := fnv.New64()
		dice.Write([]byte(r.Key))
		c := crowdMaker{rand.New(rand.NewPCG(seed, dice.Sum64())), perRegister}
		n := perRegister
		if r.Single {
			n = 1
		}
		for i := range n {
			rec := r.New()
			c.fill(tb, rec, r.Fields)
			head := rec.Header()
			head.ID, head.No = reg.ID(r.Key+strconv.Itoa(i)), fmt.Sprintf("%s-%04d", r.NoPrefix, i)
			head.Created = noon - reg.Instant(c.IntN(1e8))
			s[r.Key] = append(s[r.Key], rec)
		}
	}
	return s
}

type crowdMaker struct {
	*rand.Rand
	perRegister int
}

func (c crowdMaker) fill(tb testing.TB, o reg.Object, fields []*reg.Field) {
	for _, f := range fields {
		if f.Managed || f.Kind == reg.KindFiles || c.IntN(3) == 0 { // no rule looks at files
			continue
		}
		switch v := f.Of(o).(type) {
		case reg.Part:
			c.fill(tb, v.Object(), f.Sub)
		case reg.ItemList:
			for range c.IntN(3) {
				c.fill(tb, v.Add(), f.Sub)
			}
		default:
			if err := v.Parse(c.text(f)); err != nil {
				tb.Fatalf("%s: %v", f.Path, err)
			}
		}
	}
}

// text is a random canonical value of a field.
func (c crowdMaker) text(f *reg.Field) string {
	switch f.Kind {
	case reg.KindNumber:
		return strconv.Itoa(1 + c.IntN(100))
	case reg.KindDate:
		return today.AddDays(c.IntN(1200) - 1100).Text()
	case reg.KindMoment:
		return (noon - reg.Instant(c.IntN(400000)-20000)).Text()
	case reg.KindFlag, reg.KindChoice, reg.KindChoices:
		return f.Codes.Codes[c.IntN(len(f.Codes.Codes))]
	case reg.KindLink, reg.KindLinks:
		return f.Target + strconv.Itoa(c.IntN(c.perRegister))
	case reg.KindFiles:
		return ""
	}
	return []string{"Sak", "HEMMELIG", "Fødselsnummer", "Ja, men"}[c.IntN(4)]
}

// index answers Get at once, as a store does.
type indexed struct {
	shelf
	byRef map[reg.Ref]reg.Record
}

func index(s shelf) indexed {
	byRef := map[reg.Ref]reg.Record{}
	for key, all := range s {
		for _, rec := range all {
			byRef[reg.Ref{Register: key, ID: rec.Header().ID}] = rec
		}
	}
	return indexed{s, byRef}
}

// Get implements reg.Source.
func (s indexed) Get(register string, id reg.ID) (reg.Record, bool) {
	rec, ok := s.byRef[reg.Ref{Register: register, ID: id}]
	return rec, ok
}

func BenchmarkFind(b *testing.B) {
	src := index(crowd(b, 1000, 1))
	b.ResetTimer()
	for b.Loop() {
		Find(NewFacts(src, Options{Now: noon, Zone: oslo}))
	}
}

func BenchmarkRules(b *testing.B) {
	f := NewFacts(index(crowd(b, 1000, 1)), Options{Now: noon, Zone: oslo})
	Find(f) // builds the indexes
	for _, rule := range Rules() {
		b.Run(rule.ID, func(b *testing.B) {
			for b.Loop() {
				Run(f, []Rule{rule})
			}
		})
	}
}
