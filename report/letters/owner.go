package letters

import (
	"cmp"
	"slices"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
)

// owner puts a letter to the owner of a system together.
type owner struct {
	*frame.Writer
	s     *model.System
	found findings.List // about the system and what belongs to it
}

// ToOwner writes to the owner of a system how it stands: what is registered about
// it, its agreements, assessments and actions, what is missing, the deadlines,
// and what the owner is asked to do. found are the findings of all records.
func ToOwner(in frame.Input, s *model.System, found findings.List) report.Document {
	w := &owner{Writer: frame.New(in), s: s}
	mine := w.refs()
	for _, f := range found.Open() {
		if mine[f.Ref()] {
			w.found = append(w.found, f)
		}
	}
	w.opening()
	w.asked()
	w.closing()
	w.system()
	w.agreements()
	w.assessments()
	w.processing()
	w.deadlines()
	return w.Document(w.t("title", s.Name), frame.Marks{CaseNo: s.No, Keywords: []string{in.Texts.Register(model.Systems.Register)}})
}

func (w *owner) t(key string, args ...string) string { return w.Say("owner."+key, args...) }

func (w *owner) field(path string) report.Fact { return w.Field(model.Systems.Register, w.s, path) }

// agreementsOf are the agreements for the system, whichever of the two names the other.
func (w *owner) agreementsOf() []*model.ProcessingAgreement {
	return belonging(model.ProcessingAgreements.All(w.Source), func(a *model.ProcessingAgreement) bool {
		return !model.ProcessingAgreements.Ended(a) && (slices.Contains(a.Systems, w.s.ID) || slices.Contains(w.s.Agreements, a.ID))
	})
}

func (w *owner) risks() []*model.RiskAssessment {
	return belonging(model.RiskAssessments.All(w.Source), func(r *model.RiskAssessment) bool {
		return !model.RiskAssessments.Ended(r) && (slices.Contains(r.Systems, w.s.ID) || r.ID == w.s.LastRisk)
	})
}

func (w *owner) dpias() []*model.DPIA {
	return belonging(model.DPIAs.All(w.Source), func(d *model.DPIA) bool {
		return !model.DPIAs.Ended(d) && (slices.Contains(d.Systems, w.s.ID) || slices.Contains(w.s.DPIAs, d.ID))
	})
}

func (w *owner) records() []*model.ProcessingRecord {
	return belonging(model.ProcessingRecords.All(w.Source), func(p *model.ProcessingRecord) bool {
		return !model.ProcessingRecords.Ended(p) && (slices.Contains(p.Systems, w.s.ID) || slices.Contains(w.s.Processing, p.ID))
	})
}

// actions are the open actions that come from what belongs to the system.
func (w *owner) actions() []*model.Action {
	numbers := map[string]bool{w.s.No: true}
	named := map[reg.ID]bool{}
	for _, r := range w.risks() {
		numbers[r.No] = true
		for i := range r.Scenarios {
			for _, id := range r.Scenarios[i].Measures {
				named[id] = true
			}
		}
	}
	for _, d := range w.dpias() {
		numbers[d.No] = true
		for _, id := range d.Actions {
			named[id] = true
		}
	}
	return belonging(model.Actions.All(w.Source), func(a *model.Action) bool {
		return a.Open() && (named[a.ID] || a.SourceRef != "" && numbers[a.SourceRef])
	})
}

func belonging[T any](all []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return !is(one) })
}

// refs are the system and the records whose findings its owner is told of.
func (w *owner) refs() map[reg.Ref]bool {
	refs := map[reg.Ref]bool{{Register: model.Systems.Key, ID: w.s.ID}: true}
	for _, a := range w.agreementsOf() {
		refs[reg.Ref{Register: model.ProcessingAgreements.Key, ID: a.ID}] = true
	}
	for _, r := range w.risks() {
		refs[reg.Ref{Register: model.RiskAssessments.Key, ID: r.ID}] = true
	}
	for _, d := range w.dpias() {
		refs[reg.Ref{Register: model.DPIAs.Key, ID: d.ID}] = true
	}
	for _, a := range w.actions() {
		refs[reg.Ref{Register: model.Actions.Key, ID: a.ID}] = true
	}
	return refs
}

