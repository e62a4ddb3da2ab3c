package guidance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// show builds the role and its months anew, and keeps the focus where a task
// was ticked.
func (v *view) show() {
	all := v.state.tasks(v.Store.View())
	v.head.SetLine(v.line(v.state.standing(all, v.Today())))
	v.body.Objects = []fyne.CanvasObject{v.roleCard()}
	v.this = nil
	var focused *parts.TickBox
	for _, m := range months(all) {
		card, tick := v.monthCard(m)
		v.body.Add(card)
		if v.present(m.number) {
			v.this = card
		}
		if tick != nil {
			focused = tick
		}
	}
	v.body.Refresh()
	if focused != nil {
		v.takeFocus(focused)
	}
}

// takeFocus gives the new box the focus that the one before it had.
func (v *view) takeFocus(tick *parts.TickBox) {
	v.focus = ""
	if c := v.Canvas(); c != nil && !parts.Open(c) {
		v.Do(func() {
			parts.FocusOn(tick)
			parts.Reveal(v.scroll, tick)
		})
	}
}

// line says how far the year has come.
func (v *view) line(s standing) string {
	line := v.t("line", v.Texts.Int(s.done), v.Texts.Int(s.all))
	switch {
	case s.late > 0:
		line += " " + v.Texts.N("ui.guidance.late", s.late)
	case s.now > 0:
		line += " " + v.Texts.N("ui.guidance.now", s.now)
	}
	return line
}

// roleCard tells what the role is for, from the agency's own role card if it
// has one, and leads to it.
func (v *view) roleCard() fyne.CanvasObject {
	heading := parts.NewHeading(v.Texts.Code(&model.Roles.CodeSet, string(v.state.role)))
	view := v.Store.View()
	if card := model.CurrentRoleCard(model.RoleCards.All(view), v.state.role, v.Today()); card != nil {
		return parts.NewCard(heading, parts.NewNote(card.Purpose), parts.Row(8, parts.NewButton(v.t("card.open"), func() {
			v.Open(screen.Place{Kind: screen.Record, Register: model.RoleCards.Key, ID: card.ID})
		})))
	}
	for _, e := range v.state.collection.Of(model.RoleCards.Key) {
		rec, err := e.Record(v.state.lang)
		card, ok := rec.(*model.RoleCard)
		if err != nil || !ok || card.Role != v.state.role {
			continue
		}
		return parts.NewCard(heading, parts.NewNote(card.Purpose), parts.Row(8, parts.NewButton(v.t("card.take"), func() {
			v.Open(screen.Place{Kind: screen.Edit, Register: model.RoleCards.Key, Begin: rec})
		})))
	}
	return parts.NewCard(heading)
}

// monthCard shows the tasks of a month. It returns the box of the task that was
// ticked last, if it is among them.
func (v *view) monthCard(m month) (fyne.CanvasObject, *parts.TickBox) {
	today := v.Today()
	title := v.t("no_month")
	if m.number > 0 {
		title = upperFirst(v.Texts.Month(m.number))
	}
	head := parts.Lead(8, parts.NewHeading(title))
	left := 0
	for _, t := range m.tasks {
		if !t.done() {
			left++
		}
	}
	switch {
	case left == 0:
		head.Add(parts.NewBadge(report.SeverityGood, v.t("all_done")))
	case v.state.late(m.number, today):
		head.Add(parts.NewBadge(report.SeverityMedium, v.Texts.N("ui.guidance.left", left)))
	case v.present(m.number):
		head.Add(parts.NewBadge(report.SeverityInfo, v.t("this_month")))
	}
	var focused *parts.TickBox
	var rows []fyne.CanvasObject
	for _, t := range m.tasks {
		row, tick := v.row(t)
		rows = append(rows, row)
		if v.focus != "" && t.title == v.focus {
			focused = tick
		}
	}
	return parts.NewCard(head, parts.Lined(8, rows...)), focused
}

// present reports whether a month of the year shown is the present one.
func (v *view) present(month int) bool {
	return v.state.year == v.Today().Year() && month == v.Today().Month()
}

// upperFirst begins a heading with a word that is written small elsewhere.
func upperFirst(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// row is a task: its box, what it is, how it is done, and where.
func (v *view) row(t task) (fyne.CanvasObject, *parts.TickBox) {
	tick := parts.NewTickBox(t.done(), func(on bool) string {
		if on {
			return v.t("label.done", t.title)
		}
		return v.t("label.open", t.title)
	}, func() { v.toggle(t) })
	tick.OnFocus = func(gained bool) {
		if gained {
			parts.Reveal(v.scroll, tick)
		}
	}
	words := parts.Column(2, parts.NewWrapped(t.title))
	if t.how != "" {
		words.Add(parts.NewNote(t.how))
	}
	if t.done() {
		done := parts.NewWrapped(report.SeverityGood.Label(v.t("done", v.Texts.Day(t.record.Done), t.record.ChangedBy))).In(look.Green)
		done.Type = look.SizeLabel
		words.Add(done)
	}
	objects := []fyne.CanvasObject{tick, words}
	if place, ok := v.place(t); ok {
		button := parts.NewButton(v.t("open"), func() { v.Open(place) })
		button.SetLabel(v.t("open.label", t.title))
		objects = append(objects, button)
	}
	return parts.Stretch(10, words, objects...), tick
}

// place is where a task is done; an own one leads to its record.
func (v *view) place(t task) (screen.Place, bool) {
	if t.id == "" {
		return screen.Place{Kind: screen.Edit, Register: model.YearTasks.Key, ID: t.record.ID}, true
	}
	if key, ok := strings.CutPrefix(t.open, "register:"); ok {
		return screen.Place{Kind: screen.Register, Register: key}, true
	}
	if document, ok := strings.CutPrefix(t.open, "rapport:"); ok {
		return screen.Place{Kind: screen.Yearly, Document: document, Year: annual.CurrentYear(v.Store.View(), v.Today())}, true
	}
	return screen.Place{Kind: screen.Gaps}, t.open == "mangler"
}
