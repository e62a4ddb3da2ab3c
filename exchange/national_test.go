package exchange

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// nationalRecord is a processing record with something in every part of the form.
func nationalRecord() (*model.ProcessingRecord, records) {
	person := model.Persons.New().(*model.Person)
	person.ID, person.Name, person.Phone, person.Email = testID(10), "Kari Li", "22 22 22 22", "kl@x.invalid"
	agency := model.Agencies.New().(*model.Agency)
	agency.ID = testID(11)
	agency.Controller = model.Body{Name: "Prøvekommunen", OrgNo: "999999999"}
	p := model.ProcessingRecords.New().(*model.ProcessingRecord)
	p.ID, p.No, p.Title, p.Status, p.DailyController = testID(1), "BEH-2026-001", "Utlån", model.StatusInForce, person.ID
	p.Purposes = []model.Line{{Text: "Låne ut nøkler\nog følge opp"}, {Text: "Statistikk"}}
	p.Groups = []model.SubjectGroup{{Category: "ansatt", Data: []model.DataCategory{"ident", "fnr"}}, {Category: "besokende", Description: "Gjester på huset", DataText: "Navn, firma"}}
	p.Bases = []model.LegalBasis{{Basis: "6_1_c"}, {Basis: "6_1_e"}}
	p.Laws = []model.LawRef{{Law: "Kommuneloven", Section: "§ 5"}}
	p.SpecialBases = []model.SpecialBasis{{Basis: "9_2_g", Reason: "Barnehageloven § 18"}, {Basis: "9_2_a"}}
	p.CriminalBasis.Law = "Politiregisterloven § 2"
	p.Recipients = []model.Recipient{{Category: "NAV"}, {Category: "Banken"}}
	p.Retentions = []model.Retention{{Text: "5 år"}, {Data: []model.DataCategory{"ident"}, Text: "1 år"}}
	p.TransfersText = "USA\nGarantier ved overføring: SCC"
	p.Security, p.Joint = "Låste skap", reg.Yes
	p.JointControllers = []model.JointController{{Name: "Nabokommunen", Responsibility: "Drift", Contact: model.Contact{Name: "Ola", Email: "o@x.invalid"}}}
	p.Datasets = []model.Dataset{{Name: "Nøkler", URL: "https://x.invalid/1"}, {Name: "Skap"}}
	p.Sources = []model.DataSource{"registrert"}
	model.ProcessingRecords.GiveItemIDs(p, ids(500))
	model.Agencies.GiveItemIDs(agency, ids(600))
	if err := model.Agencies.Value(agency, "navn_nb").Parse("Prøveetaten"); err != nil {
		panic(err)
	}
	s := system(2, "Adgang 3; ny versjon")
	p.Systems = []reg.ID{s.ID}
	return p, records{"behandlinger": {p}, "personer": {person}, "systemer": {s}, "virksomhet": {agency}}
}

func nationalCells(t *testing.T, source records, mandatory bool) (*sheet.Book, map[string]string) {
	t.Helper()
	e := Exporter{Source: source, Texts: mustTexts(t, i18n.English)}
	write := e.National
	if mandatory {
		write = e.NationalMandatory
	}
	var out bytes.Buffer
	if err := write(&out, model.ProcessingRecords.Register); err != nil {
		t.Fatal(err)
	}
	book := readBook(t, out.Bytes())
	if book.Format != sheet.FormatNational {
		t.Errorf("the file reads as %s", book.Format)
	}
	cells := map[string]string{}
	if s := book.Sheets[0]; len(s.Rows) > 1 {
		for i, head := range s.Rows[0] {
			cells[head.Text] = s.At(2, i+1).Text
		}
	}
	return book, cells
}

