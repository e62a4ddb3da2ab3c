package figures_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/reg"
)

// memory is a source of a few records.
type memory map[string][]reg.Record

func (m memory) All(register string) []reg.Record { return m[register] }

func (m memory) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range m[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

// with makes a source of records, giving ids to those without.
func with(records ...reg.Record) memory {
	m := memory{}
	for i, rec := range records {
		if rec.Header().ID == "" {
			rec.Header().ID = reg.ID(fmt.Sprintf("id%d", i))
		}
		m[key(rec)] = append(m[key(rec)], rec)
	}
	return m
}

// key finds the register a record belongs to by its Go type.
func key(rec reg.Record) string {
	for _, r := range model.All() {
		if fmt.Sprintf("%T", r.New()) == fmt.Sprintf("%T", rec) {
			return r.Key
		}
	}
	panic(fmt.Sprintf("no register of %T", rec))
}

var zone = time.FixedZone("Oslo", 3600)

func compute(m memory, year int, now string) figures.Set {
	at, err := time.Parse("2006-01-02 15:04", now)
	if err != nil {
		panic(err)
	}
	return figures.Compute(m, figures.Options{Year: year, Now: reg.InstantOf(at), Zone: zone})
}

func moment(text string) reg.Instant {
	at, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		panic(err)
	}
	return reg.InstantOf(at)
}

func system(id reg.ID, change func(*model.System)) *model.System {
	s := &model.System{Type: model.SystemAgency, Ownership: model.OwnershipOwner, Lifecycle: model.LifecycleInUse}
	s.ID = id
	if change != nil {
		change(s)
	}
	return s
}

