package annual_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/figures"
	"samsvar/model/reg"
)

// memory is a source of a few records.
type memory map[string][]reg.Record

func (m memory) All(register string) []reg.Record { return m[register] }

func (m memory) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range m[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func options(t *testing.T) annual.Options {
	t.Helper()
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return annual.Options{Now: reg.InstantOf(now), Zone: time.UTC, Templates: templates}
}

func open(t *testing.T, m memory, kind annual.Kind) *annual.Round {
	t.Helper()
	r, err := annual.Open(m, kind, 2026, options(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// incidents makes an agency with n incidents this year.
func incidents(n int) memory {
	m := memory{}
	for range n {
		m["hendelser"] = append(m["hendelser"], &model.Incident{Discovered: reg.InstantOf(now)})
	}
	return m
}

// keep puts a report into the source, as saving it would.
func keep(m memory, report *model.Report) {
	report.ID = "report"
	m["rapporter"] = []reg.Record{report}
}

func give(t *testing.T, m memory, reply annual.Reply) {
	t.Helper()
	report, err := open(t, m, annual.Declaration).Give(reply)
	if err != nil {
		t.Fatal(err)
	}
	keep(m, report)
}

func text(s string) *string { return &s }

const question = "ve.hend.antall"

func TestComputedStandsUntilSomeoneAnswers(t *testing.T) {
	m := incidents(3)
	line := open(t, m, annual.Declaration).Line(question)
	if line.Answer.Value != "3" || line.Answer.Status != model.Answered || line.Answer.Given {
		t.Errorf("got %+v, want the computed 3, not given", line.Answer)
	}
	give(t, m, annual.Reply{Question: question, Value: text("5")})
	r := open(t, m, annual.Declaration)
	line = r.Line(question)
	if line.Answer.Value != "5" || !line.MissesReason() {
		t.Errorf("got %+v, want 5 without a reason", line.Answer)
	}
	if !slices.Contains(r.Blockers(), annual.Blocker{Code: "missing_reason", Question: question}) {
		t.Errorf("a missing reason does not block: %v", r.Blockers())
	}
	give(t, m, annual.Reply{Question: question, Reason: text("To hendelser er ført for sent.")})
	if line := open(t, m, annual.Declaration).Line(question); line.MissesReason() || line.Answer.Value != "5" {
		t.Errorf("got %+v", line.Answer)
	}
}

func TestAConfirmedFigureThatChangesNeedsAReason(t *testing.T) {
	m := incidents(3)
	keep(m, open(t, m, annual.Declaration).Confirm())
	if open(t, m, annual.Declaration).Line(question).Differs() {
		t.Error("what was just confirmed differs")
	}
	m["hendelser"] = append(m["hendelser"], &model.Incident{Discovered: reg.InstantOf(now)})
	if line := open(t, m, annual.Declaration).Line(question); !line.MissesReason() || line.Answer.Value != "3" {
		t.Errorf("got %+v, want the confirmed 3 against the new 4", line.Answer)
	}
}

func TestZeroAndNotAnsweredDiffer(t *testing.T) {
	r := open(t, memory{}, annual.Declaration)
	if line := r.Line(question); line.Answer.Status != model.NotAnswered || !line.MissesAnswer() {
		t.Errorf("an empty register answers: %+v", line.Answer)
	}
	m := memory{}
	give(t, m, annual.Reply{Question: question, Value: text("0")})
	if line := open(t, m, annual.Declaration).Line(question); line.Answer.Status != model.Answered || line.MissesAnswer() {
		t.Errorf("zero is an answer: %+v", line.Answer)
	}
	give(t, m, annual.Reply{Question: question, Status: model.AnswerUnclear})
	if line := open(t, m, annual.Declaration).Line(question); line.Answer.Status != model.AnswerUnclear || line.MissesAnswer() {
		t.Errorf("unclear is an answer: %+v", line.Answer)
	}
}

func TestWrongAnswersAreRefused(t *testing.T) {
	tests := []struct{ name, question, value, code string }{
		{"a word for a number", question, "mange", "not_number"},
		{"less than nothing", question, "-1", "too_low"},
		{"half an incident", question, "1.5", "too_many_decimals"},
		{"no such code", "ve.pv.oversikt", "kanskje", "not_code"},
		{"a rating beyond the scale", "ve.vurdering.pv", "11", "too_high"},
		{"no such question", "ve.finnes.ikke", "1", "no_question"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := open(t, memory{}, annual.Declaration).Give(annual.Reply{Question: test.question, Value: &test.value})
			var e *reg.Error
			if !errors.As(err, &e) || e.Code != test.code {
				t.Errorf("got %v, want %s", err, test.code)
			}
		})
	}
}

func TestLastYear(t *testing.T) {
	m := incidents(1)
	last := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2025)}
	last.AnswerTo(question).Status, last.AnswerTo(question).Value = model.Answered, "7"
	m["rapporter"] = []reg.Record{last}
	if got := open(t, m, annual.Declaration).LastYear(question); got != "7" {
		t.Errorf("last year %q, want 7 from last year's report", got)
	}
	this := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026)}
	this.SetPrior(question, "9")
	m["rapporter"] = []reg.Record{this}
	if got := open(t, m, annual.Declaration).LastYear(question); got != "9" {
		t.Errorf("last year %q, want the 9 that was typed in", got)
	}
	if got := open(t, m, annual.Review).LastYear(question); got != "9" {
		t.Errorf("the review shows %q, want the declaration's 9", got)
	}
}

