package exchange

import (
	"strings"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// system makes a system with an id and a number.
func system(n int, name string) *model.System {
	s := model.Systems.New().(*model.System)
	s.ID, s.No, s.Name = testID(n), "SYS-2026-00"+itoa(n), name
	return s
}

func systems(all ...*model.System) records {
	source := records{}
	for _, s := range all {
		source["systemer"] = append(source["systemer"], s)
	}
	return source
}

func TestWhichRecordARowIs(t *testing.T) {
	source := systems(system(1, "Visma"), system(2, "Gerica"), system(3, "Gerica"))
	tests := []struct {
		name   string
		rows   [][]string
		status []Status
		ids    []int // 0 for new
	}{
		{"by title", [][]string{{"Navn"}, {"visma "}}, []Status{StatusChanged}, []int{1}},
		{"by title, as it is", [][]string{{"Navn"}, {"Visma"}}, []Status{StatusUnchanged}, []int{1}},
		{"by number", [][]string{{"Nr.", "Navn"}, {"SYS-2026-001", "Visma Lønn"}}, []Status{StatusChanged}, []int{1}},
		{"by id", [][]string{{"Id", "Navn"}, {string(testID(1)), "Visma Lønn"}}, []Status{StatusChanged}, []int{1}},
		{"id before number", [][]string{{"Id", "Nr.", "Navn"}, {string(testID(2)), "SYS-2026-001", "Gerica"}}, []Status{StatusChanged}, []int{2}},
		{"new", [][]string{{"Navn"}, {"Agresso"}}, []Status{StatusNew}, []int{0}},
		{"id of another store", [][]string{{"Id", "Navn"}, {string(testID(9)), "Visma"}}, []Status{StatusNew}, []int{9}},
		{"number of another list", [][]string{{"Nr.", "Navn"}, {"17", "Visma"}}, []Status{StatusChanged}, []int{1}},
		{"two of a name", [][]string{{"Navn"}, {"Gerica"}, {"Gerica"}}, []Status{StatusUnchanged, StatusUnchanged}, []int{2, 2}},
		{"two of a name that differ", [][]string{{"Navn", "Beskrivelse"}, {"Gerica", "a"}, {"Gerica", "b"}}, []Status{StatusChanged, StatusChanged}, []int{2, 3}},
		{"the same row twice", [][]string{{"Navn"}, {"Agresso"}, {"Agresso"}}, []Status{StatusNew, StatusUnchanged}, []int{0, 0}},
		{"no title", [][]string{{"Navn", "Beskrivelse"}, {"", "et system"}}, []Status{StatusRejected}, []int{0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustPlan(t, bookOf(tt.rows...), model.Register("systemer"), source, Options{})
			for i, want := range tt.status {
				row := p.Rows[i]
				if row.Status != want {
					t.Errorf("row %d is %s, want %s: %v %+v", row.Row, row.Status, want, row.Changes, row.Issues)
				}
				if tt.ids[i] != 0 && row.Ref.ID != testID(tt.ids[i]) {
					t.Errorf("row %d is record %s, want %s", row.Row, row.Ref.ID, testID(tt.ids[i]))
				}
			}
		})
	}
}

func TestEmptyCells(t *testing.T) {
	full := system(1, "Visma")
	full.Description, full.Criticality = "Lønn", "3"
	source := systems(full)
	rows := func(id string) *sheet.Book {
		return bookOf([]string{"Id", "Navn", "Nærmere beskrivelse", "Kritikalitet"}, []string{id, "Visma", "", ""})
	}
	tests := []struct {
		name    string
		book    *sheet.Book
		opts    Options
		cleared bool
	}{
		{"of a foreign sheet", rows(""), Options{}, false},
		{"as asked", rows(""), Options{EmptyClears: true}, true},
		{"of our own export", rows(string(testID(1))), Options{}, true},
		{"a dash", bookOf([]string{"Navn", "Kritikalitet"}, []string{"Visma", "-"}), Options{}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustPlan(t, tt.book, model.Register("systemer"), source, tt.opts)
			got := after(source, p)["systemer"][0].(*model.System)
			if (got.Criticality == "") != tt.cleared {
				t.Errorf("criticality is %q, changes %v", got.Criticality, p.Rows[0].Changes)
			}
		})
	}
}

