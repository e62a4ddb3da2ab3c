package archive

import (
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// Known tells what the register of certificates knows of one by its fingerprint.
func Known(src reg.Source) func(fingerprint string) sign.Trust {
	return func(fingerprint string) sign.Trust {
		trust, _ := model.CertificateTrust(src, fingerprint)
		return sign.Trust(trust)
	}
}

// holderOf is the person that a certificate is registered for; "" for nobody.
func holderOf(src reg.Source, fingerprint string) reg.ID {
	if _, known := model.CertificateTrust(src, fingerprint); known != nil {
		return known.Person
	}
	return ""
}

// Belongs reports whether a certificate is someone's who may sign: it is
// registered for that person or, where it is for nobody, made out in their name.
func Belongs(src reg.Source, fingerprint, name string, c annual.Candidate) bool {
	if holder := holderOf(src, fingerprint); holder != "" {
		return holder == c.Person
	}
	plain := func(name string) string { return strings.Join(strings.Fields(name), " ") }
	return plain(name) != "" && strings.EqualFold(plain(name), plain(c.Name))
}
