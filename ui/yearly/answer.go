package yearly

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// answer edits the value of an answer, with the editor of its type.
type answer struct {
	card   *card
	loose  *reg.Loose
	desc   *reg.Field
	field  *edit.Field     // nil for ratings
	rating *parts.Dropdown // nil for the others
	kept   string          // canonical, as saved or computed
}

func newAnswer(c *card) *answer {
	a := &answer{card: c, loose: reg.NewLoose()}
	if c.line.Question.Type == annual.Rating {
		a.rating = parts.NewDropdown(c.text(), c.page.t("certainty.choose"))
		a.rating.OnOpen = a.openRating
		a.rating.OnClear = func() { a.give("") }
		a.rating.OnFocus = a.focused
		return a
	}
	a.desc = fieldOf(c.line.Question)
	deps := edit.Deps{Texts: c.page.Texts, Today: c.page.Today, Scroll: c.page.scroll,
		Label: func(*reg.Field) string { return c.text() }}
	a.field = edit.NewField(deps, a.desc, func() reg.Object { return a.loose }, true)
	a.field.OnChange = a.changed
	a.field.OnFocus = a.focused
	return a
}

// fieldOf describes the answer. Yes and no are chosen as other words are: there
// is no room for all in sight.
func fieldOf(q annual.Question) *reg.Field {
	if q.Type == annual.YesOrNo {
		return reg.Free(q.ID, reg.KindChoice, reg.FlagCodes())
	}
	f, ok := q.Field()
	if !ok {
		panic("yearly: a question of an unknown type was let through: " + q.ID)
	}
	return f
}

func (a *answer) object() fyne.CanvasObject {
	if a.rating != nil {
		return a.rating
	}
	return a.field.Object()
}

func (a *answer) focus() {
	if a.rating != nil {
		parts.FocusOn(a.rating)
		return
	}
	a.field.Focus()
}

// changed saves what is chosen at once; what is typed is saved when the field
// is left.
func (a *answer) changed() {
	if a.desc.Kind == reg.KindChoice || a.desc.Kind == reg.KindChoices {
		a.commit()
	}
	a.card.page.relay()
}

func (a *answer) focused(gained bool) {
	if gained {
		a.card.page.reveal(a.object())
		return
	}
	a.commit()
}

// commit saves the value if it is another than before. What is no value stays
// in the field with the reason beside it.
func (a *answer) commit() {
	if a.field == nil || a.field.Err() != nil {
		return
	}
	if value := a.desc.Of(a.loose).Text(); value != a.kept {
		a.give(value)
	}
}

func (a *answer) give(value string) {
	before := a.kept
	a.kept = value
	if !a.card.page.give(annual.Reply{Question: a.card.line.Question.ID, Value: &value}) {
		a.kept = before
	}
}

// refresh shows the answer as it counts now, unless something else was typed.
func (a *answer) refresh(l annual.Line) {
	value := l.Answer.Value
	if a.rating != nil {
		a.kept = value
		a.rating.SetText(a.card.page.value(l.Question, value))
		return
	}
	typed := a.field.Err() != nil || a.desc.Of(a.loose).Text() != a.kept
	if value == a.kept && a.desc.Of(a.loose).Text() == value || typed {
		return
	}
	a.kept = value
	if err := a.desc.Of(a.loose).Parse(value); err == nil {
		a.field.Load()
	}
}

// openRating offers 1 to 5 and the steps between.
func (a *answer) openRating(typed string) {
	c := a.card
	picker := &parts.Picker{Label: c.text(), None: c.page.t("certainty.choose"), OnPick: a.give,
		Chosen: func(key string) bool { return key == a.kept }}
	for _, r := range ratings() {
		picker.Options = append(picker.Options, parts.Option{Key: r, Text: annual.RatingText(r)})
	}
	picker.ShowTyped(a.rating, typed)
}

// newCertainty chooses how certain the answer is.
func (c *card) newCertainty() *parts.Dropdown {
	down := parts.NewDropdown(c.page.t("of", c.page.t("certainty"), c.text()), c.page.t("certainty.choose"))
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: c.page.t("certainty"), None: c.page.t("certainty.choose"),
			Chosen: func(key string) bool { return key == string(c.line.Answer.Certainty) },
			OnPick: func(key string) {
				c.page.give(annual.Reply{Question: c.line.Question.ID, Certainty: model.Certainty(key)})
			}}
		for _, code := range model.Certainties.Codes {
			picker.Options = append(picker.Options, parts.Option{Key: code, Text: c.page.Texts.Code(&model.Certainties.CodeSet, code)})
		}
		picker.ShowTyped(down, typed)
	}
	down.OnFocus = c.revealing(down)
	return down
}

// useComputed answers what the registers say.
func (c *card) useComputed() {
	value, none := c.line.Figure.Value, ""
	c.page.give(annual.Reply{Question: c.line.Question.ID, Value: &value, Reason: &none})
}

// toggleUnclear marks the answer as unclear, or takes the mark away.
func (c *card) toggleUnclear() {
	reply := annual.Reply{Question: c.line.Question.ID, Status: model.AnswerUnclear}
	if c.line.Answer.Status == model.AnswerUnclear {
		reply.Status = model.NotAnswered
		if c.line.Answer.Value != "" {
			reply.Status = model.Answered
		}
	}
	c.page.give(reply)
}
