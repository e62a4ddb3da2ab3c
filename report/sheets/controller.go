package sheets

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
)

// controller names those who answer for everything in a record of processing, by
// art. 30(1)(a) and (2)(a): the controller or processor and the data protection
// officer. What a record says itself stands with the record.
func (w *writer) controller() {
	first := w.Agency.Controller
	if first.Name == "" {
		first = w.Agency.Municipality
	}
	label := w.Texts.FieldShort(model.Agencies.Register, model.Agencies.Field("behandlingsansvarlig"))
	switch w.register.Key {
	case model.ProcessorRecords.Key:
		label = w.Say("processor")
		first = model.Body{Name: w.Agency.Name(string(w.Texts.Lang())), OrgNo: w.Agency.OrgNo, Address: w.Agency.Address,
			Email: w.Agency.Email, Phone: w.Agency.Phone}
	case model.ProcessingRecords.Key:
	default:
		return
	}
	officer := model.Agencies.Field("personvernombud")
	facts := []report.Fact{{Label: label, Value: w.reach(first, "")},
		{Label: w.Texts.FieldShort(model.Agencies.Register, officer), Value: w.reach(w.Agency.Officer, officer.Key)}}
	for i := range facts {
		if facts[i].Value == "" {
			facts[i].Value = w.Missing()
		}
	}
	w.Add(report.FactList{Facts: facts})
}

// reach is what a body is called and how to reach it; of an office the public
// is not told what belongs to a person.
func (w *writer) reach(b model.Body, office string) string {
	parts := []struct{ key, text string }{{"navn", b.Name}, {"orgnr", b.OrgNo}, {"adresse", b.Address}, {"epost", b.Email}, {"telefon", b.Phone}}
	var all []string
	for _, p := range parts {
		if p.text == "" || office != "" && w.extent == Public && hiddenPart(office, p.key) {
			continue
		}
		all = append(all, p.text)
	}
	return strings.Join(all, ", ")
}

// hiddenPart reports whether a part of an office of the agency is personal.
func hiddenPart(office, key string) bool {
	return slices.ContainsFunc(model.Agencies.Field(office).Sub, func(f *reg.Field) bool { return f.Key == key && hidden(f) })
}
