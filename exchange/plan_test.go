package exchange

import (
	"bytes"
	"strings"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// FuzzPlan imports what looks like a text file of processing records: nothing
// panics, every word of every row is kept, and a second time nothing changes.
func FuzzPlan(f *testing.F) {
	for _, text := range []string{
		"Behandlingen gjelder;Behandlingsgrunnlag;Kategorier av registrerte\nLønn;6(1)(c), jf. aml § 5;Ansatte, brukere\n",
		"Behandlingen gjelder;Formål\nLønn;Betale\n\nFormål;Føre\nBehandlingsgrunnlag;avtale\n",
		"Id;Nr.;Hva behandlingen gjelder;Mottakere;Mottakerens land\n01HZZZZZZZZZZZZZZZZZZ00001;BEH-2026-001;a;\"NAV\nBanken\";\"Norge\nSverige\"\n",
		"tittel;mottakere;systemer\nx;\"[{\"\"kategori\"\":\"\"NAV\"\"}]\";A|B\n",
		"Behandlingen gjelder;Slettefrist;Merknad\nx;\"Barn :: 5 år | Voksne :: 10 år\";a\n;b;c\n",
	} {
		f.Add(text)
	}
	words, err := LoadWords()
	if err != nil {
		f.Fatal(err)
	}
	r := model.ProcessingRecords.Register
	f.Fuzz(func(t *testing.T, text string) {
		book, err := sheet.Read(t.Context(), "fuzz", strings.NewReader(text), sheet.Options{Format: sheet.FormatCSV})
		if err != nil {
			return
		}
		rd, err := newReader(words, model.All(), nil)
		if err != nil {
			t.Fatal(err)
		}
		opts := Options{Words: words, NewID: ids(1000)}
		p, err := Plan(book, r, records{}, opts)
		if err != nil {
			return
		}
		if p.Mapping.HeaderRow > 0 {
			checkWords(t, rd, book, r, records{}, p)
		}
		for _, row := range p.Rows {
			if row.Status == StatusNew && reg.Refuses(r.Problems(row.Record)) {
				t.Errorf("row %d is new, but may not be saved", row.Row)
			}
		}
		again, err := Plan(book, r, after(records{}, p), opts)
		if err != nil {
			t.Fatal(err)
		}
		if again.Count(StatusChanged) > 0 {
			t.Errorf("the second time something changes: %+v", again.Rows)
		}
	})
}

// FuzzItems writes lists of items as text and reads them again.
func FuzzItems(f *testing.F) {
	f.Add("NAV", "a; b\nc", "\"", true)
	f.Add("", "", "Land: Norge", false)
	words, err := LoadWords()
	if err != nil {
		f.Fatal(err)
	}
	rd, err := newReader(words, model.All(), nil)
	if err != nil {
		f.Fatal(err)
	}
	s := &shower{rd: rd, texts: words.langs[0]}
	r := model.ProcessingRecords.Register
	field := r.Field("mottakere")
	f.Fuzz(func(t *testing.T, category, purpose, law string, second bool) {
		rec := r.New()
		v := r.Value(rec, "mottakere").(reg.ItemList)
		for range map[bool]int{false: 1, true: 2}[second] {
			item := v.Add()
			for key, text := range map[string]string{"kategori": category, "formaal": purpose, "hjemmel": law} {
				_ = fieldIn(field.Sub, key).Of(item).Parse(text)
			}
		}
		text := s.value(r, field, v)
		got, err := rd.ReadValue(r, field, text)
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if withoutIDs(got) != withoutIDs(v.Text()) {
			t.Errorf("%q reads as %s, was %s", text, got, v.Text())
		}
	})
}

func TestReadValue(t *testing.T) {
	source := systems(system(1, "Visma"), system(2, "Gerica"), system(3, "Gerica"))
	rd, err := NewReader(model.All(), source)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, register, field, text, want, code string }{
		{"text", "systemer", "navn", "Visma Lønn", "Visma Lønn", ""},
		{"empty", "systemer", "navn", "  ", "", ""},
		{"number", "systemer", "rto_timer", "1,5", "1.5", ""},
		{"number, thousands", "systemer", "rto_timer", "1 000", "1000", ""},
		{"no number", "systemer", "rto_timer", "mye", "", "not_number"},
		{"number with a unit", "systemer", "rto_timer", "4 timer", "", "not_number"},
		{"date", "systemer", "innforing_dato", "1.3.2026", "2026-03-01", ""},
		{"canonical date", "systemer", "innforing_dato", "2026-03-01", "2026-03-01", ""},
		{"no date", "systemer", "innforing_dato", "snart", "", "not_date"},
		{"moment", "hendelser", "oppdaget_tid", "2026-03-01T13:30:00Z", "2026-03-01T13:30:00Z", ""},
		{"no moment", "hendelser", "oppdaget_tid", "1.3.2026", "", "not_moment"},
		{"flag", "systemer", "personopplysninger", "yes", "ja", ""},
		{"no flag", "systemer", "personopplysninger", "kanskje", "", "not_flag"},
		{"code", "systemer", "livssyklus", "i_drift", "i_drift", ""},
		{"label", "systemer", "livssyklus", "I drift", "i_drift", ""},
		{"no code", "systemer", "livssyklus", "i bane", "", "not_code"},
		{"codes", "behandlinger", "tiltakstyper", "logging|Tilgangsstyring", "tilgangsstyring|logging", ""},
		{"codes, one wrong", "behandlinger", "tiltakstyper", "logging|hund", "", "not_code"},
		{"article", "behandlinger", "grunnlag6.grunnlag", "art. 6 nr. 1 c", "6_1_c", ""},
		{"link by title", "behandlinger", "systemer", "visma", string(testID(1)), ""},
		{"link by number", "behandlinger", "systemer", "SYS-2026-002", string(testID(2)), ""},
		{"link by id", "behandlinger", "systemer", string(testID(3)), string(testID(3)), ""},
		{"links", "behandlinger", "systemer", "Visma, SYS-2026-002", string(testID(1)) + "|" + string(testID(2)), ""},
		{"link to nothing", "behandlinger", "systemer", "Agresso", "", "not_id"},
		{"link to two", "behandlinger", "systemer", "Gerica", "", "ambiguous"},
		{"items as phrases", "behandlinger", "formaal", "En\nTo", `[{"tekst":"En"},{"tekst":"To"}]`, ""},
		{"items with labels", "behandlinger", "mottakere", "Mottaker eller kategori: NAV; Mottakerens land: Norge", `[{"kategori":"NAV","land":"NO"}]`, ""},
		{"items as JSON", "behandlinger", "mottakere", `[{"kategori":"NAV"}]`, `[{"kategori":"NAV"}]`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			got, err := rd.ReadValue(r, r.Field(tt.field), tt.text)
			code := ""
			if e, ok := err.(*reg.Error); ok {
				code = e.Code
			}
			if got != tt.want || code != tt.code {
				t.Errorf("%q gives %q, %v; want %q %s", tt.text, got, err, tt.want, tt.code)
			}
			if err != nil && strings.Contains(mustTexts(t, i18n.Bokmal).ParseError(err), "⟨") {
				t.Errorf("%v has no words", err)
			}
		})
	}
}