func TestFigures(t *testing.T) {
	tests := []struct {
		name    string
		figure  string
		records memory
		want    string
		total   string
		beside  string
		behind  int
	}{
		{"role held at the end of the period", "ve.rolle.isk",
			with(&model.RoleHolding{Role: model.RoleSecurity, From: 20260101}), "ja", "", "", 1},
		{"role that ended before the year's end", "ve.rolle.isk",
			with(&model.RoleHolding{Role: model.RoleSecurity, From: 20200101, To: 20261230}), "nei", "", "", 0},
		{"role that begins after the year", "ve.rolle.pko",
			with(&model.RoleHolding{Role: model.RolePrivacy, From: 20270101}), "nei", "", "", 0},
		{"one person with two dedicated roles counts once", "ve.ressurs.personer",
			with(&model.RoleHolding{Role: model.RoleSystemOwner, Person: "a", Dedicated: reg.Yes},
				&model.RoleHolding{Role: model.RoleDataOwner, Person: "a", Dedicated: reg.Yes},
				&model.RoleHolding{Role: model.RolePrivacy, Person: "b", Dedicated: reg.Yes}), "1", "", "", 2},
		{"full-time equivalents to one decimal", "ve.ressurs.aarsverk",
			with(&model.RoleHolding{Role: model.RoleSystemOwner, Person: "a", Dedicated: reg.Yes, Percent: reg.Int(50)},
				&model.RoleHolding{Role: model.RoleDataOwner, Person: "b", Dedicated: reg.Yes, Percent: reg.Float(33.3)}), "0.8", "", "", 2},
		{"hours of one person add up, heads count where the course is long enough", "ve.komp.antall",
			with(&model.Course{Common: model.Common{Head: reg.Head{ID: "long"}}, Hours: reg.Float(3.5)},
				&model.Course{Common: model.Common{Head: reg.Head{ID: "short"}}, Hours: reg.Int(2)},
				&model.Attendance{Course: "short", Person: "AB", Completed: 20260301},
				&model.Attendance{Course: "short", Person: "AB", Completed: 20260901},
				&model.Attendance{Course: "short", Person: "CD", Completed: 20260301},
				&model.Attendance{Course: "long", Count: reg.Int(20), Completed: 20260401},
				&model.Attendance{Course: "short", Count: reg.Int(99), Completed: 20260401},
				&model.Attendance{Course: "long", Person: "EF", Completed: 20251231},
				&model.Agency{Years: []model.HeadCount{{Year: reg.Int(2026), Employees: reg.Int(400)}}}), "21", "400", "", 3},
		{"own systems not retired", "ve.sys.eid",
			with(system("a", nil), system("b", func(s *model.System) { s.Ownership = model.OwnershipUser }),
				system("c", func(s *model.System) { s.Type = model.SystemCommon }),
				system("d", func(s *model.System) { s.Lifecycle = model.LifecycleRetired; s.InUseUntil = 20260601 }),
				system("e", func(s *model.System) { s.Lifecycle = model.LifecycleRetired; s.InUseUntil = 20270601 })), "2", "", "", 2},
		{"systems with an approved assessment of any age", "ve.sys.ros",
			with(system("a", nil), system("b", nil), system("c", nil),
				&model.RiskAssessment{Systems: []reg.ID{"a"}, Approved: 20260101, Status: model.StatusInForce},
				&model.RiskAssessment{Systems: []reg.ID{"b"}, Approved: 20150101, Status: model.StatusInForce},
				&model.RiskAssessment{Systems: []reg.ID{"c"}, Status: model.StatusDraft}), "2", "3", "1", 2},
		{"procurements of the period with demands", "ve.ansk.antall",
			with(&model.Procurement{Date: 20260101, Demands: reg.Yes}, &model.Procurement{Date: 20261231, Demands: reg.Yes},
				&model.Procurement{Date: 20251231, Demands: reg.Yes}, &model.Procurement{Date: 20260601, Demands: reg.No}), "2", "", "", 2},
		{"risk assessed in another phase", "ve.ansk.ros_annen",
			with(&model.Procurement{Date: 20260101, Demands: reg.Yes, RiskPhase: model.RiskAfter},
				&model.Procurement{Date: 20260101, Demands: reg.Yes, RiskPhase: model.RiskBeforeDemands},
				&model.Procurement{Date: 20260101, Demands: reg.Yes, RiskPhase: model.RiskNever}), "1", "3", "", 1},
		{"assessments so far, and those of the period beside", "ve.dpia.antall",
			with(&model.DPIA{Approved: 20240101, Status: model.DPIAApproved}, &model.DPIA{Approved: 20260101, Status: model.DPIAApproved},
				&model.DPIA{Approved: 20270101, Status: model.DPIAApproved}, &model.DPIA{Status: model.DPIAStarted}), "2", "", "1", 2},
		{"incidents by when they were discovered, in Oslo", "ve.hend.antall",
			with(&model.Incident{Discovered: moment("2026-01-01 00:30")}, &model.Incident{Discovered: moment("2025-12-31 23:30")},
				&model.Incident{Aware: moment("2026-05-01 12:00")}), "2", "", "", 2},
		{"serious ones among them", "ve.hend.alvorlig",
			with(&model.Incident{Discovered: moment("2026-01-01 00:30"), Severity: model.SeverityCritical},
				&model.Incident{Discovered: moment("2026-01-01 00:30"), Severity: model.SeverityModerate},
				&model.Incident{Discovered: moment("2025-01-01 00:30"), Severity: model.SeverityCritical}), "1", "2", "", 1},
		{"overdue from the day after the deadline", "ve.tiltak.forfalt",
			with(&model.Action{Status: model.ActionOngoing, Due: 20261230}, &model.Action{Status: model.ActionOngoing, Due: 20261231},
				&model.Action{Status: model.ActionDone, Due: 20260101, Closed: 20260201}), "1", "2", "", 1},
		{"an action closed after the period was open at its end", "ve.tiltak.aapne",
			with(&model.Action{Status: model.ActionDone, Closed: 20270105}), "1", "", "", 1},
		{"answered within a month, or within an extension told of in time", "ve.krav.innen_frist",
			with(&model.DataSubjectRequest{Received: 20260210, Answered: 20260310},
				&model.DataSubjectRequest{Received: 20260210, Answered: 20260311},
				&model.DataSubjectRequest{Received: 20260210, Answered: 20260505, Extended: reg.Yes, ExtendedTold: 20260301},
				&model.DataSubjectRequest{Received: 20260210, Answered: 20260505, Extended: reg.Yes, ExtendedTold: 20260401}), "2", "4", "", 2},
		{"transfers out of the EEA without a tool", "ve.overforing.uten_grunnlag",
			with(&model.Transfer{Country: "US", Tool: model.ToolMissing, Status: model.StatusInForce},
				&model.Transfer{Country: "CH", Tool: model.ToolAdequacy, Status: model.StatusInForce},
				&model.Transfer{Country: "SE", Status: model.StatusInForce}), "1", "2", "", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ok := compute(test.records, 2026, "2027-02-01 09:00").Get(test.figure)
			if !ok {
				t.Fatalf("there is no figure %s", test.figure)
			}
			if got.Value != test.want || len(got.Records) != test.behind {
				t.Errorf("value %q of %d records, want %q of %d", got.Value, len(got.Records), test.want, test.behind)
			}
			if got.Total.Text() != test.total && test.total != "" {
				t.Errorf("total %q, want %q", got.Total.Text(), test.total)
			}
			if got.Beside.Text() != test.beside && test.beside != "" {
				t.Errorf("beside %q, want %q", got.Beside.Text(), test.beside)
			}
		})
	}
}

