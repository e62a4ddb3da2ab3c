package model

import (
	"strings"

	"samsvar/model/reg"
)

// A report is closed from the moment its final document is made, before anyone
// has signed it: what is signed is that very file. What follows it is kept up to
// date all the same: where it was sent, and signatures, which the guard looks
// at. It is opened again by a new version that says which one it replaces and
// why.

// VersionOf returns what is known of a version, or nil.
func (r *Report) VersionOf(number reg.Num) *ReportVersion {
	for i := range r.Versions {
		if number.IsSet() && r.Versions[i].Number == number {
			return &r.Versions[i]
		}
	}
	return nil
}

// sealed reports whether the final document of the version is made.
func (v *ReportVersion) sealed() bool { return v.FileHash != "" || len(v.Files) > 0 }

// NextVersion is the number of the version that is worked on: the one after the
// last final document, or the one that was opened again.
func (r *Report) NextVersion() int {
	if r.VersionOf(r.Version) != nil && !r.Locked() {
		return r.Version.Int()
	}
	return r.Version.Int() + 1
}

// Sealed reports whether the final document of the newest version is made.
func (r *Report) Sealed() bool {
	v := r.VersionOf(r.Version)
	return v != nil && v.sealed()
}

// Signature returns the leader's signature on the newest version, or nil; of
// several the first.
func (r *Report) Signature() *Signature {
	for i := range r.Signatures {
		s := &r.Signatures[i]
		if r.Version.IsSet() && s.Version == r.Version && s.ForLeader() {
			return s
		}
	}
	return nil
}

// SignaturesOf lists the signatures on a version, in all its fields.
func (r *Report) SignaturesOf(version reg.Num) []*Signature {
	var all []*Signature
	for i := range r.Signatures {
		if s := &r.Signatures[i]; version.IsSet() && s.Version == version {
			all = append(all, s)
		}
	}
	return all
}

// Signed reports whether the leader has signed the newest version.
func (r *Report) Signed() bool { return r.Signature() != nil }

// Locked reports whether what the report says stays as it is: its final document
// is made, or it is signed.
func (r *Report) Locked() bool { return r.Sealed() || r.Signed() }

// AwaitsSignature reports whether the final document is made and the leader has
// not signed it.
func (r *Report) AwaitsSignature() bool { return r.Sealed() && !r.Signed() }

// Sign adds a signature on the final document. Of the version it takes what is
// not given: number, checksum of the data, and of the file where none came back.
// The leader's makes the report a signed one. Errors are *reg.Error.
func (r *Report) Sign(s Signature) error {
	v := r.VersionOf(r.Version)
	if v == nil || !v.sealed() {
		return &reg.Error{Code: "report_not_sealed"}
	}
	s.Version = r.Version
	s.Field = s.FieldName()
	if s.DataHash == "" {
		s.DataHash = v.DataHash
	}
	if s.FileHash == "" && len(s.Files) > 0 {
		s.FileHash = s.Files[0].Hash
	} else if s.FileHash == "" {
		s.FileHash = v.FileHash
	}
	switch {
	case r.hasSigned(&s):
		return &reg.Error{Code: "field_signed"}
	case !s.complete():
		return &reg.Error{Code: "signature_incomplete"}
	case !s.fits(v):
		return &reg.Error{Code: "signature_of_other"}
	}
	r.Signatures = append(r.Signatures, s)
	if s.ForLeader() && r.Status == ReportForSigning {
		r.Status = ReportSigned
	}
	return nil
}

// hasSigned reports whether the field of the version has another signature by
// the same method.
func (r *Report) hasSigned(s *Signature) bool {
	for i := range r.Signatures {
		if o := &r.Signatures[i]; o != s && o.Version == s.Version && o.FieldName() == s.FieldName() && o.How() == s.How() {
			return true
		}
	}
	return false
}

// Reopen changes a closed report to the draft of its next version, at a moment
// and by someone. Errors are *reg.Error.
func (r *Report) Reopen(reason string, at reg.Instant, by string) error {
	switch {
	case !r.Locked():
		return &reg.Error{Code: "report_not_sealed"}
	case strings.TrimSpace(reason) == "":
		return &reg.Error{Code: "reopen_reason"}
	}
	old := r.Version
	r.Version = reg.Int(old.Int() + 1)
	r.Versions = append(r.Versions, ReportVersion{Number: r.Version, Replaces: old, Reason: reason, Opened: at, OpenedBy: by})
	r.Status = ReportDraft
	return nil
}
