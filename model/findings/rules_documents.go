package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func documentRules() []Rule {
	documents := model.GoverningDocuments.Key
	return []Rule{
		{ID: "R-DOK-01", Register: documents, Severity: Medium, find: documentOutdated},
		{ID: "R-DOK-02", Register: documents, Severity: High, find: cornerstoneMissing},
		{ID: "R-HNV-01", Register: model.Enquiries.Key, Severity: Low, find: enquiryOpen},
	}
}

// documentOutdated finds documents past their next review; where none is set,
// those approved or reviewed too long ago. A draft is not yet due.
func documentOutdated(f *Facts, hit func(Hit)) {
	months := f.Settings().DocumentMonths
	for _, d := range inUse(f, model.GoverningDocuments) {
		checked := f.checked(d.Date, d.Reviewed)
		draft := d.Status == model.StatusDraft || d.Status == model.StatusApproval
		switch {
		case f.Past(d.NextReview):
			hit(Hit{Record: d, Field: "neste_revisjon", Due: d.NextReview, Args: []reg.Arg{reg.DayArg(d.NextReview)}})
		case draft || d.NextReview.IsSet() || !f.Longer(checked, months):
		case !checked.IsSet():
			hit(Hit{Record: d, Field: "dato", Variant: "udatert"})
		default:
			hit(Hit{Record: d, Field: "revidert_dato", Variant: "gammel", Due: checked.AddMonths(months.Int()),
				Args: []reg.Arg{reg.DayArg(checked), reg.NumArg(months)}})
		}
	}
}

// cornerstoneMissing finds which of the documents that internal control rests on
// are not there, approved.
func cornerstoneMissing(f *Facts, hit func(Hit)) {
	have := map[model.DocumentType]bool{}
	for _, d := range inUse(f, model.GoverningDocuments) {
		have[d.Type] = have[d.Type] || d.IsApproved(f.Today)
	}
	var missing []string
	for _, t := range []model.DocumentType{model.DocumentObjectives, model.DocumentStrategy, model.DocumentIncidents} {
		if !have[t] {
			missing = append(missing, string(t))
		}
	}
	if len(missing) > 0 {
		hit(Hit{Args: []reg.Arg{codesArg(&model.DocumentTypes.CodeSet, missing)}})
	}
}

func enquiryOpen(f *Facts, hit func(Hit)) {
	days := f.Settings().EnquiryDays.Int()
	for _, e := range inUse(f, model.Enquiries) {
		if e.OpenLonger(f.Today, days) {
			hit(Hit{Record: e, Field: "lukket_dato", Due: e.Date.AddDays(days),
				Args: []reg.Arg{reg.DayArg(e.Date), reg.CountArg(e.Date.DaysTo(f.Today))}})
		}
	}
}