func TestSoFarInTheYear(t *testing.T) {
	m := with(&model.Procurement{Date: 20260101, Demands: reg.Yes}, &model.Procurement{Date: 20261224, Demands: reg.Yes})
	set := compute(m, 2026, "2026-11-23 09:00")
	if set.AsOf != 20261123 {
		t.Errorf("computed for %s", set.AsOf.Text())
	}
	if f, _ := set.Get("ve.ansk.antall"); f.Value != "1" {
		t.Errorf("%s procurements, the one in December has not been made yet", f.Value)
	}
}

func TestZeroOfAnEmptyRegisterIsNoAnswer(t *testing.T) {
	set := compute(memory{}, 2026, "2027-02-01 09:00")
	for _, f := range set.Figures {
		if f.Grounded {
			t.Errorf("%s of empty registers counts as an answer", f.ID)
		}
	}
	set = compute(with(&model.Incident{Discovered: moment("2020-01-01 12:00")}), 2026, "2027-02-01 09:00")
	if f, _ := set.Get("ve.hend.antall"); f.Value != "0" || !f.Grounded {
		t.Errorf("no incident this year: %+v", f)
	}
}

func TestReviewedRecords(t *testing.T) {
	record := func(reviewed reg.Day) *model.ProcessingRecord {
		p := &model.ProcessingRecord{Status: model.StatusInForce}
		p.Reviewed = reviewed
		return p
	}
	tests := []struct {
		name string
		m    memory
		want string
	}{
		{"all", with(record(20260601), record(20260701)), "ja"},
		{"most", with(record(20260601), record(20260701), record(20240101)), "delvis"},
		{"half", with(record(20260601), record(20240101)), "nei"},
		{"none", with(record(0)), "nei"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if f, _ := compute(test.m, 2026, "2027-02-01 09:00").Get("ve.pv.oversikt"); f.Value != test.want {
				t.Errorf("got %q, want %q", f.Value, test.want)
			}
		})
	}
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	records := []reg.Record{system("a", nil), system("b", nil), &model.Incident{Discovered: moment("2026-03-01 12:00")},
		&model.Action{Status: model.ActionOngoing}, &model.ProcessingRecord{Status: model.StatusInForce}}
	forward := compute(with(records...), 2026, "2027-02-01 09:00")
	slices.Reverse(records)
	backward := compute(with(records...), 2026, "2027-02-01 09:00")
	for i, f := range forward.Figures {
		if g := backward.Figures[i]; f.Value != g.Value || f.Total != g.Total || len(f.Records) != len(g.Records) {
			t.Errorf("%s: %+v and %+v", f.ID, f, g)
		}
	}
}
