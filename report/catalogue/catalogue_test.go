package catalogue_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/catalogue"
	"samsvar/report/frame"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/sample"
	"samsvar/storage"
)

var keep = flag.String("keep", "", "folder to write the documents to, for looking at them")

var now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// store is the sample agency.
func store(t testing.TB) *storage.Store {
	t.Helper()
	texts := textsIn(t, i18n.Bokmal)
	s, err := storage.Create(filepath.Join(t.TempDir(), "eksempel.samsvar"), storage.Options{Registers: model.All(), Plain: true,
		NoBackup: true, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if err := sample.Fill(s, "Eksempeletaten", texts); err != nil {
		t.Fatal(err)
	}
	return s
}

func textsIn(t testing.TB, lang i18n.Lang) *i18n.Texts {
	t.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func input(t testing.TB, s *storage.Store, lang i18n.Lang) catalogue.Input {
	t.Helper()
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.Input{Input: frame.Input{Source: s.View(), Texts: textsIn(t, lang), Now: now, HistoryHead: "4f1e0d9c8b7a", Program: "Samsvar", Files: s},
		Templates: templates}
}

// request asks for a document, about the first record where it needs one.
func request(in catalogue.Input, d catalogue.Document) catalogue.Request {
	r := catalogue.Request{Document: d.ID}
	if d.Need == catalogue.Year {
		r.Year = 2026
	}
	if d.Need == catalogue.Record {
		r.ID = in.Source.All(d.Register)[0].Header().ID
	}
	return r
}

func write(t testing.TB, in catalogue.Input, r catalogue.Request) report.Document {
	t.Helper()
	doc, err := catalogue.Write(in, r)
	if err != nil {
		t.Fatalf("%s: %v", r.Document, err)
	}
	return doc
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

var missing = regexp.MustCompile(`⟨[^⟩]*⟩|\{\d\}|%!`)

// Every document with a name of its own is written in every language, says what
// every document says, lacks no text, and can be rendered in all its formats.
func TestEveryDocument(t *testing.T) {
	s := store(t)
	for _, lang := range i18n.Langs() {
		in := input(t, s, lang)
		for _, d := range catalogue.All() {
			if d.Group == catalogue.Sheets {
				continue // those are tested by their own package
			}
			doc := write(t, in, request(in, d))
			if doc.Title == "" || doc.Classification == "" || doc.Agency == "" || doc.PageLabel == "" ||
				doc.Meta.Created != now || doc.Meta.Author == "" || doc.Lang != in.Texts.Tag().String() ||
				!slices.ContainsFunc(doc.Footer, func(line string) bool { return strings.Contains(line, in.HistoryHead) }) {
				t.Errorf("%s %s: what stands around it is %+v", lang, d.ID, head(doc))
			}
			for _, m := range missing.FindAllString(fmt.Sprintf("%+v", doc), -1) {
				t.Errorf("%s %s: a text is missing: %s", lang, d.ID, m)
			}
			if lang == i18n.Bokmal {
				renders(t, d, doc)
			}
		}
	}
}

// head is a document without its content.
func head(doc report.Document) report.Document {
	doc.Blocks = nil
	return doc
}

func renders(t *testing.T, d catalogue.Document, doc report.Document) {
	t.Helper()
	for _, f := range d.Formats {
		if f == catalogue.JSON {
			continue
		}
		var first, second bytes.Buffer
		replaced, err := catalogue.Render(doc, f, &first)
		if err != nil || len(replaced.Replaced) > 0 {
			t.Errorf("%s %s: %v, replaced %v", d.ID, f, err, replaced)
		}
		if raceDetector {
			continue
		}
		if _, err := catalogue.Render(doc, f, &second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s %s: the same content gives other bytes", d.ID, f)
		}
		if *keep != "" {
			if err := os.WriteFile(filepath.Join(*keep, d.ID+"."+string(f)), first.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The leader's page fits on one page, in every language.
func TestSummaryIsOnePage(t *testing.T) {
	s := store(t)
	for _, lang := range i18n.Langs() {
		in := input(t, s, lang)
		for _, id := range []string{"sammendrag", "sammendrag-lg"} {
			pages, _, err := pdf.Lay(write(t, in, catalogue.Request{Document: id, Year: 2026}))
			if err != nil || pages.Len() != 1 {
				t.Errorf("%s %s has %d pages (%v)", lang, id, pages.Len(), err)
			}
		}
	}
}

// What each document must hold, by law or by what it is for.
func TestContents(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	tests := map[string][]string{
		"avtale": {"art. 28 nr. 3 bokstav a", "art. 28 nr. 3 bokstav h", "art. 28 nr. 9", "art. 33 nr. 2", "Sted i avtalen", "Underdatabehandlere"},
		"hendelse": {"Beskrivelse av avviket", "Konsekvenser", "Tiltak", "Informasjon til de berørte", "Kontaktinformasjon", "Melding til Datatilsynet",
			"Tidslinje", "Frist (72 timer)", "Vurdering", "Læring"},
		"mangler":           {"Kritisk (", "Ansvarlig", "Frist", "R-DBA-", "art. 28", "Satt til side"},
		"opplaering":        {"Dekning", "Obligatoriske kurs", "Hvem som mangler hva", "Roller"},
		"systembrev":        {"Til", "Systemeier", "Dette ber vi deg gjøre", "Databehandleravtaler", "Risikovurderinger", "DPIA", "Frister", "Vennlig hilsen"},
		"rollekort":         {"Oppgaver", "Fullmakter", "Innehaver", "Stedfortreder"},
		"arkivark":          {"Dokumenttype", "Avsender", "Mottaker", "Arkivdel", "Klassering", "Hjemmel for unntak", "Journalenhet", "Saksbehandler"},
		"dpia":              {"Nødvendighet", "rettigheter", "Risiko før og etter tiltak", "Tiltak", "Personvernombudets råd"},
		"protokoll":         {"Behandlingsansvarlig", "Personvernombud", "Formål", "Registrerte", "Mottakere", "Slettefrister", "Sikkerhetstiltak"},
		"oppdragsprotokoll": {"Databehandlerens protokoll", "Databehandler", "Personvernombud", "Behandling for oppdragsgiveren", "Sikkerhetstiltak"},
		"ve":                {"Jeg er ansvarlig", "Kjente vesentlige avvik og mangler", "Prioriterte tiltak", "Forbehold", "Forelagt personvernombudet"},
		"lg":                {"Beslutninger", "Oppfølging fra forrige", "Risikomatrise", "Deltakere"},
	}
	for id, wanted := range tests {
		d, _ := catalogue.Find(id)
		text := read(t, write(t, in, request(in, d)))
		for _, want := range wanted {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", id, want)
			}
		}
	}
}

// The form's parts stand in Datatilsynet's order.
func TestIncidentFollowsTheForm(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	d, _ := catalogue.Find("hendelse")
	var parts []string
	for _, b := range write(t, in, request(in, d)).Blocks {
		if h, ok := b.(report.Heading); ok && h.Level == 1 {
			parts = append(parts, h.Text)
		}
	}
	want := []string{"Beskrivelse av avviket", "Konsekvenser", "Tiltak", "Informasjon til de berørte", "Kontaktinformasjon"}
	if len(parts) < len(want) || !slices.Equal(parts[:len(want)], want) {
		t.Errorf("the parts are %q", parts)
	}
}

// Every critical or high finding stands in the full declaration, and none in the
// public version, which names nobody and says by which law things are left out.
func TestPublicVersions(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	list, err := annual.Find(in.Source, in.Annual())
	if err != nil {
		t.Fatal(err)
	}
	full := read(t, write(t, in, catalogue.Request{Document: "ve", Year: 2026}))
	public := read(t, write(t, in, catalogue.Request{Document: "ve", Year: 2026, Public: true}))
	grave := 0
	for _, f := range list.AtLeast("hoy") {
		if title := in.Texts.T("rule." + f.Rule); !strings.Contains(full, title) {
			t.Errorf("the declaration hides %s", f.Rule)
		}
		if f.No != "" && strings.Contains(public, f.No) {
			t.Errorf("the public version tells of %s", f.No)
		}
		grave++
	}
	if grave == 0 {
		t.Fatal("nothing grave is found")
	}
	for _, id := range []string{"ve", "lg", "protokoll", "oppdragsprotokoll", "avtaler"} {
		d, _ := catalogue.Find(id)
		r := request(in, d)
		r.Public = true
		doc := write(t, in, r)
		text := read(t, doc)
		if doc.Classification != "Åpen" || !strings.Contains(text, "offentleglova § 24 tredje ledd") {
			t.Errorf("%s: classified %q", id, doc.Classification)
		}
		for _, p := range model.Persons.All(in.Source) {
			if strings.Contains(text, p.Name) {
				t.Errorf("%s names %s", id, p.Name)
			}
		}
		for _, p := range model.ProcessingRecords.All(in.Source) {
			if p.Security != "" && strings.Contains(text, p.Security) || id == "protokoll" && strings.Contains(text, p.No) != p.InForce() {
				t.Errorf("%s: %s stands wrongly", id, p.No)
			}
		}
	}
}

// The overview of training names persons on wish only.
func TestNamesOnWishOnly(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	without := read(t, write(t, in, catalogue.Request{Document: "opplaering"}))
	with := read(t, write(t, in, catalogue.Request{Document: "opplaering", Names: true}))
	named := 0
	for _, p := range model.Persons.All(in.Source) {
		if strings.Contains(without, p.Name) {
			t.Errorf("names %s", p.Name)
		}
		if strings.Contains(with, p.Name) {
			named++
		}
	}
	if named == 0 {
		t.Error("names nobody on wish")
	}
}

// The list of gaps holds every finding, and its numbers add up.
func TestGapsAddUp(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	list, err := annual.Find(in.Source, in.Annual())
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, b := range write(t, in, catalogue.Request{Document: "mangler"}).Blocks {
		table, ok := b.(report.Table)
		if !ok || table.Title != "" {
			continue
		}
		for _, row := range table.Rows {
			if !row.Group {
				rows++
			}
		}
	}
	if rows != len(list) {
		t.Errorf("%d rows for %d findings", rows, len(list))
	}
}

func TestRefusals(t *testing.T) {
	in := input(t, store(t), i18n.Bokmal)
	tests := []struct {
		name string
		r    catalogue.Request
		code string
	}{
		{"unknown", catalogue.Request{Document: "noe"}, catalogue.Unknown},
		{"no year", catalogue.Request{Document: "ve"}, catalogue.NeedsYear},
		{"no record", catalogue.Request{Document: "hendelse"}, catalogue.NeedsRecord},
		{"a record too many", catalogue.Request{Document: "mangler", ID: "x"}, catalogue.TakesNone},
		{"no such record", catalogue.Request{Document: "hendelse", ID: "x"}, catalogue.NotThere},
		{"not public", catalogue.Request{Document: "mangler", Public: true}, catalogue.NoPublic},
		{"a public register of incidents", catalogue.Request{Document: "ark/hendelser", Extent: "offentlig"}, catalogue.NoPublic},
		{"no extents", catalogue.Request{Document: "mangler", Extent: "pliktig"}, catalogue.NoExtent},
		{"no names", catalogue.Request{Document: "mangler", Names: true}, catalogue.NoNames},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := catalogue.Write(in, tt.r)
			var refused *catalogue.Error
			if !errors.As(err, &refused) || refused.Code != tt.code || missing.MatchString(refused.Words(in.Texts)) {
				t.Errorf("refuses with %v", err)
			}
		})
	}
	var out bytes.Buffer
	if _, err := catalogue.Make(in, catalogue.Request{Document: "mangler"}, catalogue.JSON, &out); err == nil || out.Len() > 0 {
		t.Error("writes a format that the document does not have")
	}
}

// Whoever looks for the documents of a record finds its own first.
func TestDocumentsOfRegisters(t *testing.T) {
	for register, want := range map[string]string{"dpia": "dpia", "risikovurderinger": "ros", "hendelser": "hendelse", "rollekort": "rollekort"} {
		if d, ok := catalogue.MainOf(register); !ok || d.ID != want {
			t.Errorf("%s are made into %q", register, d.ID)
		}
	}
	if got := catalogue.Of("behandlinger"); !slices.Equal(got, []string{"protokoll", "ark/behandlinger", "terskel"}) {
		t.Errorf("of the processing there are %q", got)
	}
	ids := map[string]bool{}
	for _, d := range catalogue.All() {
		if ids[d.ID] {
			t.Errorf("%s is there twice", d.ID)
		}
		ids[d.ID] = true
	}
}
