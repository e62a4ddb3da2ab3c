package incident

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/breach"
	"samsvar/model/reg"
	"samsvar/ui/bench"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// help are the questions about a breach with the answers as they are now.
type help struct {
	s         *Screen
	questions []*reg.Field
	answers   *reg.Loose
	fields    []*edit.Field
	said      *parts.Text
	reason    *parts.Text
	duty      *parts.Text
	missing   *parts.Text
	use       *parts.Button
	sheet     *bench.Sheet
}

// assessPart are the questions of a breach, what they suggest, and the fields
// that the user decides on.
func (s *Screen) assessPart() []fyne.CanvasObject {
	if s.i.Type != "" && !s.i.Breach() {
		sheet := s.Sheet("alvorlighet", "hovedaarsak", "konsekvenser")
		return []fyne.CanvasObject{parts.NewCard(parts.NewHeading(s.t("assess.not_breach")), parts.NewNote(s.t("assess.not_breach.help"))), sheet.Object()}
	}
	h := s.newHelp()
	sheet := s.Sheet("bruddtype", "alvorlighet", "konsekvenser", "risiko", "risiko_begrunnelse", "meldeplikt")
	h.sheet = sheet
	h.show()
	return []fyne.CanvasObject{h.card(), sheet.Object()}
}

// newHelp keeps the answers that were given before on this screen.
func (s *Screen) newHelp() *help {
	h := &help{s: s, questions: breach.Questions(), answers: reg.NewLoose(), said: parts.NewHeading(""), reason: parts.NewWrapped(""),
		duty: parts.NewWrapped(""), missing: parts.NewNote("")}
	given := s.guess()
	if s.help != nil {
		for key, answer := range breach.AnswersOf(s.help.questions, s.help.answers) {
			given[key] = answer
		}
	}
	deps := s.Form()
	deps.Scroll, deps.Label = s.Scroll(), s.label
	for _, q := range h.questions {
		if answer := given[strings.TrimPrefix(q.Key, "bruddvurdering_")]; answer != "" {
			_ = q.Of(h.answers).Parse(answer) // of the question's own codes
		}
		field := edit.NewField(deps, q, func() reg.Object { return h.answers }, false)
		field.OnChange = h.show
		field.OnFocus = func(gained bool) {
			if gained {
				s.Reveal(field.Object())
			}
		}
		h.fields = append(h.fields, field)
	}
	h.use = parts.NewButton(s.t("assess.use"), h.fill)
	h.use.OnFocus = func(gained bool) {
		if gained {
			s.Reveal(h.use)
		}
	}
	s.help = h
	return h
}

func (s *Screen) label(f *reg.Field) string {
	return s.t("ask." + strings.TrimPrefix(f.Key, "bruddvurdering_"))
}

func (s *Screen) guess() breach.Answers {
	for _, agency := range model.Agencies.All(s.Store.View()) {
		return breach.Guess(s.i, agency)
	}
	return breach.Guess(s.i, nil)
}

func (h *help) card() fyne.CanvasObject {
	s := h.s
	boxes := make([]fyne.CanvasObject, len(h.fields))
	for n, field := range h.fields {
		boxes[n] = field.Object()
	}
	return parts.NewCard(parts.NewHeading(s.t("assess")), parts.NewNote(s.t("assess.help")), parts.Grid(12, 300, boxes...),
		parts.NewLine(), h.said, h.missing, h.reason, h.duty, parts.Flow(8, h.use))
}

// show weighs the answers as they are now.
func (h *help) show() {
	t := h.s.Texts
	a := breach.AnswersOf(h.questions, h.answers)
	j := breach.Judge(a)
	for n, q := range h.questions {
		h.fields[n].Object().(*fyne.Container).Hidden = !a.Asked(strings.TrimPrefix(q.Key, "bruddvurdering_"))
	}
	h.said.SetText(h.s.t("assess.incomplete"))
	h.missing.SetText(t.N("ui.incident.assess.missing", len(j.Missing)))
	h.missing.Hidden = j.Complete
	h.reason.Hidden, h.duty.Hidden = !j.Complete, !j.Complete
	h.use.Disable()
	if j.Complete {
		h.said.SetText(suggestion(t, j))
		h.reason.SetText(reasons(t, a, j))
		h.duty.SetText(h.s.t("assess.duty." + string(j.Duty(h.s.settings.NotifyFrom))))
		h.use.Enable()
	}
	h.s.Relay()
}

// fill puts the suggestion into the fields. Nothing is saved: the user reads,
// changes and saves.
func (h *help) fill() {
	a := breach.AnswersOf(h.questions, h.answers)
	j := breach.Judge(a)
	risk := j.Risk()
	for path, value := range map[string]string{"alvorlighet": string(j.Severity), "risiko.sannsynlighet": string(risk.Likelihood),
		"risiko.konsekvens": string(risk.Impact), "risiko.nivaa": string(risk.Level),
		"meldeplikt": string(j.Duty(h.s.settings.NotifyFrom)), "risiko_begrunnelse": reasons(h.s.Texts, a, j)} {
		h.sheet.Enter(path, value)
	}
	h.sheet.Focus("alvorlighet")
}
