package yearly

import (
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
)

// Summary writes the leader's page with at most so many rows in each part, for
// printing on one sheet; [Brief] has all of it. How much is left out is said.
func Summary(kind annual.Kind, in Input, rows int) report.Document {
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	w := newWriter(in, round)
	w.add(report.TitleHead{}, w.briefTiles())
	w.part("brief.figures", w.figuresOf(summaryQuestions()))
	w.part("brief.serious", w.shortened(w.seriousTable(), rows+1))
	if kind == annual.Review {
		w.part("lg.decisions", w.shortened(w.shortDecisions(), rows))
	} else {
		w.part("ve.priorities", w.shortened(w.shortActions(), rows))
	}
	w.part("summary.rest", report.Bullets(w.remaining()...))
	return w.document(w.t("brief.title."+string(kind), reg.Int(round.Year).Text()))
}

// part is a small heading with what stands below it.
func (w *writer) part(key string, b report.Block) {
	w.add(report.Heading{Level: 3, Text: w.t(key)}, b)
}

// shortened is a table with at most so many rows, and how many more there are.
func (w *writer) shortened(t report.Table, rows int) report.Table {
	if more := len(t.Rows) - rows; more > 0 {
		t.Rows = t.Rows[:rows]
		t.Note = w.Texts.N("report.summary.more", more)
	}
	return t
}

// seriousTable counts the serious findings rule by rule.
func (w *writer) seriousTable() report.Table {
	table := report.Table{Empty: w.t("no_findings"), Columns: []report.Column{{Title: w.t("severity")}, w.named("finding", 5),
		{Title: w.t("count"), Align: report.Right}, {Title: w.t("summary.commented"), Align: report.Right}}}
	for list := w.round.Material(); len(list) > 0; {
		n := sameRule(list)
		f := list[0]
		said := 0
		for _, one := range list[:n] {
			if w.round.Report.Comment(one.Rule, one.ID) != "" {
				said++
			}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
			{Text: w.Texts.Code(&findings.Severities.CodeSet, string(f.Severity)), Severity: report.SeverityOf(f.Severity)},
			{Text: w.Texts.T("rule." + f.Rule)}, {Text: w.Texts.Int(n)}, {Text: w.Texts.Int(said)}}})
		list = list[n:]
	}
	return table
}

// doubt counts the answers that are not the computed ones, and the uncertain.
func (w *writer) doubt() []string {
	changed, without, uncertain := 0, 0, 0
	for _, l := range w.round.Lines {
		if l.Differs() {
			changed++
		}
		if l.MissesReason() {
			without++
		}
	}
	for _, l := range w.Declaration.Lines {
		if unsure(l) {
			uncertain++
		}
	}
	var points []string
	for _, p := range []struct {
		key string
		n   int
	}{{"changed", changed}, {"uncertain", uncertain}, {"without", without}} {
		if p.n > 0 {
			points = append(points, w.Texts.N("report.summary."+p.key, p.n))
		}
	}
	return points
}

// shortActions lists the actions that come first, with as little as tells them
// apart.
func (w *writer) shortActions() report.Table {
	chosen := w.chosenActions()
	if len(chosen) == 0 {
		chosen = w.urgentActions()
	}
	return w.actionTable("", chosen)
}

func (w *writer) shortDecisions() report.Table {
	table := report.Table{Empty: w.t("lg.no_decisions"), Columns: []report.Column{w.named("decision", 5), w.text("owner", 2), w.text("deadline", 0)}}
	for _, d := range w.round.Report.Decisions {
		table.Rows = append(table.Rows, report.Cells(d.Text, w.or(w.person(d.Responsible)), w.day(d.Due)))
	}
	return table
}

// remaining is how certain the figures are, and what is to be done before the
// document can be signed.
func (w *writer) remaining() []string {
	doubt, rest := w.doubt(), w.rest()
	switch {
	case len(rest) == 0 && !w.round.Locked():
		rest = []string{w.t("brief.ready")}
	case len(rest)+len(doubt) == 0:
		rest = []string{w.t("brief.ready.final")}
	}
	return append(doubt, rest...)
}

// summaryQuestions are those that tell most where there is little room.
func summaryQuestions() []string {
	return []string{"ve.pv.oversikt", "ve.sys.ros", "ve.dba.mangler", "ve.hend.antall", "ve.komp.antall", "ve.tiltak.forfalt"}
}
