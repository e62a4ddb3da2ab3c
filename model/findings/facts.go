package findings

import (
	"sync"
	"time"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

// Options are what rules need besides records.
type Options struct {
	Now  reg.Instant    // the moment they judge
	Zone *time.Location // where days begin and end; UTC when nil
}

// Facts are the records that rules look at, the moment they judge, and what
// several rules look up. What is looked up is worked out once, when it is first
// asked for; records must not change meanwhile. Safe for concurrent use when
// the source is.
type Facts struct {
	reg.Source
	Now   reg.Instant
	Today reg.Day
	Zone  *time.Location

	agency   func() *model.Agency
	settings func() model.Settings
	law      func() *law.Book
	indexes
}

// NewFacts returns the facts of these records at one moment.
func NewFacts(src reg.Source, opt Options) *Facts {
	if opt.Zone == nil {
		opt.Zone = time.UTC
	}
	f := &Facts{Source: src, Now: opt.Now, Today: opt.Now.Day(opt.Zone), Zone: opt.Zone}
	f.agency = sync.OnceValue(f.findAgency)
	f.settings = sync.OnceValue(f.findSettings)
	f.law = sync.OnceValue(loadLaw)
	f.indexes = newIndexes(f)
	return f
}

// Agency returns the record about the agency itself, or nil.
func (f *Facts) Agency() *model.Agency { return f.agency() }

func (f *Facts) findAgency() *model.Agency {
	if all := byNumber(model.Agencies.All(f)); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Settings returns the agency's settings, the usual ones where it has none.
func (f *Facts) Settings() model.Settings { return f.settings() }

func (f *Facts) findSettings() model.Settings {
	if a := f.Agency(); a != nil {
		return a.Settings.OrDefault()
	}
	return model.DefaultSettings()
}

// Law returns the dated data of law.
func (f *Facts) Law() *law.Book { return f.law() }

func loadLaw() *law.Book {
	book, err := law.Load()
	if err != nil {
		panic("findings: " + err.Error()) // the file is part of the program
	}
	return book
}

// Employees returns the head-count of a year, or nothing.
func (f *Facts) Employees(year int) reg.Num {
	if a := f.Agency(); a != nil {
		return model.EmployeesIn(a.Years, year)
	}
	return reg.Num{}
}

// EmployeesNow returns the newest head-count: that of this year, or of last
// year, since a year is counted on its last day.
func (f *Facts) EmployeesNow() reg.Num {
	if n := f.Employees(f.Today.Year()); n.IsSet() {
		return n
	}
	return f.Employees(f.Today.Year() - 1)
}

// Longer reports whether more than so many months have passed since a day. On
// the day the months are full they have not; for no day they have.
func (f *Facts) Longer(since reg.Day, months reg.Num) bool {
	return since.AddMonths(months.Int()) < f.Today
}

// Past reports whether a deadline has passed. On its own day it has not, and no
// day passes.
func (f *Facts) Past(due reg.Day) bool { return due.IsSet() && due < f.Today }

// checked returns the day a document was last found right, by approval or by a
// later review up to today.
func (f *Facts) checked(approved, reviewed reg.Day) reg.Day {
	if reviewed > f.Today {
		return approved
	}
	return max(approved, reviewed)
}

// asideIndex finds what is set aside today. Of several decisions about the same
// finding the one that holds longest counts.
func asideIndex(f *Facts) map[asideKey]*model.Suppression {
	aside := map[asideKey]*model.Suppression{}
	for _, s := range byNumber(model.Suppressions.All(f)) {
		if !s.Active(f.Today) {
			continue
		}
		key := asideKey{s.Rule, reg.Ref{Register: s.Register, ID: reg.ID(s.Record)}}
		if known := aside[key]; known == nil || s.Until > known.Until {
			aside[key] = s
		}
	}
	return aside
}
