package yearly_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/yearly"
)

var keep = flag.String("keep", "", "folder to write the documents to, for looking at them")

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

func (m memory) add(register string, rec reg.Record) {
	if rec.Header().ID == "" {
		rec.Header().ID = reg.ID(register + "-" + string(rune('a'+len(m[register]))))
	}
	rec.Header().No = model.Register(register).NoPrefix + "-2026-00" + string(rune('1'+len(m[register])))
	m[register] = append(m[register], rec)
}

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// agency is a small agency with a bit of everything.
func agency() memory {
	m := memory{}
	a := &model.Agency{NameNB: "Prøveetaten", NameNN: "Prøveetaten", Department: "Byrådsavdeling for prøving", OrgNo: "999 999 999"}
	a.Years = []model.HeadCount{{Year: reg.Int(2026), Employees: reg.Int(400)}}
	m.add("virksomhet", a)
	m.add("personer", &model.Person{Common: model.Common{Head: reg.Head{ID: "leder"}}, Name: "Kari Prøve"})
	m.add("rolleinnehav", &model.RoleHolding{Role: model.RoleLeader, Person: "leder", From: 20200101})
	m.add("systemer", &model.System{Name: "Saksbehandler", Type: model.SystemAgency, Ownership: model.OwnershipOwner,
		Lifecycle: model.LifecycleInUse, PersonalData: reg.Yes, ExternalProcessor: reg.Yes})
	m.add("hendelser", &model.Incident{Title: "Feilsendt vedtak", Type: model.IncidentBreach, Severity: model.SeveritySerious,
		Discovered: reg.InstantOf(now.AddDate(0, -2, 0)), Aware: reg.InstantOf(now.AddDate(0, -2, 0)), Cause: "feilsending"})
	m.add("tiltak", &model.Action{Title: "Øve kontinuitetsplan", Source: model.SourceReview, Priority: model.PriorityHigh, Due: 20260901})
	m.add("risikovurderinger", &model.RiskAssessment{Title: "Risikovurdering av Saksbehandler", Level: model.RiskOfSystem,
		Status: model.StatusInForce, Approved: 20260301, Scenarios: []model.Scenario{{Event: "Uvedkommende får innsyn",
			Likelihood: "3", Impact: "3", Level: model.RiskHigh, RestLikelihood: "2", RestImpact: "3", RestLevel: model.RiskMedium}}})
	last := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2025), Status: model.ReportSent}
	last.AnswerTo("ve.hend.antall").Value = "4"
	last.AnswerTo("ve.hend.antall").Status = model.Answered
	m.add("rapporter", last)
	return m
}

func input(t *testing.T, m memory, lang i18n.Lang) yearly.Input {
	t.Helper()
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	opt := annual.Options{Now: reg.InstantOf(now), Zone: i18n.Oslo(), Templates: templates}
	in := yearly.Input{Source: m, Texts: texts, Now: now, HistoryHead: "4f1e0d9c8b7a", Program: "Samsvar"}
	if in.Declaration, err = annual.Open(m, annual.Declaration, 2026, opt); err != nil {
		t.Fatal(err)
	}
	if in.Review, err = annual.Open(m, annual.Review, 2026, opt); err != nil {
		t.Fatal(err)
	}
	return in
}

func TestDocumentsInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for name, write := range map[string]func(yearly.Input) report.Document{"ve": yearly.Declaration, "lg": yearly.Review} {
			t.Run(name+" "+string(lang), func(t *testing.T) {
				in := input(t, agency(), lang)
				in.Draft = lang == i18n.English
				doc := write(in)
				var first, second bytes.Buffer
				if _, err := pdf.Render(doc, &first); err != nil {
					t.Fatal(err)
				}
				if _, err := pdf.Render(write(in), &second); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(first.Bytes(), second.Bytes()) {
					t.Error("the same content gives other bytes")
				}
				for _, missing := range missingTexts(doc) {
					t.Errorf("a text is missing: %s", missing)
				}
				if *keep != "" {
					if err := os.WriteFile(filepath.Join(*keep, name+"-"+string(lang)+".pdf"), first.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
	}
}

// TestDocumentsCarryTheHeadOfTheHistory holds both documents to naming the end
// of the history that they were made from: later changes can be proved by it.
func TestDocumentsCarryTheHeadOfTheHistory(t *testing.T) {
	in := input(t, agency(), i18n.Bokmal)
	for name, doc := range map[string]report.Document{"ve": yearly.Declaration(in), "lg": yearly.Review(in)} {
		if !slices.ContainsFunc(doc.Footer, func(line string) bool { return strings.Contains(line, in.HistoryHead) }) {
			t.Errorf("%s: the footer %q lacks %s", name, doc.Footer, in.HistoryHead)
		}
	}
}

// TestWordsInAnotherLanguageSayWhich asks a questionnaire that speaks bokmål
// only for a document in English: its words say that they are in bokmål.
func TestWordsInAnotherLanguageSayWhich(t *testing.T) {
	in := input(t, agency(), i18n.English)
	for i := range in.Declaration.Template.Sections {
		s := &in.Declaration.Template.Sections[i]
		s.Title = annual.Wording{"nb": s.Title["nb"]}
	}
	for i := range in.Declaration.Lines {
		q := &in.Declaration.Lines[i].Question
		q.Text = annual.Wording{"nb": q.Text["nb"]}
	}
	headings, questions := 0, 0
	for _, b := range yearly.Declaration(in).Blocks {
		switch b := b.(type) {
		case report.InLanguage:
			headings++
		case report.Heading:
			if strings.HasPrefix(b.Number, "3.") {
				t.Errorf("the heading %q does not tell its language", b.Text)
			}
		case report.QuestionList:
			for _, q := range b.Items {
				questions++
				if q.Lang != "nb-NO" {
					t.Errorf("the question %q says it is in %q", q.Text, q.Lang)
				}
			}
		}
	}
	if headings == 0 || questions == 0 {
		t.Errorf("%d headings, %d questions", headings, questions)
	}
}
