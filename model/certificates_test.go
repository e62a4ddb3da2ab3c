package model_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// certificates is a source of certificates only.
type certificates []*model.KnownCertificate

// All implements reg.Source.
func (c certificates) All(register string) []reg.Record {
	var all []reg.Record
	for _, one := range c {
		all = append(all, one)
	}
	return all
}

// Get implements reg.Source.
func (c certificates) Get(string, reg.ID) (reg.Record, bool) { return nil, false }

func TestCertificateTrust(t *testing.T) {
	fingerprint := strings.Repeat("ab12", 16)
	known := model.KnownCertificate{Fingerprint: fingerprint, Status: model.CertificateKnown, Check: model.CheckByPhone}
	unchecked, revoked, other := known, known, known
	unchecked.Check = ""
	revoked.Status = model.CertificateRevoked
	other.Fingerprint = strings.Repeat("cd34", 16)
	tests := []struct {
		name  string
		have  certificates
		want  model.Trust
		found *model.KnownCertificate
	}{
		{"none", nil, model.TrustUnknown, nil},
		{"another", certificates{&other}, model.TrustUnknown, nil},
		{"compared", certificates{&other, &known}, model.TrustKnown, &known},
		{"listed but never compared", certificates{&unchecked}, model.TrustUnknown, &unchecked},
		{"listed twice", certificates{&unchecked, &known}, model.TrustKnown, &known},
		{"revoked", certificates{&revoked}, model.TrustRevoked, &revoked},
		{"revoked in another record", certificates{&known, &revoked}, model.TrustRevoked, &revoked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, typed := range []string{fingerprint, strings.ToUpper(fingerprint[:4] + " " + fingerprint[4:])} {
				if trust, found := model.CertificateTrust(tt.have, typed); trust != tt.want || found != tt.found {
					t.Errorf("got %s, %v", trust, found)
				}
			}
		})
	}
	if trust, _ := model.CertificateTrust(certificates{{Status: model.CertificateKnown, Check: model.CheckOther}}, ""); trust != model.TrustUnknown {
		t.Error("no fingerprint is that of a record without one")
	}
}

func TestFingerprintIsKeptPlain(t *testing.T) {
	c := &model.KnownCertificate{}
	field := model.KnownCertificates.Field("fingeravtrykk").Of(c)
	if err := field.Parse("AB:12 CD34\u00a0Ef-56"); err != nil || c.Fingerprint != "ab12cd34ef56" {
		t.Errorf("%q, %v", c.Fingerprint, err)
	}
}
