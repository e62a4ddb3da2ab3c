package riskboard

import (
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

func actionsKey() string { return model.Actions.Key }

// askAction makes an action against a risk, with its source, and saves both in
// one change. then is called when that went well; nil shows the step anew.
func (r risks) askAction(at int, typed string, then func()) {
	s := r.sheet
	a, ok := model.Actions.New().(*model.Action)
	if !ok {
		panic("riskboard: the register of actions holds something else")
	}
	a.Title, a.Source, a.SourceRef, a.Status = typed, r.Source, s.Draft.Header().No, model.ActionProposed
	a.Description = r.t("action.about", number(at), r.name(at))
	form := edit.NewFormOf(s.Form(), model.Actions.Register, a, "tittel", "beskrivelse", "ansvarlig", "frist", "prioritet", "type")
	parts.Ask(s.Canvas(), parts.Question{Title: r.t("action.title", number(at)), Body: form.Cards(), Width: 620,
		Yes: r.t("action.save"), No: s.Texts.T("ui.record.cancel"),
		OnYes: func() bool { return form.Check() && r.saveAction(at, form.Record(), then) }})
	form.FocusFirst()
}

func (r risks) saveAction(at int, action reg.Record, then func()) bool {
	id, err := r.sheet.Store.NewID()
	if err != nil {
		r.sheet.Failed(err)
		return false
	}
	action.Header().ID = id
	before := r.get(at, r.Actions)
	r.link(at, id)
	if !r.sheet.Write(r.t("action.reason", number(at)), storage.Write{Register: actionsKey(), Record: action}) {
		r.set(at, r.Actions, before)
		return false
	}
	if then == nil {
		then = r.sheet.Again
	}
	r.sheet.Do(then)
	return true
}
