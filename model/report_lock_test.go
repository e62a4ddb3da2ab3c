package model_test

import (
	"slices"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// few is a source of a few records.
type few map[string][]reg.Record

func (f few) All(register string) []reg.Record { return f[register] }

func (f few) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range f[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

func holding(role model.Role, person, deputyFor reg.ID, from, to reg.Day) reg.Record {
	return &model.RoleHolding{Role: role, Person: person, DeputyFor: deputyFor, From: from, To: to}
}

func roles() few {
	return few{"rolleinnehav": {
		holding(model.RoleLeader, "before", "", 20200101, 20251231),
		holding(model.RoleLeader, "deputy", "leader", 20260101, 0),
		holding(model.RoleLeader, "leader", "", 20260101, 0),
		holding(model.RoleLeader, "coordinator", "leader", 20260101, 0),
		holding(model.RolePrivacy, "coordinator", "", 20260101, 0),
		holding(model.RoleLeader, "officer", "", 20260101, 0),
		holding(model.RoleDPO, "officer", "", 20260101, 0),
		holding(model.RoleSecurity, "isk", "", 20260101, 0),
	}}
}

func TestSigners(t *testing.T) {
	tests := []struct {
		name string
		day  reg.Day
		want []reg.ID
	}{
		{"now", 20270112, []reg.ID{"leader", "deputy"}},
		{"before", 20250601, []reg.ID{"before"}},
		{"long ago", 20190101, nil},
	}
	for _, tt := range tests {
		var got []reg.ID
		for _, h := range model.Signers(roles(), tt.day) {
			got = append(got, h.Person)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	small := few{"rolleinnehav": {holding(model.RoleLeader, "one", "", 0, 0), holding(model.RolePrivacy, "one", "", 0, 0)}}
	if got := model.Signers(small, 20270112); len(got) != 1 {
		t.Errorf("the head of a small agency who is its coordinator too cannot sign: %v", got)
	}
}

var signedAt = reg.InstantOf(time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC))

// signed is a report that the leader has signed.
func signed() *model.Report {
	r := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026), Status: model.ReportSigned, Version: reg.Int(1), Reservations: "Ingen"}
	r.Versions = []model.ReportVersion{{Item: reg.Item{ItemID: "v1"}, Number: reg.Int(1), FileHash: "ab", DataHash: "cd"}}
	r.Signatures = []model.Signature{{Item: reg.Item{ItemID: "s1"}, Version: reg.Int(1), Person: "leader", Role: model.RoleLeader, At: signedAt}}
	return r
}

func draft() *model.Report {
	r := signed()
	r.Status, r.Version, r.Versions, r.Signatures = model.ReportForSigning, reg.Num{}, nil, nil
	return r
}

func TestASignedReportIsClosed(t *testing.T) {
	reopen := func(r *model.Report, reason string) {
		if err := r.Reopen(reason, signedAt, "Kari"); err != nil {
			t.Fatal(err)
		}
		r.Versions[1].ItemID = "v2"
	}
	sign := func(person reg.ID) func(*model.Report) {
		return func(r *model.Report) {
			*r = *signed()
			r.Signatures[0].Person = person
		}
	}
	reopened := signed()
	reopen(reopened, "Feil tall")
	tests := []struct {
		name   string
		before *model.Report
		change func(*model.Report)
		want   []string
	}{
		{"nothing", signed(), func(*model.Report) {}, nil},
		{"an answer", signed(), func(r *model.Report) { r.AnswerTo("ve.hend.antall").Value = "7" }, []string{"svar locked"}},
		{"where it was sent", signed(), func(r *model.Report) { r.Sent, r.ArchiveRef, r.Status = 20270115, "27/1", model.ReportSent }, nil},
		{"back to draft", signed(), func(r *model.Report) { r.Status = model.ReportDraft }, []string{"dokumentstatus locked"}},
		{"the version without its signature", signed(), func(r *model.Report) { r.Signatures = nil }, []string{"signaturer signature_changed"}},
		{"another name", signed(), func(r *model.Report) { r.Signatures[0].Name = "Per" }, []string{"signaturer signature_changed"}},
		{"another hash", signed(), func(r *model.Report) { r.Versions[0].FileHash = "ef" }, []string{"versjoner locked", "versjoner version_changed"}},
		{"opened with a reason", signed(), func(r *model.Report) { reopen(r, "Feil tall") }, nil},
		{"opened and changed", signed(), func(r *model.Report) { reopen(r, "Feil tall"); r.Reservations = "Flere" },
			[]string{"forbehold locked", "versjon locked", "versjoner locked"}},
		{"opened without a reason", signed(), func(r *model.Report) { reopen(r, "x"); r.Versions[1].Reason = "" },
			[]string{"versjon locked", "versjoner locked"}},
		{"an answer of one that was opened", reopened, func(r *model.Report) { r.AnswerTo("ve.hend.antall").Value = "7" }, nil},
		{"the old version of one that was opened", reopened, func(r *model.Report) { r.Versions[0].DataHash = "" }, []string{"versjoner version_changed"}},
		{"signed by the leader", draft(), sign("leader"), nil},
		{"signed by the coordinator", draft(), sign("isk"), []string{"signaturer not_signer"}},
		{"signed by the officer", draft(), sign("officer"), []string{"signaturer not_signer"}},
		{"called signed", draft(), func(r *model.Report) { r.Status = model.ReportSigned }, []string{"dokumentstatus sign_first"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			after := model.Reports.Clone(tt.before).(*model.Report)
			tt.change(after)
			var got []string
			for _, p := range model.Reports.ChangeProblems(roles(), tt.before, after) {
				got = append(got, p.Field+" "+p.Code)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if len(model.Reports.ChangeProblems(roles(), signed(), nil)) == 0 || len(model.Reports.ChangeProblems(roles(), reopened, nil)) == 0 {
		t.Error("a report that was signed can be deleted")
	}
	if got := model.Reports.ChangeProblems(roles(), draft(), nil); len(got) > 0 {
		t.Errorf("a draft cannot be deleted: %v", got)
	}
}

func TestReopenedVersions(t *testing.T) {
	r := signed()
	if r.NextVersion() != 2 || !r.Signed() {
		t.Errorf("next is %d, signed %v", r.NextVersion(), r.Signed())
	}
	if err := r.Reopen("", signedAt, "Kari"); err == nil {
		t.Error("opened without a reason")
	}
	if err := r.Reopen("Feil tall", signedAt, "Kari"); err != nil {
		t.Fatal(err)
	}
	if v := r.VersionOf(r.Version); r.NextVersion() != 2 || r.Signed() || v.Replaces != reg.Int(1) || v.Reason != "Feil tall" {
		t.Errorf("next is %d, signed %v, version %+v", r.NextVersion(), r.Signed(), v)
	}
	if err := r.Reopen("Igjen", signedAt, "Kari"); err == nil {
		t.Error("a draft was opened again")
	}
	if new := (&model.Report{}); new.NextVersion() != 1 {
		t.Errorf("the first version is %d", new.NextVersion())
	}
}
