package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/report"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// stepsCard points at the first things to do, or is nil where they are done or
// the user has put them away.
func (v *view) stepsCard(s summary) fyne.CanvasObject {
	if v.d.Settings == nil {
		return nil
	}
	wish := v.d.Settings().FirstSteps
	all := firstSteps(v.d.Store.View(), s, v.d.Today())
	if wish == stepsHidden || wish != stepsAsked && left(all) <= fewSteps {
		return nil
	}
	t := v.d.Texts
	hide := parts.NewQuiet(t.T("ui.steps.hide"), v.hideSteps)
	head := parts.Ends(8, parts.Column(2, parts.NewHeading(t.T("ui.steps.title")),
		parts.NewNote(t.T("ui.steps.line", t.Int(len(all)-left(all)), t.Int(len(all))))), hide)
	var rows []fyne.CanvasObject
	first := true
	for i, s := range all {
		rows = append(rows, v.stepRow(i+1, s, first && !s.done))
		first = first && s.done
	}
	return parts.NewCard(head, parts.Lined(8, rows...))
}

// fewSteps is how many steps may be left for the card to make room for the work
// of the day: the findings and the year lead to them anyway.
const fewSteps = 2

// stepRow is a step; the next one to do has the primary button.
func (v *view) stepRow(number int, s step, next bool) fyne.CanvasObject {
	t := v.d.Texts
	words := parts.Column(2, parts.NewWrapped(t.T("ui.steps."+s.key)), parts.NewNote(t.T("ui.steps."+s.key+".why")))
	sign := parts.NewMuted(strconv.Itoa(number))
	if s.done {
		sign = parts.NewText(report.SeverityGood.Label(t.T("ui.steps.done"))).In(look.Green)
	}
	do := func() { v.d.Open(s.place) }
	button := parts.NewButton(t.T("ui.steps."+s.key+".do"), do)
	if next {
		button = parts.NewPrimary(t.T("ui.steps."+s.key+".do"), do)
	}
	objects := []fyne.CanvasObject{sign, words}
	if s.other.Kind != "" {
		objects = append(objects, parts.NewButton(t.T("ui.steps."+s.key+".examples"), func() { v.d.Open(s.other) }))
	}
	return parts.Stretch(12, words, append(objects, button)...)
}

// hideSteps puts the first steps away until they are asked for from the menu.
func (v *view) hideSteps() {
	v.d.Choose(func(c *settings.Settings) { c.FirstSteps = stepsHidden })
	v.show(v.last)
	v.d.Saved(v.d.Texts.T("ui.steps.hidden"))
}