func TestImpossibleAnswersAreFound(t *testing.T) {
	m := incidents(2)
	give(t, m, annual.Reply{Question: "ve.hend.meldt_dt", Value: text("3"), Reason: text("Feil.")})
	list, err := annual.Find(m, options(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(list.ByRule("R-VE-03")); got != 1 {
		t.Errorf("%d findings, want 1: three notified of two incidents", got)
	}
}

func TestRatings(t *testing.T) {
	good := map[string]string{"1": "2", "3": "6", "3,5": "7", "3.5": "7", "3-4": "7", "3–4": "7", " 4 – 5 ": "9", "5": "10"}
	for typed, want := range good {
		if got, err := annual.ParseRating(typed); err != nil || got != want {
			t.Errorf("ParseRating(%q) = %q, %v, want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "0", "6", "5,5", "3-5", "4-3", "3,25", "god", "NaN", "1e1", "3-"} {
		if got, err := annual.ParseRating(typed); err == nil {
			t.Errorf("ParseRating(%q) = %q, want an error", typed, got)
		}
	}
	for canonical, want := range map[string]string{"2": "1", "7": "3–4", "10": "5"} {
		if got := annual.RatingText(canonical); got != want {
			t.Errorf("RatingText(%s) = %s, want %s", canonical, got, want)
		}
	}
}

func TestEveryFigureOfATemplateIsComputed(t *testing.T) {
	computed := figures.IDs()
	for _, template := range options(t).Templates {
		for _, s := range template.Sections {
			for _, id := range s.Figures {
				if !slices.Contains(computed, id) {
					t.Errorf("%s shows the figure %s, which nothing computes", template.ID, id)
				}
			}
		}
		for _, q := range template.Questions() {
			if q.Figure && !slices.Contains(computed, q.ID) {
				t.Errorf("%s binds %s to a figure that nothing computes", template.ID, q.ID)
			}
			for _, lang := range []string{"nb", "nn", "en"} {
				if q.Text[lang] == "" {
					t.Errorf("%s has no text in %s", q.ID, lang)
				}
			}
		}
	}
}

func TestAnotherYearsQuestionnaire(t *testing.T) {
	next := `{"id":"ve-2027","type":"ve","version":"1","from":2027,"name":{"nb":"VE"},"sections":[{"id":"a","title":{"nb":"A"},
		"questions":[{"id":"ve.ny","type":"antall","required":true,"text":{"nb":"Nytt spørsmål?"}}]}]}`
	template, err := annual.ReadTemplate(strings.NewReader(next))
	if err != nil {
		t.Fatal(err)
	}
	all := append(options(t).Templates, template)
	if got := annual.ForYear(all, annual.Declaration, 2027); got != template {
		t.Errorf("2027 uses %s", got.ID)
	}
	if got := annual.ForYear(all, annual.Declaration, 2026); got.ID != "ve-2026" {
		t.Errorf("2026 uses %s", got.ID)
	}
	for name, wrong := range map[string]string{
		"not JSON":         "spørsmål",
		"no id":            `{"type":"ve"}`,
		"unknown type":     strings.Replace(next, "antall", "farge", 1),
		"question twice":   strings.Replace(next, `"questions":[`, `"questions":[{"id":"ve.ny","type":"tekst","text":{"nb":"x"}},`, 1),
		"without any text": strings.Replace(next, "Nytt spørsmål?", "", 1),
	} {
		if _, err := annual.ReadTemplate(strings.NewReader(wrong)); err == nil {
			t.Errorf("%s: taken for a questionnaire", name)
		}
	}
}

func TestCurrentYear(t *testing.T) {
	for day, want := range map[reg.Day]int{20270110: 2026, 20270215: 2026, 20270216: 2027, 20261123: 2026} {
		if got := annual.CurrentYear(memory{}, day); got != want {
			t.Errorf("on %s the year is %d, want %d", day.Text(), got, want)
		}
	}
	sent := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026), Status: model.ReportSent}
	if got := annual.CurrentYear(memory{"rapporter": {sent}}, 20270110); got != 2027 {
		t.Errorf("after sending the year is %d, want 2027", got)
	}
}

func FuzzReadTemplate(f *testing.F) {
	f.Add(`{"id":"x","type":"ve","sections":[{"questions":[{"id":"a","type":"antall","text":{"nb":"a"}}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		template, err := annual.ReadTemplate(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, q := range template.Questions() {
			if _, ok := q.Field(); !ok || q.ID == "" {
				t.Errorf("the question %q was taken and cannot be answered", q.ID)
			}
		}
	})
}
