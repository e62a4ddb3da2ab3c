package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Problems returns what is wrong: what was typed and is no value, and what the
// register's own rules say.
func (f *Form) Problems() []reg.Problem {
	return append(f.refused(), f.register.Problems(f.record)...)
}

// refused are the fields in which something stands that is no value.
func (f *Form) refused() []reg.Problem {
	var all []reg.Problem
	for _, s := range f.sections {
		s.group.eachShown(func(field *Field) { all = append(all, field.own()...) })
	}
	return all
}

// Check is what to do before saving: it shows every problem beside its field
// and, if any forbids saving, a list of them at the top, and goes to the first.
// It reports whether the record can be saved.
func (f *Form) Check() bool {
	f.each(func(field *Field) { field.touched = true })
	problems := f.showProblems()
	var hard []reg.Problem
	for _, p := range problems {
		if !p.Soft {
			hard = append(hard, p)
		}
	}
	f.summary.show(hard)
	if len(hard) == 0 {
		return true
	}
	if !f.Focus(hard[0].Field) {
		f.host.scroll.ScrollToTop()
	}
	return false
}

// showProblems puts each problem beside its field and returns all.
func (f *Form) showProblems() []reg.Problem {
	problems := f.Problems()
	byField := map[string][]reg.Problem{}
	for _, p := range problems {
		byField[p.Field] = append(byField[p.Field], p)
	}
	f.each(func(field *Field) { field.showProblem(byField[field.Path()]) })
	return problems
}

// summary is the list of what must be put right, at the top of the form.
type summary struct {
	form *Form
	card *parts.Surface
	head *parts.Text
	list *fyne.Container
}

func newSummary(f *Form) *summary {
	s := &summary{form: f, head: parts.NewHeading("").In(look.Red), list: parts.Column(4)}
	s.card = parts.NewCard(s.head, s.list)
	s.card.SetEdge(look.RedFull)
	s.card.Hide()
	return s
}

func (s *summary) show(problems []reg.Problem) {
	s.list.RemoveAll()
	if len(problems) == 0 {
		s.card.Hide()
		s.form.reshape()
		return
	}
	texts := s.form.host.Texts
	s.head.SetText(report.SeverityHigh.Label(texts.N("ui.edit.must_fix", len(problems))))
	for _, p := range problems {
		s.list.Add(parts.Row(0, parts.NewLink(texts.Problem(s.form.register, p), func() { s.form.Focus(p.Field) })))
	}
	s.card.Show()
	s.form.reshape()
}
