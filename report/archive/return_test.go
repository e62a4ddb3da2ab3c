package archive_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/sign"
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

func (s shelf) add(register, id string, rec reg.Record) {
	rec.Header().ID, rec.Header().No = reg.ID(id), id
	s[register] = append(s[register], rec)
}

var signedAt = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// office is an agency with a leader, a deputy and a coordinator, and the report
// that waits for them.
func office(t *testing.T) (shelf, archive.Returned, *archive.Frozen) {
	t.Helper()
	src := shelf{}
	for id, name := range map[string]string{"L": "Lise Leder", "S": "Siri Stedfortreder", "K": "Kari Koordinator", "X": "Ola Ansatt"} {
		src.add("personer", id, &model.Person{Name: name, Position: "stilling " + id})
	}
	src.add("rolleinnehav", "ROL-1", &model.RoleHolding{Role: model.RoleLeader, Person: "L", From: 20240101})
	src.add("rolleinnehav", "ROL-2", &model.RoleHolding{Role: model.RoleLeader, Person: "S", From: 20240101, DeputyFor: "L"})
	src.add("rolleinnehav", "ROL-3", &model.RoleHolding{Role: model.RolePrivacy, Person: "K", From: 20240101})
	version := model.ReportVersion{Number: reg.Int(1), FileHash: "f1", DataHash: "d1", Language: "nn"}
	round := &annual.Round{Template: &annual.Template{Signers: []annual.Signer{{ID: model.FieldLeader}, {ID: model.FieldCoordinator}}},
		Report: &model.Report{Version: reg.Int(1), Status: model.ReportForSigning, Versions: []model.ReportVersion{version}}}
	return src, archive.Returned{Source: src, Round: round, At: 99, By: "Kari"}, &archive.Frozen{Version: version}
}

func by(name, field string) sign.Signature {
	return sign.Signature{Field: field, Name: name, Fingerprint: strings.Repeat("a", 64), At: signedAt, Whole: true}
}

func came(all ...sign.Signature) sign.Result {
	return sign.Result{Verdict: sign.Doubtful, Origin: sign.OriginSame, Signatures: all}
}

func TestReturn(t *testing.T) {
	register := func(person reg.ID, status model.CertificateStatus, check model.CertificateCheck) func(shelf) {
		return func(src shelf) {
			src.add("sertifikater", "SER-1", &model.KnownCertificate{Fingerprint: strings.Repeat("a", 64), Person: person, Status: status, Check: check})
		}
	}
	known := func(person reg.ID) func(shelf) { return register(person, model.CertificateKnown, model.CheckByPhone) }
	foreign, refused, unsigned := came(by("Lise Leder", "leder")), came(by("Lise Leder", "leder")), came()
	foreign.Origin, refused.Verdict, unsigned.Verdict = sign.OriginOther, sign.Refused, sign.Unsigned
	stamp := by("Tidsstempel", "stempel")
	stamp.Timestamp = true
	tests := []struct {
		name   string
		result sign.Result
		have   func(shelf)
		want   string // field person check of each, or the code of an error
	}{
		{"by name", came(by("lise  leder", "leder")), nil, "leder L gyldig_ukjent"},
		{"by a known certificate", came(by("L. Leder", "leder")), known("L"), "leder L gyldig"},
		{"listed, never compared", came(by("L. Leder", "leder")), register("L", model.CertificateKnown, ""), "leder L gyldig_ukjent"},
		{"known, but for nobody", came(by("Lise Leder", "leder")), known(""), "leder L gyldig_ukjent"},
		{"the certificate of another with the leader's name", came(by("Lise Leder", "leder")), known("X"), "return_not_signer"},
		{"revoked", came(by("Lise Leder", "leder")), register("L", model.CertificateRevoked, model.CheckByPhone), "return_refused"},
		{"deputy", came(by("Siri Stedfortreder", "leder")), nil, "leder S gyldig_ukjent"},
		{"the coordinator as leader", came(by("Kari Koordinator", "leder")), nil, "return_not_signer"},
		{"someone unknown", came(by("Per Ukjent", "leder")), nil, "return_not_signer"},
		{"nameless", came(by("", "leder")), nil, "return_not_signer"},
		{"both", came(by("Lise Leder", "leder"), by("Kari Koordinator", "koordinator")), nil, "leder L gyldig_ukjent, koordinator K gyldig_ukjent"},
		{"in a field of a service", came(by("Kari Koordinator", "Signature1")), nil, "koordinator K gyldig_ukjent"},
		{"in two fields of a service", came(by("Lise Leder", "s1"), by("Kari Koordinator", "s2")), nil, "leder L gyldig_ukjent, koordinator K gyldig_ukjent"},
		{"with a time stamp", came(by("Lise Leder", "leder"), stamp), nil, "leder L gyldig_ukjent"},
		{"time stamp alone", came(stamp), nil, "return_nothing"},
		{"another document", foreign, nil, "return_foreign"},
		{"changed", refused, nil, "return_refused"},
		{"not signed", unsigned, nil, "return_unsigned"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, with, frozen := office(t)
			if tt.have != nil {
				tt.have(src)
			}
			file := reg.File{Name: "signert.pdf", Hash: strings.Repeat("b", 64)}
			all, err := archive.Return(frozen, file, tt.result, with)
			var got []string
			for i := range all {
				s := &all[i]
				got = append(got, strings.Join([]string{s.Field, string(s.Person), string(s.Check)}, " "))
				if s.Method != model.SignExternal || s.At != reg.InstantOf(signedAt) || s.CheckedAt != 99 || s.CheckedBy != "Kari" ||
					s.Language != "nn" || s.FileHash != file.Hash || s.DataHash != "d1" {
					t.Errorf("%+v", s)
				}
				if err := with.Round.Report.Sign(*s); err != nil {
					t.Errorf("the report does not take it: %v", err)
				}
			}
			var refusal *archive.ReturnError
			if errors.As(err, &refusal) {
				got = append(got, refusal.ErrorCode())
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("got %q (%v), want %q", strings.Join(got, ", "), err, tt.want)
			}
			if len(all) > 0 {
				if _, err := archive.Return(frozen, file, tt.result, with); !errors.As(err, &refusal) || refusal.ErrorCode() != "return_nothing" {
					t.Errorf("taken in again: %v", err)
				}
			}
		})
	}
}

func TestReturnOfADeputyNamesTheAuthority(t *testing.T) {
	_, with, frozen := office(t)
	all, err := archive.Return(frozen, reg.File{}, came(by("Siri Stedfortreder", "leder")), with)
	if err != nil || len(all) != 1 || all[0].Proxy != "ROL-2" || all[0].Role != model.RoleLeader || len(all[0].Files) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}
