package yearly

import (
	"slices"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/storage"
)

// step is one part of the work on a document.
type step struct {
	key     string
	section *annual.Section // questions; nil for the others
	fields  []string        // of the report's record, to fill in
	finds   bool            // the findings to comment on
}

// steps are the parts of the work on a document, in its order: the sections of
// the questionnaire that ask something, and what the document holds besides.
func steps(r *annual.Round) []step {
	var all []step
	if r.Kind == annual.Review {
		all = append(all, step{key: "mote", fields: []string{"motedato", "deltakere", "fravaer", "referent"}})
	}
	var closing []step
	for i := range r.Template.Sections {
		switch s := &r.Template.Sections[i]; {
		case len(s.Questions) == 0:
		case s.Closing:
			closing = append(closing, step{key: s.ID, section: s})
		default:
			all = append(all, step{key: s.ID, section: s})
		}
	}
	if r.Kind == annual.Review {
		all = append(all, step{key: "beslutninger", fields: []string{"beslutninger"}})
	}
	if all = append(all, closing...); r.Kind == annual.Declaration {
		all = append(all, step{key: "funn", finds: true, fields: []string{"tilsidesatte_funn"}},
			step{key: "tiltak", fields: []string{"prioriterte_tiltak"}},
			step{key: "forbehold", fields: []string{"forbehold", "bistand", "pvo_forelagt", "pvo_forelagt_dato", "pvo_uttalelse"}})
	}
	if r.Locked() {
		return append(all, step{key: "dokument", fields: []string{"dokumentstatus", "arkivref", "mottaker", "oversendt_dato", "mottatt_dato"}})
	}
	return append(all, step{key: "dokument", fields: []string{"dokumentstatus", "utarbeidet_av", "konfidensialitet",
		"unntakshjemmel", "offentlig_versjon", "arkivref", "dokumentdato", "mottaker", "oversendt_dato", "mottatt_dato"}})
}

// done reports whether a step has what the document needs of it.
func (s step) done(r *annual.Round) bool {
	switch {
	case s.section != nil:
		p := r.SectionProgress(s.key)
		return p.Missing == 0 && p.Reasons == 0 && (p.Answered > 0 || s.section.Extension)
	case s.finds:
		return len(r.Uncommented()) == 0
	case s.key == "mote":
		return r.Report.Meeting.IsSet() && len(r.Report.Participants) > 0
	case s.key == "beslutninger":
		return len(r.Report.Decisions) > 0
	case s.key == "tiltak":
		return len(r.Report.Actions) > 0
	case s.key == "forbehold":
		return r.Report.OfficerAsked != reg.Unanswered
	}
	return r.Report.ArchiveRef != ""
}

// stepOf is the step that asks a question; the first that is not done for "".
func stepOf(all []step, r *annual.Round, question string) int {
	if l := r.Line(question); l != nil {
		return max(slices.IndexFunc(all, func(s step) bool { return s.key == l.Section.ID }), 0)
	}
	return max(slices.IndexFunc(all, func(s step) bool { return !s.done(r) }), 0)
}

// linesOf are the questions of a step.
func linesOf(r *annual.Round, s step) []annual.Line {
	var lines []annual.Line
	for _, l := range r.Lines {
		if s.section != nil && l.Section.ID == s.section.ID {
			lines = append(lines, l)
		}
	}
	return lines
}

// unconfirmed are the questions of a step that stand with their computed answer
// because nobody has said anything.
func unconfirmed(r *annual.Round, s step) []annual.Line {
	var lines []annual.Line
	for _, l := range linesOf(r, s) {
		if l.Computed && !l.Answer.Given {
			lines = append(lines, l)
		}
	}
	return lines
}

// confirm returns the report with the computed answers of these questions
// entered as given.
func confirm(r *annual.Round, lines []annual.Line) (*model.Report, error) {
	report := r.Report
	for _, l := range lines {
		value := l.Figure.Value
		next, err := r.Give(annual.Reply{Question: l.Question.ID, Value: &value})
		if err != nil {
			return nil, err
		}
		report, r = next, r.With(next)
	}
	return report, nil
}

// rounds are both documents of a year; the one that is worked on first.
type rounds struct {
	own    *annual.Round
	other  *annual.Round
	frozen *archive.Frozen // of the own one, where it is final and was kept
	err    error
}

// thawed is a final round with what was kept of its figures.
func (r rounds) thawed(round *annual.Round) *annual.Round {
	if r.frozen == nil || !round.Locked() {
		return round
	}
	return round.WithFigures(r.frozen.Snapshot.KeptFigures())
}

// open puts both documents of a year together.
func open(src reg.Source, kind annual.Kind, year int, opt annual.Options, from archive.Opener) rounds {
	own, err := annual.Open(src, kind, year, opt)
	if err != nil {
		return rounds{err: err}
	}
	r := rounds{}
	if r.other, r.err = annual.Open(src, otherKind(kind), year, opt); r.err != nil {
		return r
	}
	r.frozen, r.err = archive.Thaw(own.Report, from)
	r.own = r.thawed(own)
	return r
}

func otherKind(kind annual.Kind) annual.Kind {
	if kind == annual.Declaration {
		return annual.Review
	}
	return annual.Declaration
}

// declaration is the one of the two that is the declaration.
func (r rounds) declaration() *annual.Round {
	if r.own.Kind == annual.Declaration {
		return r.own
	}
	return r.other
}

func (r rounds) review() *annual.Round {
	if r.own.Kind == annual.Review {
		return r.own
	}
	return r.other
}

// reportOf finds the record of a year's document in the store as it is now, or
// nil.
func reportOf(src reg.Source, kind annual.Kind, year int) *model.Report {
	for _, r := range model.Reports.All(src) {
		if string(r.Type) == string(kind) && r.Year.Int() == year {
			return r
		}
	}
	return nil
}

// copyOf returns a copy of a report that shares nothing with it.
func copyOf(r *model.Report) *model.Report {
	clone, ok := model.Reports.Clone(r).(*model.Report)
	if !ok {
		panic("yearly: the register of reports holds something else")
	}
	return clone
}

// write is the change that saves a report.
func write(r *model.Report) storage.Change {
	return storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: r}}}
}

// years are the years to choose from, newest first: those of recent times, and
// those that there is a document for.
func years(src reg.Source, today reg.Day, chosen int) []int {
	const back = 3
	all := []int{chosen}
	for n := range back + 1 {
		all = append(all, today.Year()-n)
	}
	for _, r := range model.Reports.All(src) {
		if r.Year.IsSet() {
			all = append(all, r.Year.Int())
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return slices.Compact(all)
}