func TestNationalForm(t *testing.T) {
	_, source := nationalRecord()
	book, cells := nationalCells(t, source, false)
	if n := len(book.Sheets[0].Rows[0]); n != 68 {
		t.Errorf("%d columns", n)
	}
	for title, want := range map[string]string{
		"Behandlingsansvarlig": "Prøvekommunen", "Behandlingen gjelder": "Utlån", "Behandlingstatus": "Godkjent",
		"Daglig behandlingsansvar - Navn": "Kari Li", "Daglig behandlingsansvar - Tlf": "22 22 22 22",
		"Felles behandlingsansvar": "Ja", "Felles behandlingsansvar - Virksomheter": "Nabokommunen", "Felles behandlingsansvar - E-post": "o@x.invalid",
		"Formål med behandlingen":                                    "Låne ut nøkler\nog følge opp | Statistikk",
		"Behandlingsgrunnlag artikkel 6":                             "Artikkel 6 nr. 1 bokstav c | Artikkel 6 nr. 1 bokstav e",
		"Artikkel 6 - Henvisning til annen lovgiving":                "Kommuneloven § 5",
		"Behandlingsgrunnlag artikkel 9":                             "Ja",
		"Artikkel 9(2)(a) - Samtykke":                                "Ja",
		"Artikkel 9(2)(g) - Viktige allmenne interesser":             "Ja",
		"Artikkel 9(2)(g) - Henvisning til annet hjemmelsgrunnlag":   "Barnehageloven § 18",
		"Artikkel 9(2)(b) - Henvisning til annet hjemmelsgrunnlag":   "",
		"Artikkel 10 - henvisning til annen lovgiving":               "Politiregisterloven § 2",
		"Personopplysninger - Kategorier av registrerte":             "Ansatte | Gjester på huset",
		"Personopplysninger - Kategorier tilknyttet den registrerte": "Ansatte :: Navn og kontaktopplysninger, Fødselsnummer | Gjester på huset :: Navn, firma",
		"Personopplysninger - Planlagte tidsfrister for sletting":    "5 år | Navn og kontaktopplysninger :: 1 år",
		"System i virksomheten som behandler personopplysninger":     "Adgang 3; ny versjon",
		"Mottakere eller kategorier av mottakere":                    "NAV | Banken",
		"Mottakere - tredjeland eller internasjonale organisasjoner": "USA",
		"Garantier ved overføring":                                   "SCC",
		"Tekniske og organisatoriske sikkerhetstiltak":               "Låste skap",
		"Er det gjennomført DPIA?":                                   "",
	} {
		if cells[title] != want {
			t.Errorf("%s is %q, want %q", title, cells[title], want)
		}
	}
}

// What goes out in the form comes in again: nothing changes in the store it came
// from but what the form cannot say.
func TestNationalFormComesBack(t *testing.T) {
	rec, source := nationalRecord()
	book, _ := nationalCells(t, source, false)
	p := mustPlan(t, book, model.ProcessingRecords.Register, source, Options{})
	got := p.Rows[0].Record.(*model.ProcessingRecord)
	if p.Rows[0].Base == nil || got.Title != rec.Title || got.Note != "" {
		t.Errorf("note is %q: %+v", got.Note, p.Rows[0].Issues)
	}
	if len(got.Purposes) != 2 || len(got.Bases) != 2 || len(got.Laws) != 1 || len(got.SpecialBases) != 2 || len(got.Groups) != 2 || len(got.Recipients) != 2 || len(got.Retentions) != 2 || len(got.Datasets) != 2 {
		t.Errorf("got %+v", got)
	}
	if got.DailyController != rec.DailyController || !slices.Equal(got.Systems, rec.Systems) || got.TransfersText != rec.TransfersText {
		t.Errorf("links %s %v, transfers %q", got.DailyController, got.Systems, got.TransfersText)
	}
	if got.JointControllers[0].Contact.Email != "o@x.invalid" || got.Groups[1].Category != "besokende" || got.Groups[0].Data[1] != "fnr" {
		t.Errorf("joint %+v, groups %+v", got.JointControllers, got.Groups)
	}
	source["behandlinger"] = []reg.Record{got}
	second, _ := nationalCells(t, source, false)
	if again := mustPlan(t, second, model.ProcessingRecords.Register, source, Options{}); again.Count(StatusUnchanged) != 1 {
		t.Errorf("the second time: %v", again.Rows[0].Changes)
	}
}

func TestMandatoryFieldsVariant(t *testing.T) {
	_, source := nationalRecord()
	draft := model.ProcessingRecords.New().(*model.ProcessingRecord)
	draft.ID, draft.Title, draft.Status = testID(5), "Kladd", model.StatusDraft
	source["behandlinger"] = append(source["behandlinger"], draft)
	book, cells := nationalCells(t, source, true)
	if rows := len(book.Sheets[0].Rows); rows != 2 {
		t.Errorf("%d rows with the header", rows)
	}
	for _, title := range []string{"Behandlingen gjelder", "Formål med behandlingen", "Personopplysninger - Kategorier av registrerte"} {
		if cells[title] == "" {
			t.Errorf("%s is missing", title)
		}
	}
	if _, there := cells["Funksjons- eller virksomhetsområde"]; there {
		t.Error("a column stands there that is not mandatory")
	}
	p := mustPlan(t, book, model.ProcessingRecords.Register, records{}, Options{})
	if p.Count(StatusNew) != 1 {
		t.Errorf("the variant imports as %+v", p.Rows)
	}
}

