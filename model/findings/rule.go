package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

// Rule is one derived rule. Its legal source stands in package law, by its id.
type Rule struct {
	ID       string   // stable, for example "R-DBA-01"
	Register string   // register its findings point to
	Severity Severity // usual severity; single findings may differ
	Firm     bool     // its findings cannot be set aside

	find func(*Facts, func(Hit))
}

// Hit is what a rule found; Find makes a Finding of it.
type Hit struct {
	Record   reg.Record // nil for the agency as a whole
	Register string     // overrides the rule's, for rules about several registers
	Field    string
	Variant  string
	Severity Severity // overrides the rule's, when set
	Args     []reg.Arg
	Due      reg.Day
	Deadline reg.Instant
}

// Rules lists every rule, in the order of the groups.
func Rules() []Rule {
	var all []Rule
	for _, group := range groups() {
		all = append(all, group...)
	}
	return all
}

// RuleByID returns a rule, and whether there is one.
func RuleByID(id string) (Rule, bool) {
	for _, r := range Rules() {
		if r.ID == id {
			return r, true
		}
	}
	return Rule{}, false
}

// New makes a rule that another package judges by.
func New(r Rule, find func(f *Facts, hit func(Hit))) Rule {
	r.find = find
	return r
}

// Find applies every rule of this package.
func Find(f *Facts) List { return Run(f, Rules()) }

// Run applies the given rules.
func Run(f *Facts, rules []Rule) List {
	aside := asideIndex(f)
	var all List
	for _, rule := range rules {
		rule.find(f, func(h Hit) {
			all = append(all, rule.finding(h, aside))
		})
	}
	all.sort()
	return all
}

func (r Rule) finding(h Hit, aside map[asideKey]*model.Suppression) Finding {
	found := Finding{Rule: r.ID, Variant: h.Variant, Register: r.Register, Field: h.Field,
		Severity: r.Severity, Args: h.Args, Due: h.Due, Deadline: h.Deadline}
	if h.Register != "" {
		found.Register = h.Register
	}
	if h.Severity != "" {
		found.Severity = h.Severity
	}
	if h.Record != nil {
		found.ID, found.No = h.Record.Header().ID, h.Record.Header().No
	}
	if !r.Firm {
		found.Aside = aside[asideKey{r.ID, found.Ref()}]
	}
	return found
}

// asideKey names what a suppression is about.
type asideKey struct {
	rule string
	ref  reg.Ref
}
