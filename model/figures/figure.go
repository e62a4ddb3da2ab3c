package figures

import (
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// Figure is one computed indicator.
type Figure struct {
	ID      string
	Value   string    // canonical: a number, a code or codes joined by "|"; "" if it cannot be computed
	Records []reg.Ref // the records it counts, or that decide it
	Total   reg.Num   // how many it is a part of, where that means something
	Whole   []reg.Ref // the records behind Total, where they are records
	Beside  reg.Num   // a second number shown beside it: in the period, or still valid
	// Grounded tells a figure that was counted from one computed over registers
	// that hold nothing at all: zero of an empty register is no answer.
	Grounded bool
}

// Number returns the value as a number; unset where it is none.
func (f Figure) Number() reg.Num {
	n, err := reg.ParseNum(f.Value)
	if err != nil {
		return reg.Num{}
	}
	return n
}

// Set is the figures of one year, in the order of the questionnaire.
type Set struct {
	Year    int
	From    reg.Day // first day of the period
	To      reg.Day // last day of the period
	AsOf    reg.Day // the day they are computed for: the period's end, or today before that
	Figures []Figure
}

// Get returns a figure by id.
func (s Set) Get(id string) (Figure, bool) {
	for _, f := range s.Figures {
		if f.ID == id {
			return f, true
		}
	}
	return Figure{}, false
}

// Options are what a computation needs besides records.
type Options struct {
	Year int         // reporting year
	Now  reg.Instant // the moment it is computed
	Zone Zone        // where days begin and end
}

// Compute computes every figure of a year.
func Compute(src reg.Source, opt Options) Set {
	b := newBasis(src, opt)
	set := Set{Year: opt.Year, From: b.from, To: b.to, AsOf: b.asOf}
	for _, d := range definitions() {
		f := d.compute(b)
		f.ID = d.id
		f.Grounded = b.grounded(d.registers)
		set.Figures = append(set.Figures, f)
	}
	return set
}

// IDs lists the figures that can be computed.
func IDs() []string {
	var ids []string
	for _, d := range definitions() {
		ids = append(ids, d.id)
	}
	return ids
}

// definition is one figure and how it is computed.
type definition struct {
	id        string
	registers []string // that it is computed from
	compute   func(*basis) Figure
}

// from names the registers that a group of figures is computed from.
func from(registers []string, group []definition) []definition {
	for i := range group {
		if group[i].registers == nil {
			group[i].registers = registers
		}
	}
	return group
}

// grounded reports whether any of the registers holds anything.
func (b *basis) grounded(registers []string) bool {
	for _, key := range registers {
		for range reg.Each(b.Source, key) {
			return true
		}
	}
	return false
}

func definitions() []definition {
	var all []definition
	for _, group := range [][]definition{roleFigures(), controlFigures(), riskFigures(), procurementFigures(),
		privacyFigures(), incidentFigures(), extensionFigures()} {
		all = append(all, group...)
	}
	return all
}

// basis is what all figures of one computation share.
type basis struct {
	reg.Source
	year     int
	from, to reg.Day
	asOf     reg.Day
	zone     Zone
	facts    *findings.Facts
	found    findings.List
}

func newBasis(src reg.Source, opt Options) *basis {
	b := &basis{Source: src, year: opt.Year, zone: opt.Zone,
		from: reg.NewDay(opt.Year, 1, 1), to: reg.NewDay(opt.Year, 12, 31)}
	today := opt.Now.Day(opt.Zone)
	b.asOf = min(today, b.to)
	now := opt.Now
	if today > b.to {
		now = reg.InstantOf(b.to.AddDays(1).Time()).Add(-oneSecond)
	}
	b.facts = findings.NewFacts(src, findings.Options{Now: now, Zone: opt.Zone})
	b.found = findings.Find(b.facts)
	return b
}

// inPeriod reports whether a day lies in the reporting year, up to the day the
// figures are computed for.
func (b *basis) inPeriod(d reg.Day) bool { return d >= b.from && d <= b.asOf }

// in reports whether a moment lies in the period.
func (b *basis) in(m reg.Instant) bool { return b.inPeriod(m.Day(b.zone)) }
