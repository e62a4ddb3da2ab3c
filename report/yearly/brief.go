package yearly

import (
	"math"
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// RuleRef, QuestionRef begin the reference of a cell that is about a rule or a
// question; others are register and id.
const (
	RuleRef     = "rule:"
	QuestionRef = "question:"
)

// Brief writes what the head of agency needs to know before signing, on one
// page: key figures with last year's, what is serious, what is uncertain or was
// changed, what comes first next year, the statement, and what remains.
func Brief(kind annual.Kind, in Input) report.Document {
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	w := newWriter(in, round)
	w.briefFigures()
	w.briefFindings()
	w.briefChanged()
	w.add(report.Heading{Level: 1, Text: w.t("uncertain_answers")}, w.briefUncertain())
	if kind == annual.Review {
		w.add(w.decisions()...)
	} else {
		w.briefActions()
		w.statementText()
	}
	w.briefRest()
	return w.document(w.t("brief.title."+string(kind), reg.Int(round.Year).Text()))
}

// statementText is the statement with its heading, without a number.
func (w *writer) statementText() {
	w.add(report.Heading{Level: 1, Text: w.t("brief.statement")})
	w.add(report.Paragraph{Lead: true, Runs: report.Plain(w.declared())})
}

// briefFigures are the ratings and the figures that tell most.
func (w *writer) briefFigures() {
	w.add(w.briefTiles(), report.Heading{Level: 1, Text: w.t("brief.figures")}, w.figuresOf(keyQuestions()))
}

// figuresOf are the answers to questions with last year's.
func (w *writer) figuresOf(questions []string) report.Table {
	table := report.Table{Columns: []report.Column{w.named("figure", 6),
		{Title: reg.Int(w.round.Year - 1).Text(), Align: report.Right}, {Title: reg.Int(w.round.Year).Text(), Align: report.Right},
		{Title: w.t("brief.change"), Align: report.Right}}}
	for _, id := range questions {
		if l := w.Declaration.Line(id); l != nil {
			table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
				{Text: w.Texts.FigureShort(id), Ref: QuestionRef + id}, {Text: w.or(w.value(l.Question, l.LastYear))},
				{Text: w.reported(*l), Bold: true}, {Text: w.change(*l)}}})
		}
	}
	return table
}

// keyQuestions are those whose answers say most of how things stand.
func keyQuestions() []string {
	return []string{"ve.ik.etablert", "ve.pv.oversikt", "ve.sys.eid", "ve.sys.ros", "ve.dpia.antall", "ve.dba.mangler",
		"ve.hend.antall", "ve.hend.alvorlig", "ve.hend.meldt_dt", "ve.krav.antall", "ve.komp.antall", "ve.tiltak.forfalt"}
}

// briefTiles are the ratings of the document, the findings and the answers.
func (w *writer) briefTiles() report.Block {
	ids := []string{"ve.vurdering.pv", "ve.vurdering.is"}
	if w.round.Kind == annual.Review {
		ids = []string{"lg.vurdering.pv", "lg.vurdering.is"}
	}
	open := w.round.Findings.Open()
	critical, high := len(open.ByExact(findings.Critical)), len(open.ByExact(findings.High))
	p := w.round.Progress()
	tiles := report.KeyFigures{}
	for _, id := range ids {
		k := w.keyFigure(id)
		if l := w.round.Line(id); l != nil && w.round.Kind == annual.Review {
			k.Label = l.Question.Text.In(w.lang())
		}
		tiles.Items = append(tiles.Items, k)
	}
	tiles.Items = append(tiles.Items,
		report.KeyFigure{Value: w.Texts.Int(critical), Label: w.t("critical_findings"), Severity: signIf(critical, report.SeverityCritical),
			Note: w.t("and_high", w.Texts.Int(high))},
		report.KeyFigure{Value: w.Texts.Int(p.Answered) + " / " + w.Texts.Int(p.Questions), Label: w.t("brief.answered"),
			Note: w.t("brief.confirmed", w.Texts.Int(p.Confirmed))})
	return tiles
}

// change is how much a number went up or down since last year.
func (w *writer) change(l annual.Line) string {
	before, err := reg.ParseNum(l.LastYear)
	now, err2 := reg.ParseNum(l.Answer.Value)
	if err != nil || err2 != nil || !before.IsSet() || !now.IsSet() || l.Answer.Status != model.Answered {
		return ""
	}
	switch diff := now.Float64() - before.Float64(); {
	case diff == 0:
		return w.t("brief.same")
	case diff > 0:
		return "+" + w.Texts.Number(oneDecimal(diff))
	default:
		return "−" + w.Texts.Number(oneDecimal(-diff))
	}
}

func oneDecimal(x float64) reg.Num { return reg.Float(math.Round(x*10) / 10) }

