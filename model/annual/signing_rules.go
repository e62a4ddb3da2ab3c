package annual

import (
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// changedAfterSigning finds signed declarations whose figures the registers no
// longer give.
func changedAfterSigning(rounds []*Round, hit func(findings.Hit)) {
	for _, r := range rounds {
		if r.Kind != Declaration || r.Report.Status != model.ReportSigned {
			continue
		}
		changed := 0
		for _, l := range r.Lines {
			if given := r.Report.Answer(l.Question.ID); given != nil && l.Computed && given.Computed != "" && given.Computed != l.Figure.Value {
				changed++
			}
		}
		if changed > 0 {
			hit(findings.Hit{Record: r.Report, Args: []reg.Arg{reg.CountArg(r.Year), reg.CountArg(changed)}})
		}
	}
}

// signedBeforeReview finds declarations that were signed before the year's
// management review, or without one.
func signedBeforeReview(f *findings.Facts, hit func(findings.Hit)) {
	for _, r := range model.Reports.All(f) {
		if r.Type != model.ReportDeclaration || len(r.Signatures) == 0 {
			continue
		}
		review := find(f, Review, r.Year.Int())
		signed := r.Signatures[len(r.Signatures)-1].At.Day(f.Zone)
		switch {
		case review == nil || !review.Meeting.IsSet():
			hit(findings.Hit{Record: r, Variant: "none", Args: []reg.Arg{reg.NumArg(r.Year)}})
		case signed < review.Meeting:
			hit(findings.Hit{Record: r, Args: []reg.Arg{reg.DayArg(signed), reg.DayArg(review.Meeting)}})
		}
	}
}

// wrongSigner finds declarations signed by someone who was neither head of the
// agency nor a documented deputy on that day.
func wrongSigner(f *findings.Facts, hit func(findings.Hit)) {
	for _, r := range model.Reports.All(f) {
		for _, s := range r.Signatures {
			if r.Type == model.ReportDeclaration && s.Version == r.Version && !maySign(f, s) {
				hit(findings.Hit{Record: r, Field: "signaturer", Args: []reg.Arg{reg.TextArg(s.Name)}})
			}
		}
	}
}

// maySign reports whether the signer held the role of head of agency, also as
// deputy, or signed on a documented authority. Coordinators and the data
// protection officer sign beside the head, never for the head.
func maySign(f *findings.Facts, s model.Signature) bool {
	if s.Role != model.RoleLeader {
		return true // a second signature, not the leader's
	}
	if s.Proxy != "" {
		return true
	}
	for _, h := range model.RoleHoldings.All(f) {
		if h.Role == model.RoleLeader && h.Person == s.Person && h.Active(s.At.Day(f.Zone)) {
			return true
		}
	}
	return false
}