func TestNationalSample(t *testing.T) {
	path := filepath.Join(dataFolder(t), "national-form", "sample.csv")
	r := model.ProcessingRecords.Register
	p, err := PlanFile(t.Context(), path, r, records{}, Options{Stubs: true})
	if err != nil {
		t.Fatal(err)
	}
	all := model.ProcessingRecords.All(after(records{}, p))
	if len(all) != 3 || len(p.Stubs) != 3 {
		t.Fatalf("%d records, stubs %+v", len(all), p.Stubs)
	}
	if all[0].Bases[0].Basis != "6_1_e" || all[0].Laws[0].Section != "§ 6" || len(all[0].Groups) != 2 || all[0].Groups[1].DataText != "Navn, kortnummer" {
		t.Errorf("the first is %+v", all[0])
	}
	if all[1].SpecialBases[0].Basis != "9_2_g" || !strings.Contains(all[1].Note, "Sak 2024/1234") || len(all[1].Processors) != 1 {
		t.Errorf("the second is %+v", all[1])
	}
	columns, err := os.ReadFile(filepath.Join(dataFolder(t), "national-form", "columns.txt"))
	if err != nil {
		t.Fatal(err)
	}
	book, _ := nationalCells(t, after(records{}, p), false)
	var titles []string
	for _, c := range book.Sheets[0].Rows[0] {
		titles = append(titles, c.Text)
	}
	if want := strings.Split(strings.TrimSpace(string(columns)), "\n"); !slices.Equal(titles, want) {
		t.Errorf("columns are %q", titles)
	}
}

func TestFormsNameFieldsThatExist(t *testing.T) {
	all, err := loadForms()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		r := model.Register(f.Register)
		if r == nil {
			t.Fatalf("no register %s", f.Register)
		}
		for _, c := range f.Columns {
			for _, path := range []string{c.Field, c.Has} {
				if path != "" && path != MapNote && r.Field(path) == nil {
					t.Errorf("%s: no field %s", c.Title, path)
				}
			}
			for word, code := range c.Values {
				if !r.Field(c.Field).Codes.Has(code) {
					t.Errorf("%s: %s is no code of %q", c.Title, code, word)
				}
			}
			for key, code := range c.Item {
				if sub := fieldIn(r.Field(c.Field).Sub, key); sub == nil || !sub.Codes.Has(code) {
					t.Errorf("%s: no item %s %s", c.Title, key, code)
				}
			}
			if c.Via != "" && model.Register(r.Field(c.Field).Target).Field(c.Via) == nil {
				t.Errorf("%s: no field %s", c.Title, c.Via)
			}
		}
	}
}

// The vocabulary names what the registers have.
func TestVocabularyIsSound(t *testing.T) {
	v, err := loadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	sets := map[string]*reg.CodeSet{}
	paths := map[string]bool{}
	for _, r := range model.All() {
		var walk func([]*reg.Field)
		walk = func(fields []*reg.Field) {
			for _, f := range fields {
				paths[r.Key+"."+f.Path] = true
				if f.Codes != nil {
					sets[f.Codes.Name] = f.Codes
				}
				walk(f.Sub)
			}
		}
		walk(r.Fields)
	}
	for set, codes := range v.Codes {
		for code := range codes {
			if sets[set] == nil || !sets[set].Has(code) {
				t.Errorf("no code %s in %s", code, set)
			}
		}
	}
	for register, headings := range v.Headings {
		for path := range headings {
			if !paths[register+"."+path] {
				t.Errorf("no field %s.%s", register, path)
			}
		}
	}
	for path, w := range v.Items {
		register, _, _ := strings.Cut(path, ".")
		for _, key := range []string{w.Lead, w.Group, w.Head} {
			if key != "" && !paths[path+"."+key] {
				t.Errorf("no field %s.%s", path, key)
			}
		}
		if w.Laws != "" && !paths[register+"."+w.Laws] {
			t.Errorf("no field %s.%s", register, w.Laws)
		}
	}
	for register, keys := range v.Lookup {
		for _, key := range keys {
			if !paths[register+"."+key] {
				t.Errorf("no field %s.%s", register, key)
			}
		}
	}
	for path := range v.Rest {
		if !paths[path] {
			t.Errorf("no field %s", path)
		}
	}
}
