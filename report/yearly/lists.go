package yearly

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
)

// lists are the lists of records that a questionnaire can ask for by name.
func (w *writer) lists() map[string]func() []report.Block {
	return map[string]func() []report.Block{
		"beslutninger_forrige": w.previousDecisions,
		"tiltak_lg":            w.reviewActions,
		"tiltaksplan":          w.actionPlan,
		"revisjoner":           w.audits,
		"henvendelser":         w.enquiries,
		"styringsdokumenter":   w.documents,
		"roller":               w.roles,
		"verdier":              w.assets,
		"planer":               w.plans,
		"avtaler_utlop":        w.expiringAgreements,
		"beslutninger":         w.decisions,
		"funn":                 func() []report.Block { return []report.Block{w.findingTable(w.t("lg.findings"), w.round.Material())} },
		"funn_per_alvor":       func() []report.Block { return []report.Block{w.severityCounts()} },
		"usikre_svar":          func() []report.Block { return []report.Block{w.uncertain()} },
		"indikatorer":          w.indicators,
		"risikomatrise":        w.riskMatrix,
		"risiko_topp":          w.topRisks,
		"pvo_raad":             w.officerAdvice,
		"hendelser_trend":      w.incidentTrend,
		"hendelser_aarsak":     w.incidentCauses,
		"hendelser_alvorlige":  w.graveIncidents,
	}
}

// simple is a table of finished text.
func (w *writer) simple(title, empty string, columns []report.Column, rows []report.Row) []report.Block {
	return []report.Block{report.Table{Title: w.t(title), Empty: w.t(empty), Columns: columns, Rows: rows}}
}

func (w *writer) text(key string, weight float64) report.Column {
	return report.Column{Title: w.t(key), Weight: weight}
}

// named is a column that tells what each row is about.
func (w *writer) named(key string, weight float64) report.Column {
	return report.Column{Title: w.t(key), Weight: weight, Names: true}
}

func (w *writer) reviewActions() []report.Block {
	var actions []*model.Action
	for _, a := range model.Actions.All(w.Source) {
		if a.Source == model.SourceReview && (a.Decided == 0 || a.Decided <= w.round.Figures.To) {
			actions = append(actions, a)
		}
	}
	return []report.Block{w.actionTable(w.t("lg.actions"), actions)}
}

func (w *writer) actionPlan() []report.Block {
	var open []*model.Action
	for _, a := range model.Actions.All(w.Source) {
		if a.Open() {
			open = append(open, a)
		}
	}
	slices.SortStableFunc(open, func(a, b *model.Action) int { return dueOrder(a.Due, b.Due) })
	return []report.Block{w.actionTable(w.t("lg.plan"), open)}
}

// dueOrder puts the earliest deadline first and those without one last.
func dueOrder(a, b reg.Day) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return int(a - b)
}

func (w *writer) inYear(d reg.Day) bool { return d >= w.round.Figures.From && d <= w.round.Figures.To }

func (w *writer) audits() []report.Block {
	var rows []report.Row
	for _, a := range model.Audits.All(w.Source) {
		if w.inYear(a.Date) {
			rows = append(rows, report.Cells(w.day(a.Date), a.Title, w.code(&model.AuditTypes.CodeSet, string(a.Type)),
				w.Texts.Int(len(a.Findings)), w.or(a.Conclusion)))
		}
	}
	return w.simple("lg.audits", "lg.no_audits", []report.Column{w.text("date", 0), w.named("audit", 3), w.text("type", 2),
		{Title: w.t("findings"), Align: report.Right}, w.text("conclusion", 4)}, rows)
}

// enquiries counts the period's enquiries by theme, with those without a theme.
func (w *writer) enquiries() []report.Block {
	counts := map[string]int{}
	total := 0
	for _, e := range model.Enquiries.All(w.Source) {
		if w.inYear(e.Date) {
			counts[string(e.Theme)]++
			total++
		}
	}
	return []report.Block{w.countTable(w.t("lg.enquiries"), w.t("theme"), &model.EnquiryThemes.CodeSet, counts, total)}
}

// countTable counts per code, with a row for "not chosen", so that the rows add
// up to the total.
func (w *writer) countTable(title, head string, set *reg.CodeSet, counts map[string]int, total int) report.Table {
	table := report.Table{Title: title, Empty: w.t("nothing_in_period"), Columns: []report.Column{
		{Title: head, Weight: 1, Names: true}, {Title: w.t("count"), Align: report.Right}}}
	for _, code := range append(slices.Clone(set.Codes), "") {
		if n := counts[code]; n > 0 {
			table.Rows = append(table.Rows, report.Cells(w.code(set, code), w.Texts.Int(n)))
		}
	}
	if total > 0 {
		table.Rows = append(table.Rows, report.Row{Total: true, Cells: []report.Cell{{Text: w.t("sum")}, {Text: w.Texts.Int(total)}}})
	}
	return table
}

func (w *writer) documents() []report.Block {
	var rows []report.Row
	for _, d := range model.GoverningDocuments.All(w.Source) {
		if model.GoverningDocuments.Ended(d) {
			continue
		}
		next := report.Cell{Text: w.day(d.NextReview)}
		if d.NextReview.IsSet() && d.NextReview < w.today() {
			next = report.Cell{Text: w.t("due", next.Text), Severity: report.SeverityMedium}
		}
		rows = append(rows, report.Row{Cells: []report.Cell{{Text: d.Title},
			{Text: w.code(&model.DocumentTypes.CodeSet, string(d.Type))}, {Text: w.day(d.Date)}, next}})
	}
	return w.simple("lg.documents", "lg.no_documents", []report.Column{w.named("document", 5), w.text("type", 3),
		w.text("approved", 0), w.text("next_review", 0)}, rows)
}

