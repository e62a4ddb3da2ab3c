package figures

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func controlFigures() []definition {
	return []definition{
		{"ve.ik.etablert", []string{model.GoverningDocuments.Key}, internalControl},
		{"ve.verdi.kartlagt", []string{model.InformationAssets.Key}, assetsValued},
		{"ve.verdi.metode", []string{model.Agencies.Key}, valuationMethod},
		{"ve.risiko.systematisk", []string{model.RiskAssessments.Key}, systematicRisk},
		{"ve.risiko.akseptabelt", []string{model.Agencies.Key}, acceptableRisk},
	}
}

// cornerstones are the groups of documents an internal control rests on
// (eForvaltningsforskriften § 15); one approved document of each group is
// asked for.
func cornerstones() [][]model.DocumentType {
	return [][]model.DocumentType{
		{model.DocumentObjectives},
		{model.DocumentStrategy},
		{model.DocumentIncidents},
		{model.DocumentInstruction, model.DocumentPolicy},
	}
}

func internalControl(b *basis) Figure {
	have := 0
	var behind []*model.GoverningDocument
	for _, group := range cornerstones() {
		approved := b.approved(group...)
		have += min(len(approved), 1)
		behind = append(behind, approved...)
	}
	return Figure{Value: graded(have, len(cornerstones())), Total: reg.Int(len(cornerstones())),
		Beside: reg.Int(have), Records: refs(model.GoverningDocuments.Key, behind)}
}

// approved returns the approved documents of these types.
func (b *basis) approved(types ...model.DocumentType) []*model.GoverningDocument {
	return pick(model.GoverningDocuments, b, func(d *model.GoverningDocument) bool {
		for _, t := range types {
			if d.Type == t && d.IsApproved(b.asOf) && !model.GoverningDocuments.Ended(d) {
				return true
			}
		}
		return false
	})
}

func assetsValued(b *basis) Figure {
	assets := pick(model.InformationAssets, b, func(a *model.InformationAsset) bool {
		return !a.Until.IsSet() || a.Until > b.asOf
	})
	valued := pick(model.InformationAssets, b, func(a *model.InformationAsset) bool {
		return (!a.Until.IsSet() || a.Until > b.asOf) && a.IsValued()
	})
	f := Figure{Value: graded(len(valued), len(assets)), Beside: reg.Int(len(valued)),
		Records: refs(model.InformationAssets.Key, valued)}
	return f.of(counted(model.InformationAssets, assets))
}

// systematicRisk answers yes when approved assessments that are still valid
// stand on at least two of the levels agency, process, system and project.
func systematicRisk(b *basis) Figure {
	levels := map[model.RiskScope]bool{}
	valid := pick(model.RiskAssessments, b, func(r *model.RiskAssessment) bool {
		return r.IsApproved(b.asOf) && b.facts.RiskValid(r)
	})
	for _, r := range valid {
		switch r.Level {
		case model.RiskOfAgency, model.RiskOfProcess, model.RiskOfSystem, model.RiskOfProject:
			levels[r.Level] = true
		}
	}
	return Figure{Value: graded(len(levels), 2), Beside: reg.Int(len(levels)), Total: reg.Int(4),
		Records: refs(model.RiskAssessments.Key, valid)}
}

// valuationMethod answers what the agency has decided to classify by.
func valuationMethod(b *basis) Figure {
	agencies := model.Agencies.All(b)
	f := Figure{Records: refs(model.Agencies.Key, agencies)}
	for _, a := range agencies {
		f.Value = model.Agencies.Value(a, "metode").Text()
	}
	return f
}

// acceptableRisk answers yes when acceptance criteria for the whole agency were
// decided by the end of the period, partly when there are some without date.
func acceptableRisk(b *basis) Figure {
	f := Figure{Value: no, Records: refs(model.Agencies.Key, model.Agencies.All(b))}
	for _, a := range model.Agencies.All(b) {
		for _, c := range a.Acceptance {
			decided := c.Day.IsSet() && c.Day <= b.asOf
			if c.Scope == model.AcceptAgency && decided {
				f.Value = yes
			} else if f.Value == no {
				f.Value = partly
			}
		}
	}
	return f
}
