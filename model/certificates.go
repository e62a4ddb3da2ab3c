package model

import (
	"strings"
	"unicode"

	"samsvar/model/reg"
)

// KnownCertificate is a certificate that people sign documents with, and what is
// known of whose it is. Anyone can make a certificate in any name; it says who
// has signed only once its fingerprint was compared with the holder.
type KnownCertificate struct {
	Common
	Name         string // of the holder, as the certificate says
	Person       reg.ID
	Organisation string
	Fingerprint  string // SHA-256 in small hexadecimal digits
	Issuer       string
	From         reg.Day
	To           reg.Day
	Check        CertificateCheck
	Checked      reg.Day
	CheckedBy    reg.ID
	Status       CertificateStatus
	Revoked      reg.Day
	Reason       string
	Files        []reg.File // the certificate itself
}

// CertificateCheck is how it was found out whose a certificate is.
type CertificateCheck string

// The ways.
const (
	CheckInPerson CertificateCheck = "oppmote"
	CheckByPhone  CertificateCheck = "telefon"
	CheckByIssuer CertificateCheck = "kjent_utsteder"
	CheckOther    CertificateCheck = "annet"
)

// CertificateChecks are the ways.
var CertificateChecks = reg.NewCodes("sertifikatkontroll", CheckInPerson, CheckByPhone, CheckByIssuer, CheckOther)

// CertificateStatus is whether a certificate is to be relied on.
type CertificateStatus string

// The statuses.
const (
	CertificateKnown   CertificateStatus = "kjent"
	CertificateRevoked CertificateStatus = "tilbakekalt"
)

// CertificateStatuses are the statuses.
var CertificateStatuses = reg.NewCodes("sertifikatstatus", CertificateKnown, CertificateRevoked)

// KnownCertificates is the register of certificates.
var KnownCertificates = describe("sertifikater",
	reg.Section("hoved",
		reg.Text("navn", func(c *KnownCertificate) *string { return &c.Name }, reg.Required, reg.Listed, reg.Personal, reg.Max(200)),
		reg.Link("person", func(c *KnownCertificate) *reg.ID { return &c.Person }, "personer", reg.Listed, reg.Recommended, reg.Personal),
		reg.Text("virksomhet", func(c *KnownCertificate) *string { return &c.Organisation }, reg.Listed, reg.Max(200)),
		reg.Text("fingeravtrykk", func(c *KnownCertificate) *string { return &c.Fingerprint }, reg.Required,
			reg.Tidied(PlainFingerprint), reg.Max(200)),
		reg.Text("utsteder", func(c *KnownCertificate) *string { return &c.Issuer }, reg.Max(300)),
		reg.Date("gyldig_fra", func(c *KnownCertificate) *reg.Day { return &c.From }),
		reg.Date("gyldig_til", func(c *KnownCertificate) *reg.Day { return &c.To }, reg.Listed, deadline(DateExpiry)),
		reg.Files("sertifikat", func(c *KnownCertificate) *[]reg.File { return &c.Files }),
	),
	reg.Section("kontroll",
		reg.Choice("kontroll", func(c *KnownCertificate) *CertificateCheck { return &c.Check }, CertificateChecks, reg.Listed, reg.Recommended, reg.Own),
		reg.Date("kontrollert_dato", func(c *KnownCertificate) *reg.Day { return &c.Checked }, reg.Own),
		reg.Link("kontrollert_av", func(c *KnownCertificate) *reg.ID { return &c.CheckedBy }, "personer", reg.Personal, reg.Own),
		reg.Choice("status", func(c *KnownCertificate) *CertificateStatus { return &c.Status }, CertificateStatuses,
			reg.Listed, reg.Initial(string(CertificateKnown))),
		reg.Section("kontroll",
			reg.Date("tilbakekalt_dato", func(c *KnownCertificate) *reg.Day { return &c.Revoked }),
			reg.LongText("tilbakekalt_aarsak", func(c *KnownCertificate) *string { return &c.Reason }),
		).When(func(c *KnownCertificate) bool { return c.Status == CertificateRevoked }),
	),
).Prefix("SER").In("mer").Named("navn").Known("fingeravtrykk").
	EndedWhen(func(c *KnownCertificate) bool { return c.Status == CertificateRevoked }).
	Check(certificateProblems)

// PlainFingerprint is a fingerprint in small digits, without what programs and
// people put between them.
func PlainFingerprint(text string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ':' || r == '-' {
			return -1
		}
		return r
	}, text))
}

// fingerprintDigits is how many hexadecimal digits SHA-256 has.
const fingerprintDigits = 64

func certificateProblems(c *KnownCertificate) []reg.Problem {
	all := endNotBefore("gyldig_til", c.From, c.To)
	fingerprint := PlainFingerprint(c.Fingerprint)
	if fingerprint != "" && (len(fingerprint) != fingerprintDigits || strings.Trim(fingerprint, "0123456789abcdef") != "") {
		all = append(all, reg.Problem{Field: "fingeravtrykk", Code: "not_fingerprint"})
	}
	return all
}

// Trust is what is known of a certificate.
type Trust string

// What can be known.
const (
	TrustUnknown Trust = "unknown" // also where it is listed, but was never compared
	TrustKnown   Trust = "known"
	TrustRevoked Trust = "revoked"
)

// CertificateTrust tells what is known of a certificate by its fingerprint, and
// the record of it, nil where there is none. Of several records one that revokes
// it counts first, then one that was checked.
func CertificateTrust(src reg.Source, fingerprint string) (Trust, *KnownCertificate) {
	fingerprint = PlainFingerprint(fingerprint)
	trust, found := TrustUnknown, (*KnownCertificate)(nil)
	for _, c := range KnownCertificates.All(src) {
		switch {
		case PlainFingerprint(c.Fingerprint) != fingerprint || fingerprint == "":
		case c.Status == CertificateRevoked:
			return TrustRevoked, c
		case c.Compared() && trust != TrustKnown:
			trust, found = TrustKnown, c
		case found == nil:
			found = c
		}
	}
	return trust, found
}

// Compared reports whether it was found out whose the certificate is.
func (c *KnownCertificate) Compared() bool { return c.Status == CertificateKnown && c.Check != "" }
