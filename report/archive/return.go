package archive

import (
	"slices"
	"strings"
	"time"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// ReturnError is why a file that came back signed cannot be taken in; the
// catalogues word it.
type ReturnError struct {
	code string
	args []string
}

// Error returns the code and what it is about.
func (e *ReturnError) Error() string { return e.code + ": " + strings.Join(e.args, ", ") }

// ErrorCode is the code by which the catalogues word it.
func (e *ReturnError) ErrorCode() string { return e.code }

// ErrorArgs are what it is about.
func (e *ReturnError) ErrorArgs() []string { return e.args }

// Returned is what a file that came back is held against.
type Returned struct {
	// Source tells who may sign and which certificates are known, Round has the
	// report with its questionnaire, which names the places to sign.
	Source reg.Source
	Round  *annual.Round
	// At is the moment of the check, By who made it.
	At reg.Instant
	By string
	// Method is how it was signed; the zero value is elsewhere, with a
	// certificate.
	Method model.SignMethod
}

// Return gives the signatures that a file adds to a final document: those that
// the report does not have yet. Result is what sign.Verify found in it with the
// final document as the original. File is the file as the store keeps it; its
// zero value is for only asking whether it can be taken in. Errors are
// *ReturnError: the file is another document or does not hold, adds nothing, or
// was signed by someone who may not.
//
// Who has signed is the person that the certificate is registered for. Where it is
// for nobody, it is whoever of those who may sign has the name in it; then, and
// where nobody has compared the fingerprint, the signature counts as valid with
// an unknown certificate.
func Return(f *Frozen, file reg.File, result sign.Result, with Returned) ([]model.Signature, error) {
	switch {
	case result.Origin != sign.OriginSame:
		return nil, &ReturnError{code: "return_foreign"}
	case result.Verdict == sign.Refused:
		return nil, &ReturnError{code: "return_refused"}
	case result.Verdict == sign.Unsigned:
		return nil, &ReturnError{code: "return_unsigned"}
	}
	if with.Method == "" {
		with.Method = model.SignExternal
	}
	var all []model.Signature
	for i := range result.Signatures {
		found := &result.Signatures[i]
		if found.Timestamp || with.has(f, found) {
			continue
		}
		s, err := with.signature(f, found, all)
		if err != nil {
			return nil, err
		}
		if file.Hash != "" {
			s.Files, s.FileHash = []reg.File{file}, file.Hash
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, &ReturnError{code: "return_nothing"}
	}
	return all, nil
}

// has reports whether the report has a signature of the file already.
func (w *Returned) has(f *Frozen, found *sign.Signature) bool {
	return slices.ContainsFunc(w.Round.Report.SignaturesOf(f.Version.Number), func(s *model.Signature) bool {
		return s.Fingerprint == found.Fingerprint && (s.FieldName() == found.Field || w.field(found.Field) == nil)
	})
}

// field is the place to sign of a name, nil for one that the signer has made.
func (w *Returned) field(name string) *annual.Signer {
	all := w.Round.Template.SignedBy()
	if i := slices.IndexFunc(all, func(s annual.Signer) bool { return s.ID == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// signature is what the report keeps of a signature.
func (w *Returned) signature(f *Frozen, found *sign.Signature, before []model.Signature) (model.Signature, error) {
	trust, known := model.CertificateTrust(w.Source, found.Fingerprint)
	if trust == model.TrustRevoked {
		return model.Signature{}, &ReturnError{code: "return_refused"}
	}
	s := model.Signature{Version: f.Version.Number, Method: w.Method, At: w.At, Place: found.Place, Language: f.Version.Language,
		DataHash: f.Version.DataHash, Fingerprint: found.Fingerprint, Issuer: found.Issuer, Check: model.SignValidUnknown,
		CheckedAt: w.At, CheckedBy: w.By}
	if !found.At.IsZero() {
		s.At = reg.InstantOf(found.At)
	}
	who := matcher{name: found.Name}
	if known != nil {
		who.person = known.Person
	}
	places := w.Round.Unsigned()
	if own := w.field(found.Field); own != nil {
		places = []annual.Signer{*own}
	}
	for _, place := range places {
		taken := slices.ContainsFunc(before, func(b model.Signature) bool { return b.Field == place.ID })
		if !taken && w.fill(&s, place, who) {
			if trust == model.TrustKnown && who.person != "" {
				s.Check = model.SignValid
			}
			return s, nil
		}
	}
	return model.Signature{}, &ReturnError{"return_not_signer", []string{found.Name}}
}

// matcher recognises the holder of a certificate.
type matcher struct {
	person reg.ID // whom it is registered for; "" for nobody
	name   string // in the certificate
}

func (m matcher) is(p *model.Person) bool {
	if m.person != "" {
		return p.ID == m.person
	}
	plain := func(name string) string { return strings.Join(strings.Fields(name), " ") }
	return m.name != "" && strings.EqualFold(plain(p.Name), plain(m.name))
}

// fill puts the place to sign and the person into a signature, if the holder of
// the certificate may sign there.
func (w *Returned) fill(s *model.Signature, place annual.Signer, who matcher) bool {
	for _, h := range w.holdings(place, s.At) {
		p := model.Persons.Get(w.Source, h.Person)
		if p == nil || !who.is(p) {
			continue
		}
		one := *s
		one.Field, one.Person, one.Name, one.Position, one.Role = place.ID, p.ID, p.Name, p.Position, h.Role
		if h.IsDeputy() && place.ID == model.FieldLeader {
			one.Proxy = h.No
		}
		if w.Round.Report.MaySign(w.Source, &one) {
			*s = one
			return true
		}
	}
	return false
}

// holdings are the roles by which people may sign at a place. A moment has two
// days, as clocks differ. Who takes the minutes holds no role.
func (w *Returned) holdings(place annual.Signer, at reg.Instant) []*model.RoleHolding {
	if place.ID == model.FieldMinutes {
		return []*model.RoleHolding{{Person: w.Round.Report.Minutes}}
	}
	day := at.Day(time.UTC)
	return append(model.FieldSigners(w.Source, place.ID, place.Roles, day),
		model.FieldSigners(w.Source, place.ID, place.Roles, day.AddDays(1))...)
}
