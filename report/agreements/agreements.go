// Package agreements writes the checklist of one agreement with a processor:
// whether it holds what art. 28 asks for, where, and what is missing.
package agreements

import (
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
)

// writer puts the checklist of an agreement together.
type writer struct {
	*frame.Writer
	a *model.ProcessingAgreement
}

// Checklist writes the checklist of an agreement; found are the findings of all
// records.
func Checklist(in frame.Input, a *model.ProcessingAgreement, found findings.List) report.Document {
	w := &writer{frame.New(in), a}
	w.head()
	w.sum()
	w.points()
	w.opening()
	w.subProcessors()
	w.term()
	w.followUp()
	w.Add(report.Heading{Level: 1, Number: "7", Text: w.t("gaps")},
		w.FindingTable(found.Open().Of(reg.Ref{Register: model.ProcessingAgreements.Key, ID: a.ID}), false))
	return w.Document(w.t("title", a.Title), frame.Marks{Class: frame.Class(model.ProcessingAgreements.Register, a, model.ClassInternal),
		CaseNo: a.No, Keywords: []string{w.processor()}})
}

func (w *writer) t(key string, args ...string) string { return w.Say("agreement."+key, args...) }

func (w *writer) field(path string) report.Fact {
	return w.Field(model.ProcessingAgreements.Register, w.a, path)
}

func (w *writer) processor() string { return w.Name(model.Suppliers.Key, w.a.Processor) }

func (w *writer) head() {
	w.Add(report.TitleHead{Kicker: w.Texts.Register(model.ProcessingAgreements.Register), Facts: []report.Fact{
		{Label: w.Say("sheet.number"), Value: w.a.No}, w.field("databehandler"), w.field("type"), w.field("status"),
		w.field("systemer"), w.field("behandlinger"), w.field("gyldig_fra"), w.field("gyldig_til")}})
	if w.a.NotNeededReason != "" {
		w.Add(report.FactList{Facts: []report.Fact{w.field("ikke_paakrevd_begrunnelse")}})
	}
}

// sum counts the answers, so that they add up to the points of the list, and
// names what the law demands and the agreement does not wholly settle.
func (w *writer) sum() {
	counts := map[model.ClauseAnswer]int{}
	var lacking []string
	for i, code := range model.ClauseCodes.All() {
		answer := w.a.Clauses[i].Answer
		counts[answer]++
		if code.Demanded() && answer != model.ClauseYes && answer != model.ClauseNotRelevant {
			lacking = append(lacking, w.Texts.Law(code.Law())+" "+w.Texts.Code(&model.ClauseCodes.CodeSet, string(code)))
		}
	}
	w.Add(report.Heading{Level: 1, Number: "1", Text: w.t("sum")})
	figures := report.KeyFigures{}
	for _, answer := range []model.ClauseAnswer{model.ClauseYes, model.ClausePartly, model.ClauseNo} {
		figures.Items = append(figures.Items, report.KeyFigure{Value: w.Texts.Int(counts[answer]), Label: w.t("count." + string(answer))})
	}
	figures.Items = append(figures.Items, report.KeyFigure{Value: w.Texts.Int(counts[""]), Label: w.t("count.none"),
		Note: w.Texts.N("report.agreement.not_relevant", counts[model.ClauseNotRelevant])})
	w.Add(figures)
	if len(lacking) == 0 {
		w.Add(report.Callout{Severity: report.SeverityGood, Word: w.t("whole"), Runs: report.Plain(w.t("whole.text"))})
		return
	}
	w.Add(report.Callout{Severity: report.SeverityHigh, Word: w.t("lacks"), Runs: report.Plain(w.t("lacks.text"))}, report.Bullets(lacking...))
}

// points are all points of the checklist with answer, place and what is missing.
func (w *writer) points() {
	w.Add(report.Heading{Level: 1, Number: "2", Text: w.t("points")})
	table := report.Table{Columns: []report.Column{w.Column("agreement.law", 0), w.Names("agreement.point", 5),
		w.Column("agreement.answer", 0), w.Column("agreement.clause", 2), w.Column("agreement.note", 3)}}
	without := 0
	for i, code := range model.ClauseCodes.All() {
		c := w.a.Clauses[i]
		if c.Ref == "" && (c.Answer == model.ClauseYes || c.Answer == model.ClausePartly) {
			without++
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: frame.OrDash(w.Texts.Law(code.Law()))},
			{Text: w.Texts.Field(model.ProcessingAgreements.Register, model.ProcessingAgreements.Field(string(code)))},
			w.answer(code, c.Answer), {Text: frame.OrDash(c.Ref)}, {Text: w.note(code, c)}}})
	}
	if without > 0 {
		table.Note = w.Texts.N("report.agreement.without", without)
	}
	w.Add(table)
}

