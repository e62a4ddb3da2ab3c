package exchange

import (
	"strings"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
)

// mapped lists which field each heading of a preview goes to.
func mapped(p *Preview) string {
	var all []string
	for _, c := range p.Mapping.Columns {
		all = append(all, c.Field)
	}
	return strings.Join(all, " ")
}

func TestHeadingsAreFound(t *testing.T) {
	tests := []struct{ name, register, heading, want string }{
		{"label", "systemer", "Eierforhold", "eierforhold"},
		{"label in nynorsk", "systemer", "Eigarforhold", "eierforhold"},
		{"key", "systemer", "rto_timer", "rto_timer"},
		{"path", "behandlinger", "mottakere.land", "mottakere.land"},
		{"path of labels", "behandlinger", "Mottakere: Mottakerens land", "mottakere.land"},
		{"path of labels, dash", "behandlinger", "Mottakere - Mottakerens land", "mottakere.land"},
		{"inner label", "behandlinger", "Mottakerens land", "mottakere.land"},
		{"synonym", "behandlinger", "Rettslig grunnlag", "grunnlag6"},
		{"small letters and blank", "behandlinger", "behandlingsgrunnlag ", "grunnlag6"},
		{"capitals", "behandlinger", "BEHANDLINGSGRUNNLAG", "grunnlag6"},
		{"colon", "behandlinger", "Formål:", "formaal"},
		{"star", "behandlinger", "Formål *", "formaal"},
		{"question", "behandlinger", "Hvilke personopplysninger behandles?", "registrerte.opplysninger"},
		{"ae for æ", "systemer", "Saerlige kategorier", "saerlige_kategorier"},
		{"oe for ø", "systemer", "Loepenummer", "nr"},
		{"o for ø", "systemer", "Lopenummer", "nr"},
		{"lost letter", "systemer", "Lpenummer", "nr"},
		{"lost letter, mark", "systemer", "L?penummer", "nr"},
		{"wrong encoding", "systemer", "LÃ¸penummer", "nr"},
		{"lost å", "behandlinger", "Forml med behandlingen", "formaal"},
		{"decomposed å", "behandlinger", "Forma\u030al", "formaal"},
		{"brackets added", "behandlinger", "Formål (kort)", "formaal"},
		{"number before", "behandlinger", "3. Formål", "formaal"},
		{"navn på", "systemer", "Navn på leverandør", "leverandor"},
		{"misspelled", "behandlinger", "Behandlingsgrunlag", "grunnlag6"},
		{"two letters wrong", "behandlinger", "Sikerhetstilltak", "sikkerhetstiltak"},
		{"unknown", "systemer", "Favorittfarge", "note"},
		{"another word", "systemer", "Systemeierens hund", "note"},
		{"empty", "systemer", "", "note"},
		{"id", "systemer", "Id", "id"},
		{"continued", "systemer", "Beskrivelse (2)", "beskrivelse"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			title := mustTexts(t, i18n.Bokmal).Field(r, r.Field(r.TitleField))
			p := mustPlan(t, bookOf([]string{title, tt.heading}, []string{"A", "x"}), r, records{}, Options{})
			if got := p.Mapping.Columns[1].Field; got != tt.want {
				t.Errorf("%q goes to %s, want %s", tt.heading, got, tt.want)
			}
		})
	}
}

func TestHeaderRowIsFound(t *testing.T) {
	head := []string{"Navn", "Type", "Leverandør", "Kommentar"}
	row := []string{"Visma", "Fellessystem", "Visma AS", "Haster"}
	tests := []struct {
		name string
		rows [][]string
		want int
	}{
		{"first row", [][]string{head, row}, 1},
		{"below a title", [][]string{{"Systemer i Etat for prøving"}, {"Oppdatert 3.3.2026"}, {}, head, row}, 4},
		{"below a title that looks like a heading", [][]string{{"Systemer"}, head, row}, 2},
		{"below rows of instructions", [][]string{{"Fyll ut én linje for hvert system. Navn må fylles ut, type velges fra listen, og leverandør er firmaet som har avtalen."}, head, row}, 2},
		{"to the right", [][]string{{}, append([]string{"", ""}, head...), append([]string{"", ""}, row...)}, 2},
		{"the title alone", [][]string{{"Navn"}, {"Visma"}}, 1},
		{"the better of two", [][]string{{"Navn", "Sist endret"}, head, row}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustPlan(t, bookOf(tt.rows...), model.Register("systemer"), records{}, Options{})
			if p.Mapping.HeaderRow != tt.want {
				t.Errorf("headings in row %d, want %d: %s", p.Mapping.HeaderRow, tt.want, mapped(p))
			}
			if p.Count(StatusNew) != 1 || p.Rows[0].Title != "Visma" {
				t.Errorf("%d new, the first is %q", p.Count(StatusNew), p.Rows[0].Title)
			}
		})
	}
}