func TestLinksByName(t *testing.T) {
	person := func(n int, name, mail string) *model.Person {
		p := model.Persons.New().(*model.Person)
		p.ID, p.No, p.Name, p.Email = testID(n), "PER-2026-0"+itoa(n), name, mail
		return p
	}
	source := records{"personer": {person(11, "Kåre Bø", "kb@x.invalid"), person(12, "Ola Dahl", ""), person(13, "Ola Dahl", "")}}
	tests := []struct {
		name, text string
		stubs      bool
		want       reg.ID
		issue      string
	}{
		{"title", "Kåre Bø", false, testID(11), ""},
		{"small letters", "kåre bø", false, testID(11), ""},
		{"without Norwegian letters", "Kaare Boe", false, testID(11), ""},
		{"number", "per-2026-011", false, testID(11), ""},
		{"title and number", "Kåre Bø (PER-2026-011)", false, testID(11), ""},
		{"title and number of another store", "Kåre Bø (PER-2020-099)", false, testID(11), ""},
		{"id", string(testID(11)), false, testID(11), ""},
		{"mail", "KB@x.invalid", false, testID(11), ""},
		{"two of a name", "Ola Dahl", false, "", IssueAmbiguous},
		{"two of a name, numbered", "Ola Dahl (PER-2026-013)", false, testID(13), ""},
		{"unknown", "Kari Li", false, "", IssueUnknownLink},
		{"unknown becomes a stub", "Kari Li", true, "stub", ""},
		{"a sentence becomes none", "Ansvaret er ikke avklart ennå.", true, "", IssueUnknownLink},
		{"a denial becomes none", "Ingen", true, "", IssueUnknownLink},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := bookOf([]string{"Navn", "Systemeier"}, []string{"Visma", tt.text})
			p := mustPlan(t, book, model.Register("systemer"), source, Options{Stubs: tt.stubs})
			got := p.Rows[0].Record.(*model.System)
			switch {
			case tt.want == "stub":
				if len(p.Stubs) != 1 || p.Stubs[0].Ref.ID != got.Owner || p.Stubs[0].Name != tt.text {
					t.Errorf("owner %s, stubs %+v", got.Owner, p.Stubs)
				}
				return
			case got.Owner != tt.want:
				t.Errorf("owner is %q, want %q", got.Owner, tt.want)
			case len(p.Stubs) > 0:
				t.Errorf("stubs %+v", p.Stubs)
			}
			if tt.issue != "" && (len(p.Rows[0].Issues) != 1 || p.Rows[0].Issues[0].Code != tt.issue) {
				t.Errorf("issues are %+v, want %s", p.Rows[0].Issues, tt.issue)
			}
			if tt.issue != "" && got.Note != "Systemeier: "+tt.text {
				t.Errorf("note is %q", got.Note)
			}
		})
	}
}

func TestListsInOneCell(t *testing.T) {
	source := systems(system(1, "Visma"), system(2, "Gerica"), system(3, "Data, sak og arkiv"), system(4, "A|B; C"))
	id := func(all ...int) string {
		var ids []string
		for _, n := range all {
			ids = append(ids, string(testID(n)))
		}
		return reg.JoinList(ids)
	}
	tests := []struct{ name, text, want, note string }{
		{"line breaks", "Visma\nGerica", id(1, 2), ""},
		{"semicolons", "Visma; Gerica", id(1, 2), ""},
		{"strokes", "Visma | Gerica", id(1, 2), ""},
		{"commas", "Visma, Gerica", id(1, 2), ""},
		{"commas, one unknown", "Visma, Agresso", "", "Systemer: Visma, Agresso"},
		{"a name with commas", "Data, sak og arkiv\nVisma", id(3, 1), ""},
		{"a name with separators", "A|B; C", id(4), ""},
		{"a name in quotes", "\"A|B; C\"; Visma", id(4, 1), ""},
		{"the same twice", "Visma\nVISMA", id(1), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := bookOf([]string{"Behandlingen gjelder", "Systemer"}, []string{"Lønn", tt.text})
			p := mustPlan(t, book, model.Register("behandlinger"), source, Options{})
			got := model.ProcessingRecords.Dump(p.Rows[0].Record)
			if got["systemer"] != tt.want || got["merknad"] != tt.note {
				t.Errorf("systems %q, want %q; note %q, want %q", got["systemer"], tt.want, got["merknad"], tt.note)
			}
		})
	}
}

func TestUnitsLinkToEachOther(t *testing.T) {
	rows := [][]string{{"Navn", "Ligger under"}, {"Seksjon A", "Avdeling"}, {"Avdeling", "Etaten"}, {"Etaten", ""}, {"Etaten", "", ""}}
	r := model.Register("enheter")
	p := mustPlan(t, bookOf(rows...), r, records{}, Options{Stubs: true})
	now := after(records{}, p)
	names := map[reg.ID]string{}
	for _, rec := range now["enheter"] {
		names[rec.Header().ID] = r.Title(rec)
	}
	for i, want := range []string{"Avdeling", "Etaten", ""} {
		if got := names[reg.ID(r.Value(now["enheter"][i], "enhet").Text())]; got != want {
			t.Errorf("%s is below %q, want %q", r.Title(now["enheter"][i]), got, want)
		}
	}
	if len(p.Stubs) > 0 || len(now["enheter"]) != 3 {
		t.Errorf("%d units, stubs %+v", len(now["enheter"]), p.Stubs)
	}
}