// briefFindings are the serious findings, rule by rule, with their comments.
func (w *writer) briefFindings() {
	table := report.Table{Empty: w.t("no_findings"), Columns: []report.Column{{Title: w.t("severity")}, w.named("finding", 5),
		{Title: w.t("count"), Align: report.Right}, {Title: w.t("comment"), Weight: 5}}}
	for list := w.round.Material(); len(list) > 0; {
		n := sameRule(list)
		f := list[0]
		count := w.Texts.Int(n)
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
			{Text: w.Texts.Code(&findings.Severities.CodeSet, string(f.Severity)), Severity: report.SeverityOf(f.Severity)},
			{Text: w.Texts.T("rule." + f.Rule), Ref: RuleRef + f.Rule}, {Text: count}, {Text: w.commentsOn(list[:n])}}})
		list = list[n:]
	}
	w.add(report.Heading{Level: 1, Text: w.t("brief.serious")}, table)
}

// commentsOn are the comments to findings of one rule, each once, and how many
// critical ones have none.
func (w *writer) commentsOn(list findings.List) string {
	var said []string
	missing := 0
	seen := map[string]bool{}
	for _, f := range list {
		text := w.round.Report.Comment(f.Rule, f.ID)
		switch {
		case text == "" && f.Severity == findings.Critical:
			missing++
		case text != "" && !seen[text]:
			seen[text] = true
			said = append(said, text)
		}
	}
	if missing > 0 {
		said = append(said, w.Texts.N("report.brief.uncommented", missing))
	}
	return strings.Join(said, "\n")
}

// briefChanged are the answers that are not the computed ones.
func (w *writer) briefChanged() {
	table := report.Table{Empty: w.t("brief.no_changed"), Columns: []report.Column{w.named("question", 5),
		{Title: w.t("computed"), Align: report.Right}, {Title: w.t("reported"), Align: report.Right}, {Title: w.t("reason"), Weight: 5}}}
	for _, l := range w.round.Lines {
		if !l.Differs() {
			continue
		}
		reason := report.Cell{Text: l.Answer.Reason}
		if l.MissesReason() {
			reason = report.Cell{Text: w.t("brief.no_reason"), Severity: report.SeverityHigh}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: l.Question.Text.In(w.lang()), Ref: QuestionRef + l.Question.ID},
			{Text: w.value(l.Question, l.Answer.Computed)}, {Text: w.reported(l), Bold: true}, reason}})
	}
	if w.round.Kind == annual.Declaration {
		w.add(report.Heading{Level: 1, Text: w.t("brief.changed")}, table)
	}
}

// briefUncertain are the uncertain answers, with the way to each.
func (w *writer) briefUncertain() report.Block {
	table, ok := w.uncertain().(report.Table)
	if !ok {
		return table
	}
	table.Title = ""
	i := 0
	for _, l := range w.Declaration.Lines {
		if unsure(l) && i < len(table.Rows) {
			table.Rows[i].Cells[0].Ref = QuestionRef + l.Question.ID
			i++
		}
	}
	return table
}

func (w *writer) briefActions() {
	chosen := w.chosenActions()
	w.add(report.Heading{Level: 1, Text: w.t("ve.priorities")})
	if len(chosen) == 0 {
		chosen = w.urgentActions()
		w.add(report.Note(w.t("brief.none_chosen")))
	}
	w.add(w.actionTable("", chosen))
}

// briefRest is what remains before the document can be final, or remained when
// it was made so.
func (w *writer) briefRest() {
	heading, ready := "brief.rest", "brief.ready"
	if !w.Draft {
		heading, ready = "brief.rest.final", "brief.ready.final"
	}
	w.add(report.Heading{Level: 1, Text: w.t(heading)})
	rest := w.rest()
	if len(rest) == 0 {
		w.add(report.P(w.t(ready)))
		return
	}
	w.add(report.Bullets(rest...))
}

// rest is what remains, in words.
func (w *writer) rest() []string {
	var rest []string
	for _, b := range w.round.Blockers() {
		text := w.Texts.T("blocker." + b.Code)
		if l := w.round.Line(b.Question); l != nil {
			text += ": " + l.Question.Text.In(w.lang())
		}
		rest = append(rest, text)
	}
	if n := len(w.round.Uncommented()); n > 0 && w.round.Kind == annual.Declaration {
		rest = append(rest, w.Texts.N("report.brief.uncommented", n))
	}
	if day := w.reviewDay(); w.round.Kind == annual.Declaration && (!day.IsSet() || day > w.today()) {
		rest = append(rest, w.t("brief.no_review"))
	}
	if w.round.Report.OfficerAsked == reg.Unanswered && w.round.Kind == annual.Declaration {
		rest = append(rest, w.t("brief.officer"))
	}
	return rest
}
