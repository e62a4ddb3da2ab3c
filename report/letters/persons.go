package letters

import (
	"samsvar/model"
)

// Persons drafts the message to those affected by a breach: its nature, whom to
// ask, its likely consequences, and what is done and can be done about it, in
// plain words (art. 34(2)).
func (w Writer) Persons(i *model.Incident) string {
	when := i.Discovered
	if i.Start.IsSet() {
		when = i.Start
	}
	day := w.gap("day")
	if when.IsSet() {
		day = w.Texts.LongDay(when.Day(zone()))
	}
	data := w.gap("data")
	if len(i.Data) > 0 {
		data = list(w, &model.DataCategories.CodeSet, i.Data)
	}
	planned := ""
	if i.PlannedMeasures != "" {
		planned = w.t("persons.planned", i.PlannedMeasures)
	}
	return paragraphs(
		w.t("persons.title"),
		w.t("persons.intro", w.agency(), day),
		w.t("persons.what", w.or(i.Description, "description"), data),
		w.t("persons.consequences", w.or(i.Consequences, "consequences")),
		w.t("persons.done", w.or(i.DoneMeasures, "measures")),
		planned,
		w.t("persons.yourself", w.gap("yourself")),
		w.t("persons.contact", w.or(w.contact(i.ContactPoint), "contact")),
		w.t("persons.complaint"),
		w.t("regards", w.agency()),
	)
}
