package archive

import (
	"slices"
	"strings"

	"samsvar/i18n"
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
	own := isOwn(w.Round, found.Field)
	return slices.ContainsFunc(w.Round.Report.SignaturesOf(f.Version.Number), func(s *model.Signature) bool {
		return s.Fingerprint == found.Fingerprint && (s.FieldName() == found.Field || !own)
	})
}

// signature is what the report keeps of a signature: that of the first of those
// who may have made it whose certificate it is.
func (w *Returned) signature(f *Frozen, found *sign.Signature, before []model.Signature) (model.Signature, error) {
	trust := Known(w.Source)(found.Fingerprint)
	if trust == sign.Revoked {
		return model.Signature{}, &ReturnError{code: "return_refused"}
	}
	for _, c := range Candidates(w.Source, w.Round, *found, w.At.Day(i18n.Oslo())) {
		taken := slices.ContainsFunc(before, func(b model.Signature) bool { return b.Field == c.Field })
		if taken || !Belongs(w.Source, found.Fingerprint, found.Name, c) {
			continue
		}
		s := c.Signature(found.Place, f.Version.Language)
		s.Version, s.DataHash, s.Method, s.At = f.Version.Number, f.Version.DataHash, w.Method, w.At
		if !found.At.IsZero() {
			s.At = reg.InstantOf(found.At)
		}
		// A certificate that is registered for nobody tells of no person.
		fill(&s, found, trust == sign.Known && holderOf(w.Source, found.Fingerprint) != "")
		s.CheckedAt, s.CheckedBy = w.At, w.By
		return s, nil
	}
	return model.Signature{}, &ReturnError{"return_not_signer", []string{found.Name}}
}
