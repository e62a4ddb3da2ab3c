package screen

import (
	"bytes"
	"crypto/x509"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/sign"
	"samsvar/settings/identities"
	"samsvar/storage/attach"
)

// KnowCertificate goes to the form in which a certificate becomes a known one: of
// the record that there is, else a new one, filled in from the certificate and
// with the file of it attached. How it was checked is left to the user.
func (d *Deps) KnowCertificate(c *x509.Certificate) {
	if _, known := model.CertificateTrust(d.Store.View(), sign.Fingerprint(c)); known != nil {
		d.Open(Place{Kind: Edit, Register: model.KnownCertificates.Key, ID: known.ID, Field: "kontroll"})
		return
	}
	store := d.Store
	name := attach.SafeName(sign.NameOf(c) + ".cer")
	go func() {
		file, err := store.AddFile(bytes.NewReader(identities.Public(c)), name)
		d.Do(func() {
			if err != nil {
				d.Failed(err)
				return
			}
			rec := certified(d.Store.View(), c)
			rec.Files = []reg.File{file}
			d.Open(Place{Kind: Edit, Register: model.KnownCertificates.Key, Begin: rec, Field: "kontroll"})
		})
	}()
}

// certified is a known certificate as far as the certificate tells. The person is
// the only one of that name.
func certified(src reg.Source, c *x509.Certificate) *model.KnownCertificate {
	rec := &model.KnownCertificate{Name: sign.NameOf(c), Fingerprint: sign.Fingerprint(c), Issuer: c.Issuer.CommonName,
		From: reg.DayOf(c.NotBefore), To: reg.DayOf(c.NotAfter), Status: model.CertificateKnown}
	if rec.Issuer == "" {
		rec.Issuer = c.Issuer.String()
	}
	if len(c.Subject.Organization) > 0 {
		rec.Organisation = c.Subject.Organization[0]
	}
	var found []*model.Person
	for _, p := range model.Persons.All(src) {
		if strings.EqualFold(strings.TrimSpace(p.Name), strings.TrimSpace(rec.Name)) {
			found = append(found, p)
		}
	}
	if len(found) == 1 {
		rec.Person = found[0].ID
	}
	return rec
}
