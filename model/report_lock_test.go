package model_test

import (
	"errors"
	"slices"
	"strings"
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

// sealed is a report whose final document is made, and nobody has signed.
func sealed() *model.Report {
	r := &model.Report{Type: model.ReportReview, Year: reg.Int(2026), Status: model.ReportForSigning, Version: reg.Int(1),
		Minutes: "minutes", Reservations: "Ingen"}
	r.Versions = []model.ReportVersion{{Item: reg.Item{ItemID: "v1"}, Number: reg.Int(1), FileHash: "ab", DataHash: "cd"}}
	return r
}

// signature is a new one on the report of sealed.
func signature(field string, person reg.ID) model.Signature {
	return model.Signature{Item: reg.Item{ItemID: "s-" + reg.ID(field)}, Version: reg.Int(1), Field: field, Person: person, At: signedAt, FileHash: "ab", DataHash: "cd"}
}

// signed is a report that the leader has signed, as before there were fields and
// methods.
func signed() *model.Report {
	r := sealed()
	old := signature("", "leader")
	old.ItemID, old.Role = "s1", model.RoleLeader
	r.Status, r.Signatures = model.ReportSigned, []model.Signature{old}
	return r
}

func draft() *model.Report {
	r := sealed()
	r.Version, r.Versions = reg.Num{}, nil
	return r
}

func reopen(t *testing.T, r *model.Report, reason string) *model.Report {
	t.Helper()
	if err := r.Reopen(reason, signedAt, "Kari"); err != nil {
		t.Fatal(err)
	}
	r.Versions[1].ItemID = "v2"
	return r
}

type transition struct {
	name   string
	before *model.Report
	change func(*model.Report)
	want   []string
}

func try(t *testing.T, tests []transition) {
	t.Helper()
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
}

func TestASealedReportIsClosed(t *testing.T) {
	seal := func(r *model.Report) { *r = *sealed() }
	opened := reopen(t, sealed(), "Feil tall")
	try(t, []transition{
		{"made final", draft(), seal, nil},
		{"made final again", opened, func(r *model.Report) {
			r.Status, r.Versions[1].FileHash = model.ReportForSigning, "ef"
		}, nil},
		{"an answer", sealed(), func(r *model.Report) { r.AnswerTo("ve.hend.antall").Value = "7" }, []string{"svar locked"}},
		{"a text", sealed(), func(r *model.Report) { r.SetText("x", "y") }, []string{"tekster locked"}},
		{"a figure", sealed(), func(r *model.Report) { r.SetPrior("x", "1") }, []string{"fjoraar locked"}},
		{"where it goes", sealed(), func(r *model.Report) { r.ArchiveRef, r.Recipient = "27/1", "Byrådsavdelingen" }, nil},
		{"back to draft", sealed(), func(r *model.Report) { r.Status = model.ReportDraft }, []string{"dokumentstatus locked"}},
		{"called signed", sealed(), func(r *model.Report) { r.Status = model.ReportSigned }, []string{"dokumentstatus sign_first"}},
		{"sent unsigned", sealed(), func(r *model.Report) { r.Status = model.ReportSent }, []string{"dokumentstatus sign_first"}},
		{"another hash", sealed(), func(r *model.Report) { r.Versions[0].FileHash = "ef" }, []string{"versjoner locked", "versjoner version_changed"}},
		{"no version any more", sealed(), func(r *model.Report) { *r = *draft() }, []string{"versjon locked", "versjoner locked", "versjoner version_changed"}},
		{"opened with a reason", sealed(), func(r *model.Report) { reopen(t, r, "Feil tall") }, nil},
		{"opened and changed", sealed(), func(r *model.Report) { reopen(t, r, "Feil tall").Reservations = "Flere" },
			[]string{"forbehold locked", "versjon locked", "versjoner locked"}},
		{"opened and sealed", sealed(), func(r *model.Report) { reopen(t, r, "Feil tall").Versions[1].FileHash = "ef" },
			[]string{"versjon locked", "versjoner locked", "dokumentstatus locked"}},
		{"an answer of one that was opened", opened, func(r *model.Report) { r.AnswerTo("ve.hend.antall").Value = "7" }, nil},
		{"the old version of one that was opened", opened, func(r *model.Report) { r.Versions[0].Mark = "x" }, []string{"versjoner version_changed"}},
	})
	for name, r := range map[string]*model.Report{"sealed": sealed(), "signed": signed(), "opened": opened} {
		if len(model.Reports.ChangeProblems(roles(), r, nil)) == 0 {
			t.Errorf("%s: can be deleted", name)
		}
	}
	if got := model.Reports.ChangeProblems(roles(), draft(), nil); len(got) > 0 {
		t.Errorf("a draft cannot be deleted: %v", got)
	}
}

func TestASignedReportIsClosed(t *testing.T) {
	opened := reopen(t, signed(), "Feil tall")
	try(t, []transition{
		{"nothing", signed(), func(*model.Report) {}, nil},
		{"an answer", signed(), func(r *model.Report) { r.AnswerTo("ve.hend.antall").Value = "7" }, []string{"svar locked"}},
		{"where it was sent", signed(), func(r *model.Report) { r.Sent, r.ArchiveRef, r.Status = 20270115, "27/1", model.ReportSent }, nil},
		{"back to draft", signed(), func(r *model.Report) { r.Status = model.ReportDraft }, []string{"dokumentstatus locked"}},
		{"back to unsigned", signed(), func(r *model.Report) { r.Status = model.ReportForSigning }, []string{"dokumentstatus locked"}},
		{"the version without its signature", signed(), func(r *model.Report) { r.Signatures = nil }, []string{"signaturer signature_changed"}},
		{"another name", signed(), func(r *model.Report) { r.Signatures[0].Name = "Per" }, []string{"signaturer signature_changed"}},
		{"another result", signed(), func(r *model.Report) { r.Signatures[0].Check = model.SignValid }, []string{"signaturer signature_changed"}},
		{"another file", signed(), func(r *model.Report) { r.Signatures[0].Files = []reg.File{{Name: "a"}} }, []string{"signaturer signature_changed"}},
		{"another hash", signed(), func(r *model.Report) { r.Versions[0].FileHash = "ef" }, []string{"versjoner locked", "versjoner version_changed"}},
		{"opened with a reason", signed(), func(r *model.Report) { reopen(t, r, "Feil tall") }, nil},
		{"opened without a reason", signed(), func(r *model.Report) { reopen(t, r, "x").Versions[1].Reason = "" },
			[]string{"versjon locked", "versjoner locked"}},
		{"the signature of one that was opened", opened, func(r *model.Report) { r.Signatures = nil }, []string{"signaturer signature_changed"}},
		{"the old version signed once more", opened, func(r *model.Report) {
			r.Signatures = append(r.Signatures, signature(model.FieldMinutes, "minutes"))
		}, []string{"signaturer signature_version"}},
	})
}

func TestWhoMaySignWhichField(t *testing.T) {
	sign := func(field string, person reg.ID, change func(*model.Signature)) func(*model.Report) {
		return func(r *model.Report) {
			s := signature(field, person)
			if change != nil {
				change(&s)
			}
			if r.Signatures = append(r.Signatures, s); s.ForLeader() {
				r.Status = model.ReportSigned
			}
		}
	}
	with := func(method model.SignMethod, result model.SignResult) func(*model.Signature) {
		return func(s *model.Signature) {
			s.Method, s.Check, s.CheckedBy, s.FileHash = method, result, "Kari", "ef"
			s.Fingerprint, s.Files = strings.Repeat("a", 64), []reg.File{{Name: "signed.pdf", Hash: "ef"}}
		}
	}
	refused := func(code string) []string { return []string{"signaturer " + code} }
	try(t, []transition{
		{"leader", sealed(), sign("leder", "leader", nil), nil},
		{"old form", sealed(), sign("", "leader", func(s *model.Signature) { s.Role = model.RoleLeader }), nil},
		{"deputy", sealed(), sign("leder", "deputy", nil), nil},
		{"former leader", sealed(), sign("leder", "before", nil), refused("not_signer")},
		{"deputy who is PKO", sealed(), sign("leder", "coordinator", nil), refused("not_signer")},
		{"ISK for the leader", sealed(), sign("leder", "isk", nil), refused("not_signer")},
		{"PVO for the leader", sealed(), sign("leder", "officer", nil), refused("not_signer")},
		{"nobody", sealed(), sign("leder", "", nil), refused("signature_incomplete")},
		{"at no time", sealed(), sign("leder", "leader", func(s *model.Signature) { s.At = 0 }), refused("signature_incomplete")},
		{"PKO for the coordinator", sealed(), sign("koordinator", "coordinator", nil), nil},
		{"ISK for the coordinator", sealed(), sign("koordinator", "isk", nil), nil},
		{"leader for the coordinator", sealed(), sign("koordinator", "leader", nil), refused("not_coordinator")},
		{"minutes", sealed(), sign("referent", "minutes", nil), nil},
		{"another for the minutes", sealed(), sign("referent", "leader", nil), refused("not_minutes")},
		{"PVO in a field of their own", sealed(), sign("ombud", "officer", func(s *model.Signature) { s.Role = model.RoleDPO }), nil},
		{"another in that field", sealed(), sign("ombud", "isk", func(s *model.Signature) { s.Role = model.RoleDPO }), refused("not_field_signer")},
		{"no field", sealed(), sign("", "isk", func(s *model.Signature) { s.Role = model.RoleSecurity }), refused("not_field_signer")},
		{"not sealed", draft(), sign("leder", "leader", nil), refused("signature_version")},
		{"no such version", sealed(), sign("leder", "leader", func(s *model.Signature) { s.Version = reg.Int(2) }), refused("signature_version")},
		{"other data", sealed(), sign("leder", "leader", func(s *model.Signature) { s.DataHash = "xx" }), refused("signature_of_other")},
		{"another file", sealed(), sign("leder", "leader", func(s *model.Signature) { s.FileHash = "xx" }), refused("signature_of_other")},
		{"certificate", sealed(), sign("leder", "leader", with(model.SignCertificate, model.SignValid)), nil},
		{"unknown certificate", sealed(), sign("leder", "leader", with(model.SignExternal, model.SignValidUnknown)), nil},
		{"certificate not checked", sealed(), sign("leder", "leader", with(model.SignExternal, "")), refused("signature_incomplete")},
		{"file of another hash", sealed(), sign("leder", "leader", func(s *model.Signature) {
			with(model.SignExternal, model.SignValid)(s)
			s.FileHash = "ab"
		}), refused("signature_of_other")},
		{"no signed file", sealed(), sign("leder", "leader", func(s *model.Signature) {
			with(model.SignCertificate, model.SignValid)(s)
			s.Files, s.FileHash = nil, "ab"
		}), refused("signature_incomplete")},
		{"ink", sealed(), sign("leder", "leader", with(model.SignByHand, model.SignConfirmed)), nil},
		{"ink that nobody has seen", sealed(), sign("leder", "leader", with(model.SignByHand, model.SignValid)), refused("signature_incomplete")},
		{"ink beside a confirmation", signed(), sign("leder", "deputy", with(model.SignByHand, model.SignConfirmed)), nil},
		{"the field twice", signed(), sign("leder", "deputy", nil), refused("field_signed")},
	})
}

func TestSigning(t *testing.T) {
	r := sealed()
	if err := r.Sign(model.Signature{Field: model.FieldMinutes, Person: "minutes", At: signedAt}); err != nil || r.Status != model.ReportForSigning || r.Signed() {
		t.Fatalf("%v: status %s", err, r.Status)
	}
	if err := r.Sign(model.Signature{Person: "leader", Role: model.RoleLeader, At: signedAt}); err != nil || r.Status != model.ReportSigned {
		t.Fatalf("%v: status %s", err, r.Status)
	}
	if s := r.Signature(); s == nil || s.Field != "leder" || s.DataHash != "cd" || s.FileHash != "ab" || s.How() != model.SignAttested || len(r.SignaturesOf(r.Version)) != 2 {
		t.Errorf("signed with %+v", r.Signature())
	}
	for name, tt := range map[string]struct {
		r    *model.Report
		s    model.Signature
		code string
	}{
		"a draft":    {draft(), signature("leder", "leader"), "report_not_sealed"},
		"twice":      {r, signature("leder", "leader"), "field_signed"},
		"other data": {sealed(), model.Signature{Field: "leder", Person: "leader", At: signedAt, DataHash: "xx"}, "signature_of_other"},
		"nobody":     {sealed(), model.Signature{Field: "leder", At: signedAt}, "signature_incomplete"},
	} {
		var e *reg.Error
		if err := tt.r.Sign(tt.s); !errors.As(err, &e) || e.Code != tt.code {
			t.Errorf("%s: %v, want %s", name, err, tt.code)
		}
	}
	if r := sealed(); !r.AwaitsSignature() || draft().Locked() || signed().AwaitsSignature() {
		t.Error("does not tell whether a signature is awaited")
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
