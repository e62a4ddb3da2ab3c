package gaps

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// Keys of the tabs besides the severities.
const (
	tabAll   = "all"
	tabAside = "aside"
)

// entry is one finding with its words, made once for showing and searching.
type entry struct {
	findings.Finding
	title  string // what the record is called
	text   string // what is missing
	folded string // both as they are searched in
}

// state is what the screen shows of the findings.
type state struct {
	all    []entry
	tab    string
	search string
	rule   string // only this rule; "" for all
	open   map[string]bool
	rules  int // how many rules are shown at most
}

// group is the findings of one rule.
type group struct {
	rule    string
	entries []entry
}

// worst is the gravest severity in the group, which is that of the first.
func (g group) worst() findings.Severity { return g.entries[0].Severity }

// firstRules is how many rules are shown before one asks for more.
const firstRules = 20

// newState begins with a rule only and a tab, "" for all.
func newState(rule, tab string) *state {
	if !slices.Contains(tabs(), tab) {
		tab = tabAll
	}
	return &state{tab: tab, rule: rule, open: map[string]bool{}, rules: firstRules}
}

// collect words every finding.
func collect(list findings.List, texts *i18n.Texts, names i18n.Names) []entry {
	all := make([]entry, 0, len(list))
	for _, f := range list {
		e := entry{Finding: f, title: texts.T("ui.gaps.agency"), text: texts.Message(f.Key(), f.Args, names)}
		if f.ID != "" {
			if e.title = names(f.Register, f.ID); e.title == "" {
				e.title = f.No
			}
		}
		e.folded = i18n.Fold(f.No + " " + e.title + " " + e.text + " " + texts.T("rule."+f.Rule))
		all = append(all, e)
	}
	return all
}

// shown are the findings of the tab, the rule and the search, by rule; worst
// rules first.
func (s *state) shown() []group {
	var groups []group
	at := map[string]int{}
	words := strings.Fields(i18n.Fold(s.search))
	for _, e := range s.all {
		if !s.inTab(e, s.tab) || !s.ofRule(e) || !e.contains(words) {
			continue
		}
		i, known := at[e.Rule]
		if !known {
			i = len(groups)
			at[e.Rule] = i
			groups = append(groups, group{rule: e.Rule})
		}
		groups[i].entries = append(groups[i].entries, e)
	}
	return groups
}

func (s *state) inTab(e entry, tab string) bool {
	if e.Aside != nil || tab == tabAside {
		return e.Aside != nil && tab == tabAside
	}
	return tab == tabAll || string(e.Severity) == tab
}

func (s *state) ofRule(e entry) bool { return s.rule == "" || e.Rule == s.rule }

func (e entry) contains(words []string) bool {
	for _, w := range words {
		if !strings.Contains(e.folded, w) {
			return false
		}
	}
	return true
}

// count is how many findings a tab has, of the rule that is shown.
func (s *state) count(tab string) int {
	n := 0
	for _, e := range s.all {
		if s.inTab(e, tab) && s.ofRule(e) {
			n++
		}
	}
	return n
}

// grave is how many open findings are critical or high.
func (s *state) grave() int {
	return s.count(string(findings.Critical)) + s.count(string(findings.High))
}

// tabs are the keys of the tabs, worst first.
func tabs() []string {
	return append(append([]string{tabAll}, findings.Severities.Codes...), tabAside)
}

// refs names the records of a group, each once.
func (g group) refs() []reg.Ref {
	var list findings.List
	for _, e := range g.entries {
		list = append(list, e.Finding)
	}
	return list.Refs()
}

// firm tells which rules' findings cannot be set aside.
func firm() map[string]bool {
	all := map[string]bool{}
	for _, r := range append(findings.Rules(), annual.Rules()...) {
		all[r.ID] = r.Firm
	}
	return all
}
