package figures

import (
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

func privacyFigures() []definition {
	return []definition{
		{"ve.pv.oversikt", []string{model.ProcessingRecords.Key}, recordsReviewed},
		{"ve.dpia.antall", []string{model.DPIAs.Key}, assessmentsDone},
		{"ve.dpia.forhand", []string{model.DPIAs.Key}, consultations},
		{"ve.dpia.rutine", []string{model.GoverningDocuments.Key}, func(b *basis) Figure {
			approved := b.approved(model.DocumentDPIARoutine)
			drafts := pick(model.GoverningDocuments, b, func(d *model.GoverningDocument) bool {
				return d.Type == model.DocumentDPIARoutine && !model.GoverningDocuments.Ended(d)
			})
			answer := graded(min(len(drafts), 1), 2)
			if len(approved) > 0 {
				answer = yes
			}
			return Figure{Value: answer, Records: refs(model.GoverningDocuments.Key, drafts)}
		}},
		{"ve.dba.mangler", []string{model.Systems.Key}, func(b *basis) Figure { return b.hits("R-DBA-01") }},
		{"ve.dba.ikke_revidert", []string{model.ProcessingAgreements.Key}, func(b *basis) Figure { return b.hits("R-DBA-02", "R-DBA-03") }},
	}
}

// hits counts the records that any of the rules point to; a record that
// several rules point to counts once. Findings set aside count too: setting
// one aside does not change the figure.
func (b *basis) hits(rules ...string) Figure {
	behind := b.found.ByRule(rules...).Refs()
	return Figure{Value: reg.Int(len(behind)).Text(), Records: behind}
}

// recordsReviewed answers yes when no record in force is due for review,
// partly when fewer than half are, else no.
func recordsReviewed(b *basis) Figure {
	inForce := pick(model.ProcessingRecords, b, (*model.ProcessingRecord).InForce)
	due := map[reg.ID]bool{}
	for _, f := range b.found.ByRule("R-BEH-02") {
		due[f.ID] = true
	}
	reviewed := pick(model.ProcessingRecords, b, func(p *model.ProcessingRecord) bool {
		return p.InForce() && !due[p.ID]
	})
	answer := yes
	switch missing := len(inForce) - len(reviewed); {
	case missing*2 >= len(inForce):
		answer = no
	case missing > 0:
		answer = partly
	}
	f := Figure{Value: answer, Beside: reg.Int(len(reviewed)), Records: refs(model.ProcessingRecords.Key, reviewed)}
	return f.of(counted(model.ProcessingRecords, inForce))
}

// assessmentsDone counts approved assessments so far, whether or not they have
// been replaced since; beside it, those approved in the period.
func assessmentsDone(b *basis) Figure {
	inPeriod := 0
	done := pick(model.DPIAs, b, func(d *model.DPIA) bool {
		if !d.Approved.IsSet() || d.Approved > b.asOf {
			return false
		}
		if b.inPeriod(d.Approved) {
			inPeriod++
		}
		return true
	})
	f := counted(model.DPIAs, done)
	f.Beside = reg.Int(inPeriod)
	return f
}

func consultations(b *basis) Figure {
	return counted(model.DPIAs, pick(model.DPIAs, b, func(d *model.DPIA) bool {
		return d.Consultation.Sent.IsSet() && d.Consultation.Sent <= b.asOf
	}))
}

// invalidTransferRules are the rules that say a transfer has no valid tool.
func invalidTransferRules() []string {
	return []string{"R-OVF-02", "R-OVF-03", "R-OVF-04", "R-OVF-05", "R-OVF-07", "R-OVF-08"}
}

// transfers returns the transfers out of the EEA that go on.
func (b *basis) transfers() []*model.Transfer {
	return pick(model.Transfers, b, func(t *model.Transfer) bool {
		begun := !t.Started.IsSet() || t.Started <= b.asOf
		ended := t.Status == model.StatusEnded || (t.Ended.IsSet() && t.Ended <= b.asOf)
		return begun && !ended && !t.Country.InEEA()
	})
}

func transfersWithoutTool(b *basis) Figure {
	invalid := map[reg.ID]bool{}
	for _, f := range b.found.ByRule(invalidTransferRules()...) {
		invalid[f.ID] = f.Severity.AtLeast(findings.High)
	}
	all := b.transfers()
	var without []*model.Transfer
	for _, t := range all {
		if invalid[t.ID] {
			without = append(without, t)
		}
	}
	return counted(model.Transfers, without).of(counted(model.Transfers, all))
}
