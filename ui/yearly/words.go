package yearly

import (
	"strconv"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
)

// words tells about questions and answers in the user's language.
type words struct{ texts *i18n.Texts }

func (w words) t(key string, args ...string) string { return w.texts.T("ui.yearly."+key, args...) }

func (w words) lang() string { return string(w.texts.Lang()) }

// title is that of the document.
func (w words) title(r *annual.Round) string {
	return w.t("title", r.Template.Name.In(w.lang()), strconv.Itoa(r.Year))
}

// line tells what the figures rest on, how far the answers have come, and what
// is left.
func (w words) line(r *annual.Round) string {
	on := w.t("line.past", w.texts.Day(r.Figures.To))
	if r.Figures.AsOf < r.Figures.To {
		on = w.t("line.running", w.texts.Day(r.Figures.To), w.texts.Day(r.Figures.AsOf))
	}
	p := r.Progress()
	parts := []string{on, w.t("answered", w.texts.Int(p.Answered), w.texts.Int(p.Questions))}
	if n := len(r.Blockers()); n > 0 {
		parts = append(parts, w.texts.N("ui.yearly.to_do", n))
	}
	return strings.Join(parts, " ")
}

// stepTitle is what a step is called.
func (w words) stepTitle(s step) string {
	if s.section != nil {
		return s.section.Title.In(w.lang())
	}
	return w.t("step." + s.key)
}

// chip is a step's title with its number, and a mark where it is done.
func (w words) chip(n int, s step, r *annual.Round) string {
	key := "step"
	if s.done(r) {
		key = "step.done"
	}
	return w.t(key, strconv.Itoa(n+1), w.stepTitle(s))
}

// value is an answer or figure as people read it, "" for none.
func (w words) value(q annual.Question, canonical string) string {
	if canonical == "" {
		return ""
	}
	if q.Type == annual.Rating {
		return annual.RatingText(canonical)
	}
	f, ok := q.Field()
	if !ok {
		return canonical
	}
	return w.texts.ShowText(f, canonical)
}

// basis says what the figure counts, and what stands beside it.
func (w words) basis(l annual.Line) string {
	if l.Question.Type == annual.Rating {
		return w.texts.T("report.rating_scale")
	}
	all := []string{l.Question.Basis.In(w.lang())}
	if l.Computed {
		all = append(all, w.texts.Beside(l.Figure.ID, l.Figure.Number(), l.Figure.Total, l.Figure.Beside))
	}
	return strings.TrimSpace(strings.Join(all, " "))
}

// statusKey names how an answer stands.
func statusKey(l annual.Line) string {
	switch {
	case l.Answer.Status == model.AnswerUnclear:
		return "status.unclear"
	case l.MissesAnswer():
		return "status.missing"
	case l.Answer.Status != model.Answered:
		return "status.open"
	case !l.Answer.Given:
		return "status.computed"
	case l.MissesReason():
		return "status.reason"
	}
	return "status.given"
}

// blocker tells what keeps the document from being final.
func (w words) blocker(r *annual.Round, b annual.Blocker) string {
	text := w.texts.T("blocker." + b.Code)
	if l := r.Line(b.Question); l != nil {
		return w.t("blocked.line", text, l.Question.Text.In(w.lang()))
	}
	return text
}

// fileName proposes what to call a draft.
func (w words) fileName(r *annual.Round) string {
	return w.t("file.draft", w.t("file."+string(r.Kind), strconv.Itoa(r.Year))) + ".pdf"
}

// ratings are the answers to a rating, canonical: twice 1 to 5.
func ratings() []string {
	var all []string
	for n := 2; n <= 10; n++ {
		all = append(all, strconv.Itoa(n))
	}
	return all
}

// short is a simple value of a record for a table, on one line.
func (w words) short(f *reg.Field, rec reg.Record, names i18n.Names) string {
	text := w.texts.Show(f, f.Of(rec), names)
	line, _, _ := strings.Cut(text, "\n")
	return line
}
