package overview

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/figures"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/model/retention"
	"samsvar/model/training"
)

// summary is what the screen shows, computed in the background.
type summary struct {
	dueToday  int
	urgent    []urgent
	rest      int // urgent things that there was no room for
	counts    []findings.Count
	aside     int
	year      int
	progress  annual.Progress
	round     *annual.Round // nil when there is no questionnaire for the year
	coverage  []coverage
	incidents []keyFigure
	figures   []keyFigure
	training  *training.Overview
	kept      []kept
}

// coverage is how many of some records have what they should have.
type coverage struct {
	key   string // below "ui.overview.cover."
	have  int
	all   int
	lacks []reg.Ref // those that lack it
	whole []reg.Ref // all of them
}

// kept is how much of a register has been kept too long.
type kept struct {
	register *reg.Register
	n        int
}

// summarise computes the screen's contents.
func summarise(src reg.Source, opt annual.Options, year int) (summary, error) {
	list, err := annual.Find(src, opt)
	if err != nil {
		return summary{}, err
	}
	open := list.Open()
	s := summary{year: year, counts: open.Counts(), aside: len(list.SetAside())}
	today := opt.Now.Day(opt.Zone)
	for _, f := range open {
		if f.Due == today || (f.Deadline.IsSet() && f.Deadline.Day(opt.Zone) == today) {
			s.dueToday++
		}
	}
	clocks := findings.NewFacts(src, findings.Options{Now: opt.Now, Zone: opt.Zone}).BreachClocks()
	s.urgent, s.rest = shortened(urgencies(open, clocks, today))
	s.training = training.Compute(src, training.Options{Today: today})
	for _, rule := range retention.Rules(src) {
		if due := rule.Find(src, today, opt.Zone); len(due.IDs) > 0 {
			s.kept = append(s.kept, kept{rule.Register, len(due.IDs)})
		}
	}
	if round, err := annual.Open(src, annual.Declaration, year, opt); err == nil {
		s.round, s.progress = round, round.Progress()
		s.coverage = covered(src, round.Figures, open)
		last := figures.Compute(src, figures.Options{Year: year - 1, Now: opt.Now, Zone: opt.Zone})
		s.incidents = keyFigures(round, last, incidentFigures())
		s.figures = keyFigures(round, last, otherFigures())
	}
	return s, nil
}

// questions are those of the year's document for which something holds.
func (s summary) questions(holds func(annual.Line) bool) []annual.Line {
	var lines []annual.Line
	if s.round != nil {
		for _, l := range s.round.Lines {
			if holds(l) {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// uncertain reports whether an answer is marked as more or less uncertain.
func uncertain(l annual.Line) bool {
	return l.Answer.Certainty == model.Uncertain || l.Answer.Certainty == model.FairlyCertain
}

// covered tells how well the registers cover what they should.
func covered(src reg.Source, set figures.Set, open findings.List) []coverage {
	var all []coverage
	if f, ok := set.Get("ve.pv.oversikt"); ok && f.Grounded {
		all = append(all, coverage{"reviewed", len(f.Records), len(f.Whole), without(f.Whole, f.Records), f.Whole})
	}
	all = append(all, agreements(src, open))
	if f, ok := set.Get("ve.sys.ros"); ok && f.Grounded {
		all = append(all, coverage{"assessed", len(f.Records), len(f.Whole), without(f.Whole, f.Records), f.Whole})
	}
	all = append(all, assessments(src, open))
	return slices.DeleteFunc(all, func(c coverage) bool { return c.all == 0 })
}

// agreements counts systems that need an agreement with a processor.
func agreements(src reg.Source, open findings.List) coverage {
	c := coverage{key: "agreement", lacks: open.ByRule("R-DBA-01").Refs()}
	for _, s := range model.Systems.All(src) {
		if s.NeedsAgreement() {
			c.whole = append(c.whole, reg.Ref{Register: model.Systems.Key, ID: s.ID})
		}
	}
	c.all = len(c.whole)
	c.have = max(c.all-len(c.lacks), 0)
	return c
}

// assessments counts processing records that need a DPIA.
func assessments(src reg.Source, open findings.List) coverage {
	c := coverage{key: "dpia", lacks: open.ByRule("R-DPIA-01", "R-DPIA-02").Refs()}
	for _, p := range model.ProcessingRecords.All(src) {
		if p.NeedsDPIA() == model.ScreeningRequired && !model.ProcessingRecords.Register.Ended(p) {
			c.whole = append(c.whole, reg.Ref{Register: model.ProcessingRecords.Key, ID: p.ID})
		}
	}
	c.all = len(c.whole)
	c.have = max(c.all-len(c.lacks), 0)
	return c
}

// without returns the refs of all that are not among some.
func without(all, some []reg.Ref) []reg.Ref {
	in := make(map[reg.Ref]bool, len(some))
	for _, ref := range some {
		in[ref] = true
	}
	var rest []reg.Ref
	for _, ref := range all {
		if !in[ref] {
			rest = append(rest, ref)
		}
	}
	return rest
}

const mostUnits = 6

// unitsShown are the units whose training is shown, those furthest from the
// target first, and how many units have a head-count to be measured by.
func (s summary) unitsShown() (shown []training.Unit, measured int) {
	for _, u := range s.training.Units {
		if u.Employees.Int() >= 1 {
			shown = append(shown, u)
		}
	}
	share := func(u training.Unit) float64 { return float64(u.Trained) / u.Employees.Float64() }
	slices.SortStableFunc(shown, func(a, b training.Unit) int { return cmp.Compare(share(a), share(b)) })
	return shown[:min(mostUnits, len(shown))], len(shown)
}
