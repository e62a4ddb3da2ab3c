package yearly

import (
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// Declaration writes the head of agency's self-declaration.
func Declaration(in Input) report.Document {
	w := newWriter(in, in.Declaration)
	title := w.t("ve.title", reg.Int(w.round.Year).Text())
	w.declarationHead()
	w.declarationBasis()
	w.statement()
	w.declarationAnswers()
	w.leaderAssessment()
	w.materialFindings()
	w.priorities()
	w.textSection("7", "ve.help", w.round.Report.Help, "ve.no_help")
	w.reservations()
	w.signature("9", report.Fact{Label: w.t("prepared_by"), Value: w.or(w.preparedBy())},
		report.Fact{Label: w.t("officer_asked"), Value: w.officerAsked()})
	w.beside("10")
	return w.document(title)
}

func (w *writer) declarationHead() {
	r := w.round.Report
	w.add(report.TitleHead{Facts: []report.Fact{
		{Label: w.t("period"), Value: w.period()},
		{Label: w.t("department"), Value: w.or(w.agency.Department)},
		{Label: w.t("recipient"), Value: w.or(r.Recipient)},
		{Label: w.t("case_no"), Value: w.or(r.ArchiveRef)},
		{Label: w.t("review_held"), Value: w.reviewHeld()},
		{Label: w.t("officer_asked"), Value: w.officerAsked()},
	}})
	w.add(w.essentials())
}

// reviewDay is the day of the year's management review, or no day.
func (w *writer) reviewDay() reg.Day {
	if review := w.round.Other(annual.Review); review != nil {
		return review.Meeting
	}
	return w.round.Report.Meeting
}

// reviewHeld tells when the review was held, or that it is only planned.
func (w *writer) reviewHeld() string {
	day := w.reviewDay()
	if day > w.today() {
		return w.t("planned", w.Texts.Day(day))
	}
	return w.day(day)
}

func (w *writer) officerAsked() string {
	r := w.round.Report
	switch {
	case r.OfficerAsked == reg.Yes && r.OfficerDay.IsSet():
		return w.t("yes_day", w.Texts.Day(r.OfficerDay))
	case r.OfficerAsked == reg.Unanswered:
		return w.t("not_told")
	}
	return w.Texts.Code(reg.FlagCodes(), r.OfficerAsked.Text())
}

// essentials is what a reader in a hurry needs.
func (w *writer) essentials() report.Block {
	open := w.round.Findings.Open()
	critical, high := len(open.ByExact(findings.Critical)), len(open.ByExact(findings.High))
	items := []report.KeyFigure{
		w.keyFigure("ve.vurdering.pv"), w.keyFigure("ve.vurdering.is"),
		{Value: w.Texts.Int(critical), Label: w.t("critical_findings"), Severity: signIf(critical, report.SeverityCritical),
			Note: w.t("and_high", w.Texts.Int(high))},
		w.keyFigure("ve.hend.antall"),
	}
	return report.KeyFigures{Items: items}
}

func signIf(n int, s report.Severity) report.Severity {
	if n == 0 {
		return report.SeverityNone
	}
	return s
}

func (w *writer) keyFigure(question string) report.KeyFigure {
	l := w.round.Line(question)
	if l == nil {
		return report.KeyFigure{Value: "–"}
	}
	k := report.KeyFigure{Label: w.Texts.FigureShort(question), Value: w.reported(*l)}
	if l.Answer.Status != model.Answered {
		k.Value, k.Note = "–", w.reported(*l)
	} else if l.LastYear != "" {
		k.Note = w.t("last_year_value", reg.Int(w.round.Year-1).Text(), w.value(l.Question, l.LastYear))
	} else if l.Question.Type == annual.Rating {
		k.Note = w.t("of_five")
	}
	return k
}

func (w *writer) declarationBasis() {
	w.add(report.Heading{Level: 1, Number: "1", Text: w.t("ve.about")})
	facts := []report.Fact{
		{Label: w.t("agency"), Value: w.agency.Name(w.lang())},
		{Label: w.t("org_no"), Value: w.or(w.agency.OrgNo)},
		{Label: w.t("department"), Value: w.or(w.agency.Department)},
		{Label: w.t("period"), Value: w.period()},
		{Label: w.t("data_as_of"), Value: w.day(w.round.Figures.AsOf)},
		{Label: w.t("questionnaire"), Value: w.round.Template.Name.In(w.lang()) + " " + w.round.Template.Version},
		{Label: w.t("document_version"), Value: w.version()},
		{Label: w.t("history_hash"), Value: w.HistoryHead},
	}
	w.add(report.FactList{Facts: facts})
	w.add(report.Note(w.t("self_reporting")))
}

// statement is what the leader declares.
func (w *writer) statement() {
	w.add(report.Heading{Level: 1, Number: "2", Text: w.t("ve.statement")})
	w.add(report.Paragraph{Lead: true, Runs: report.Plain(w.declared())})
}

// declared is the text of the statement.
func (w *writer) declared() string {
	control := "nei"
	if l := w.round.Line("ve.ik.etablert"); l != nil && l.Answer.Status == model.Answered {
		control = l.Answer.Value
	}
	reviewed := w.t("ve.reviewed_without")
	if day := w.reviewDay(); day.IsSet() && day <= w.today() {
		reviewed = w.t("ve.reviewed", w.Texts.LongDay(day))
	}
	return w.t("ve.text", w.period(), reviewed, w.Texts.LongDay(w.round.Figures.AsOf), w.t("ve.control."+control))
}

func (w *writer) declarationAnswers() {
	w.add(report.Heading{Level: 1, Number: "3", Text: w.t("ve.answers")})
	w.add(report.P(w.t("ve.answers_intro")))
	n := 0
	for _, s := range w.round.Template.Sections {
		lines := linesOf(w.round, s.ID)
		if s.ID == assessmentSection || len(lines) == 0 {
			continue
		}
		n++
		number := "3." + reg.Int(n).Text()
		w.add(w.worded(s.Title, report.Heading{Level: 2, Number: number, Text: s.Title.In(w.lang())}))
		w.add(w.questions(number, lines))
		if chart, ok := w.chart(s.Title.In(w.lang()), lines); ok {
			w.add(chart)
		}
	}
}

// assessmentSection is the section of the questionnaire with the leader's own
// assessment, which has a chapter of its own in the document.
const assessmentSection = "vurdering"

func (w *writer) leaderAssessment() {
	w.add(report.Heading{Level: 1, Number: "4", Text: w.t("ve.assessment")})
	n := 0
	for _, l := range linesOf(w.round, assessmentSection) {
		n++
		w.add(w.worded(l.Question.Text, report.Heading{Level: 2, Number: "4." + reg.Int(n).Text(), Text: l.Question.Text.In(w.lang())}))
		if l.Question.Type != annual.Rating {
			w.paragraphs(w.textAnswer(l))
			continue
		}
		w.add(report.Paragraph{Runs: []report.Run{{Text: w.ratingAnswer(l), Bold: true}}})
		w.paragraphs(l.Answer.Text)
		w.paragraphs(l.Answer.Comment)
	}
	w.add(report.Note(w.t("rating_scale")))
}

func (w *writer) textAnswer(l annual.Line) string {
	if l.Answer.Value == "" {
		return w.reported(l)
	}
	return l.Answer.Value
}

func (w *writer) ratingAnswer(l annual.Line) string {
	if l.Answer.Status != model.Answered {
		return w.reported(l)
	}
	text := w.t("rating_of_five", annual.RatingText(l.Answer.Value))
	if l.LastYear != "" {
		text += " " + w.t("last_year_value", reg.Int(w.round.Year-1).Text(), annual.RatingText(l.LastYear))
	}
	return text
}

func (w *writer) materialFindings() {
	w.add(report.Heading{Level: 1, Number: "5", Text: w.t("ve.findings")})
	w.add(report.P(w.t("ve.findings_intro")))
	w.add(w.severityCounts())
	w.add(w.findingTable("", w.round.Material()))
	if text := w.round.Report.AsideText; text != "" {
		w.paragraphs(text)
	}
}

func (w *writer) priorities() {
	w.add(report.Heading{Level: 1, Number: "6", Text: w.t("ve.priorities")})
	chosen := w.chosenActions()
	if len(chosen) == 0 {
		chosen = w.urgentActions()
		w.add(report.P(w.t("ve.priorities_open")))
	}
	w.add(w.actionTable("", chosen))
}

func (w *writer) chosenActions() []*model.Action {
	var chosen []*model.Action
	for _, id := range w.round.Report.Actions {
		if a := model.Actions.Get(w.Source, id); a != nil {
			chosen = append(chosen, a)
		}
	}
	return chosen
}

func (w *writer) urgentActions() []*model.Action {
	var urgent []*model.Action
	for _, a := range model.Actions.All(w.Source) {
		if a.Open() && (a.Priority == model.PriorityHigh || a.Priority == model.PriorityCritical) {
			urgent = append(urgent, a)
		}
	}
	return urgent
}

// textSection is a chapter of the user's own words.
func (w *writer) textSection(number, key, text, empty string) {
	w.add(report.Heading{Level: 1, Number: number, Text: w.t(key)})
	if strings.TrimSpace(text) == "" {
		text = w.t(empty)
	}
	w.paragraphs(text)
}

func (w *writer) reservations() {
	w.textSection("8", "ve.reservations", w.round.Report.Reservations, "ve.no_reservations")
	w.add(w.uncertain())
	w.officerSaid()
	w.add(report.Note(w.t("self_reporting")))
}

// officerSaid is what the data protection officer said of the document.
func (w *writer) officerSaid() {
	if text := w.round.Report.OfficerText; text != "" {
		w.add(report.Heading{Level: 2, Number: "8.1", Text: w.t("officer_said")})
		w.paragraphs(text)
	}
}

// uncertain lists the answers that are marked as less than certain, unclear, or
// not answered.
func (w *writer) uncertain() report.Block {
	table := report.Table{Title: w.t("uncertain_answers"), Empty: w.t("no_uncertain"), Columns: []report.Column{
		w.named("question", 6), {Title: w.t("reported"), Weight: 2}, {Title: w.t("certainty"), Weight: 2}}}
	for _, l := range w.Declaration.Lines {
		if unsure(l) {
			table.Rows = append(table.Rows, report.Cells(l.Question.Text.In(w.lang()), w.reported(l),
				w.code(&model.Certainties.CodeSet, string(l.Answer.Certainty))))
		}
	}
	return table
}

// unsure reports whether an answer is marked as less than certain, or unclear.
func unsure(l annual.Line) bool {
	return l.Answer.Certainty != "" && l.Answer.Certainty != model.Certain || l.Answer.Status == model.AnswerUnclear
}

// preparedBy names who prepared the document, the coordinators unless said.
func (w *writer) preparedBy() string {
	var names []string
	for _, id := range w.round.Report.PreparedBy {
		names = append(names, w.person(id))
	}
	if len(names) > 0 {
		return strings.Join(names, ", ")
	}
	for _, role := range []model.Role{model.RolePrivacy, model.RoleSecurity} {
		if holder := w.holderNames(role); holder != "" {
			names = append(names, holder+" ("+w.Texts.Code(&model.Roles.CodeSet, string(role))+")")
		}
	}
	return strings.Join(names, ", ")
}
