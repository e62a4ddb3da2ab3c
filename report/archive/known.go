package archive

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// Known tells what is known of certificates by their fingerprint.
func Known(reg.Source) func(fingerprint string) sign.Trust {
	return func(string) sign.Trust { return sign.Unknown }
}

// Belongs reports whether a certificate is someone's who may sign: it is made out
// in their name.
func Belongs(_ reg.Source, _, name string, c annual.Candidate) bool {
	return i18n.Fold(strings.Join(strings.Fields(name), " ")) == i18n.Fold(strings.Join(strings.Fields(c.Name), " "))
}