func TestRejectedRowsTellWhy(t *testing.T) {
	book := bookOf([]string{"Registrertes referanse", "Krav", "Mottatt", "Notat"}, []string{"KN", "Innsyn", "snart", "haster"}, []string{"AB", "Innsyn", "1.3.2026", ""})
	r := model.Register("krav")
	title := mustTexts(t, i18n.Bokmal)
	book.Sheets[0].Rows[0][0] = sheet.Text(title.Field(r, r.Field("registrert_ref")))
	book.Sheets[0].Rows[0][1] = sheet.Text(title.Field(r, r.Field("kravtype")))
	book.Sheets[0].Rows[0][2] = sheet.Text(title.Field(r, r.Field("mottatt_dato")))
	p := mustPlan(t, book, r, records{}, Options{})
	row := p.Rows[0]
	if row.Status != StatusRejected || p.Rows[1].Status != StatusNew {
		t.Fatalf("rows are %s, %s: %+v", row.Status, p.Rows[1].Status, p.AllIssues())
	}
	last := row.Issues[len(row.Issues)-1]
	if last.Row != 2 || last.Column != "C" || last.Value != "snart" || last.Problem == nil || last.Field != "mottatt_dato" {
		t.Errorf("the reason is %+v", last)
	}
	if len(row.Cells) != 4 || row.Cells[3].Value != "haster" {
		t.Errorf("cells are %+v", row.Cells)
	}
	if len(p.Writes()) != 1 {
		t.Errorf("%d writes", len(p.Writes()))
	}
	for _, lang := range i18n.Langs() {
		text := last.Text(mustTexts(t, lang), r)
		if strings.Contains(text, "⟨") || text == "" {
			t.Errorf("%s: %q", lang, text)
		}
	}
}

func TestFreeTextForCodes(t *testing.T) {
	book := bookOf([]string{"Behandlingen gjelder", "Behandlingsgrunnlag", "Kategorier av registrerte", "Kategorier av personopplysninger", "Mottakere", "Slettefrist", "Tredjeland"},
		[]string{"Utlån", "Personopplysningslovens artikkel 6.1.c) Vi har en rettslig plikt for behandlingen\nKommuneloven", "Innbyggere",
			"Kontaktinformasjon(Slik som navn, adresse, telefon og e-post)\nHelseopplysninger", "Ingen eksterne mottakere av sensitive opplysninger",
			"Slettes når lånet er avsluttet.\nRegnskap oppbevares i 10 år.", "Nei"})
	p := mustPlan(t, book, model.Register("behandlinger"), records{}, Options{Stubs: true})
	got := p.Rows[0].Record.(*model.ProcessingRecord)
	if len(got.Bases) != 1 || got.Bases[0].Basis != "6_1_c" || !strings.HasPrefix(got.Bases[0].Reason, "Personopplysningslovens") {
		t.Errorf("bases are %+v", got.Bases)
	}
	if len(got.Laws) != 1 || got.Laws[0].Law != "Kommuneloven" {
		t.Errorf("laws are %+v", got.Laws)
	}
	if len(got.Groups) != 1 || got.Groups[0].Category != "innbygger" || len(got.Groups[0].Data) != 2 || !strings.Contains(got.Groups[0].DataText, "Slik som navn") {
		t.Errorf("groups are %+v", got.Groups)
	}
	if len(got.Recipients) != 1 || got.Recipients[0].Category != "Ingen eksterne mottakere av sensitive opplysninger" {
		t.Errorf("recipients are %+v", got.Recipients)
	}
	if len(got.Retentions) != 2 || got.Retentions[1].Text != "Regnskap oppbevares i 10 år." {
		t.Errorf("retentions are %+v", got.Retentions)
	}
}

