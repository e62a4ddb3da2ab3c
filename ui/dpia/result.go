package dpia

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/worksheet"
)

// result is the outcome as it is now, why, and where to go from it.
type result struct {
	threshold *threshold
	badge     *parts.Badge
	reasons   *fyne.Container
	actions   *fyne.Container
	shown     string // what the actions are for, to leave them alone while that stays
	card      *parts.Surface
}

func (t *threshold) newResult(*worksheet.Sheet) worksheet.Part {
	r := &result{threshold: t, badge: parts.NewBadge(report.SeverityNone, ""), reasons: parts.Column(6), actions: parts.Flow(8)}
	r.card = parts.NewCard(parts.NewHeading(t.t("result")), parts.Row(0, r.badge), r.reasons, r.actions)
	return r
}

// Object is what to put into the window.
func (r *result) Object() fyne.CanvasObject { return r.card }

// Commit has nothing to do.
func (r *result) Commit() {}

func severityOf(s model.ScreeningResult) report.Severity {
	switch s {
	case model.ScreeningRequired:
		return report.SeverityHigh
	case model.ScreeningConsider:
		return report.SeverityMedium
	}
	return report.SeverityGood
}

// Refresh shows the result of what is ticked now.
func (r *result) Refresh() {
	t := r.threshold
	needs := t.screening.needs()
	r.badge.Set(severityOf(needs), t.t("result."+string(needs)))
	r.reasons.Objects = nil
	for _, line := range t.reasons() {
		r.reasons.Add(parts.NewWrapped("• " + line))
	}
	if t.record().Overruled() {
		r.reasons.Add(parts.NewWrapped(t.overruling()).Strong())
	}
	if t.record().Screened != reg.Yes {
		r.reasons.Add(parts.NewNote(t.t("unconfirmed")))
	}
	r.reasons.Refresh()
	r.showActions(needs)
}

// showActions offers to open the impact assessment, or to start one.
func (r *result) showActions(needs model.ScreeningResult) {
	t, all := r.threshold, r.threshold.assessments()
	var ids []string
	for _, d := range all {
		ids = append(ids, string(d.ID))
	}
	primary := needs == model.ScreeningRequired && t.record().Screened == reg.Yes // until then confirming is
	shown := strings.Join(ids, "|") + strconv.FormatBool(primary)
	if r.shown == shown {
		return
	}
	r.shown, r.actions.Objects = shown, nil
	for _, d := range all {
		r.actions.Add(t.Focused(parts.NewButton(t.t("open", d.No), func() { t.toDPIA(d.ID) })))
	}
	if len(all) == 0 {
		start := parts.NewButton(t.t("start"), t.start)
		if primary {
			start = parts.NewPrimary(t.t("start"), t.start)
		}
		r.actions.Add(t.Focused(start))
	}
	r.actions.Refresh()
}

// confirming confirms the assessment, and decides otherwise than its result.
type confirming struct {
	threshold *threshold
	lacking   *parts.Text
	yes       *parts.Button
	ruled     *parts.Text
	take      *parts.Button
	card      *fyne.Container
}

func (t *threshold) newConfirm(*worksheet.Sheet) worksheet.Part {
	c := &confirming{threshold: t, lacking: parts.NewWrapped("").In(look.Amber), ruled: parts.NewWrapped("")}
	c.yes = t.Focused(parts.NewPrimary(t.t("confirm"), c.confirm))
	c.take = t.Focused(parts.NewButton(t.t("override.remove"), t.unrule))
	rule := t.Focused(parts.NewButton(t.t("override"), t.overrule))
	c.card = parts.Column(12, parts.NewCard(parts.NewHeading(t.t("confirm")), parts.NewNote(t.t("confirm.help")), c.lacking, parts.Row(0, c.yes)),
		parts.NewCard(parts.NewHeading(t.t("override.title")), parts.NewNote(t.t("override.help")), c.ruled, parts.Flow(8, rule, c.take)))
	return c
}

