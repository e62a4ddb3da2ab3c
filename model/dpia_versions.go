package model

import "samsvar/model/reg"

// DPIAVersion is one approval of an assessment. What the assessment said then
// stands in the history.
type DPIAVersion struct {
	reg.Item
	Number     reg.Num
	Made       reg.Instant // when it was entered
	Approved   reg.Day
	ApprovedBy reg.ID
	Conclusion DPIAConclusion
	Residual   RiskLevel
	Summary    string // what is new since the version before
}

func dpiaVersionFields() reg.Of[DPIAVersion] {
	return reg.Fields(
		reg.Number("versjon", func(v *DPIAVersion) *reg.Num { return &v.Number }, reg.AtLeast(1)),
		reg.Moment("laget_tid", func(v *DPIAVersion) *reg.Instant { return &v.Made }),
		reg.Date("godkjent_dato", func(v *DPIAVersion) *reg.Day { return &v.Approved }),
		reg.Link("godkjent_av", func(v *DPIAVersion) *reg.ID { return &v.ApprovedBy }, "personer"),
		reg.Choice("konklusjon", func(v *DPIAVersion) *DPIAConclusion { return &v.Conclusion }, DPIAConclusions),
		reg.Choice("restrisiko", func(v *DPIAVersion) *RiskLevel { return &v.Residual }, RiskLevels),
		reg.LongText("sammendrag", func(v *DPIAVersion) *string { return &v.Summary }),
	)
}

// DPIAHindrance is what keeps an assessment from being approved.
type DPIAHindrance string

// The hindrances.
const (
	HindrancePart         DPIAHindrance = "innhold"       // art. 35(7): a part is empty
	HindranceConclusion   DPIAHindrance = "konklusjon"    // nothing is concluded
	HindranceAdvice       DPIAHindrance = "pvo_raad"      // art. 35(2): the officer was not asked
	HindranceReason       DPIAHindrance = "pvo_grunn"     // advice not followed, without a reason
	HindranceViews        DPIAHindrance = "synspunkter"   // art. 35(9): neither sought nor told why not
	HindranceResidual     DPIAHindrance = "restrisiko"    // the residual risk is not judged
	HindranceConsultation DPIAHindrance = "droftelse"     // art. 36(1): high residual risk
	HindranceApprover     DPIAHindrance = "godkjenner"    // nobody is named
	HindranceOfficer      DPIAHindrance = "ombud_godtar"  // art. 38(6): the officer advises
	HindranceDay          DPIAHindrance = "godkjent_dato" // no day
)

// Approval is who approves an assessment, when, and what is new in it.
type Approval struct {
	By      reg.ID
	Day     reg.Day
	Summary string
	Officer bool // the one who approves is the data protection officer
}

// Hindrances lists what keeps the assessment from being approved: the contents
// of art. 35(7), the advice of art. 35(2) with a reason where it is not followed,
// the views of art. 35(9), and a conclusion that goes with the residual risk. With
// high residual risk nothing may start before Datatilsynet has answered, art. 36(1).
func (d *DPIA) Hindrances(a Approval) []DPIAHindrance {
	var all []DPIAHindrance
	partly := d.Advice.Followed == FollowedNo || d.Advice.Followed == FollowedPartly
	may := d.Conclusion == DPIAMayStart || d.Conclusion == DPIAMayStartMeasures
	for _, h := range []struct {
		is      DPIAHindrance
		hinders bool
	}{
		{HindrancePart, len(d.ContentGaps()) > 0},
		{HindranceAdvice, !d.Advice.Given()},
		{HindranceReason, partly && d.Advice.Reason == ""},
		{HindranceViews, d.Views.Sought == reg.Unanswered || d.Views.Sought == reg.No && d.Views.WhyNot == ""},
		{HindranceResidual, d.ResidualRisk == ""},
		{HindranceConclusion, d.Conclusion == ""},
		{HindranceConsultation, d.ResidualRisk == RiskHigh && may && !d.Answered()},
		{HindranceApprover, a.By == ""},
		{HindranceOfficer, a.Officer},
		{HindranceDay, !a.Day.IsSet()},
	} {
		if h.hinders {
			all = append(all, h.is)
		}
	}
	return all
}

// Approve makes the assessment as it is now its next version. It is due for
// review after so many months, unless a later day than the approval is set; art.
// 35(11) asks for one whenever the risk changes. A conclusion that Datatilsynet
// must be consulted leaves it open until there is an answer.
func (d *DPIA) Approve(a Approval, now reg.Instant, months reg.Num) {
	d.ApprovedBy, d.Approved, d.Status = a.By, a.Day, DPIAApproved
	if d.Conclusion == DPIAConsult && !d.Answered() {
		d.Status = DPIAConsultation
	}
	if d.NextReview <= a.Day {
		d.NextReview = a.Day.AddMonths(months.Int())
	}
	d.addVersion(now, a.Summary)
}

// Revise opens an approved assessment for changes. It holds until the next
// version is approved. One that was approved before versions were kept gets its
// first one now.
func (d *DPIA) Revise(now reg.Instant) {
	if len(d.Versions) == 0 && d.Approved.IsSet() {
		d.addVersion(now, "")
	}
	d.Status = DPIARevision
}

func (d *DPIA) addVersion(now reg.Instant, summary string) {
	d.Version = reg.Int(d.Version.Int() + 1)
	d.Versions = append(d.Versions, DPIAVersion{Number: d.Version, Made: now, Approved: d.Approved, ApprovedBy: d.ApprovedBy,
		Conclusion: d.Conclusion, Residual: d.ResidualRisk, Summary: summary})
}
