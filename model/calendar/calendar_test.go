package calendar

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// shelf is a source of a few records.
type shelf map[string][]reg.Record

func (s shelf) All(register string) []reg.Record { return s[register] }

func (s shelf) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range s[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

func put(records ...reg.Record) shelf {
	s := shelf{}
	for i, rec := range records {
		if rec.Header().ID == "" {
			rec.Header().ID = reg.ID(fmt.Sprintf("X%03d", i))
		}
		rec.Header().No = string(rec.Header().ID)
		for _, r := range model.All() {
			if reflect.TypeOf(r.New()) == reflect.TypeOf(rec) {
				s[r.Key] = append(s[r.Key], rec)
			}
		}
	}
	return s
}

func as[R reg.Record](id reg.ID, rec R) R {
	rec.Header().ID = id
	return rec
}

// Everything is judged at noon of 23 November 2026.
var (
	oslo = time.FixedZone("CET", 3600)
	noon = reg.InstantOf(time.Date(2026, 11, 23, 12, 0, 0, 0, oslo))
)

func collect(year int, records ...reg.Record) List {
	return Collect(put(records...), Options{Now: noon, Zone: oslo, Year: year})
}

// lines writes entries as "day id field state".
func lines(list List) string {
	var all []string
	for _, e := range list {
		at := e.Field
		if e.Point != "" {
			at = string(e.Point)
		}
		all = append(all, fmt.Sprintf("%s %s %s %s", e.Day.Text(), e.ID, at, e.State))
	}
	return strings.Join(all, "\n")
}

func signed(a *model.ProcessingAgreement) *model.ProcessingAgreement {
	a.Status, a.LastReview = model.AgreementSigned, 20260101
	return a
}

func TestCollect(t *testing.T) {
	tests := []struct {
		name string
		year int
		with []reg.Record
		want string
	}{
		{"an action on its last day is not overdue", 2026, []reg.Record{as("A", &model.Action{Due: 20261123})}, "2026-11-23 A frist kommer"},
		{"the day after it is", 2026, []reg.Record{as("A", &model.Action{Due: 20261122})}, "2026-11-22 A frist forfalt"},
		{"one that is done", 2026, []reg.Record{as("A", &model.Action{Due: 20260101, Status: model.ActionDone, Closed: 20260102, EffectChecked: reg.Yes})},
			"2026-01-01 A frist gjort"},
		{"one that is rejected", 2026, []reg.Record{as("A", &model.Action{Due: 20260101, Status: model.ActionRejected})}, ""},
		{"overdue from the year before", 2026, []reg.Record{as("A", &model.Action{Due: 20251201})}, "2025-12-01 A frist forfalt"},
		{"in its own year", 2025, []reg.Record{as("A", &model.Action{Due: 20251201})}, "2025-12-01 A frist forfalt"},
		{"not in the next", 2027, []reg.Record{as("A", &model.Action{Due: 20251201})}, ""},
		{"an exercise that was held", 2026, []reg.Record{as("E", &model.Exercise{Date: 20260301})}, "2026-03-01 E dato holdt"},
		{"an agreement", 2026, []reg.Record{as("D", signed(&model.ProcessingAgreement{ValidUntil: 20261231, NoticeMonths: reg.Int(2), Common: model.Common{NextReview: 20261201}}))},
			"2026-10-31 D oppsigelsesfrist forfalt\n2026-12-01 D neste_revisjon kommer\n2026-12-31 D gyldig_til kommer"},
		{"a review by the interval where no day is set", 2027, []reg.Record{as("D", signed(&model.ProcessingAgreement{}))}, "2027-01-01 D sist_revidert kommer"},
		{"a request by the law, to the next working day", 2026, []reg.Record{as("K", &model.DataSubjectRequest{Received: 20261113})}, "2026-12-14 K besvart_dato kommer"},
		{"an answered request", 2026, []reg.Record{as("K", &model.DataSubjectRequest{Received: 20261113, Answered: 20261115})}, ""},
		{"the end of a role", 2026, []reg.Record{as("R", &model.RoleHolding{Role: model.RolePrivacy, Person: "P", To: 20261231})}, "2026-12-31 R til kommer"},
		{"own dates", 2026, []reg.Record{as("V", &model.Agency{OwnDates: []model.OwnDate{{Item: reg.Item{ItemID: "I"}, Title: "Forum", Day: 20261124}}})},
			"2026-11-24 V egne_datoer.dato kommer"},
		{"every year", 2027, []reg.Record{as("V", &model.Agency{Calendar: []model.CalendarEntry{
			{Point: model.CalendarMonth, Month: reg.Int(10), Day: reg.Int(1)}, {Point: model.CalendarDeclaration, Month: reg.Int(2), Day: reg.Int(29)},
			{Point: model.CalendarOther, Month: reg.Int(2), Day: reg.Int(30)}}})},
			"2027-02-28 V ve_frist kommer\n2027-10-01 V sikkerhetsmaaned kommer"},
		{"a declaration that is not made", 2026, []reg.Record{as("V", &model.Agency{Calendar: []model.CalendarEntry{
			{Point: model.CalendarDeclaration, Month: reg.Int(2), Day: reg.Int(15)}}}), &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2025)}},
			"2026-02-15 V ve_frist forfalt"},
		{"one that is", 2026, []reg.Record{as("V", &model.Agency{Calendar: []model.CalendarEntry{
			{Point: model.CalendarDeclaration, Month: reg.Int(2), Day: reg.Int(15)}}}), &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2025), Status: model.ReportSent}},
			"2026-02-15 V ve_frist gjort"},
		{"one of which nothing is known", 2026, []reg.Record{as("V", &model.Agency{Calendar: []model.CalendarEntry{
			{Point: model.CalendarDeclaration, Month: reg.Int(2), Day: reg.Int(15)}}})}, "2026-02-15 V ve_frist holdt"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := lines(collect(test.year, test.with...)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestTheClockOfABreachIsCountedInHours(t *testing.T) {
	breach := as("H", &model.Incident{Type: model.IncidentBreach, Aware: noon.Add(-71 * time.Hour)})
	list := collect(2026, breach)
	if len(list) != 1 || list[0].At != noon.Add(time.Hour) || list[0].State != Ahead || list[0].Kind != model.DateLaw {
		t.Fatalf("got %+v", list)
	}
	breach.Aware = noon.Add(-73 * time.Hour)
	if list = collect(2026, breach); list[0].State != Overdue {
		t.Errorf("an hour too late it is %s", list[0].State)
	}
	breach.Notified = noon
	if list = collect(2026, breach); len(list) != 0 {
		t.Errorf("when it is notified there is %+v", list)
	}
}

func TestAnOldRiskAssessmentGivesWayToTheNew(t *testing.T) {
	system := as("S", &model.System{Name: "Fagsystem", Lifecycle: model.LifecycleInUse})
	old := as("R1", &model.RiskAssessment{Systems: []reg.ID{"S"}, Status: model.StatusInForce, Approved: 20240101, Next: 20260101})
	if got := lines(collect(2026, system, old)); got != "2026-01-01 R1 neste_dato forfalt" {
		t.Errorf("alone it is %s", got)
	}
	renewed := as("R2", &model.RiskAssessment{Systems: []reg.ID{"S"}, Status: model.StatusInForce, Approved: 20251201, Next: 20261201})
	if got := lines(collect(2026, system, old, renewed)); got != "2026-12-01 R2 neste_dato kommer" {
		t.Errorf("with a new one it is %s", got)
	}
}

func TestOwners(t *testing.T) {
	system := as("S", &model.System{Name: "Fagsystem", NextRisk: 20261201, Owner: "EIER"})
	system.Responsible = "ANNEN"
	report := as("L", &model.Report{Type: model.ReportReview, Year: reg.Int(2026), Decisions: []model.Decision{{Due: 20261202, Responsible: "KARI"}, {Due: 20261203, Action: "A"}}})
	list := collect(2026, system, report)
	var got []reg.ID
	for _, e := range list {
		got = append(got, e.Owner)
	}
	if !slices.Equal(got, []reg.ID{"EIER", "KARI", ""}) || list[2].State != Done {
		t.Errorf("owners are %v, a decision with an action is %s", got, list[2].State)
	}
}

func TestOfOneRecord(t *testing.T) {
	src := put(as("A", &model.Action{Due: 20200101}), as("B", &model.Action{Due: 20300101}))
	got := Of(src, Options{Now: noon, Zone: oslo}, reg.Ref{Register: model.Actions.Key, ID: "A"})
	if lines(got) != "2020-01-01 A frist forfalt" {
		t.Errorf("got %s", lines(got))
	}
	if got := Of(src, Options{Now: noon}, reg.Ref{Register: "finnes_ikke", ID: "A"}); len(got) != 0 {
		t.Errorf("of no register there is %v", got)
	}
}

// Every marked field has a kind that people have a word for, and the order of
// records does not matter.
func TestEveryMarkedFieldHasAKnownKind(t *testing.T) {
	for _, r := range model.All() {
		eachField(r.Fields, func(f *reg.Field) {
			if f.Dated.Kind != "" && (model.DateKinds.Index(f.Dated.Kind) < 0 || f.Kind != reg.KindDate) {
				t.Errorf("%s.%s is marked as %q", r.Key, f.Path, f.Dated.Kind)
			}
		})
	}
}

func eachField(fields []*reg.Field, visit func(*reg.Field)) {
	for _, f := range fields {
		visit(f)
		eachField(f.Sub, visit)
	}
}

func TestOrderOfRecordsDoesNotMatter(t *testing.T) {
	all := []reg.Record{as("A", &model.Action{Due: 20261201}), as("B", &model.Action{Due: 20261201}), as("E", &model.Exercise{Date: 20261201})}
	one := lines(collect(2026, all...))
	slices.Reverse(all)
	if two := lines(collect(2026, all...)); one != two {
		t.Errorf("%s\nbut\n%s", one, two)
	}
}
