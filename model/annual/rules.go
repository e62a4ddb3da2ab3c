package annual

import (
	"math"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// Rules lists the rules about the yearly documents themselves.
func Rules() []findings.Rule { return rules(nil) }

// Find applies every rule to the agency: those about the registers, and those
// about the yearly documents that are being worked on.
func Find(src reg.Source, opt Options) (findings.List, error) {
	rounds, err := openRounds(src, opt)
	if err != nil {
		return nil, err
	}
	facts := findings.NewFacts(src, findings.Options{Now: opt.Now, Zone: opt.Zone})
	return findings.Run(facts, append(findings.Rules(), rules(rounds)...)), nil
}

// openRounds opens the work on every report, also on those that are final.
func openRounds(src reg.Source, opt Options) ([]*Round, error) {
	var rounds []*Round
	for _, report := range model.Reports.All(src) {
		if !report.Year.IsSet() || ForYear(opt.Templates, Kind(report.Type), report.Year.Int()) == nil {
			continue
		}
		round, err := openLive(src, Kind(report.Type), report.Year.Int(), opt)
		if err != nil {
			return nil, err
		}
		if round.Report.ID == report.ID { // of two reports of one year the first counts
			rounds = append(rounds, round)
		}
	}
	return rounds, nil
}

func underWork(r *model.Report) bool {
	return r.Status == "" || r.Status == model.ReportDraft || r.Status == model.ReportForSigning
}

// rules makes the rules for the rounds they are to look at.
func rules(rounds []*Round) []findings.Rule {
	each := func(kind Kind, check func(*Round, func(findings.Hit))) func(*findings.Facts, func(findings.Hit)) {
		return func(_ *findings.Facts, hit func(findings.Hit)) {
			for _, r := range rounds {
				if r.Kind == kind && underWork(r.Report) && !r.Report.Locked() {
					check(r, hit)
				}
			}
		}
	}
	rule := func(id string, s findings.Severity, find func(*findings.Facts, func(findings.Hit))) findings.Rule {
		return findings.New(findings.Rule{ID: id, Register: model.Reports.Key, Severity: s}, find)
	}
	firm := func(r findings.Rule) findings.Rule {
		r.Firm = true
		return r
	}
	return []findings.Rule{
		rule("R-LG-01", findings.High, reviewDue),
		rule("R-LG-02", findings.Medium, each(Review, missingAnswers)),
		rule("R-LG-03", findings.High, looseDecisions),
		rule("R-LG-04", findings.Medium, each(Review, overdueNotMentioned)),
		rule("R-LG-05", findings.Medium, waitsForSignature(model.ReportReview)),
		rule("R-VE-01", findings.High, each(Declaration, missingAnswers)),
		firm(rule("R-VE-02", findings.High, each(Declaration, missingReasons))),
		firm(rule("R-VE-03", findings.High, each(Declaration, impossible))),
		rule("R-VE-04", findings.Info, func(_ *findings.Facts, hit func(findings.Hit)) { changedAfterSigning(rounds, hit) }),
		rule("R-VE-05", findings.High, signedBeforeReview),
		rule("R-VE-06", findings.Low, each(Declaration, bigChanges)),
		firm(rule("R-VE-07", findings.Critical, wrongSigner)),
		rule("R-VE-08", findings.Medium, waitsForSignature(model.ReportDeclaration)),
	}
}

// reviewDue finds that no management review was held in the months the agency
// has set.
func reviewDue(f *findings.Facts, hit func(findings.Hit)) {
	var last reg.Day
	for _, r := range model.Reports.All(f) {
		if r.Type == model.ReportReview && r.Meeting <= f.Today {
			last = max(last, r.Meeting)
		}
	}
	months := f.Settings().ReviewMonths
	switch {
	case !last.IsSet():
		hit(findings.Hit{Variant: "never"})
	case last.MonthsTo(f.Today) >= months.Int():
		hit(findings.Hit{Args: []reg.Arg{reg.DayArg(last), reg.NumArg(months)}})
	}
}

func missingAnswers(r *Round, hit func(findings.Hit)) {
	if n := r.Progress().Missing; n > 0 {
		hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{reg.CountArg(r.Year), reg.CountArg(n)}})
	}
}

func missingReasons(r *Round, hit func(findings.Hit)) {
	for _, l := range r.Lines {
		if l.MissesReason() {
			hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{l.Question.arg(),
				l.Question.valueArg(l.Answer.Value), l.Question.valueArg(l.Answer.Computed)}})
		}
	}
}

// impossible finds answers that are greater than what they are a part of.
func impossible(r *Round, hit func(findings.Hit)) {
	for _, l := range r.Lines {
		part, whole := r.number(l.Question.ID), r.number(l.Question.AtMost)
		if l.Question.AtMost != "" && part.IsSet() && whole.IsSet() && part.Compare(whole) > 0 {
			hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{l.Question.arg(),
				reg.NumArg(part), reg.NumArg(whole)}})
		}
	}
	trained := r.Line("ve.komp.antall")
	if trained == nil {
		return
	}
	if n, all := r.number("ve.komp.antall"), trained.Figure.Total; all.IsSet() && n.Compare(all) > 0 {
		hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{trained.Question.arg(),
			reg.NumArg(n), reg.NumArg(all)}})
	}
}

// bigChanges finds numbers far from last year's without a comment.
func bigChanges(r *Round, hit func(findings.Hit)) {
	for _, l := range r.Lines {
		now, before := r.number(l.Question.ID), lastNumber(l)
		if !now.IsSet() || !before.IsSet() || l.Question.Type == Rating || l.Answer.Comment != "" || l.Answer.Reason != "" {
			continue
		}
		change := math.Abs(now.Float64() - before.Float64())
		if change > r.settings.DeviationCount.Float64() && change > before.Float64()*r.settings.DeviationPercent.Float64()/100 {
			hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{l.Question.arg(),
				reg.NumArg(before), reg.NumArg(now)}})
		}
	}
}

// arg names the question in a message.
func (q Question) arg() reg.Arg { return reg.WordsArg(q.ID, q.Text) }

// valueArg is an answer in a message, written as its type asks for.
func (q Question) valueArg(canonical string) reg.Arg {
	f, ok := q.Field()
	if !ok || q.Type == Rating {
		return reg.TextArg(RatingText(canonical))
	}
	return reg.Arg{Kind: f.Kind, Text: canonical, Codes: f.Codes}
}

func lastNumber(l Line) reg.Num {
	n, err := reg.ParseNum(l.LastYear)
	if err != nil {
		return reg.Num{}
	}
	return n
}

// looseDecisions finds decisions to act that lack an owner or a deadline.
func looseDecisions(f *findings.Facts, hit func(findings.Hit)) {
	for _, r := range model.Reports.All(f) {
		for _, d := range r.Decisions {
			if d.Type == model.DecisionAction && (d.Responsible == "" || !d.Due.IsSet()) {
				hit(findings.Hit{Record: r, Field: "beslutninger", Args: []reg.Arg{reg.TextArg(d.Text)}})
			}
		}
	}
}

// overdueNotMentioned finds that actions from earlier reviews are overdue and
// the review says nothing of them.
func overdueNotMentioned(r *Round, hit func(findings.Hit)) {
	overdue := r.overdueActions
	l := r.Line("lg.forrige")
	if overdue > 0 && l != nil && l.Answer.Status == model.NotAnswered {
		hit(findings.Hit{Record: r.Report, Field: "svar", Args: []reg.Arg{reg.CountArg(overdue)}})
	}
}
