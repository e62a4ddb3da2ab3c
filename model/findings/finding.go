package findings

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// Severity says how much a finding matters.
type Severity string

// The severities, from worst to least.
const (
	Critical Severity = "kritisk" // probable breach of a hard legal duty, or an urgent deadline
	High     Severity = "hoy"     // a legal duty is probably not met
	Medium   Severity = "middels" // good practice or an own requirement is not met
	Low      Severity = "lav"     // quality of data
	Info     Severity = "info"    // worth knowing
)

// Severities are the severities from worst to least.
var Severities = reg.NewCodes("alvor", Critical, High, Medium, Low, Info)

// rank orders severities, worst first.
func (s Severity) rank() int { return Severities.Index(string(s)) }

// AtLeast reports whether s is as bad as other, or worse.
func (s Severity) AtLeast(other Severity) bool { return s.rank() <= other.rank() }

// Finding is one gap in one record, or in the agency as a whole.
type Finding struct {
	Rule     string             // id, for example "R-DBA-01"
	Variant  string             // which wording of the rule's message, usually ""
	Register string             // register it belongs to
	ID       reg.ID             // record it belongs to; "" for the agency as a whole
	No       string             // the record's number
	Field    string             // field to go to, by path; may be ""
	Severity Severity           // how much it matters here
	Args     []reg.Arg          // values of the message
	Due      reg.Day            // day of the deadline, if there is one; overdue from the day after
	Deadline reg.Instant        // hour of the deadline, for those counted in hours
	Aside    *model.Suppression // why it is set aside for now, or nil
}

// Key is the key of the finding's message in the catalogues.
func (f Finding) Key() string {
	if f.Variant == "" {
		return "finding." + f.Rule
	}
	return "finding." + f.Rule + "." + f.Variant
}

// Ref names the record the finding belongs to.
func (f Finding) Ref() reg.Ref { return reg.Ref{Register: f.Register, ID: f.ID} }

// List is findings in the order worst first, then by rule, then by number.
type List []Finding

func (l List) sort() {
	slices.SortStableFunc(l, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Severity.rank(), b.Severity.rank()),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Register, b.Register),
			cmp.Compare(a.No, b.No),
			cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.Variant, b.Variant),
		)
	})
}

// Open returns the findings that are not set aside.
func (l List) Open() List {
	return l.only(func(f Finding) bool { return f.Aside == nil })
}

// SetAside returns the findings that are set aside with a reason.
func (l List) SetAside() List {
	return l.only(func(f Finding) bool { return f.Aside != nil })
}

// ByExact returns the findings of one severity.
func (l List) ByExact(s Severity) List {
	return l.only(func(f Finding) bool { return f.Severity == s })
}

// AtLeast returns the findings that are as bad as s, or worse.
func (l List) AtLeast(s Severity) List {
	return l.only(func(f Finding) bool { return f.Severity.AtLeast(s) })
}

// ByRule returns the findings of these rules.
func (l List) ByRule(rules ...string) List {
	return l.only(func(f Finding) bool { return slices.Contains(rules, f.Rule) })
}

// Of returns the findings of one record.
func (l List) Of(ref reg.Ref) List {
	return l.only(func(f Finding) bool { return f.Ref() == ref })
}

func (l List) only(keep func(Finding) bool) List {
	var kept List
	for _, f := range l {
		if keep(f) {
			kept = append(kept, f)
		}
	}
	return kept
}

// Refs names the records behind the findings, each once, in order.
func (l List) Refs() []reg.Ref {
	var refs []reg.Ref
	seen := map[reg.Ref]bool{}
	for _, f := range l {
		if f.ID != "" && !seen[f.Ref()] {
			seen[f.Ref()] = true
			refs = append(refs, f.Ref())
		}
	}
	return refs
}

// Count is how many findings there are of one severity.
type Count struct {
	Severity Severity
	N        int
}

// Counts counts findings per severity, worst first; all severities are there,
// so that the counts add up to the length of the list.
func (l List) Counts() []Count {
	counts := make([]Count, 0, len(Severities.Codes))
	for _, s := range Severities.All() {
		counts = append(counts, Count{s, len(l.only(func(f Finding) bool { return f.Severity == s }))})
	}
	return counts
}
