package assess

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/report"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/report/sheets"
	"samsvar/sample"
	"samsvar/storage"
)

var files = flag.String("files", "", "folder to write documents to")

func input(t testing.TB, lang i18n.Lang) sheets.Input {
	t.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	store, err := storage.Create(filepath.Join(t.TempDir(), "eksempel.samsvar"), storage.Options{Registers: model.All(), Plain: true,
		NoBackup: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if err := sample.Fill(store, "Eksempeletaten", texts); err != nil {
		t.Fatal(err)
	}
	return sheets.Input{Source: store.View(), Texts: texts, Now: now, HistoryHead: "9f2c", Program: "Samsvar"}
}

// read is a document as text.
func read(t testing.TB, doc report.Document) string {
	t.Helper()
	var buf bytes.Buffer
	if err := html.Render(doc, &buf); err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`\s+`).ReplaceAllString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(buf.String(), " "), " ")
}

// Every assessment of the sample agency can be written in every language.
func TestEveryAssessment(t *testing.T) {
	for _, lang := range i18n.Langs() {
		in := input(t, lang)
		var docs []report.Document
		for _, d := range model.DPIAs.All(in.Source) {
			docs = append(docs, Record(in, model.DPIAs.Register, d))
		}
		for _, r := range model.RiskAssessments.All(in.Source) {
			docs = append(docs, Record(in, model.RiskAssessments.Register, r))
		}
		for _, p := range model.ProcessingRecords.All(in.Source)[:5] {
			docs = append(docs, Screening(in, p))
		}
		for i, doc := range docs {
			if text := read(t, doc); strings.Contains(text, "⟨") || strings.Contains(text, "report.") {
				t.Errorf("%s %s: a text is missing", lang, doc.Title)
			}
			if i%6 == 0 {
				var buf bytes.Buffer
				if _, err := pdf.Render(doc, &buf); err != nil {
					t.Errorf("%s %s: %v", lang, doc.Title, err)
				}
				if *files != "" {
					_ = os.WriteFile(filepath.Join(*files, string(lang)+doc.CaseNo+".pdf"), buf.Bytes(), 0o600)
				}
			}
		}
	}
}

// An assessment has the parts that are asked for, also where they are empty.
func TestEmptyPartsAreMissing(t *testing.T) {
	in := input(t, i18n.Bokmal)
	d := &model.DPIA{Title: "Ny"}
	d.No = "DPIA-2026-999"
	doc := DPIA(in, d)
	text := read(t, doc)
	for _, want := range []string{"Systematisk beskrivelse", "Nødvendighet og forholdsmessighet", "De registrertes rettigheter", "Risiko før og etter tiltak",
		"Tiltak", "De registrertes synspunkter", "Personvernombudets råd", "Konklusjon og godkjenning", "Underskrift"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s", want)
		}
	}
	if n := strings.Count(text, "Mangler"); n < 8 {
		t.Errorf("%d parts are missing in an empty assessment", n)
	}
	if !doc.Draft {
		t.Error("one that is not approved is no draft")
	}
	d.Status, d.Approved = model.DPIAApproved, 20000
	if DPIA(in, d).Draft {
		t.Error("one that is approved is a draft")
	}
}

// The matrices show where each risk lies by its number.
func TestMatricesShowNumbers(t *testing.T) {
	in := input(t, i18n.Bokmal)
	w := newWriter(in, model.RiskAssessments.Register, &model.RiskAssessment{})
	all := []risk{{before: placed{"4", "4", model.RiskHigh}, after: placed{"1", "4", model.RiskMedium}}, {before: placed{"4", "4", model.RiskHigh}, after: placed{"1", "4", model.RiskMedium}},
		{name: "nowhere"}}
	m := w.matrix("Før", model.RiskScale4.RiskMatrix(), all, func(r risk) placed { return r.before })
	if got := m.Cells[0][3]; got.Text != "1, 2" || got.Severity != report.SeverityHigh || got.Count != 2 {
		t.Errorf("top right is %+v", got)
	}
	if m.Note != "Ikke plassert: risiko 3." {
		t.Errorf("note %q", m.Note)
	}
	after := w.matrix("Etter", model.RiskScale4.RiskMatrix(), all, func(r risk) placed { return r.after })
	if got := after.Cells[3][3]; got.Text != "1, 2" || after.Cells[0][3].Text != "" {
		t.Errorf("after measures: %+v", got)
	}
}

// Actions that say they come from an assessment are in its plan, with those it
// names, each once.
func TestThePlanHasEveryAction(t *testing.T) {
	in := input(t, i18n.Bokmal)
	for _, d := range model.DPIAs.All(in.Source) {
		if len(d.Actions) == 0 {
			continue
		}
		text := read(t, DPIA(in, d))
		for _, id := range d.Actions {
			if a := model.Actions.Get(in.Source, id); a != nil && strings.Count(text, a.No) != 1 {
				t.Errorf("%s has %s %d times", d.No, a.No, strings.Count(text, a.No))
			}
		}
	}
}
