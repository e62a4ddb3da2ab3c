package incident

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
)

// learnPart are the cause, the lessons, the actions, and the closing.
func (s *Screen) learnPart() []fyne.CanvasObject {
	sheet := s.Sheet("hovedaarsak", "tiltak_gjort", "tiltak_planlagt", "laering", "lukket_dato")
	sheet.Also = func(rec reg.Record) {
		begun(rec)
		if i, ok := rec.(*model.Incident); ok && !i.Open() {
			i.Status = model.IncidentClosed
		}
	}
	return []fyne.CanvasObject{s.actionsCard(), sheet.Object()}
}

// actionsCard lists the actions that follow from the incident.
func (s *Screen) actionsCard() fyne.CanvasObject {
	view := s.Store.View()
	names := s.Names(view)
	var links []reading.Link
	for _, id := range s.i.Actions {
		links = append(links, reading.Link{Ref: reg.Ref{Register: model.Actions.Key, ID: id}, Text: names(model.Actions.Key, id)})
	}
	card := []fyne.CanvasObject{parts.NewHeading(s.t("actions")), parts.NewNote(s.t("actions.help"))}
	if len(links) > 0 {
		card = append(card, s.View().Links(links))
	}
	return parts.NewCard(append(card, parts.Row(0, s.View().Button(s.t("actions.new"), s.askAction)))...)
}

// askAction asks what is to be done, by whom and when, and makes an action of it
// that is linked to the incident.
func (s *Screen) askAction() {
	action, ok := model.Actions.New().(*model.Action)
	if !ok {
		return
	}
	action.Source, action.SourceRef, action.Status = model.SourceIncident, s.i.No, model.ActionDecided
	action.Decided, action.Due, action.Unit = s.Today(), s.Today().AddMonths(1), s.i.Unit
	deps := s.Form()
	object := func() reg.Object { return action }
	title := parts.NewEntry(s.t("actions.title"))
	person := edit.NewField(deps, model.Actions.Field("ansvarlig"), object, true)
	due := edit.NewField(deps, model.Actions.Field("frist"), object, true)
	body := parts.Column(12, parts.NewValueOf(s.t("actions.title"), title),
		parts.NewValueOf(s.Texts.Field(model.Actions.Register, model.Actions.Field("ansvarlig")), person.Object()),
		parts.NewValueOf(s.Texts.Field(model.Actions.Register, model.Actions.Field("frist")), due.Object()))
	parts.Ask(s.Canvas(), parts.Question{Title: s.t("actions.new"), Text: s.t("actions.ask"), Body: body, Focus: title, Width: 520,
		Yes: s.t("actions.save"), No: s.Texts.T("ui.record.cancel"), OnYes: func() bool {
			action.Title = strings.TrimSpace(title.Text)
			return action.Title != "" && due.Err() == nil && s.saveAction(action)
		}})
}

// saveAction saves the action and its link from the incident as one change.
func (s *Screen) saveAction(action *model.Action) bool {
	now := model.Incidents.Get(s.Store.View(), s.Ref.ID)
	if now == nil {
		return true
	}
	incident, ok := model.Incidents.Clone(now).(*model.Incident)
	id, err := s.Store.NewID()
	if !ok || err != nil {
		s.Failed(err)
		return false
	}
	action.ID = id
	incident.Actions = append(incident.Actions, id)
	_, err = s.Store.Save(storage.Change{Records: []storage.Write{{Register: model.Actions.Key, Record: action},
		{Register: model.Incidents.Key, Record: incident, Base: now}}})
	if err != nil {
		s.Failed(err)
		return false
	}
	s.Saved(s.t("actions.saved", action.Title))
	return true
}
