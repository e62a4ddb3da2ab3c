package sign

import (
	"crypto/x509"
	"time"

	"samsvar/report/pdffile"
)

// Verdict is what a file comes to as a whole.
type Verdict string

// The verdicts, the worst first.
const (
	// Refused is for a file that is not to be relied on: a signature does not hold,
	// or something was changed that a signature does not change.
	Refused Verdict = "refused"
	// Unsigned is for a file without a signature.
	Unsigned Verdict = "unsigned"
	// Doubtful is for a file whose signatures hold, but where a person has to look
	// at something: an unknown certificate, a block put on a page.
	Doubtful Verdict = "doubtful"
	// Sound is for a file whose signatures hold, with known certificates.
	Sound Verdict = "sound"
)

// Trust is what is known of a certificate.
type Trust string

// What can be known.
const (
	Unknown Trust = "unknown"
	Known   Trust = "known"
	Revoked Trust = "revoked"
)

// Options are what a file is held against.
type Options struct {
	// Original is the document as it was made; nil where it is not at hand.
	Original []byte
	// Known tells what is known of a certificate by its fingerprint; nil for
	// nothing.
	Known func(fingerprint string) Trust
}

// Problem says why a signature does not hold; the empty one is none.
type Problem string

// The problems of a signature.
const (
	BadRange     Problem = "range"     // what it covers is not the document up to itself
	BadMessage   Problem = "message"   // it cannot be read
	BadDigest    Problem = "digest"    // what it covers was changed
	BadSignature Problem = "signature" // it was not made with the key of its certificate
	BadPadding   Problem = "padding"   // something stands behind it where nothing may
	BadForm      Problem = "form"      // it was changed in a place that does not matter to its value
	WeakMethod   Problem = "weak"      // its method is too weak or unknown
	BadReference Problem = "reference" // it names another certificate than it holds
	OutOfTime    Problem = "time"      // its certificate was not valid at that moment
	NotPermitted Problem = "permitted" // it came after one that permits no more changes
)

// Signature is a signature of a file, with what was found.
type Signature struct {
	// Field is the name of the field it is in.
	Field string
	// Timestamp is set for a time stamp of a service instead of a person's signature.
	Timestamp bool
	// Name, Organisation, Email and Issuer are what the certificate says.
	Name, Organisation, Email, Issuer string
	// Fingerprint is the SHA-256 of the certificate, Certificate the certificate.
	Fingerprint string
	Certificate []byte
	// SelfSigned is set where nobody else vouches for the certificate.
	SelfSigned bool
	// From and To are when the certificate is valid.
	From, To time.Time
	// At is the moment of signing as the signer says; zero where it is not said.
	At time.Time
	// Reason and Place are what the signer says.
	Reason, Place string
	// Problem says why the signature does not hold.
	Problem Problem
	// Whole is set where the signature covers the file to its end.
	Whole bool
	// Later are the changes made after it.
	Later []Change
	// Trust is what is known of the certificate.
	Trust Trust

	revision int // the revision that it ends
	end      int
}

// Valid reports whether the signature holds for what it covers.
func (s *Signature) Valid() bool { return s.Problem == "" }

// Origin is how a file relates to the document as it was made.
type Origin string

// The relations.
const (
	OriginUnknown Origin = "unknown" // the document as made is not at hand
	OriginSame    Origin = "same"    // the file begins with it, byte for byte
	OriginOther   Origin = "other"   // it does not
)

// Result is what was found in a file.
type Result struct {
	Verdict    Verdict
	Origin     Origin
	Signatures []Signature
	// Changes are what the updates of the document have changed, oldest first.
	Changes []Change
	// Trailing is set where bytes follow the end of the file.
	Trailing bool
}

// Verify checks the signatures of a file and what has been changed since the
// document was made. An error says that the file cannot be read as a PDF at all;
// it is one of package pdffile.
func Verify(file []byte, opt Options) (Result, error) {
	f, err := pdffile.Open(file)
	if err != nil {
		return Result{}, err
	}
	if _, err := f.Newest().Pages(); err != nil {
		return Result{}, err
	}
	r := Result{Origin: OriginUnknown, Trailing: f.End(f.Revisions()-1) != len(file)}
	made := 0
	if opt.Original != nil {
		made, r.Origin = origin(f, opt.Original)
	}
	referred := &references{numbers: map[int]bool{}}
	for i := made + 1; i < f.Revisions(); i++ {
		r.Changes = append(r.Changes, changesOf(f, i, referred)...)
	}
	for _, field := range signatureFields(f.Newest()) {
		if field.dict["V"] == nil {
			continue
		}
		s := check(f, field)
		s.Trust = Unknown
		if opt.Known != nil && s.Fingerprint != "" {
			s.Trust = opt.Known(s.Fingerprint)
		}
		r.Signatures = append(r.Signatures, s)
	}
	r.order()
	r.permit(f)
	r.judge()
	return r, nil
}