func (w *writer) roles() []report.Block {
	var rows []report.Row
	for _, role := range []model.Role{model.RoleLeader, model.RolePrivacy, model.RoleSecurity, model.RoleDPO} {
		rows = append(rows, report.Cells(w.Texts.Code(&model.Roles.CodeSet, string(role)), w.or(w.holderNames(role)),
			w.or(w.deputies(role))))
	}
	return w.simple("lg.roles", "lg.no_roles", []report.Column{w.named("role", 3), w.text("holder", 3), w.text("deputy", 3)}, rows)
}

func (w *writer) deputies(role model.Role) string {
	text := ""
	for _, h := range model.RoleHoldings.All(w.Source) {
		if h.Role == role && h.IsDeputy() && h.Active(w.round.Figures.AsOf) {
			if text != "" {
				text += ", "
			}
			text += w.person(h.Person)
		}
	}
	return text
}

// assets counts information assets by class, with those not yet classified.
func (w *writer) assets() []report.Block {
	counts := map[string]int{}
	total := 0
	for _, a := range model.InformationAssets.All(w.Source) {
		if !model.InformationAssets.Ended(a) {
			counts[string(a.Confidentiality)]++
			total++
		}
	}
	return []report.Block{w.countTable(w.t("lg.assets"), w.t("class"), &model.Classes.CodeSet, counts, total)}
}

func (w *writer) plans() []report.Block {
	var rows []report.Row
	for _, p := range model.ContinuityPlans.All(w.Source) {
		if !model.ContinuityPlans.Ended(p) {
			rows = append(rows, report.Cells(p.Title, w.day(p.Approved), w.day(w.lastExercise(p.ID))))
		}
	}
	return w.simple("lg.plans", "lg.no_plans", []report.Column{w.named("plan", 5), w.text("approved", 0), w.text("last_exercise", 0)}, rows)
}

func (w *writer) lastExercise(plan reg.ID) reg.Day {
	var last reg.Day
	for _, e := range model.Exercises.All(w.Source) {
		if e.Plan == plan && e.Held(w.round.Figures.AsOf) {
			last = max(last, e.Date)
		}
	}
	return last
}

// expiringAgreements lists agreements that expired, or do so within the next
// half year.
func (w *writer) expiringAgreements() []report.Block {
	var rows []report.Row
	for _, a := range model.ProcessingAgreements.All(w.Source) {
		if model.ProcessingAgreements.Ended(a) || !a.ValidUntil.IsSet() || a.ValidUntil > w.round.Figures.AsOf.AddMonths(6) {
			continue
		}
		rows = append(rows, report.Cells(a.Title, w.or(w.name(model.Suppliers.Key, a.Processor)), w.day(a.ValidUntil)))
	}
	return w.simple("lg.agreements", "lg.no_agreements", []report.Column{w.named("agreement", 5), w.text("processor", 3), w.text("valid_until", 0)}, rows)
}

func (w *writer) decisions() []report.Block {
	var rows []report.Row
	for i, d := range w.round.Report.Decisions {
		number := d.Number
		if !number.IsSet() {
			number = reg.Int(i + 1)
		}
		rows = append(rows, report.Cells(number.Text(), d.Topic, w.decisionText(d),
			w.code(&model.DecisionTypes.CodeSet, string(d.Type)), w.or(w.person(d.Responsible)), w.day(d.Due)))
	}
	return w.simple("lg.decisions", "lg.no_decisions", []report.Column{w.text("no", 0), w.named("topic", 2),
		w.text("decision", 5), w.text("type", 2), w.text("owner", 2), w.text("deadline", 0)}, rows)
}

// decisionText is what was decided, why, by whom and with what reservations; of
// an accepted risk also which, and until when.
func (w *writer) decisionText(d model.Decision) string {
	lines := []string{d.Text}
	add := func(key, text string) {
		if text != "" {
			lines = append(lines, w.t(key, text))
		}
	}
	add("decision.reason", d.Reason)
	add("decision.scenario", d.Scenario)
	if d.Until.IsSet() {
		add("decision.until", w.Texts.Day(d.Until))
	}
	if a := model.Actions.Get(w.Source, d.Action); a != nil {
		add("decision.action", a.No)
	}
	add("decision.dissent", d.Dissent)
	switch by := w.person(d.DecidedBy); {
	case by != "" && d.Decided.IsSet():
		add("decision.decided", by+", "+w.Texts.Day(d.Decided))
	case by != "" || d.Decided.IsSet():
		add("decision.decided", by+w.Texts.Day(d.Decided))
	}
	return strings.Join(lines, "\n")
}

// indicators shows every figure of the declaration with last year's.
func (w *writer) indicators() []report.Block {
	var blocks []report.Block
	for _, s := range w.Declaration.Template.Sections {
		lines := linesOf(w.Declaration, s.ID)
		if s.ID == assessmentSection || len(lines) == 0 {
			continue
		}
		table := w.figureTable(lines)
		table.Title = s.Title.In(w.lang())
		blocks = append(blocks, table)
	}
	return blocks
}
