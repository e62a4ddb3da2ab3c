package figures

import (
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// Pair are the records behind two numbers: of the year before, and of the year.
type Pair struct {
	Key  string // of the code or month; "" where it is not chosen
	Then []reg.Ref
	Now  []reg.Ref
}

// Empty reports whether both numbers are zero.
func (p Pair) Empty() bool { return len(p.Then)+len(p.Now) == 0 }

// IncidentFilter keeps incidents of a kind; what is empty keeps all.
type IncidentFilter struct {
	Severity model.IncidentSeverity
	Type     model.IncidentType
	Cause    model.IncidentCause
}

func (f IncidentFilter) keeps(i *model.Incident) bool {
	return (f.Severity == "" || f.Severity == i.Severity) && (f.Type == "" || f.Type == i.Type) && (f.Cause == "" || f.Cause == i.Cause)
}

// IncidentYears are the incidents of a year beside those of the year before.
type IncidentYears struct {
	All      Pair
	Months   [12]Pair
	Severity []Pair
	Types    []Pair
	Causes   []Pair
	Notice   []Pair // breaches by what became of the notification, see NoticeOutcomes
}

// NoticeOutcomes are what became of the notification of a breach.
var NoticeOutcomes = reg.NewCodes[string]("meldeutfall", "i_tide", "for_sent", "ikke_meldt", "ikke_plikt")

// IncidentsByYear counts the incidents of a year and of the one before by month,
// severity, type, cause, and whether breaches were notified within so many hours
// (art. 33(1)). Each incident counts in the month of its IncidentTime.
func IncidentsByYear(src reg.Source, year int, zone *time.Location, hours int, filter IncidentFilter) IncidentYears {
	y := IncidentYears{Severity: pairs(&model.IncidentSeverities.CodeSet), Types: pairs(&model.IncidentTypes.CodeSet),
		Causes: pairs(&model.IncidentCauses.CodeSet), Notice: pairs(&NoticeOutcomes.CodeSet)}
	for _, i := range model.Incidents.All(src) {
		day := IncidentTime(i).Day(zone)
		if before := year - day.Year(); before < 0 || before > 1 || !filter.keeps(i) {
			continue
		}
		now := day.Year() == year
		ref := reg.Ref{Register: model.Incidents.Key, ID: i.ID}
		y.All.add(now, ref)
		y.Months[day.Month()-1].add(now, ref)
		put(y.Severity, string(i.Severity), now, ref)
		put(y.Types, string(i.Type), now, ref)
		put(y.Causes, string(i.Cause), now, ref)
		if i.Breach() {
			put(y.Notice, noticeOutcome(i, hours), now, ref)
		}
	}
	return y
}

func noticeOutcome(i *model.Incident, hours int) string {
	switch {
	case i.NotifiedLate(hours):
		return "for_sent"
	case i.Notified.IsSet():
		return "i_tide"
	case i.Duty == model.DutyNo:
		return "ikke_plikt"
	}
	return "ikke_meldt"
}

// pairs makes a pair for each code, and one for what is not chosen.
func pairs(codes *reg.CodeSet) []Pair {
	all := make([]Pair, 0, len(codes.Codes)+1)
	for _, code := range codes.Codes {
		all = append(all, Pair{Key: code})
	}
	return append(all, Pair{})
}

func put(all []Pair, key string, now bool, ref reg.Ref) {
	for n := range all {
		if all[n].Key == key {
			all[n].add(now, ref)
			return
		}
	}
}

func (p *Pair) add(now bool, ref reg.Ref) {
	if now {
		p.Now = append(p.Now, ref)
	} else {
		p.Then = append(p.Then, ref)
	}
}
