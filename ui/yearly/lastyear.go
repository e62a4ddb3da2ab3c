package yearly

import (
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// askLast asks for last year's answer, which no document in the store holds.
func (c *card) askLast() {
	p, q := c.page, c.line.Question
	loose, desc := reg.NewLoose(), fieldOf(q)
	if q.Type == annual.Rating {
		desc = reg.Free(q.ID, reg.KindText, nil)
	}
	if err := desc.Of(loose).Parse(c.shownLast()); err != nil {
		p.Failed(err)
		return
	}
	field := edit.NewField(edit.Deps{Texts: p.Texts, Today: p.Today, Label: func(*reg.Field) string { return c.text() }},
		desc, func() reg.Object { return loose }, true)
	save := func() bool {
		if field.Err() != nil {
			return false
		}
		return c.saveLast(desc.Of(loose).Text())
	}
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("last.title", c.lastYear()), Text: c.text() + "\n\n" + p.t("last.text", c.lastYear()),
		Body: field.Object(), Yes: p.t("last.save"), No: p.t("last.cancel"), OnYes: save})
	field.Focus()
}

// shownLast is last year's answer as it is edited: ratings as people write
// them, others in canonical form.
func (c *card) shownLast() string {
	if c.line.Question.Type == annual.Rating && c.line.LastYear != "" {
		return annual.RatingText(c.line.LastYear)
	}
	return c.line.LastYear
}

// saveLast keeps last year's answer with the report of this year.
func (c *card) saveLast(value string) bool {
	p, q := c.page, c.line.Question
	if q.Type == annual.Rating && value != "" {
		canonical, err := annual.ParseRating(value)
		if err != nil {
			p.Failed(err)
			return false
		}
		value = canonical
	}
	report := copyOf(p.round().Report)
	report.SetPrior(q.ID, value)
	return p.save(report, p.t("saved"))
}
