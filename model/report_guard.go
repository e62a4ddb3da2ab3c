package model

import (
	"slices"
	"strings"

	"samsvar/model/reg"
)

// reopens recognises the change that Reopen makes, and nothing besides.
func reopens(before, after *Report, changes []reg.Change) bool {
	opened := after.VersionOf(after.Version)
	if after.Locked() || after.Status != ReportDraft || after.Version.Int() != before.Version.Int()+1 ||
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

// guardReport keeps signatures and final versions as they are, lets each field
// be signed only by those it is for, and has a report be marked as signed by
// signing it.
func guardReport(src reg.Source, before, after *Report, changes []reg.Change) []reg.Problem {
	switch {
	case before == nil:
		return nil
	case after == nil:
		if before.Final() {
			return []reg.Problem{{Field: "tittel", Code: "signed_kept"}}
		}
		return nil
	}
	for _, c := range changes {
		field, item := c.Field(), itemOf(c.Path)
		if field == "signaturer" && before.hasSignature(item) {
			return []reg.Problem{{Field: field, Code: "signature_changed"}}
		}
		if field == "versjoner" && before.finalVersion(item) {
			return []reg.Problem{{Field: field, Code: "version_changed"}}
		}
	}
	for i := range after.Signatures {
		if s := &after.Signatures[i]; !before.hasSignature(s.ItemID) {
			if all := after.signatureProblems(src, s); len(all) > 0 {
				return all
			}
		}
	}
	return statusProblems(before, after)
}

// signatureProblems finds what is wrong with a new signature.
func (r *Report) signatureProblems(src reg.Source, s *Signature) []reg.Problem {
	const field = "signaturer"
	v := r.VersionOf(s.Version)
	switch {
	case v == nil || !v.sealed() || s.Version != r.Version:
		return []reg.Problem{{Field: field, Code: "signature_version"}}
	case r.hasSigned(s):
		return []reg.Problem{{Field: field, Code: "field_signed"}}
	case !s.complete():
		return []reg.Problem{{Field: field, Code: "signature_incomplete"}}
	case !s.fits(v):
		return []reg.Problem{{Field: field, Code: "signature_of_other"}}
	case r.MaySign(src, s):
		return nil
	}
	switch s.FieldName() {
	case FieldLeader:
		return []reg.Problem{{Field: field, Code: "not_signer"}}
	case FieldCoordinator:
		return []reg.Problem{{Field: field, Code: "not_coordinator"}}
	case FieldMinutes:
		return []reg.Problem{{Field: field, Code: "not_minutes"}}
	}
	return []reg.Problem{{Field: field, Code: "not_field_signer"}}
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

// Final reports whether the report has ever had a final document or been signed.
func (r *Report) Final() bool {
	return len(r.Signatures) > 0 || slices.ContainsFunc(r.Versions, func(v ReportVersion) bool { return v.sealed() })
}

// finalVersion reports whether an item of the list of versions is a final
// document or signed.
func (r *Report) finalVersion(item reg.ID) bool {
	for i := range r.Versions {
		v := &r.Versions[i]
		if v.ItemID == item && (v.sealed() || len(r.SignaturesOf(v.Number)) > 0) {
			return true
		}
	}
	return false
}

// statusProblems holds a status that changes, or what it is about, to what has
// happened to the document.
func statusProblems(before, after *Report) []reg.Problem {
	switch {
	case before.Status == after.Status && before.Sealed() == after.Sealed() && before.Signed() == after.Signed():
		return nil
	case after.Signed() && underWork(after.Status), after.AwaitsSignature() && underWork(after.Status) && after.Status != ReportForSigning:
		return []reg.Problem{{Field: "dokumentstatus", Code: "locked"}}
	case !after.Signed() && after.Status == ReportSigned && before.Status != ReportSigned,
		after.AwaitsSignature() && after.Status != ReportForSigning:
		return []reg.Problem{{Field: "dokumentstatus", Code: "sign_first"}}
	}
	return nil
}

// underWork tells a document that is not final.
func underWork(s ReportStatus) bool { return s == "" || s == ReportDraft || s == ReportForSigning }
