package annual

import (
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// Progress counts how far the answers have come.
type Progress struct {
	Questions int // all that are asked
	Answered  int // with an answer, given or computed
	Confirmed int // answered by hand
	Unclear   int
	Missing   int // required and not answered
	Reasons   int // differ from the computed figure without a reason
	Uncertain int // marked as more or less uncertain
}

// Percent is the share of questions answered, 0 to 100.
func (p Progress) Percent() int {
	if p.Questions == 0 {
		return 0
	}
	return p.Answered * 100 / p.Questions
}

// Progress counts the whole document.
func (r *Round) Progress() Progress { return progress(r.Lines) }

// SectionProgress counts one section.
func (r *Round) SectionProgress(id string) Progress {
	var lines []Line
	for _, l := range r.Lines {
		if l.Section.ID == id {
			lines = append(lines, l)
		}
	}
	return progress(lines)
}

func progress(lines []Line) Progress {
	p := Progress{Questions: len(lines)}
	for _, l := range lines {
		switch l.Answer.Status {
		case model.Answered:
			p.Answered++
		case model.AnswerUnclear:
			p.Answered++
			p.Unclear++
		}
		if l.Answer.Given && l.Answer.Status != model.NotAnswered {
			p.Confirmed++
		}
		if l.MissesAnswer() {
			p.Missing++
		}
		if l.MissesReason() {
			p.Reasons++
		}
		if l.Answer.Certainty == model.Uncertain || l.Answer.Certainty == model.FairlyCertain {
			p.Uncertain++
		}
	}
	return p
}

// MissesAnswer reports whether a required question stands without an answer.
// An answer marked unclear is an answer.
func (l Line) MissesAnswer() bool {
	return l.Question.Required && l.Answer.Status == model.NotAnswered
}

// Differs reports whether the reported value is another than the computed one.
func (l Line) Differs() bool { return l.Computed && l.Answer.Differs() }

// MissesReason reports whether the reported value differs from the computed one
// and nobody has said why.
func (l Line) MissesReason() bool { return l.Differs() && l.Answer.Reason == "" }

// Blocker is something that keeps a document from being final.
type Blocker struct {
	Code     string // worded by i18n below "blocker."
	Question string // "" when it is not about a question
}

// Blockers lists what keeps the document from being final: required questions
// without answer, values that differ from the figure without a reason, and for
// the declaration that nobody holds the role of head of agency.
func (r *Round) Blockers() []Blocker {
	var all []Blocker
	if r.locked {
		return nil
	}
	for _, l := range r.Lines {
		if l.MissesAnswer() {
			all = append(all, Blocker{"missing_answer", l.Question.ID})
		}
		if l.MissesReason() {
			all = append(all, Blocker{"missing_reason", l.Question.ID})
		}
	}
	if r.Kind == Declaration && len(r.Findings.ByRule("R-ROL-03")) > 0 {
		all = append(all, Blocker{Code: "no_leader"})
	}
	return all
}

// Material lists the findings a declaration must show: critical and high ones,
// also those set aside. They can be commented and not left out.
func (r *Round) Material() findings.List { return r.Findings.AtLeast(findings.High) }

// Uncommented lists the critical findings without a comment.
func (r *Round) Uncommented() findings.List {
	var open findings.List
	for _, f := range r.Findings.AtLeast(findings.Critical) {
		if r.Report.Comment(f.Rule, f.ID) == "" {
			open = append(open, f)
		}
	}
	return open
}

// number returns an answer or figure as a number, for comparing.
func (r *Round) number(id string) reg.Num {
	if l := r.Line(id); l != nil {
		n, err := reg.ParseNum(l.Answer.Value)
		if err != nil || l.Answer.Status != model.Answered {
			return reg.Num{}
		}
		return n
	}
	f, _ := r.Figures.Get(id)
	return f.Number()
}
