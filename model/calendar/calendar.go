package calendar

import (
	"cmp"
	"slices"
	"time"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// State is where a day of the calendar stands.
type State string

// The states.
const (
	Ahead   State = "kommer"  // today or later
	Overdue State = "forfalt" // a deadline that passed without the task being done
	Done    State = "gjort"   // the task is done
	Past    State = "holdt"   // the day has been, and nobody asks whether anything was done
)

// States are the states in no particular order.
var States = reg.NewCodes("datostatus", Ahead, Overdue, Done, Past)

// Options are what a calendar needs besides records.
type Options struct {
	Now  reg.Instant
	Zone *time.Location // where days begin and end; UTC when nil
	Year int            // the year to gather
}

// Entry is one day of the calendar.
type Entry struct {
	Kind     model.DateKind
	State    State
	Register string
	ID       reg.ID              // record it belongs to
	No       string              // the record's number
	Field    string              // field it comes from, or where the task is settled; may be ""
	Item     reg.ID              // item of a list it comes from, "" for none
	Point    model.CalendarPoint // for what comes back every year
	Text     string              // the agency's own words for it, may be ""
	Day      reg.Day
	At       reg.Instant // hour of a deadline that is counted in hours
	Deadline bool        // something must be done by then; otherwise it takes place
	Owner    reg.ID      // the person whose task it is, "" if nobody's
	Changed  reg.Instant // when the record was changed last
}

// Ref names the record of an entry.
func (e Entry) Ref() reg.Ref { return reg.Ref{Register: e.Register, ID: e.ID} }

// Open reports whether the entry still asks for something or lies ahead.
func (e Entry) Open() bool { return e.State == Ahead || e.State == Overdue }

// List is entries by day; those of a day by kind, register and number.
type List []Entry

// Collect gathers the entries of a year. In the calendar of the present year
// stand also the deadlines of earlier years that have not been met.
func Collect(src reg.Source, opt Options) List {
	if opt.Zone == nil {
		opt.Zone = time.UTC
	}
	c := &collector{facts: findings.NewFacts(src, findings.Options{Now: opt.Now, Zone: opt.Zone}), now: opt.Now, year: opt.Year}
	c.dates()
	c.clocks()
	c.yearly()
	c.all.sort()
	return c.all
}

// Of gathers the entries of one record, of all years. The year of the options
// is not looked at.
func Of(src reg.Source, opt Options, ref reg.Ref) List {
	if opt.Zone == nil {
		opt.Zone = time.UTC
	}
	c := &collector{facts: findings.NewFacts(src, findings.Options{Now: opt.Now, Zone: opt.Zone}), now: opt.Now, only: &ref}
	r := model.Register(ref.Register)
	if rec, ok := src.Get(ref.Register, ref.ID); ok && r != nil && !r.Packed && !r.Ended(rec) && !c.replaced(rec) {
		c.datesOf(r, rec)
		c.clocks()
	}
	c.all.sort()
	return c.all
}

// collector gathers entries.
type collector struct {
	facts *findings.Facts
	now   reg.Instant
	year  int
	only  *reg.Ref // gather what is about this record, of all years
	all   List
}

// add takes an entry in, if it belongs to the year.
func (c *collector) add(e Entry, settled bool) {
	e.State = c.state(e, settled)
	if c.only != nil {
		if e.Ref() == *c.only {
			c.all = append(c.all, e)
		}
		return
	}
	late := e.State == Overdue && c.year == c.facts.Today.Year() && e.Day.Year() < c.year
	if e.Day.Year() == c.year || late {
		c.all = append(c.all, e)
	}
}

func (c *collector) state(e Entry, settled bool) State {
	passed := e.Day < c.facts.Today || e.At.IsSet() && e.At < c.now
	switch {
	case settled:
		return Done
	case !passed:
		return Ahead
	case e.Deadline:
		return Overdue
	}
	return Past
}

// dates gathers the days that the descriptions of registers mark.
func (c *collector) dates() {
	for _, r := range model.All() {
		if r.Packed {
			continue
		}
		for _, rec := range c.facts.All(r.Key) {
			if !r.Ended(rec) && !c.replaced(rec) {
				c.datesOf(r, rec)
			}
		}
	}
}

// replaced reports whether a record has a successor that is looked at instead.
func (c *collector) replaced(rec reg.Record) bool {
	risk, ok := rec.(*model.RiskAssessment)
	return ok && c.facts.Superseded(risk)
}

func (c *collector) datesOf(r *reg.Register, rec reg.Record) {
	for _, d := range r.Dates(rec) {
		e := entry(r.Key, rec)
		e.Kind, e.Field, e.Item = model.DateKind(d.Field.Dated.Kind), d.Field.Path, d.Item
		e.Day, e.Deadline, e.Owner = d.Day, d.Field.Dated.Deadline, d.Owner
		if agency, ok := rec.(*model.Agency); ok {
			e.Text = ownText(agency, d.Item)
		}
		c.add(e, d.Settled)
	}
}

func ownText(a *model.Agency, item reg.ID) string {
	for i := range a.OwnDates {
		if a.OwnDates[i].ItemID == item {
			return a.OwnDates[i].Title
		}
	}
	return ""
}

func entry(register string, rec reg.Record) Entry {
	head := rec.Header()
	return Entry{Register: register, ID: head.ID, No: head.No, Changed: head.Changed}
}

// clocks gathers the deadlines that no field holds.
func (c *collector) clocks() {
	for _, clock := range findings.Clocks(c.facts) {
		e := entry(clock.Register, clock.Record)
		e.Kind, e.Field, e.Day, e.At, e.Deadline = clock.Kind, clock.Field, clock.Due, clock.At, true
		e.Owner = model.Register(clock.Register).Owner(clock.Record)
		c.add(e, false)
	}
}

func (l List) sort() {
	order := func(e Entry) int { return model.DateKinds.Index(string(e.Kind)) }
	slices.SortStableFunc(l, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At), cmp.Compare(order(a), order(b)),
			cmp.Compare(a.Register, b.Register), cmp.Compare(a.No, b.No), cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Item, b.Item))
	})
}

// Only returns the entries that keep says yes to.
func (l List) Only(keep func(Entry) bool) List {
	var kept List
	for _, e := range l {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return kept
}
