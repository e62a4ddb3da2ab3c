package annual

import (
	"fmt"
	"strconv"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// Reply is an answer someone gives. Empty parts leave what was there, so that a
// comment can be added without answering again.
type Reply struct {
	Question  string
	Value     *string // canonical; nil leaves the value
	Text      *string
	Status    model.AnswerStatus
	Reason    *string
	Certainty model.Certainty
	Comment   *string
}

// Give returns a copy of the round's report with a reply entered, to be saved.
// The figure of that moment is kept beside it. Errors are *reg.Error.
func (r *Round) Give(reply Reply) (*model.Report, error) {
	if r.locked {
		return nil, &reg.Error{Code: "report_locked"}
	}
	line := r.Line(reply.Question)
	if line == nil {
		return nil, &reg.Error{Code: "no_question", Args: []string{reply.Question}}
	}
	report := r.copyReport()
	a := report.AnswerTo(reply.Question)
	if err := r.setValue(a, line, reply); err != nil {
		return nil, err
	}
	if reply.Text != nil {
		a.Text = *reply.Text
	}
	if reply.Reason != nil {
		a.Reason = *reply.Reason
	}
	if reply.Comment != nil {
		a.Comment = *reply.Comment
	}
	if reply.Certainty != "" {
		a.Certainty = reply.Certainty
	}
	return report, nil
}

func (r *Round) setValue(a *model.Answer, line *Line, reply Reply) error {
	if reply.Value == nil && reply.Status == "" {
		return nil
	}
	a.Computed, a.ComputedAt = "", 0
	if line.Computed {
		a.Computed, a.ComputedAt = line.Figure.Value, r.now
	}
	if reply.Value != nil {
		value, err := line.Question.Canonical(*reply.Value)
		if err != nil {
			return err
		}
		a.Value = value
		a.Status = model.Answered
		if value == "" {
			a.Status = model.NotAnswered
		}
	}
	if reply.Status != "" {
		a.Status = reply.Status
	}
	if a.Status == model.Answered && a.Value == "" {
		return &reg.Error{Code: "answer_empty", Args: []string{reply.Question}}
	}
	return nil
}

// Confirm returns a copy of the round's report in which every computed answer
// that nobody has touched is entered as given.
func (r *Round) Confirm() *model.Report {
	report := r.copyReport()
	for _, l := range r.Lines {
		if !l.Computed || l.Answer.Given {
			continue
		}
		a := report.AnswerTo(l.Question.ID)
		a.Status, a.Value = model.Answered, l.Figure.Value
		a.Computed, a.ComputedAt = l.Figure.Value, r.now
	}
	return report
}

// copyReport returns a copy that shares nothing with the store's record.
func (r *Round) copyReport() *model.Report {
	report, ok := model.Reports.Clone(r.Report).(*model.Report)
	if !ok {
		panic("annual: the register of reports holds something else")
	}
	return report
}

// Canonical checks an answer and returns its canonical form.
func (q Question) Canonical(text string) (string, error) {
	f, ok := q.Field()
	if !ok {
		return "", &reg.Error{Code: "no_question", Args: []string{q.ID}}
	}
	o := reg.NewLoose()
	v := f.Of(o)
	if err := v.Parse(text); err != nil {
		return "", err
	}
	for _, p := range reg.FieldProblems(f, o) {
		if !p.Soft {
			return "", &reg.Error{Code: p.Code, Args: p.Args}
		}
	}
	return v.Text(), nil
}

// ParseRating reads a rating from 1 to 5 in half steps, as "3", "3.5", "3,5",
// "3-4" or "3–4", and returns its canonical form: twice the number.
func ParseRating(text string) (string, error) {
	wrong := &reg.Error{Code: "not_rating", Args: []string{text}}
	text = strings.NewReplacer(",", ".", "–", "-", " ", "").Replace(strings.TrimSpace(text))
	low, high, isRange := strings.Cut(text, "-")
	a, err := strconv.ParseFloat(low, 64)
	if err != nil {
		return "", wrong
	}
	if isRange {
		b, err := strconv.ParseFloat(high, 64)
		if err != nil || b-a != 1 {
			return "", wrong
		}
		a = (a + b) / 2
	}
	doubled := a * 2
	if doubled != float64(int(doubled)) || doubled < 2 || doubled > 10 {
		return "", wrong
	}
	return strconv.Itoa(int(doubled)), nil
}

// RatingText returns a rating for people: "3" or, between two steps, "3–4".
func RatingText(canonical string) string {
	n, err := strconv.Atoi(canonical)
	if err != nil {
		return canonical
	}
	if n%2 == 0 {
		return strconv.Itoa(n / 2)
	}
	return fmt.Sprintf("%d–%d", n/2, n/2+1)
}

// optionSet finds the codes that a question of type Many chooses among.
func optionSet(name string) *reg.CodeSet {
	if name == model.ValuationMethods.Name {
		return &model.ValuationMethods.CodeSet
	}
	return nil
}