// Object is what to put into the window.
func (c *confirming) Object() fyne.CanvasObject { return c.card }

// Commit has nothing to do.
func (c *confirming) Commit() {}

// Refresh shows what is lacking, and who decided otherwise.
func (c *confirming) Refresh() {
	t := c.threshold
	if lacking := t.screening.lacking(); lacking != "" && c.lacking.Text() != "" {
		c.lacking.SetText(report.SeverityMedium.Label(t.t("lacking." + lacking)))
	} else if lacking == "" {
		c.lacking.SetText("")
	}
	c.lacking.Hidden = c.lacking.Text() == ""
	c.ruled.Hidden = !t.record().Overruled()
	c.take.Hidden = c.ruled.Hidden
	if !c.ruled.Hidden {
		c.ruled.SetText(t.overruling())
	}
	c.card.Refresh()
}

// confirm confirms, or says what is lacking for that.
func (c *confirming) confirm() {
	t := c.threshold
	t.Commit()
	if lacking := t.screening.lacking(); lacking != "" {
		c.lacking.SetText(report.SeverityMedium.Label(t.t("lacking." + lacking)))
		t.Refresh()
		return
	}
	t.confirm()
}

// overrule asks for another decision than the result, with reason, name and day,
// and the officer's view where several criteria hold.
func (t *threshold) overrule() {
	t.Commit()
	draft, ok := model.ProcessingRecords.Clone(t.record()).(*model.ProcessingRecord)
	if !ok {
		return
	}
	if draft.Override == "" {
		draft.Override, draft.OverrideDay = opposite(t.screening.judge().Result), t.Today()
	}
	form := edit.NewFormOf(t.Form(), model.ProcessingRecords.Register, draft, overrideKeys()...)
	wrong := parts.NewWrapped("").In(look.Red)
	body := parts.Column(8, form.Cards(), wrong)
	parts.Ask(t.Canvas(), parts.Question{Title: t.t("override.title"), Text: t.t("override.help"), Body: body, Width: 620,
		Yes: t.t("override.save"), No: t.Texts.T("ui.record.cancel"), OnYes: func() bool {
			text := t.tryOverrule(form.Record())
			wrong.SetText(text)
			body.Refresh()
			return text == ""
		}})
	form.FocusFirst()
}

func overrideKeys() []string {
	return []string{"dpia_overstyring", "dpia_overstyring_tekst", "dpia_overstyring_av", "dpia_overstyring_dato", "dpia_pvo_syn"}
}

// opposite is the decision that differs from a result.
func opposite(r model.ScreeningResult) model.ScreeningResult {
	if r == model.ScreeningRequired {
		return model.ScreeningNotRequired
	}
	return model.ScreeningRequired
}

// tryOverrule saves another decision; it returns why not, in words, or "".
func (t *threshold) tryOverrule(rec reg.Record) string {
	p, ok := rec.(*model.ProcessingRecord)
	criteria := len(t.screening.judge().Criteria)
	switch {
	case !ok || !p.Overruled():
		return report.SeverityHigh.Label(t.t("override.lacking"))
	case p.Override == model.ScreeningNotRequired && criteria >= 2 && p.OfficerView == "":
		return report.SeverityHigh.Label(t.t("override.officer", t.Texts.Int(criteria)))
	}
	own := t.record()
	own.Override, own.OverrideReason, own.OverrideBy, own.OverrideDay, own.OfficerView = p.Override, p.OverrideReason, p.OverrideBy, p.OverrideDay, p.OfficerView
	if !t.Write(t.t("override.reason")) {
		return report.SeverityHigh.Label(t.t("override.failed"))
	}
	return ""
}

// unrule takes the other decision away: the result holds again.
func (t *threshold) unrule() {
	t.Commit()
	p := t.record()
	p.Override, p.OverrideReason, p.OverrideBy, p.OverrideDay = "", "", "", 0
	t.Write(t.t("override.removed"))
}
