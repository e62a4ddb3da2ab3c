package overview

import (
	"cmp"
	"slices"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// rank is how much something hurries, the most first.
type rank int

const (
	clockRuns rank = iota // hours count: art. 33(1), digitalsikkerhetsloven
	requestDue
	overdue // a review, an action, a deadline that has passed
	serious
)

// urgent is one thing to do now: a single record with a deadline, or all
// findings of one rule.
type urgent struct {
	rank    rank
	finding findings.Finding // the only one, or the gravest of the rule
	n       int              // how many findings of the rule; 1 for a single one
	refs    []reg.Ref
	oldest  reg.Day // of overdue: the day that passed first
}

const (
	mostUrgent  = 8
	mostOverdue = 3 // rules, where there is not room for all
)

// clockRules are the rules whose findings are each a deadline of their own. Of
// breaches the clocks themselves are shown, from the first hour.
func clockRules() map[string]rank {
	return map[string]rank{"R-HEN-01": clockRuns, "R-HEN-02": clockRuns, "R-HEN-13": clockRuns,
		"R-KRV-01": requestDue, "R-KRV-03": requestDue, "R-KRV-04": requestDue}
}

// ruleOfClock names the finding about a breach that nobody was told of yet.
const ruleOfClock = "R-HEN-02"

// urgencies lists what hurries: running clocks, requests that are due, what is
// overdue, and serious findings. The first two stand each by itself, the
// earliest deadline first; the others rule by rule, the gravest first.
func urgencies(open findings.List, clocks []findings.BreachClock, today reg.Day) []urgent {
	var single, grouped []urgent
	for _, c := range clocks {
		f := findings.Finding{Rule: ruleOfClock, Register: model.Incidents.Key, ID: c.Incident.ID, No: c.Incident.No, Field: "meldt_dt_tid",
			Severity: findings.Critical, Deadline: c.By}
		single = append(single, urgent{rank: clockRuns, finding: f, n: 1, refs: []reg.Ref{f.Ref()}})
	}
	known, byRule := clockRules(), map[string]int{}
	for _, f := range open {
		of, alone := known[f.Rule]
		switch {
		case f.Rule == "R-HEN-01" || f.Rule == ruleOfClock: // among the clocks
		case alone:
			single = append(single, urgent{rank: of, finding: f, n: 1, refs: []reg.Ref{f.Ref()}})
		case passed(f, today) || f.Severity.AtLeast(findings.High):
			grouped = gather(grouped, byRule, f, today)
		}
	}
	slices.SortStableFunc(single, earlier)
	slices.SortStableFunc(grouped, graver)
	return append(single, grouped...)
}

// passed reports whether a deadline of a finding has passed.
func passed(f findings.Finding, today reg.Day) bool { return f.Due.IsSet() && f.Due < today }

// gather adds a finding to those of its rule.
func gather(groups []urgent, byRule map[string]int, f findings.Finding, today reg.Day) []urgent {
	at, seen := byRule[f.Rule]
	if !seen {
		at = len(groups)
		byRule[f.Rule] = at
		groups = append(groups, urgent{rank: serious, finding: f})
	}
	u := &groups[at]
	u.n++
	if f.ID != "" && !slices.Contains(u.refs, f.Ref()) {
		u.refs = append(u.refs, f.Ref())
	}
	if passed(f, today) {
		u.rank = overdue
		if !u.oldest.IsSet() || f.Due < u.oldest {
			u.oldest = f.Due
		}
	}
	return groups
}

func earlier(a, b urgent) int {
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.finding.Deadline, b.finding.Deadline),
		cmp.Compare(a.finding.Due, b.finding.Due), cmp.Compare(a.finding.No, b.finding.No))
}

func graver(a, b urgent) int {
	index := func(s findings.Severity) int { return findings.Severities.Index(string(s)) }
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(index(a.finding.Severity), index(b.finding.Severity)),
		cmp.Compare(a.oldest, b.oldest))
}

// shortened keeps what there is room for: where not all have room, of what is
// overdue only some, so that serious findings are seen too.
func shortened(all []urgent) (shown []urgent, rest int) {
	if len(all) <= mostUrgent {
		return all, 0
	}
	late, later := 0, []urgent{}
	for _, u := range all {
		if u.rank == overdue {
			if late++; late > mostOverdue {
				later = append(later, u)
				continue
			}
		}
		shown = append(shown, u)
	}
	shown = append(shown, later...)[:mostUrgent]
	slices.SortStableFunc(shown, func(a, b urgent) int { return cmp.Compare(a.rank, b.rank) })
	return shown, len(all) - mostUrgent
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
