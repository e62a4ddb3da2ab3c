package annual

import (
	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/reg"
)

// Locked reports whether the document is final: what it says stays as it is,
// whatever the registers say later.
func (r *Round) Locked() bool { return r.locked }

// Seal returns a copy of the round's report with its final document, which is
// ready to be signed. Every answer as it counts, every figure and every answer
// of last year is entered, so that the report stands on its own. The version
// says where the frozen files are; its number and what it replaces are filled
// in. Errors are *reg.Error.
func (r *Round) Seal(version model.ReportVersion) (*model.Report, error) {
	switch {
	case r.Report.Locked():
		return nil, &reg.Error{Code: "report_locked"}
	case len(r.Blockers()) > 0:
		return nil, &reg.Error{Code: "report_blocked"}
	}
	report := r.Confirm()
	for _, l := range r.Lines {
		if l.Computed {
			a := report.AnswerTo(l.Question.ID)
			a.Computed, a.ComputedAt = l.Figure.Value, r.now
		}
		report.SetPrior(l.Question.ID, l.LastYear)
	}
	number := reg.Int(report.NextVersion())
	version.Number = number
	if opened := report.VersionOf(number); opened != nil {
		version.Item, version.Replaces, version.Reason = opened.Item, opened.Replaces, opened.Reason
		version.Opened, version.OpenedBy = opened.Opened, opened.OpenedBy
		*opened = version
	} else {
		version.Replaces = report.Version
		report.Versions = append(report.Versions, version)
	}
	report.Version, report.Status = number, model.ReportForSigning
	if !report.DocumentDay.IsSet() {
		report.DocumentDay = r.Figures.AsOf
	}
	return report, nil
}

// Sign returns a copy of the round's report with one more signature on its final
// document. Errors are *reg.Error.
func (r *Round) Sign(s model.Signature) (*model.Report, error) {
	report := r.copyReport()
	return report, report.Sign(s)
}

// freeze makes the lines of a final document from its record alone.
func (r *Round) freeze() {
	r.locked = true
	for i := range r.Lines {
		l := &r.Lines[i]
		l.Figure, l.Computed = figures.Figure{ID: l.Question.ID}, false
		if before, ok := r.Report.Prior(l.Question.ID); ok || len(r.Report.LastYear) > 0 {
			l.LastYear = before
		}
		if given := r.Report.Answer(l.Question.ID); given != nil && given.Computed != "" {
			l.Figure.Value, l.Figure.Grounded, l.Computed = given.Computed, true, true
		}
		l.Answer = r.answer(*l)
	}
}

// WithFigures returns a final round with more of its figures: the records behind
// them and what stands beside them, as they were kept when it was made final.
// Figures of other value are left alone.
func (r *Round) WithFigures(kept []figures.Figure) *Round {
	changed := *r
	changed.Lines = append([]Line(nil), r.Lines...)
	for i := range changed.Lines {
		for _, f := range kept {
			if l := &changed.Lines[i]; l.Computed && f.ID == l.Question.ID && f.Value == l.Figure.Value {
				l.Figure = f
			}
		}
	}
	return &changed
}
