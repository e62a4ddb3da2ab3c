package incident

import (
	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/report"
	"samsvar/report/letters"
	"samsvar/ui/parts"
)

// notifyPart are the answers for Datatilsynet's form, group by group, and the
// fields that tell that it was sent.
func (s *Screen) notifyPart() []fyne.CanvasObject {
	groups := s.letters().Notification(s.i, s.settings.BreachHours.Int())
	all := []fyne.CanvasObject{s.notifyHead(groups)}
	for _, g := range groups {
		all = append(all, s.groupCard(g))
	}
	sheet := s.Sheet("meldeplikt", "meldt_dt_tid", "dt_saksnr", "altinn_ref", "forsinkelse_begrunnelse", "kontaktpunkt", "trinnvis", "oppfolginger")
	return append(all, sheet.Object())
}

func (s *Screen) notifyHead(groups []letters.Group) fyne.CanvasObject {
	missing := letters.Missing(groups)
	badge := parts.NewBadge(report.SeverityGood, s.t("notify.complete"))
	if missing > 0 {
		badge = parts.NewBadge(report.SeverityMedium, s.Texts.N("ui.incident.notify.missing", missing))
	}
	whole := s.View().Button(s.t("notify.copy_all"), func() { s.Copy(s.t("notify"), letters.Whole(groups)) })
	return parts.NewCard(parts.NewHeading(s.t("notify")), parts.NewNote(s.t("notify.help")), parts.Flow(10, badge, whole))
}

func (s *Screen) groupCard(g letters.Group) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(g.Lines))
	for n, line := range g.Lines {
		rows[n] = s.answerRow(line)
	}
	return parts.NewCard(parts.NewHeading(g.Title), parts.Lined(6, rows...))
}

// answerRow is one answer with its copy button, or what is missing with the way
// to the field.
func (s *Screen) answerRow(line letters.Line) fyne.CanvasObject {
	words := parts.Column(2, parts.NewWrappedLabel(line.Label))
	switch {
	case line.Text != "":
		words.Add(parts.NewWrapped(line.Text))
		copied := parts.NewQuiet(s.Texts.T("ui.bench.copy"), func() { s.Copy(line.Label, line.Text) })
		copied.SetLabel(s.Texts.T("ui.bench.copy.label", line.Label))
		copied.OnFocus = func(gained bool) {
			if gained {
				s.Reveal(copied)
			}
		}
		return parts.Ends(8, words, copied)
	case line.Missing():
		words.Add(parts.Flow(10, parts.NewBadge(report.SeverityMedium, s.t("notify.lacks")),
			s.View().Link(s.Texts.T("ui.reading.fix"), func() { s.Fix(line.Field) })))
	default:
		words.Add(parts.NewMuted("–"))
	}
	return words
}

// personsPart tells whether those affected must be told, and drafts the message.
func (s *Screen) personsPart() []fyne.CanvasObject {
	key, gravity := s.personsNeed()
	badge := parts.NewBadge(gravity, s.t("persons."+key))
	need := parts.NewCard(parts.NewHeading(s.t("persons")), parts.Row(0, badge), parts.NewWrapped(s.t("persons."+key+".help")),
		parts.NewNote(s.t("persons.exempt")))
	sheet := s.Sheet("registrerte_informert", "registrerte_informert_tid", "maate", "innhold", "unntak34")
	use := func(text string) {
		sheet.Enter("registrerte_informert", string(model.PersonsToldYes))
		sheet.Enter("innhold", text)
		sheet.Focus("innhold")
	}
	draft := s.Draft(s.t("persons.draft"), s.t("persons.draft.help"), func(t *i18n.Texts) string {
		return letters.New(t, s.Store.View()).Persons(s.i)
	}, s.t("persons.use"), use)
	return []fyne.CanvasObject{need, draft.Object(), sheet.Object()}
}

// personsNeed is the key of what art. 34 asks for, and how grave that is.
func (s *Screen) personsNeed() (string, report.Severity) {
	switch {
	case s.i.PersonsTold == model.PersonsToldYes:
		return "told", report.SeverityGood
	case s.i.Risk.Level == model.BreachHigh && s.i.Exemption != "":
		return "exempted", report.SeverityInfo
	case s.i.Risk.Level == model.BreachHigh:
		return "needed", report.SeverityCritical
	case s.i.Risk.Level == "":
		return "unknown", report.SeverityMedium
	}
	return "not_needed", report.SeverityInfo
}