// opening says to whom the letter is and what it is about.
func (w *owner) opening() {
	role := w.Texts.Code(&model.Roles.CodeSet, string(model.RoleSystemOwner))
	to := w.t("nobody")
	if p := model.Persons.Get(w.Source, w.s.Owner); p != nil {
		to = p.Name
		if p.Position != "" {
			to += ", " + p.Position
		}
	}
	w.Add(report.TitleHead{Facts: []report.Fact{
		{Label: w.t("to"), Value: to}, {Label: w.t("role"), Value: role},
		{Label: w.Say("date"), Value: w.Texts.LongDay(w.Today())}, {Label: w.t("system"), Value: w.s.Name + " (" + w.s.No + ")"}}})
	w.Add(report.P(w.t("intro", w.s.Name, w.Texts.LongDay(w.Today()))))
	if len(w.found) == 0 {
		w.Add(report.Callout{Severity: report.SeverityGood, Word: w.t("fine"), Runs: report.Plain(w.t("fine.text"))})
		return
	}
	grave := len(w.found.AtLeast(findings.High))
	severity, text := report.SeverityMedium, w.t("none_grave")
	if grave > 0 {
		severity, text = report.SeverityHigh, w.Texts.N("report.owner.grave", grave)
	}
	w.Add(report.Callout{Severity: severity, Word: w.Texts.N("report.owner.missing", len(w.found)), Runs: report.Plain(text)})
}

// asked is what the owner is asked to do.
func (w *owner) asked() {
	w.Add(report.Heading{Level: 1, Number: "1", Text: w.t("asked")})
	if len(w.found) > 0 {
		w.Add(report.P(w.t("asked.gaps")), w.FindingTable(w.found, true))
	}
	w.Add(report.P(w.t("asked.check")), report.Bullets(w.t("asked.facts"), w.t("asked.changes"), w.t("asked.answer")))
}

// system is what is registered about the system.
func (w *owner) system() {
	w.Add(report.Heading{Level: 1, Number: "2", Text: w.t("registered")})
	list := report.FactList{}
	for _, path := range []string{"beskrivelse", "type", "eierforhold", "systemeier", "forvalter", "leverandor", "driftsmodell", "driftsland", "livssyklus",
		"konfidensialitet", "integritet", "tilgjengelighet", "kritikalitet", "rto_timer", "rpo_timer", "personopplysninger", "saerlige_kategorier",
		"ekstern_databehandler", "sikkerhetskopi_testet_dato", "tilgangsgjennomgang_dato", "vesentlig_endret_dato"} {
		f := w.field(path)
		recommended := model.Systems.Field(path).Need == reg.RecommendedField
		switch {
		case f.Value != frame.OrDash(""):
		case recommended:
			f.Value = w.Missing()
		default:
			continue
		}
		list.Facts = append(list.Facts, f)
	}
	w.Add(list)
}

func (w *owner) agreements() {
	table := report.Table{Empty: w.t("no_agreements"), Columns: []report.Column{w.Column("no", 0), w.Names("agreement", 4),
		w.Column("processor", 3), w.Column("status", 0), w.Column("valid_until", 0), w.Column("next_review", 0)}}
	if w.s.NeedsAgreement() {
		table.Empty = w.t("agreement_missing")
	}
	for _, a := range w.agreementsOf() {
		table.Rows = append(table.Rows, report.Cells(a.No, a.Title, frame.OrDash(w.Name(model.Suppliers.Key, a.Processor)),
			w.Code(&model.AgreementStatuses.CodeSet, string(a.Status)), w.Day(a.ValidUntil), w.Day(a.NextReview)))
	}
	w.Add(report.Heading{Level: 1, Number: "3", Text: w.Texts.RegisterMany(model.ProcessingAgreements.Register)}, table)
}

