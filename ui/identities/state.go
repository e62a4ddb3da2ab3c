package identities

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/sign"
	"samsvar/settings/identities"
)

// outcome is what work on identities came to.
type outcome struct {
	entry identities.Entry
	made  bool // there is a new one
	err   error
}

// make makes an identity and keeps it.
func makeNew(who sign.Holder, passphrase string, now time.Time) outcome {
	id, err := sign.NewIdentity(who, now, identities.Years, rand.Reader)
	if err != nil {
		return outcome{err: err}
	}
	return keep(id, passphrase)
}

// keep keeps an identity under a passphrase.
func keep(id *sign.Identity, passphrase string) outcome {
	folder, err := identities.Default()
	if err != nil {
		return outcome{err: err}
	}
	entry, err := folder.Add(id, passphrase)
	return outcome{entry, err == nil, err}
}

// list lists the identities.
func list() ([]identities.Entry, error) {
	folder, err := identities.Default()
	if err != nil {
		return nil, err
	}
	return folder.List()
}

// mostKeyFile is how much of a file with a key is read, in bytes: more than any
// has.
const mostKeyFile = 2 << 20

// unlocked is an identity out of a file.
type unlocked struct {
	id  *sign.Identity
	err error
}

// unlock opens a file with a key.
func unlock(path, passphrase string) unlocked {
	f, err := os.Open(path)
	if err != nil {
		return unlocked{err: err}
	}
	data, err := io.ReadAll(io.LimitReader(f, mostKeyFile))
	if err = errors.Join(err, f.Close()); err != nil {
		return unlocked{err: err}
	}
	id, err := sign.OpenIdentity(data, passphrase)
	return unlocked{id, err}
}

// holder is whom a new identity is for, as far as the store tells.
func holder(src reg.Source, user, lang string) sign.Holder {
	who := sign.Holder{Name: strings.TrimSpace(user)}
	for _, a := range model.Agencies.All(src) {
		who.Organisation = a.Name(lang)
		break
	}
	for _, p := range model.Persons.All(src) {
		if who.Name != "" && strings.EqualFold(strings.TrimSpace(p.Name), who.Name) {
			who.Name, who.Email = p.Name, p.Email
		}
	}
	return who
}

// soon is how long before its end a certificate is pointed out.
const soon = 60 * 24 * time.Hour

// validity says whether an identity can be used: the key of its words, and how
// much that matters.
func validity(e identities.Entry, now time.Time) (report.Severity, string) {
	switch to := e.Certificate.NotAfter; {
	case now.Before(e.Certificate.NotBefore):
		return report.SeverityMedium, "early"
	case now.After(to):
		return report.SeverityHigh, "ended"
	case now.Add(soon).After(to):
		return report.SeverityMedium, "ends"
	}
	return report.SeverityNone, "valid"
}

// standing says what the store knows of the certificate of an identity.
func standing(src reg.Source, e identities.Entry) (report.Severity, string) {
	trust, known := model.CertificateTrust(src, e.Fingerprint())
	switch {
	case trust == model.TrustKnown:
		return report.SeverityGood, "known"
	case trust == model.TrustRevoked:
		return report.SeverityCritical, "revoked"
	case known != nil:
		return report.SeverityMedium, "unchecked"
	}
	return report.SeverityInfo, "unlisted"
}