func TestCellsOfAWorkbook(t *testing.T) {
	day := sheet.Cell{Text: "2026-03-01", Kind: sheet.KindDate, Number: 46082}
	tests := []struct {
		name, register, field string
		cell                  sheet.Cell
		want, note            string
	}{
		{"a date", "systemer", "innforing_dato", day, "2026-03-01", ""},
		{"a serial without format", "systemer", "innforing_dato", sheet.Text("46082"), "2026-03-01", ""},
		{"a date in words", "systemer", "innforing_dato", sheet.Text("1. mars 2026"), "2026-03-01", ""},
		{"a year", "systemer", "innforing_dato", sheet.Text("2026"), "", "2026"},
		{"a decimal", "systemer", "rto_timer", sheet.Number(1.5), "1.5", ""},
		{"a decimal in text", "systemer", "rto_timer", sheet.Text("1,5"), "1.5", ""},
		{"a number with a unit", "systemer", "rto_timer", sheet.Text("4 timer"), "4", "4 timer"},
		{"too many decimals", "systemer", "rto_timer", sheet.Number(1.25), "", "1.25"},
		{"below the limit", "systemer", "rto_timer", sheet.Text("-1"), "", "-1"},
		{"about", "systemer", "rto_timer", sheet.Text("ca. 4"), "", "ca. 4"},
		{"a truth value", "systemer", "personopplysninger", sheet.Bool(true), "ja", ""},
		{"yes and more", "systemer", "personopplysninger", sheet.Text("Ja, for ansatte"), "ja", "Ja, for ansatte"},
		{"neither yes nor no", "systemer", "personopplysninger", sheet.Text("kanskje"), "", "kanskje"},
		{"a level with its name", "systemer", "kritikalitet", sheet.Text("3 - Høy"), "3", ""},
		{"a level's name", "systemer", "kritikalitet", sheet.Text("Høy"), "3", ""},
		{"a level as number", "systemer", "kritikalitet", sheet.Number(3), "3", ""},
		{"a country", "systemer", "driftsland", sheet.Text("USA"), "US", ""},
		{"a country in english", "systemer", "driftsland", sheet.Text("Germany"), "DE", ""},
		{"a country's code", "systemer", "driftsland", sheet.Text("SE"), "SE", ""},
		{"several countries", "systemer", "driftsland", sheet.Text("Norge og Sverige"), "", "Norge og Sverige"},
		{"a moment", "hendelser", "oppdaget_tid", sheet.Text("1.3.2026 kl. 14.30"), "2026-03-01T13:30:00Z", ""},
		{"a moment of Excel", "hendelser", "oppdaget_tid", sheet.Cell{Text: "2026-03-01 14:30", Kind: sheet.KindMoment, Number: 46082.604166666664}, "2026-03-01T13:30:00Z", ""},
		{"a day is no moment", "hendelser", "oppdaget_tid", day, "", "2026-03-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			f := r.Field(tt.field)
			if f == nil {
				t.Fatalf("%s has no field %s", tt.register, tt.field)
			}
			nb := mustTexts(t, i18n.Bokmal)
			book := bookOf([]string{nb.Field(r, r.Field(r.TitleField)), nb.Field(r, f)}, []string{"A", ""})
			book.Sheets[0].Rows[1][1] = tt.cell
			rec := mustPlan(t, book, r, records{}, Options{}).Rows[0].Record
			got, note := r.Value(rec, tt.field).Text(), r.Value(rec, noteField).Text()
			wantNote := ""
			if tt.note != "" {
				wantNote = nb.Field(r, f) + ": " + tt.note
			}
			if got != tt.want || note != wantNote {
				t.Errorf("value %q, want %q; note %q, want %q", got, tt.want, note, wantNote)
			}
		})
	}
}

func TestNoteIsAddedOnce(t *testing.T) {
	known := system(1, "Visma")
	known.Note = "Skrevet her"
	source := systems(known)
	book := bookOf([]string{"Navn", "Farge"}, []string{"Visma", "Blå"})
	r := model.Register("systemer")
	for range 2 {
		p := mustPlan(t, book, r, source, Options{})
		source = after(source, p)
		if got := source["systemer"][0].(*model.System).Note; got != "Skrevet her\nFarge: Blå" {
			t.Errorf("note is %q", got)
		}
	}
}

func TestDerivedValuesAreNotLost(t *testing.T) {
	text := `Hendelse: Brann; Sannsynlighet: Svært sannsynlig; Konsekvens: Kritisk; Risikonivå: Lav (grønn)`
	r := model.Register("risikovurderinger")
	nb := mustTexts(t, i18n.Bokmal)
	for _, f := range r.Field("scenarier").Sub {
		switch f.Key {
		case "uonsket_hendelse":
			text = strings.Replace(text, "Hendelse", nb.Field(r, f), 1)
		case "sannsynlighet":
			text = strings.Replace(text, "Sannsynlighet", nb.Field(r, f), 1)
		case "konsekvens":
			text = strings.Replace(text, "Konsekvens", nb.Field(r, f), 1)
		case "nivaa":
			text = strings.Replace(text, "Risikonivå", nb.Field(r, f), 1)
		}
	}
	p := mustPlan(t, bookOf([]string{"Tittel", nb.Field(r, r.Field("scenarier"))}, []string{"ROS", text}), r, records{}, Options{})
	got := p.Rows[0].Record.(*model.RiskAssessment)
	if len(got.Scenarios) != 1 || got.Scenarios[0].Level != "hoy" || !strings.Contains(got.Note, "Lav (grønn)") {
		t.Errorf("scenarios %+v, note %q", got.Scenarios, got.Note)
	}
}
