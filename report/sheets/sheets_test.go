package sheets

import (
	"bytes"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/sample"
	"samsvar/storage"
)

func input(t testing.TB, lang i18n.Lang) Input {
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
	return Input{Source: store.View(), Texts: texts, Now: now, HistoryHead: "9f2c", Program: "Samsvar"}
}

// read is a document as text.
func read(t testing.TB, doc report.Document) string {
	t.Helper()
	var buf bytes.Buffer
	if err := html.Render(doc, &buf); err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(buf.String(), " ")
}

// Every register and every record of the sample agency can be written, in
// every extent and language.
func TestEveryRegister(t *testing.T) {
	for _, lang := range i18n.Langs() {
		in := input(t, lang)
		for _, r := range model.All() {
			for _, extent := range Extents() {
				doc := Register(in, r, extent)
				if lang == i18n.Bokmal && extent == Required { // the shortest that has all kinds of blocks
					if _, err := pdf.Render(doc, io.Discard); err != nil {
						t.Errorf("%s: %v", r.Key, err)
					}
				}
				if text := read(t, doc); strings.Contains(text, "report.") || strings.Contains(text, "field.") {
					t.Errorf("%s %s %s: a text is missing", lang, r.Key, extent)
				}
			}
			for i, rec := range in.Source.All(r.Key) {
				if i%25 == 0 {
					if text := read(t, Record(in, r, rec)); !strings.Contains(text, rec.Header().No) {
						t.Errorf("%s: the sheet lacks the number %s", r.Key, rec.Header().No)
					}
				}
			}
		}
	}
}

// A public version names nobody and tells no security measure.
func TestPublic(t *testing.T) {
	in := input(t, i18n.Bokmal)
	var secret []string
	for _, p := range model.Persons.All(in.Source) {
		secret = append(secret, p.Name)
	}
	for _, p := range model.ProcessingRecords.All(in.Source) {
		if p.Security != "" {
			secret = append(secret, p.Security)
		}
	}
	whole := read(t, Register(in, model.ProcessingRecords.Register, Whole))
	found := 0
	for _, r := range []*reg.Register{model.ProcessingRecords.Register, model.ProcessorRecords.Register, model.ProcessingAgreements.Register} {
		public := read(t, Register(in, r, Public))
		for _, text := range secret {
			if strings.Contains(public, text) {
				t.Errorf("%s tells %q", r.Key, text)
			}
			if strings.Contains(whole, text) {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("the test looks for what is nowhere")
	}
}

// The record of processing activities holds records in force only, and what
// art. 30(1) asks for in each extent.
func TestProtocol(t *testing.T) {
	in := input(t, i18n.Bokmal)
	for _, extent := range Extents() {
		text := read(t, Register(in, model.ProcessingRecords.Register, extent))
		for _, p := range model.ProcessingRecords.All(in.Source) {
			if there := strings.Contains(text, p.No); there != p.InForce() {
				t.Errorf("%s: %s in force %v, in the document %v", extent, p.No, p.InForce(), there)
			}
		}
		for _, want := range []string{"Formål", "Mottakere", "Slettefrister", "Registrerte"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", extent, want)
			}
		}
	}
}

// What the law asks for and is empty is said to be missing.
func TestMissing(t *testing.T) {
	in := input(t, i18n.Bokmal)
	p, _ := model.ProcessingRecords.New().(*model.ProcessingRecord)
	p.Title, p.No = "Ny behandling", "BEH-2026-999"
	text := read(t, Record(in, model.ProcessingRecords.Register, p))
	if !strings.Contains(text, "●\u00a0Mangler") {
		t.Error("nothing is missing in an empty record")
	}
}

// Every page says how confidential the document is: internal where nobody has
// said, the strictest of the records where somebody has, and public where it is
// made to be.
func TestClassification(t *testing.T) {
	in := input(t, i18n.Bokmal)
	r := model.ProcessingRecords.Register
	record := func(class model.Class) reg.Record {
		p, _ := model.ProcessingRecords.New().(*model.ProcessingRecord)
		p.Title, p.Confidentiality = "Behandling", class
		return p
	}
	for class, want := range map[model.Class]string{"": "Intern", model.ClassOpen: "Intern", model.ClassInternal: "Intern",
		model.ClassProtected: "Beskyttet", model.ClassStrict: "Strengt beskyttet"} {
		if got := Record(in, r, record(class)).Classification; got != want {
			t.Errorf("a record of class %q: %q", class, got)
		}
	}
	w := newWriter(in, r, Whole)
	if got := w.class(record(""), record(model.ClassProtected), record(model.ClassInternal)); got != model.ClassProtected {
		t.Errorf("several records: %q", got)
	}
	for extent, want := range map[Extent]string{Whole: "Intern", Required: "Intern", Public: "Åpen"} {
		if got := Register(in, r, extent).Classification; got != want {
			t.Errorf("%s: %q", extent, got)
		}
	}
	// What a system holds says nothing of the sheet about it.
	system := &model.System{Name: "Journal"}
	system.Confidentiality = model.ClassStrict
	if got := Record(in, model.Systems.Register, system).Classification; got != "Intern" {
		t.Errorf("a sheet about a system: %q", got)
	}
}