func TestQuoting(t *testing.T) {
	tests := []struct {
		name   string
		values []string
		text   string
	}{
		{"plain", []string{"a", "b c"}, "a\nb c"},
		{"separator", []string{"a;b", "c"}, "\"a;b\"\nc"},
		{"line break", []string{"a\nb"}, "\"a\nb\""},
		{"quotes", []string{`a "b"`}, `"a ""b"""`},
		{"blanks at the ends", []string{" a "}, `" a "`},
		{"nothing", []string{""}, `""`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := joinQuoted(tt.values, "\n")
			if text != tt.text {
				t.Errorf("written %q, want %q", text, tt.text)
			}
			var got []string
			for _, p := range split(text, "", func(string) bool { return false }) {
				got = append(got, p.text)
			}
			if strings.Join(got, "¤") != strings.Join(tt.values, "¤") {
				t.Errorf("read %q, want %q", got, tt.values)
			}
		})
	}
}

func TestKeys(t *testing.T) {
	tests := []struct{ name, a, b string }{
		{"case and marks", "Løpenr.", "LØPENR"},
		{"ø as oe", "Løpenummer", "Loepenummer"},
		{"ø as o", "Løpenummer", "Lopenummer"},
		{"å as aa", "Årsverk", "Aarsverk"},
		{"å as a", "Årsverk", "Arsverk"},
		{"æ as ae", "Særlig", "Saerlig"},
		{"Swedish letters", "Häst", "Hæst"},
		{"decomposed", "Forma\u030al", "Formål"},
		{"wrong encoding", "FormÃ¥l", "Formål"},
		{"unseen characters", "For\u00admål\u200b", "Formål"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if keyOf(tt.a) != keyOf(tt.b) {
				t.Errorf("%q is %q, %q is %q", tt.a, keyOf(tt.a), tt.b, keyOf(tt.b))
			}
		})
	}
	for _, pair := range [][2]string{{"Bor", "Bår i"}, {"Mål", "Male"}, {"Land", "Lund"}} {
		if keyOf(pair[0]) == keyOf(pair[1]) {
			t.Errorf("%q and %q are one", pair[0], pair[1])
		}
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 2, 0}, {"a", "a", 2, 0}, {"abc", "abd", 2, 1}, {"abc", "ab", 2, 1}, {"abc", "xabc", 2, 1},
		{"abc", "cba", 2, 2}, {"abc", "xyz", 2, 3}, {"abcdef", "abc", 2, 3}, {"formal", "formel", 1, 1},
	}
	for _, tt := range tests {
		if got := distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("distance(%q, %q) is %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}

// A file that is no register must not make the program slow.
func TestManyColumnsWithoutMeaning(t *testing.T) {
	var out bytes.Buffer
	for range 300 {
		for j := range 150 {
			out.WriteString("Kolonne uten mening nummer " + itoa(j) + ";")
		}
		out.WriteString("\n")
	}
	book := readBook(t, out.Bytes())
	if _, err := Plan(book, model.Systems.Register, records{}, Options{}); err == nil {
		t.Error("headings were found")
	}
}
