package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
	"samsvar/ui/sift"
)

// asking is the dialog in which a condition is made.
type asking struct {
	v     *view
	field *reg.Field // nil for what is missing
	path  string
	how   string
	down  *parts.Dropdown
	value *edit.Field // nil where none is needed
	loose *reg.Loose
	rules string // chosen rules
	place *fyne.Container
	focus fyne.Focusable // of the value
}

// askCondition asks what a field is to be; old is the condition that it takes
// the place of, nil for a further one.
func (v *view) askCondition(c settings.Condition, old *settings.Condition) {
	s, t := v.s, v.t
	a := &asking{v: v, path: c.Field, how: c.How, place: container.NewStack()}
	title := t.T("ui.register.gaps")
	if c.Field != sift.GapsField {
		if a.field = s.register.Field(c.Field); a.field == nil {
			return
		}
		title = t.FieldPath(s.register, c.Field)
	}
	if a.how == "" {
		a.how = sift.Ways(a.field)[0]
	}
	a.down = parts.NewDropdown(t.T("ui.register.how"), "")
	a.down.OnOpen = a.pickHow
	a.show(c.Value)
	body := parts.Column(10, a.down, a.place)
	ask := parts.Question{Title: title, Body: body, Focus: a.down, Width: 460, Yes: t.T("ui.register.use"), No: t.T("ui.register.cancel"),
		OnYes: func() bool { return a.use(old) }}
	if old != nil {
		ask.Other, ask.OnOther = t.T("ui.register.remove"), func() { s.dropCondition(*old) }
	}
	layer := parts.Ask(s.d.Canvas(), ask)
	switch {
	case a.value != nil:
		a.value.Focus()
	case a.focus != nil:
		layer.Focus(a.focus)
	}
}

func (a *asking) pickHow(typed string) {
	p := &parts.Picker{Label: a.v.t.T("ui.register.how"), Chosen: func(key string) bool { return key == a.how }, OnPick: func(key string) {
		before := a.canonical()
		a.how = key
		a.show(before)
	}}
	for _, how := range sift.Ways(a.field) {
		p.Options = append(p.Options, parts.Option{Key: how, Text: sift.How(a.v.t, a.field, how)})
	}
	p.ShowTyped(a.down, typed)
}

// canonical is the value as it is given now.
func (a *asking) canonical() string {
	if a.value != nil {
		return a.value.Description().Of(a.loose).Text()
	}
	return a.rules
}

// show shows the way, and the field for its value with what was given before if
// that fits.
func (a *asking) show(before string) {
	s, t := a.v.s, a.v.t
	a.down.SetText(sift.How(t, a.field, a.how))
	a.value, a.focus, a.rules = nil, nil, ""
	a.place.RemoveAll()
	asked := sift.Value(a.field, a.how, s.list.found.Rules())
	switch {
	case asked == nil:
	case a.field == nil:
		a.rules = before
		a.place.Add(a.rulePicker())
	default:
		a.loose = reg.NewLoose()
		_ = asked.Of(a.loose).Parse(before) // what does not fit is left out
		deps := s.d.Form()
		deps.Create, deps.Open = nil, nil
		deps.Label = func(*reg.Field) string { return t.T("ui.register.value") }
		a.value = edit.NewField(deps, asked, func() reg.Object { return a.loose }, true)
		a.place.Add(a.value.Object())
	}
	a.place.Refresh()
}

// rulePicker chooses among the rules by which anything is missing.
func (a *asking) rulePicker() fyne.CanvasObject {
	t := a.v.t
	down := parts.NewDropdown(t.T("ui.register.rules"), t.T("ui.register.choose_rules"))
	say := func() {
		if a.rules == "" {
			down.SetText("")
			return
		}
		down.SetText(a.v.sieve().Words(settings.Condition{Field: sift.GapsField, How: sift.Is, Value: a.rules}))
	}
	say()
	down.OnOpen = func(typed string) {
		p := &parts.Picker{Label: t.T("ui.register.rules"), Many: true, Done: t.T("ui.register.done"), Search: t.T("ui.register.search_rules"),
			None:   t.T("ui.register.no_rules"),
			Chosen: func(rule string) bool { return inList(a.rules, rule) },
			OnPick: func(rule string) {
				a.rules = toggledIn(a.rules, rule)
				say()
			}}
		for _, rule := range a.v.s.list.found.Rules() {
			p.Options = append(p.Options, parts.Option{Key: rule, Text: t.T("rule." + rule)})
		}
		p.ShowTyped(down, typed)
	}
	a.focus = down
	return down
}

// use takes the condition, if its value is given.
func (a *asking) use(old *settings.Condition) bool {
	c := settings.Condition{Field: a.path, How: a.how, Value: a.canonical()}
	if a.value != nil && (a.value.Err() != nil || c.Value == "") {
		if a.value.Err() == nil {
			a.value.SetProblems([]reg.Problem{{Field: a.path, Code: "required"}})
		}
		a.value.Focus()
		return false
	}
	if a.focus != nil && a.rules == "" {
		return false
	}
	a.v.s.d.Do(func() {
		if old != nil {
			a.v.s.changeCondition(*old, c)
		} else {
			a.v.s.addCondition(c)
		}
		a.v.grid.Focus()
	})
	return true
}
