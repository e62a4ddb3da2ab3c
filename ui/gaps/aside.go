package gaps

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// monthsAside is when a finding comes back unless the user says otherwise.
const monthsAside = 6

// aside is the question that sets a finding aside.
type aside struct {
	page   *page
	record *model.Suppression
	reason *parts.Entry
	name   *parts.Entry
	until  *edit.Field
	wrong  *parts.Text
}

// suppression is the record that sets a finding aside, as yet without reason.
func suppression(e entry, today reg.Day, name string) *model.Suppression {
	s, ok := model.Suppressions.New().(*model.Suppression)
	if !ok {
		panic("gaps: the register of findings set aside holds something else")
	}
	s.Rule, s.Register, s.Record, s.Name = e.Rule, e.Register, string(e.ID), name
	s.Day, s.Until = today, today.AddMonths(monthsAside)
	return s
}

// fault is the key of what the record lacks, "" for nothing.
func fault(s *model.Suppression) string {
	switch {
	case strings.TrimSpace(s.Reason) == "":
		return "put.reason_missing"
	case strings.TrimSpace(s.Name) == "":
		return "put.name_missing"
	case s.Until <= s.Day:
		return "put.until_missing"
	}
	return ""
}

// askAside asks for reason, name and the day the finding comes back.
func (p *page) askAside(e entry) {
	a := &aside{page: p, record: suppression(e, p.Today(), p.Settings().User)}
	a.reason = parts.NewTextArea(p.t("put.reason"), 3)
	a.name = parts.NewEntry(p.t("put.name"))
	a.name.SetText(a.record.Name)
	untilField := model.Suppressions.Field("utloper")
	a.until = edit.NewField(edit.Deps{Texts: p.Texts, Today: p.Today}, untilField, func() reg.Object { return a.record }, true)
	a.wrong = parts.NewWrapped("").In(look.Red)
	a.wrong.Hide()
	body := parts.Column(12, parts.NewWrapped(e.title+": "+e.text).Strong(),
		parts.NewValueOf(p.t("put.reason"), a.reason), parts.NewValueOf(p.t("put.name"), a.name),
		parts.NewValueOf(p.t("put.until"), a.until.Object()), a.wrong)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("put.title"), Text: p.t("put.text"), Body: body, Focus: a.reason,
		Yes: p.t("put.yes"), No: p.t("put.no"), OnYes: a.save, Width: 520})
}

// save keeps what was answered, or tells what is missing.
func (a *aside) save() bool {
	a.record.Reason, a.record.Name = a.reason.Text, a.name.Text
	key := fault(a.record)
	if a.until.Err() != nil {
		key = "put.until_missing"
	}
	if key != "" {
		a.wrong.SetText(a.page.t(key))
		a.wrong.Show()
		return false
	}
	p := a.page
	change := storage.Change{Records: []storage.Write{{Register: model.Suppressions.Key, Record: a.record}}}
	if _, err := p.Store.Save(change); err != nil {
		p.Failed(err)
		return false
	}
	p.Saved(p.t("put.done", p.Texts.Day(a.record.Until)))
	return true
}

// bringBack lets a finding count again. What was written stays in the history.
func (p *page) bringBack(e entry) {
	ref := reg.Ref{Register: model.Suppressions.Key, ID: e.Aside.ID}
	if _, err := p.Store.Save(storage.Change{Delete: []reg.Ref{ref}}); err != nil {
		p.Failed(err)
		return
	}
	p.Saved(p.t("back.done"))
}