// assessments lists the risk and impact assessments.
func (w *owner) assessments() {
	w.Add(report.Heading{Level: 1, Number: "4", Text: w.t("assessments")})
	table := report.Table{Title: w.Texts.RegisterMany(model.RiskAssessments.Register), Empty: w.t("no_risks"), Columns: []report.Column{w.Column("no", 0),
		w.Names("assessment", 4), w.Column("approved", 0), w.Column("owner.next", 0), w.Column("owner.worst", 0)}}
	for _, r := range w.risks() {
		worst := model.RiskLevel("")
		for i := range r.Scenarios {
			if level := r.Scenarios[i].Residual(); level.Number() > worst.Number() {
				worst = level
			}
		}
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: r.No}, {Text: r.Title}, {Text: w.Day(r.Approved)}, w.late(r.Next),
			{Text: w.Code(&model.RiskLevels.CodeSet, string(worst)), Severity: report.SeverityOfRisk(worst)}}})
	}
	w.Add(table)
	impact := report.Table{Title: w.Say("dpia"), Empty: w.t("no_dpias"), Columns: []report.Column{w.Column("no", 0), w.Names("dpia", 4),
		w.Column("status", 0), w.Column("approved", 0), w.Column("next_review", 0)}}
	for _, d := range w.dpias() {
		impact.Rows = append(impact.Rows, report.Row{Cells: []report.Cell{{Text: d.No}, {Text: d.Title},
			{Text: w.Code(&model.DPIAStatuses.CodeSet, string(d.Status))}, {Text: w.Day(d.Approved)}, w.late(d.NextReview)}})
	}
	w.Add(impact)
}

// late is a day that ought to be ahead.
func (w *owner) late(d reg.Day) report.Cell {
	cell := report.Cell{Text: w.Day(d)}
	if d.IsSet() && d < w.Today() {
		cell.Severity = report.SeverityHigh
	}
	return cell
}

func (w *owner) processing() {
	table := report.Table{Empty: w.t("no_processing"), Columns: []report.Column{w.Column("no", 0),
		{Title: w.Texts.Register(model.ProcessingRecords.Register), Weight: 4, Names: true}, w.Column("status", 0), w.Column("owner", 2)}}
	for _, p := range w.records() {
		table.Rows = append(table.Rows, report.Cells(p.No, p.Title, w.Code(&model.RecordStatuses.CodeSet, string(p.Status)),
			w.Person(model.ProcessingRecords.Owner(p))))
	}
	w.Add(report.Heading{Level: 1, Number: "5", Text: w.t("processing")}, table)
}

// deadline is a day on which something is to be done.
type deadline struct {
	day  reg.Day
	what string
}

// deadlines lists what is to be done when, the earliest first.
func (w *owner) deadlines() {
	all := []deadline{{w.s.NextRisk, w.Label(model.Systems.Register, "neste_ros")}, {w.s.NextReview, w.Label(model.Systems.Register, "neste_revisjon")},
		{w.s.InUseUntil, w.Label(model.Systems.Register, "avvikling_dato")}}
	for _, a := range w.agreementsOf() {
		all = append(all, deadline{a.ValidUntil, w.t("due.expires", a.No+" "+a.Title)}, deadline{a.NextReview, w.t("due.review", a.No+" "+a.Title)})
	}
	for _, r := range w.risks() {
		all = append(all, deadline{r.Next, w.t("due.review", r.No+" "+r.Title)})
	}
	for _, d := range w.dpias() {
		all = append(all, deadline{d.NextReview, w.t("due.review", d.No+" "+d.Title)})
	}
	for _, a := range w.actions() {
		all = append(all, deadline{a.Due, w.t("due.action", a.No+" "+a.Title, w.Person(a.Responsible))})
	}
	all = slices.DeleteFunc(all, func(d deadline) bool { return !d.day.IsSet() })
	slices.SortStableFunc(all, func(a, b deadline) int { return cmp.Compare(a.day, b.day) })
	table := report.Table{Empty: w.t("no_deadlines"), Columns: []report.Column{w.Column("deadline", 0), w.Names("owner.due", 1)}}
	for _, d := range all {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{w.late(d.day), {Text: d.what}}})
	}
	w.Add(report.Heading{Level: 1, Number: "6", Text: w.t("deadlines")}, table)
}

// closing says whom to answer.
func (w *owner) closing() {
	var names []string
	for _, role := range []model.Role{model.RolePrivacy, model.RoleSecurity} {
		for _, h := range model.RoleHoldings.All(w.Source) {
			if h.Role == role && !h.IsDeputy() && h.Active(w.Today()) {
				names = append(names, w.Person(h.Person)+", "+lowerFirst(w.Texts.Code(&model.Roles.CodeSet, string(role))))
			}
		}
	}
	w.Add(report.KeepTogether{Blocks: []report.Block{report.P(w.t("closing")), report.P(w.t("regards") + "\n" + lines(names, w.Agency.Name(string(w.Texts.Lang()))))}})
}

func lines(names []string, agency string) string {
	text := ""
	for _, n := range names {
		text += n + "\n"
	}
	return text + agency
}