func TestWithoutHeadings(t *testing.T) {
	tests := []struct {
		name string
		rows [][]string
	}{
		{"nothing", nil},
		{"one word", [][]string{{"Hei"}}},
		{"only values", [][]string{{"1", "2"}, {"3", "4"}}},
		{"a letter", [][]string{{"Til alle ansatte", "Vi inviterer til fest"}, {"Hilsen", "ledelsen"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Plan(bookOf(tt.rows...), model.Register("systemer"), records{}, Options{})
			if e, ok := err.(*Error); !ok || e.Code != "import_no_header" {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestSheetIsChosen(t *testing.T) {
	table := func(name string, rows ...[]string) sheet.Sheet {
		s := bookOf(rows...).Sheets[0]
		s.Name = name
		return s
	}
	book := &sheet.Book{Sheets: []sheet.Sheet{
		table("Veiledning", []string{"Slik fyller du ut"}, []string{"Navn på systemet skrives først"}),
		table("Leverandører", []string{"Navn", "Land", "Orgnr"}, []string{"Visma AS", "Norge", "1"}),
		table("Oversikt 2026", []string{"Navn", "Type", "Eierforhold", "Systemeier"}, []string{"Visma", "", "", ""}),
		table("Gammel", []string{"Navn", "Type", "Eierforhold"}, []string{"Agresso", "", ""}),
	}}
	tests := []struct{ name, register, sheet, want string }{
		{"the best", "systemer", "", "Oversikt 2026"},
		{"the register's name", "leverandorer", "", "Leverandører"},
		{"named", "systemer", "gammel", "Gammel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustPlan(t, book, model.Register(tt.register), records{}, Options{Sheet: tt.sheet})
			if p.Mapping.Sheet != tt.want {
				t.Errorf("sheet %q, want %q", p.Mapping.Sheet, tt.want)
			}
		})
	}
	_, err := Plan(book, model.Register("systemer"), records{}, Options{Sheet: "Finnes ikke"})
	if e, ok := err.(*Error); !ok || e.Code != "import_no_sheet" || !strings.Contains(e.Args[1], "Gammel") {
		t.Errorf("a sheet that is not there gives %v", err)
	}
}

func TestTextAboveTheTableIsReported(t *testing.T) {
	p := mustPlan(t, bookOf([]string{"Systemer per 3. mars"}, []string{"Navn", "Type"}, []string{"Visma", ""}),
		model.Register("systemer"), records{}, Options{})
	for _, issue := range p.Issues {
		if issue.Code == IssueOutside && issue.Row == 1 && issue.Value == "Systemer per 3. mars" {
			return
		}
	}
	t.Errorf("issues are %+v", p.Issues)
}

func TestMapping(t *testing.T) {
	book := bookOf([]string{"Hva", "Tilstand", "Farge", "Internt", "Hva"}, []string{"Visma", "Grønn", "Blå", "17", "mer"})
	given := `{"columns":[{"column":"A","heading":"Hva","field":"navn"},{"column":"E","heading":"Hva","field":"beskrivelse"},
		{"heading":"tilstand","field":"livssyklus","values":{"Grønn":"i_drift"}},{"heading":"Internt","field":"ignore"},{"heading":"Farge","field":"note"}]}`
	m, err := ReadMapping(strings.NewReader(given))
	if err != nil {
		t.Fatal(err)
	}
	r := model.Register("systemer")
	p := mustPlan(t, book, r, records{}, Options{Mapping: m})
	got := r.Dump(p.Rows[0].Record)
	for key, want := range map[string]string{"navn": "Visma", "livssyklus": "i_drift", "beskrivelse": "mer", "merknad": "Farge: Blå"} {
		if got[key] != want {
			t.Errorf("%s is %q, want %q", key, got[key], want)
		}
	}
	var saved strings.Builder
	if err := p.Mapping.Write(&saved); err != nil {
		t.Fatal(err)
	}
	again, err := ReadMapping(strings.NewReader(saved.String()))
	if err != nil {
		t.Fatal(err)
	}
	if second := mustPlan(t, book, r, after(records{}, p), Options{Mapping: again}); second.Count(StatusUnchanged) != 1 {
		t.Errorf("with the saved mapping: %+v", second.Rows[0].Changes)
	}
}

func TestBadMappings(t *testing.T) {
	if _, err := ReadMapping(strings.NewReader(`{"columns":[{"felt":"x"}]}`)); err == nil {
		t.Error("an unknown key was accepted")
	}
	m := &Mapping{Columns: []Column{{Heading: "Navn", Field: "nvn"}}}
	_, err := Plan(bookOf([]string{"Navn"}, []string{"A"}), model.Register("systemer"), records{}, Options{Mapping: m})
	if e, ok := err.(*Error); !ok || e.Code != "mapping_field" {
		t.Errorf("an unknown field gives %v", err)
	}
}