// origin finds the revision that is the document as it was made.
func origin(f *pdffile.File, original []byte) (int, Origin) {
	if len(original) > len(f.Data()) || string(f.Data()[:len(original)]) != string(original) {
		return 0, OriginOther
	}
	for i := range f.Revisions() {
		if f.End(i) == len(original) {
			return i, OriginSame
		}
	}
	return 0, OriginOther
}

// order puts signatures in the order in which they were made, and tells each what
// came after it.
func (r *Result) order() {
	for i := range r.Signatures {
		for j := i; j > 0 && r.Signatures[j].end < r.Signatures[j-1].end; j-- {
			r.Signatures[j], r.Signatures[j-1] = r.Signatures[j-1], r.Signatures[j]
		}
	}
	for i := range r.Signatures {
		s := &r.Signatures[i]
		for _, c := range r.Changes {
			if c.Revision > s.revision {
				s.Later = append(s.Later, c)
			}
		}
	}
}

// judge sums up.
func (r *Result) judge() {
	r.Verdict = Sound
	worse := func(v Verdict) {
		if r.Verdict != Refused {
			r.Verdict = v
		}
	}
	for i := range r.Signatures {
		switch s := &r.Signatures[i]; {
		case !s.Valid(), s.Trust == Revoked:
			worse(Refused)
		case s.Trust == Unknown && !s.Timestamp:
			worse(Doubtful)
		}
	}
	for _, c := range r.Changes {
		switch c.Weight() {
		case Forbidden:
			worse(Refused)
		case Remark:
			worse(Doubtful)
		}
	}
	if r.Trailing || r.Origin == OriginOther {
		worse(Refused)
	}
	switch n := len(r.Signatures); {
	case n == 0:
		worse(Unsigned)
	case r.proofsLast():
		worse(Doubtful)
	case !r.Signatures[n-1].Whole:
		worse(Refused)
	}
}

// proofsLast reports whether only what certificates are checked with was added
// after the last signature. Services do that (PAdES B-LT); it shows nothing.
func (r *Result) proofsLast() bool {
	last := &r.Signatures[len(r.Signatures)-1]
	for _, c := range last.Later {
		if c.Kind != ProofAdded && c.Kind != Described {
			return false
		}
	}
	return !last.Whole && len(last.Later) > 0
}

// permit looks for a signature that permits no more changes (DocMDP 1) and marks
// those after it.
func (r *Result) permit(f *pdffile.File) {
	closed := false
	for i := range r.Signatures {
		s := &r.Signatures[i]
		if closed && s.Valid() && !s.Timestamp {
			s.Problem = NotPermitted
		}
		closed = closed || closes(f, s.Field)
	}
}

func closes(f *pdffile.File, name string) bool {
	v := f.Newest()
	for _, field := range signatureFields(v) {
		if textOf(field.dict["T"]) != name {
			continue
		}
		for _, o := range v.Array(v.Dict(field.dict["V"])["Reference"]) {
			reference := v.Dict(o)
			if reference["TransformMethod"] == pdffile.Name("DocMDP") && v.Dict(reference["TransformParams"])["P"] == pdffile.Integer(1) {
				return true
			}
		}
	}
	return false
}

// about fills in what the certificate says.
func (s *Signature) about(c *x509.Certificate) {
	s.Name, s.Issuer = clean(NameOf(c)), clean(issuerOf(c))
	if len(c.Subject.Organization) > 0 {
		s.Organisation = clean(c.Subject.Organization[0])
	}
	if len(c.EmailAddresses) > 0 {
		s.Email = clean(c.EmailAddresses[0])
	}
	s.Fingerprint, s.Certificate = Fingerprint(c), c.Raw
	s.SelfSigned = string(c.RawIssuer) == string(c.RawSubject)
	s.From, s.To = c.NotBefore, c.NotAfter
}

func issuerOf(c *x509.Certificate) string {
	if c.Issuer.CommonName != "" {
		return c.Issuer.CommonName
	}
	return c.Issuer.String()
}
