package annual

import (
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// patience is for how many days a final document may wait for the leader's
// signature before it is a finding.
const patience = 14

// changedAfterSigning finds final declarations whose figures the registers no
// longer give, signed or waiting for the signature. Once sent they are the
// department's matter.
func changedAfterSigning(rounds []*Round, hit func(findings.Hit)) {
	for _, r := range rounds {
		if r.Kind != Declaration || !r.Report.Locked() || r.Report.Status != model.ReportSigned && r.Report.Status != model.ReportForSigning {
			continue
		}
		changed := 0
		for _, l := range r.Lines {
			if given := r.Report.Answer(l.Question.ID); given != nil && l.Computed && given.Computed != "" && given.Computed != l.Figure.Value {
				changed++
			}
		}
		if changed == 0 {
			continue
		}
		h := findings.Hit{Record: r.Report, Args: []reg.Arg{reg.CountArg(r.Year), reg.CountArg(changed)}}
		if r.Report.AwaitsSignature() {
			h.Variant = "unsigned"
		}
		hit(h)
	}
}

// signedBeforeReview finds declarations that were signed before the year's
// management review, or without one.
func signedBeforeReview(f *findings.Facts, hit func(findings.Hit)) {
	for _, r := range model.Reports.All(f) {
		s := r.Signature()
		if r.Type != model.ReportDeclaration || s == nil {
			continue
		}
		review := find(f, Review, r.Year.Int())
		signed := s.At.Day(f.Zone)
		switch {
		case review == nil || !review.Meeting.IsSet():
			hit(findings.Hit{Record: r, Variant: "none", Args: []reg.Arg{reg.NumArg(r.Year)}})
		case signed < review.Meeting:
			hit(findings.Hit{Record: r, Args: []reg.Arg{reg.DayArg(signed), reg.DayArg(review.Meeting)}})
		}
	}
}

// wrongSigner finds signatures on the newest version of a declaration by someone
// who had no right to that field on that day. The leader's is for the head of
// agency and documented deputies; coordinators and the data protection officer
// sign beside the head, never for the head.
func wrongSigner(f *findings.Facts, hit func(findings.Hit)) {
	for _, r := range model.Reports.All(f) {
		if r.Type != model.ReportDeclaration {
			continue
		}
		for _, s := range r.SignaturesOf(r.Version) {
			h := findings.Hit{Record: r, Field: "signaturer", Args: []reg.Arg{reg.TextArg(s.Name)}}
			if !s.ForLeader() {
				h.Variant = "beside"
			}
			if !r.MaySign(f, s) {
				hit(h)
			}
		}
	}
}

// waitsForSignature finds final documents of a kind that have waited long for
// the leader's signature.
func waitsForSignature(kind model.ReportType) func(*findings.Facts, func(findings.Hit)) {
	return func(f *findings.Facts, hit func(findings.Hit)) {
		for _, r := range model.Reports.All(f) {
			if r.Type != kind || !r.AwaitsSignature() {
				continue
			}
			made := r.VersionOf(r.Version).Made
			if made == 0 {
				continue
			}
			day := made.Day(f.Zone)
			if waited := day.DaysTo(f.Today); waited > patience {
				hit(findings.Hit{Record: r, Field: "signaturer", Args: []reg.Arg{reg.NumArg(r.Version), reg.DayArg(day), reg.CountArg(waited)}})
			}
		}
	}
}
