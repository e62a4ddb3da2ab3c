package ink_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/ink"
	"samsvar/report/mark"
)

// store is a source of a few records.
type store map[string][]reg.Record

func (s store) All(register string) []reg.Record { return s[register] }

func (s store) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range s[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

var hash = strings.Repeat("4f1e9a2b", 8)

// sealed is a report whose second version is final, made on 12 January 2027.
func sealed() *model.Report {
	made := reg.InstantOf(time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC))
	return &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026), Version: reg.Int(2), Status: model.ReportForSigning, Minutes: "minutes",
		Versions: []model.ReportVersion{{Number: reg.Int(1), FileHash: "ab", DataHash: strings.Repeat("0", 64)},
			{Number: reg.Int(2), FileHash: "cd", DataHash: hash, Made: made}}}
}

func TestCheck(t *testing.T) {
	draft := sealed()
	draft.Version, draft.Versions = reg.Num{}, nil
	tests := []struct {
		name   string
		report *model.Report
		found  mark.Mark
		want   string
	}{
		{"the document", sealed(), mark.New(annual.Declaration, 2026, 2, hash), ""},
		{"as it was typed", sealed(), mark.New(annual.Declaration, 2026, 2, hash[:11]), ""},
		{"not final", draft, mark.New(annual.Declaration, 2026, 1, hash), "report_not_sealed"},
		{"the version before", sealed(), mark.New(annual.Declaration, 2026, 1, strings.Repeat("0", 64)), "ink_other_version"},
		{"another year", sealed(), mark.New(annual.Declaration, 2025, 2, hash), "ink_other_document"},
		{"the review", sealed(), mark.New(annual.Review, 2026, 2, hash), "ink_other_document"},
		{"other data", sealed(), mark.New(annual.Declaration, 2026, 2, strings.Repeat("1", 64)), "ink_other_data"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantCode(t, ink.Check(tt.report, tt.found), tt.want) })
	}
}

func wantCode(t *testing.T, err error, want string) {
	t.Helper()
	var refused *reg.Error
	if errors.As(err, &refused) && refused.Code != want || !errors.As(err, &refused) && (err != nil || want != "") {
		t.Errorf("error %v, want %q", err, want)
	}
}

func TestDay(t *testing.T) {
	for day, want := range map[reg.Day]string{0: "", 20270111: "ink_day_before", 20270112: "", 20270120: "", 20270121: "ink_day_ahead"} {
		wantCode(t, ink.CheckDay(sealed(), day, 20270120), want)
	}
}

func people() store {
	person := func(id reg.ID, name string) reg.Record {
		p := &model.Person{Name: name, Position: "Sjef"}
		p.ID = id
		return p
	}
	hold := func(role model.Role, person, deputyFor reg.ID) reg.Record {
		h := &model.RoleHolding{Role: role, Person: person, DeputyFor: deputyFor, From: 20260101}
		h.No = "ROLLE-" + string(person)
		return h
	}
	return store{"personer": {person("leader", "Lise"), person("deputy", "Dag"), person("pko", "Pia"), person("minutes", "Mona")},
		"rolleinnehav": {hold(model.RoleLeader, "deputy", "leader"), hold(model.RoleLeader, "leader", ""), hold(model.RolePrivacy, "pko", ""),
			hold(model.RoleSecurity, "pko", ""), hold(model.RoleLeader, "gone", "")}}
}

func TestSigners(t *testing.T) {
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	round := &annual.Round{Report: sealed(), Template: annual.ForYear(templates, annual.Declaration, 2026)}
	for field, want := range map[string][]string{"leder": {"Lise ", "Dag ROLLE-deputy"}, "koordinator": {"Pia "}, "referent": {"Mona "}, "ukjent": nil} {
		var got []string
		for _, s := range round.Candidates(people(), field, 20270112) {
			got = append(got, s.Name+" "+s.Proxy)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s may be signed by %q, want %q", field, got, want)
		}
	}
}

// The signature that is made is one that the report takes and the guard lets by.
func TestSignature(t *testing.T) {
	at := reg.InstantOf(time.Date(2027, 1, 20, 15, 0, 0, 0, i18n.Oslo()))
	scan := reg.File{Name: "skann.pdf", Hash: strings.Repeat("a", 64), Size: 9}
	for day, want := range map[reg.Day]string{20270120: "2027-01-20T15:00", 20270115: "2027-01-15T12:00", 0: "2027-01-20T15:00"} {
		paper := ink.Paper{Field: model.FieldLeader, Signer: annual.Candidate{Person: "leader", Name: "Lise", Role: model.RoleLeader}, Day: day,
			Place: " Oslo ", By: "Kari", At: at}
		before := sealed()
		after, ok := model.Reports.Clone(before).(*model.Report)
		if !ok {
			t.Fatal("another record")
		}
		if err := after.Sign(paper.Signature(scan)); err != nil {
			t.Fatal(err)
		}
		s := after.Signature()
		if got := s.At.Time().In(i18n.Oslo()).Format("2006-01-02T15:04"); got != want || s.How() != model.SignByHand || s.FileHash != scan.Hash ||
			s.CheckedBy != "Kari" || s.CheckedAt != at || s.Place != "Oslo" || !after.Signed() {
			t.Errorf("signed %s (want %s): %+v", got, want, s)
		}
		if problems := model.Reports.ChangeProblems(people(), before, after); len(problems) > 0 {
			t.Errorf("refused: %+v", problems)
		}
	}
}