func (w *writer) answer(code model.ClauseCode, a model.ClauseAnswer) report.Cell {
	switch a {
	case model.ClauseYes:
		return report.Cell{Text: w.Texts.Code(&model.ClauseAnswers.CodeSet, string(a)), Severity: report.SeverityGood}
	case model.ClauseNotRelevant:
		return report.Cell{Text: w.Texts.Code(&model.ClauseAnswers.CodeSet, string(a)), Muted: true}
	}
	severity := report.SeverityLow
	if code.Demanded() {
		severity = report.SeverityHigh
	}
	if a == model.ClausePartly {
		severity = report.SeverityMedium
	}
	if a == "" {
		return report.Cell{Text: w.t("unanswered"), Severity: report.SeverityMedium}
	}
	return report.Cell{Text: w.Texts.Code(&model.ClauseAnswers.CodeSet, string(a)), Severity: severity}
}

// note says what is missing at a point, and the hours agreed on for breaches.
func (w *writer) note(code model.ClauseCode, c model.Clause) string {
	switch {
	case c.Answer == "":
		return w.t("note.unanswered")
	case c.Answer == model.ClauseNo && code.Demanded():
		return w.t("note.demanded")
	case c.Answer == model.ClauseNo:
		return w.t("note.should")
	case c.Answer == model.ClausePartly:
		return w.t("note.partly")
	case c.Answer == model.ClauseYes && code == model.ClauseBreach && !w.a.BreachHours.IsSet():
		return w.t("note.hours")
	case code == model.ClauseBreach && w.a.BreachHours.IsSet():
		return w.t("note.within", w.Texts.Duration(w.a.BreachHours.Int()))
	}
	return ""
}

// opening is what an agreement says first, by the opening of art. 28(3).
func (w *writer) opening() {
	w.Add(report.Heading{Level: 1, Number: "3", Text: w.t("opening")})
	gaps := map[string]bool{}
	for _, field := range w.a.OpeningGaps() {
		gaps[field] = true
	}
	list := report.FactList{}
	for _, path := range []string{"gjenstand", "varighet", "art_og_formaal", "typer_opplysninger", "typer_opplysninger_tekst",
		"kategorier_registrerte", "kategorier_registrerte_tekst", "rettigheter_plikter_ba"} {
		f := w.field(path)
		switch {
		case gaps[path]:
			f.Value = w.Missing()
		case f.Value == frame.OrDash(""):
			continue
		}
		list.Facts = append(list.Facts, f)
	}
	w.Add(list)
}

// subProcessors lists the processor's processors and the transfers.
func (w *writer) subProcessors() {
	w.Add(report.Heading{Level: 1, Number: "4", Text: w.t("subs")})
	w.Paragraphs(w.a.SubProcessorTerms)
	table := report.Table{Empty: w.t("no_subs"), Columns: []report.Column{w.Names("agreement.sub", 3), w.Column("agreement.country", 1),
		w.Column("agreement.service", 3), w.Column("agreement.approval", 2), w.Column("agreement.announced", 0)}}
	for _, s := range w.a.SubProcessors {
		table.Rows = append(table.Rows, report.Cells(frame.OrDash(s.Name), w.Code(&model.Countries.CodeSet, string(s.Country)),
			frame.OrDash(s.Service), w.Code(&model.SubApprovals.CodeSet, string(s.Approval)), w.Day(s.Announced)))
	}
	w.Add(table)
	if len(w.a.Transfers) > 0 {
		w.Add(report.FactList{Facts: []report.Fact{w.field("overforinger")}})
	}
}

func (w *writer) term() {
	w.Add(report.Heading{Level: 1, Number: "5", Text: w.t("term")}, report.FactList{Facts: []report.Fact{
		w.field("signert_ba_dato"), w.field("signert_db_dato"), w.field("gyldig_fra"), w.field("gyldig_til"), w.field("oppsigelsesfrist"),
		w.field("sist_revidert"), w.field("neste_revisjon"), w.field("hovedavtale_ref")}})
}

// followUp is how the agency made sure of the processor.
func (w *writer) followUp() {
	c := w.a.LastControl
	facts := []report.Fact{w.field("garantivurdering")}
	if c.Day.IsSet() {
		facts = append(facts, report.Fact{Label: w.t("control"), Value: w.Day(c.Day) + ", " + w.Code(&model.ControlTypes.CodeSet, string(c.Type))},
			report.Fact{Label: w.t("control.result"), Value: frame.OrDash(c.Result)}, report.Fact{Label: w.t("control.found"), Value: frame.OrDash(c.Found)})
	} else {
		facts = append(facts, report.Fact{Label: w.t("control"), Value: w.t("control.none")})
	}
	w.Add(report.Heading{Level: 1, Number: "6", Text: w.t("follow_up")}, report.FactList{Facts: facts})
}
