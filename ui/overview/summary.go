package overview

import (
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/figures"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// summary is what the screen shows, computed in the background.
type summary struct {
	dueToday int
	urgent   []urgent
	rest     int // urgent things that there was no room for
	counts   []findings.Count
	aside    int
	year     int
	progress annual.Progress
	round    *annual.Round // nil when there is no questionnaire for the year
	coverage []coverage
}

// urgent is one thing to do now: a single finding, or all of one rule.
type urgent struct {
	finding findings.Finding
	n       int // how many findings of the rule; 1 for a single one
	refs    []reg.Ref
}

// coverage is how many of some records have what they should have.
type coverage struct {
	key   string // below "ui.overview.cover."
	have  int
	all   int
	lacks []reg.Ref // those that lack it
}

const mostUrgent = 6

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
	s.setUrgent(open)
	if round, err := annual.Open(src, annual.Declaration, year, opt); err == nil {
		s.round, s.progress = round, round.Progress()
		s.coverage = covered(src, round.Figures, open)
	}
	return s, nil
}

// clockRules are the rules whose findings are each a clock of their own.
func clockRules() map[string]bool {
	return map[string]bool{"R-HEN-01": true, "R-HEN-02": true, "R-KRV-01": true, "R-KRV-03": true, "R-KRV-04": true, "R-HEN-13": true}
}

// setUrgent puts running clocks first, each by itself, then critical and high
// findings rule by rule.
func (s *summary) setUrgent(open findings.List) {
	clocks := clockRules()
	byRule := map[string]int{}
	var single, grouped []urgent
	for _, f := range open {
		switch {
		case clocks[f.Rule]:
			single = append(single, urgent{finding: f, n: 1, refs: []reg.Ref{f.Ref()}})
		case f.Severity.AtLeast(findings.High):
			at, seen := byRule[f.Rule]
			if !seen {
				at = len(grouped)
				byRule[f.Rule] = at
				grouped = append(grouped, urgent{finding: f})
			}
			grouped[at].n++
			if f.ID != "" {
				grouped[at].refs = append(grouped[at].refs, f.Ref())
			}
		}
	}
	all := append(single, grouped...)
	s.urgent = all[:min(mostUrgent, len(all))]
	s.rest = len(all) - len(s.urgent)
}

// covered tells how well the registers cover what they should.
func covered(src reg.Source, set figures.Set, open findings.List) []coverage {
	var all []coverage
	if f, ok := set.Get("ve.pv.oversikt"); ok && f.Grounded {
		all = append(all, coverage{"reviewed", len(f.Records), len(f.Whole), without(f.Whole, f.Records)})
	}
	all = append(all, agreements(src, open))
	if f, ok := set.Get("ve.sys.ros"); ok && f.Grounded {
		all = append(all, coverage{"assessed", len(f.Records), len(f.Whole), without(f.Whole, f.Records)})
	}
	all = append(all, assessments(src, open))
	if f, ok := set.Get("ve.komp.antall"); ok && f.Grounded && f.Total.IsSet() {
		all = append(all, coverage{"trained", f.Number().Int(), f.Total.Int(), nil})
	}
	var shown []coverage
	for _, c := range all {
		if c.all > 0 {
			shown = append(shown, c)
		}
	}
	return shown
}

// agreements counts systems that need an agreement with a processor.
func agreements(src reg.Source, open findings.List) coverage {
	lacks := open.ByRule("R-DBA-01").Refs()
	c := coverage{key: "agreement", lacks: lacks}
	for _, s := range model.Systems.All(src) {
		if s.NeedsAgreement() {
			c.all++
		}
	}
	c.have = max(c.all-len(lacks), 0)
	return c
}

// assessments counts processing records that need a DPIA.
func assessments(src reg.Source, open findings.List) coverage {
	lacks := open.ByRule("R-DPIA-01", "R-DPIA-02").Refs()
	c := coverage{key: "dpia", lacks: lacks}
	for _, p := range model.ProcessingRecords.All(src) {
		if p.NeedsDPIA() == model.ScreeningRequired && !model.ProcessingRecords.Register.Ended(p) {
			c.all++
		}
	}
	c.have = max(c.all-len(lacks), 0)
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

// place is where a thing to do leads: the record's field, or the list of the
// records, or the rule's findings.
func (u urgent) place(t *i18n.Texts) screen.Place {
	switch {
	case u.n == 1 && u.finding.ID != "":
		return screen.Place{Kind: screen.Record, Register: u.finding.Register, ID: u.finding.ID, Field: u.finding.Field}
	case len(u.refs) > 0:
		return screen.Place{Kind: screen.Register, Register: u.finding.Register, Records: u.refs, Why: t.T("rule." + u.finding.Rule)}
	}
	return screen.Place{Kind: screen.Gaps, Rule: u.finding.Rule}
}
