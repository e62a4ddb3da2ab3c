package model

import (
	"slices"
	"strings"

	"samsvar/model/reg"
)

// A signed report is closed. What follows it is kept up to date all the same:
// where it was sent, and further signatures, which the guard looks at. It is
// opened again by a new version that says which one it replaces and why.

// VersionOf returns what is known of a version, or nil.
func (r *Report) VersionOf(number reg.Num) *ReportVersion {
	for i := range r.Versions {
		if number.IsSet() && r.Versions[i].Number == number {
			return &r.Versions[i]
		}
	}
	return nil
}

// NextVersion is the number of the version that is worked on: the one after the
// last final document, or the one that was opened again.
func (r *Report) NextVersion() int {
	if v := r.VersionOf(r.Version); v != nil && v.FileHash == "" && !r.Signed() {
		return r.Version.Int()
	}
	return r.Version.Int() + 1
}

// Signature returns the leader's signature on the newest version, or nil.
func (r *Report) Signature() *Signature {
	for i := range r.Signatures {
		s := &r.Signatures[i]
		if r.Version.IsSet() && s.Version == r.Version && s.Role == RoleLeader {
			return s
		}
	}
	return nil
}

// Signed reports whether the leader has signed the newest version.
func (r *Report) Signed() bool { return r.Signature() != nil }

// Reopen changes a signed report to the draft of its next version, at a moment
// and by someone. Errors are *reg.Error.
func (r *Report) Reopen(reason string, at reg.Instant, by string) error {
	switch {
	case !r.Signed():
		return &reg.Error{Code: "report_not_signed"}
	case reason == "":
		return &reg.Error{Code: "reopen_reason"}
	}
	old := r.Version
	r.Version = reg.Int(old.Int() + 1)
	r.Versions = append(r.Versions, ReportVersion{Number: r.Version, Replaces: old, Reason: reason, Opened: at, OpenedBy: by})
	r.Status = ReportDraft
	return nil
}

// reopens recognises the change that Reopen makes, and nothing besides.
func reopens(before, after *Report, changes []reg.Change) bool {
	opened := after.VersionOf(after.Version)
	if after.Signed() || after.Status != ReportDraft || after.Version.Int() != before.Version.Int()+1 ||
		opened == nil || opened.Replaces != before.Version || opened.Reason == "" || len(after.Versions) != len(before.Versions)+1 {
		return false
	}
	return !slices.ContainsFunc(changes, func(c reg.Change) bool {
		switch c.Field() {
		case "versjon", "versjoner", "dokumentstatus", "endret", "endret_av":
			return false
		}
		return true
	})
}

// guardReport keeps signatures and signed versions as they are, lets only the
// head of agency or a documented deputy sign, and has a report be marked as
// signed by signing it.
func guardReport(src reg.Source, before, after *Report, changes []reg.Change) []reg.Problem {
	switch {
	case before == nil:
		return nil
	case after == nil:
		if len(before.Signatures) > 0 {
			return []reg.Problem{{Field: "tittel", Code: "signed_kept"}}
		}
		return nil
	}
	for _, c := range changes {
		field, item := c.Field(), itemOf(c.Path)
		if field == "signaturer" && before.hasSignature(item) {
			return []reg.Problem{{Field: field, Code: "signature_changed"}}
		}
		if field == "versjoner" && before.signedVersion(item) {
			return []reg.Problem{{Field: field, Code: "version_changed"}}
		}
	}
	for i := range after.Signatures {
		if s := &after.Signatures[i]; s.Role == RoleLeader && !before.hasSignature(s.ItemID) && !s.maySign(src) {
			return []reg.Problem{{Field: "signaturer", Code: "not_signer"}}
		}
	}
	return statusProblems(before, after)
}

// itemOf is the id of the item that a change's path leads into.
func itemOf(path string) reg.ID {
	_, rest, _ := strings.Cut(path, "/")
	id, _, _ := strings.Cut(rest, "/")
	return reg.ID(id)
}

func (r *Report) hasSignature(item reg.ID) bool {
	return slices.ContainsFunc(r.Signatures, func(s Signature) bool { return s.ItemID == item && item != "" })
}

// signedVersion reports whether an item of the list of versions is signed.
func (r *Report) signedVersion(item reg.ID) bool {
	for i := range r.Versions {
		v := &r.Versions[i]
		if v.ItemID == item && slices.ContainsFunc(r.Signatures, func(s Signature) bool { return s.Version == v.Number }) {
			return true
		}
	}
	return false
}

func statusProblems(before, after *Report) []reg.Problem {
	switch {
	case after.Signed() && underWork(after.Status):
		return []reg.Problem{{Field: "dokumentstatus", Code: "locked"}}
	case !after.Signed() && after.Status == ReportSigned && before.Status != ReportSigned:
		return []reg.Problem{{Field: "dokumentstatus", Code: "sign_first"}}
	}
	return nil
}

// underWork tells a document that is not final.
func underWork(s ReportStatus) bool { return s == "" || s == ReportDraft || s == ReportForSigning }
