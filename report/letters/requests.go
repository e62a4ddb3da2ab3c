package letters

import (
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

func zone() *time.Location { return i18n.Oslo() }

// Receipt drafts the answer that a request has come in: what it is about, and
// when it is answered at the latest.
func (w Writer) Receipt(d *model.DataSubjectRequest, due reg.Day) string {
	identity := ""
	if d.Identity == model.IdentityWaiting {
		identity = w.t("request.identity")
	}
	return paragraphs(w.t("request.receipt.title", w.request(d)), w.t("request.receipt.intro", w.agency(), w.day(d.Received), w.request(d)),
		identity, w.t("request.receipt.due", w.day(due)), w.officer(), w.t("regards", w.agency()))
}

// Extension drafts the notice that answering takes longer, which must reach the
// person within the first month and give the reasons (art. 12(3)).
func (w Writer) Extension(d *model.DataSubjectRequest, first, last reg.Day) string {
	return paragraphs(w.t("request.extension.title", w.request(d)),
		w.t("request.extension.intro", w.agency(), w.day(d.Received), w.request(d)),
		w.t("request.extension.why", w.day(first), w.or(d.ExtendedReason, "reason")),
		w.t("request.extension.due", w.day(last)), w.t("request.complaint"), w.officer(), w.t("regards", w.agency()))
}

// Answer drafts the answer to a request as its outcome asks for: what was done,
// or why not, and the right to complain (art. 12(3) and (4)).
func (w Writer) Answer(d *model.DataSubjectRequest) string {
	outcome := d.Outcome
	if outcome == "" {
		outcome = model.RequestGranted
	}
	all := []string{w.t("request.answer.title", w.request(d)), w.t("request.answer.intro", w.agency(), w.day(d.Received), w.request(d)),
		w.t("request.answer." + string(outcome))}
	if outcome == model.RequestGranted || outcome == model.RequestPartly {
		if key := "letter.request.done." + string(d.Type); w.Texts.Has(key) {
			all = append(all, w.Texts.T(key))
		}
	}
	if d.Refused() {
		all = append(all, w.t("request.answer.law", w.or(d.RefusalLaw, "law")))
	}
	if d.AnswerText != "" {
		all = append(all, d.AnswerText)
	}
	if outcome != model.RequestWithdrawn {
		all = append(all, w.t("request.complaint"))
	}
	return paragraphs(append(all, w.officer(), w.t("regards", w.agency()))...)
}

// request is what the person asks for, in the middle of a sentence.
func (w Writer) request(d *model.DataSubjectRequest) string {
	if d.Type == "" {
		return w.gap("right")
	}
	return w.t("right." + string(d.Type))
}

func (w Writer) day(d reg.Day) string {
	if !d.IsSet() {
		return w.gap("day")
	}
	return w.Texts.LongDay(d)
}

func (w Writer) officer() string {
	contact := w.contact(model.Contact{})
	if contact == "" {
		contact = w.gap("contact")
	}
	return w.t("request.contact", contact)
}
