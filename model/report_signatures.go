package model

import "samsvar/model/reg"

// SignMethod is how a document was signed.
type SignMethod string

// The methods.
const (
	SignAttested    SignMethod = "attestert"  // confirmed in the program, without a certificate
	SignCertificate SignMethod = "sertifikat" // with the key of a certificate, in the program
	SignExternal    SignMethod = "ekstern"    // with a certificate, elsewhere
	SignByHand      SignMethod = "haand"      // on paper
)

// SignMethods are the methods.
var SignMethods = reg.NewCodes("signaturmetode", SignAttested, SignCertificate, SignExternal, SignByHand)

// SignResult is what came out when a signature was checked.
type SignResult string

// The results that let a signature count.
const (
	SignValid        SignResult = "gyldig"
	SignValidUnknown SignResult = "gyldig_ukjent" // valid, by a certificate that is not known
	SignConfirmed    SignResult = "bekreftet"     // someone has seen it, on paper
)

// SignResults are the results.
var SignResults = reg.NewCodes("signaturkontroll", SignValid, SignValidUnknown, SignConfirmed)

// Names of the fields in which a document is signed. A questionnaire may have
// others, each for holders of a role.
const (
	FieldLeader      = "leder"
	FieldCoordinator = "koordinator"
	FieldMinutes     = "referent"
)

// Signature tells who stands behind which version of the document, and how that
// can be known.
type Signature struct {
	reg.Item
	Version     reg.Num
	Field       string // name of the field in the document; see FieldName
	Person      reg.ID
	Name        string
	Position    string
	Role        Role
	Proxy       string // what lets a deputy sign for the leader
	Method      SignMethod
	At          reg.Instant
	Place       string
	Language    string
	DataHash    string // of the version
	FileHash    string // of the file that came back signed; of the version's where none did
	Fingerprint string // SHA-256 of the certificate, in lower-case hexadecimal
	Issuer      string // who issued the certificate
	Check       SignResult
	CheckedAt   reg.Instant
	CheckedBy   string
	Files       []reg.File // the signed PDF as it came back, or the scan
}

// How is the method: signatures from before there were several are
// confirmations in the program.
func (s *Signature) How() SignMethod {
	if s.Method == "" {
		return SignAttested
	}
	return s.Method
}

// FieldName is the field that was signed. Signatures from before documents had
// several are the leader's.
func (s *Signature) FieldName() string {
	if s.Field == "" && s.Role == RoleLeader {
		return FieldLeader
	}
	return s.Field
}

// ForLeader reports whether it is the head of agency's signature, also where a
// deputy has made it.
func (s *Signature) ForLeader() bool { return s.FieldName() == FieldLeader }

// complete reports whether the signature has what its method asks for.
func (s *Signature) complete() bool {
	if s.Person == "" || s.At == 0 {
		return false
	}
	switch s.How() {
	case SignCertificate, SignExternal:
		return len(s.Fingerprint) == 64 && len(s.Files) > 0 && (s.Check == SignValid || s.Check == SignValidUnknown)
	case SignByHand:
		return s.Check == SignConfirmed && s.CheckedBy != ""
	}
	return s.How() == SignAttested
}

// fits reports whether the signature is about this version: its data, and its
// file where no other came back.
func (s *Signature) fits(v *ReportVersion) bool {
	if s.DataHash != v.DataHash {
		return false
	}
	if len(s.Files) == 0 {
		return s.FileHash == v.FileHash
	}
	for _, f := range s.Files {
		if f.Hash == s.FileHash {
			return true
		}
	}
	return false
}

func signatureFields() reg.Of[Signature] {
	return reg.Fields(
		reg.Number("versjon", func(s *Signature) *reg.Num { return &s.Version }),
		reg.Text("felt", func(s *Signature) *string { return &s.Field }, reg.Max(40)),
		reg.Link("person", func(s *Signature) *reg.ID { return &s.Person }, "personer", reg.Personal),
		reg.Text("navn", func(s *Signature) *string { return &s.Name }, reg.Personal, reg.Max(200)),
		reg.Text("stilling", func(s *Signature) *string { return &s.Position }, reg.Max(200)),
		reg.Choice("rolle", func(s *Signature) *Role { return &s.Role }, Roles),
		reg.Text("fullmakt", func(s *Signature) *string { return &s.Proxy }),
		reg.Choice("metode", func(s *Signature) *SignMethod { return &s.Method }, SignMethods),
		reg.Moment("tid", func(s *Signature) *reg.Instant { return &s.At }),
		reg.Text("sted", func(s *Signature) *string { return &s.Place }, reg.Max(100)),
		reg.Text("spraak", func(s *Signature) *string { return &s.Language }, reg.Max(5)),
		reg.Text("datahash", func(s *Signature) *string { return &s.DataHash }, reg.Max(64)),
		reg.Text("filhash", func(s *Signature) *string { return &s.FileHash }, reg.Max(64)),
		reg.Text("fingeravtrykk", func(s *Signature) *string { return &s.Fingerprint }, reg.Max(64)),
		reg.Text("utsteder", func(s *Signature) *string { return &s.Issuer }, reg.Max(300)),
		reg.Choice("kontroll", func(s *Signature) *SignResult { return &s.Check }, SignResults),
		reg.Moment("kontrollert_tid", func(s *Signature) *reg.Instant { return &s.CheckedAt }),
		reg.Text("kontrollert_av", func(s *Signature) *string { return &s.CheckedBy }, reg.Max(200)),
		reg.Files("filer", func(s *Signature) *[]reg.File { return &s.Files }),
	)
}
