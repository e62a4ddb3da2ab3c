package exchange

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/exchange/sheet"
	"samsvar/model"
	"samsvar/model/reg"
)

// said gathers everything that records say, in the words of every language, so
// that it can be asked whether a word of a file is still there.
type said struct {
	rd     *Reader
	source records
	words  map[string]bool
}

func newSaid(t testing.TB, rd *Reader, source records) *said {
	t.Helper()
	return &said{rd: rd, source: source, words: map[string]bool{}}
}

func (s *said) text(text string) {
	for _, word := range wordsOf(unmix(cleanText(text))) {
		s.words[keyOf(word)] = true
	}
}

// record adds all that a record says, and the titles of those it links to.
func (s *said) record(r *reg.Register, rec reg.Record) {
	s.text(rec.Header().No + " " + string(rec.Header().ID))
	r.EachText(rec, func(f *reg.Field, text string) {
		s.text(text)
		if strings.Contains(f.Path, ".") { // a label within a cell names the field
			for _, texts := range s.rd.langs {
				s.text(texts.Field(r, f))
			}
		}
		switch {
		case f.Codes != nil:
			for _, code := range reg.SplitList(text) {
				s.code(f, code)
			}
		case f.Target != "":
			for _, id := range reg.SplitList(text) {
				s.linked(f.Target, reg.ID(id))
			}
		case f.Kind == reg.KindDate || f.Kind == reg.KindMoment || f.Kind == reg.KindNumber:
			for _, texts := range s.rd.langs {
				s.text(texts.ShowText(f, text))
			}
		}
	})
}

// code adds the words of a code: labels, synonyms, and how an article is cited.
func (s *said) code(f *reg.Field, code string) {
	for _, texts := range s.rd.langs {
		s.text(texts.Code(f.Codes, code))
	}
	for _, word := range s.rd.words.Codes[f.Codes.Name][code] {
		s.text(word)
	}
	if f.Kind == reg.KindFlag {
		s.text("x 1 0 true false sann usann yes no ja nei")
	}
	if x := s.rd.codes(f); x.articles != nil {
		s.text(cited(code) + " art article pvf personvernforordningen personvernforordninga gdpr litra og i of the and")
	}
}

func (s *said) linked(target string, id reg.ID) {
	if rec, ok := s.source.Get(target, id); ok {
		s.text(s.rd.registers[target].Title(rec) + " " + rec.Header().No)
		s.text(s.rd.registers[target].Value(rec, noteField).Text()) // the number by which its own file knows it
		for _, key := range s.rd.words.Lookup[target] {
			s.text(s.rd.registers[target].Value(rec, key).Text())
		}
	}
}

// missing returns a word of a text that is said nowhere, or "".
func (s *said) missing(text string) string {
	for _, field := range strings.Fields(unmix(cleanText(text))) {
		if s.words[keyOf(field)] { // a mark within a word
			continue
		}
		for _, word := range wordsOf(field) {
			if key := keyOf(word); key != "" && !s.words[key] {
				return word
			}
		}
	}
	return ""
}

// checkWords fails where a word of a row's cells is neither in the record it
// became, nor among the cells of a rejected row.
func checkWords(t testing.TB, rd *Reader, book *sheet.Book, r *reg.Register, before records, p *Preview) {
	t.Helper()
	now := after(before, p)
	byRow := map[string]*said{}
	for i := range p.Rows {
		row := &p.Rows[i]
		s := newSaid(t, rd, now)
		if row.Status == StatusRejected {
			for _, c := range row.Cells {
				s.text(c.Value)
			}
		} else {
			s.record(r, row.Record)
		}
		byRow[row.Sheet+"\x00"+itoa(row.Row)] = s
	}
	outside := newSaid(t, rd, now)
	for _, issue := range p.Issues {
		outside.text(issue.Value)
	}
	for _, s := range book.Sheets {
		for i, cells := range s.Rows {
			row := byRow[s.Name+"\x00"+itoa(i+1)]
			if row == nil {
				continue
			}
			for j, c := range cells {
				if word := row.missing(c.Text); word != "" && outside.missing(word) != "" {
					t.Errorf("%s row %d column %s: %q of %q is lost", s.Name, i+1, sheet.ColumnName(j+1), word, c.Text)
				}
			}
		}
	}
}

// scraps are such as stand in the cells of real sheets.
func scraps() []string {
	return []string{"Personopplysningslovens artikkel 6.1.c) Vi har en rettslig plikt for behandlingen\nKommuneloven",
		"art. 6 nr. 1 bokstav c og e, jf. kommuneloven § 5", "Kontaktinformasjon(Slik som navn, adresse, telefon og e-post)",
		"Ingen eksterne mottakere av sensitive opplysninger", "Slettes 5 år etter avsluttet sak. Regnskap: 10 år; resten bevares.",
		"Ansatte, brukere", "Ansatte\nPårørende", "Barn :: Navn, helse | Foresatte :: Inntekt", "Ja, delvis", "Nei", "ja", "23.11.2026", "vår 2024",
		"12,5", "ca. 40 timer", "4 timer", "Visma; Agresso", "Visma, Agresso, Gerica", "Høy", "3 - Høy", "middels (gul)", "Godkjent",
		"Norge", "USA og India", "Kari Nordmann", "kari.nordmann@oslo.invalid", "-", "Ukjent", "\"Sitat\" og mer; slutt",
		"Land: Norge; Kategori: NAV", "1) første\n2) andre", "• punkt én\n• punkt to", "Behandling av søknader\nog klager på vedtak i saker",
		"=SUM(A1)", "Lov om barnehager § 8", "Artikkel 9 nr. 2 bokstav h og i, helsepersonelloven § 39", "6(1)(c)", "hele kommunen", "Æøå ÆØÅ", "2026/1234",
		"Tilgangsstyring; logging | kryptering ved lagring", "https://eksempel.invalid/a?b=c&d=1", "Internt nr. 17", "x", "SANN", "0150"}
}

// randomBook draws a sheet with headings of a register among others.
func randomBook(t *rapid.T, rd *Reader, r *reg.Register) *sheet.Book {
	var headings []string
	leaves(r.Fields, "", func(f *reg.Field, _ string, above []*reg.Field) {
		texts := rd.langs[rapid.IntRange(0, 2).Draw(t, "language")]
		headings = append(headings, labelOf(texts, r, above, f))
		for _, sub := range f.Sub {
			headings = append(headings, texts.Field(r, f)+": "+texts.Field(r, sub))
		}
		headings = append(headings, texts.Synonyms(r, f)...)
	})
	headings = append(headings, "Kolonne uten felt", "Kommentar fra leder", "")
	title := rd.langs[0].Field(r, r.Field(r.TitleField))
	chosen := append([]string{title}, rapid.SliceOfN(rapid.SampledFrom(headings), 1, 8).Draw(t, "headings")...)
	rows := [][]string{chosen}
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		row := []string{rapid.SampledFrom([]string{"Lønn", "Sak", "Visma", "", "Behandling 3"}).Draw(t, "title")}
		for range len(chosen) - 1 {
			row = append(row, rapid.OneOf(rapid.SampledFrom(scraps()), rapid.SampledFrom(scraps()),
				rapid.StringOfN(rapid.RuneFrom([]rune("abc ÆØå12.,;:|/\"'()=-\n§")), 0, 20, -1)).Draw(t, "cell"))
		}
		rows = append(rows, row)
	}
	return bookOf(rows...)
}

// No word of a cell gets lost, and the same file again changes nothing.
func TestNoWordIsLost(t *testing.T) {
	words, err := LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				rd, err := newReader(words, model.All(), nil)
				if err != nil {
					rt.Fatal(err)
				}
				book := randomBook(rt, rd, r)
				opts := Options{Stubs: rapid.Bool().Draw(rt, "stubs"), Words: words}
				p, err := Plan(book, r, records{}, opts)
				if err != nil {
					return // no headings of the register
				}
				checkWords(rtb{t, rt}, rd, book, r, records{}, p)
				source := after(records{}, p)
				again := mustPlan(t, book, r, source, opts)
				for i, row := range again.Rows {
					if row.Status != p.Rows[i].Status && row.Status != StatusUnchanged {
						rt.Errorf("the second time row %d is %s: %v", row.Row, row.Status, row.Changes)
					}
					if row.Status == StatusChanged {
						rt.Errorf("the second time row %d changes: %v", row.Row, row.Changes)
					}
				}
			})
		})
	}
}

// rtb reports errors to rapid, so that it can shrink what fails.
type rtb struct {
	testing.TB
	rt *rapid.T
}

func (r rtb) Errorf(format string, args ...any) { r.rt.Errorf(format, args...) }
func (r rtb) Helper()                           {}

// dataFolder returns the folder of real files that are no part of the program,
// or skips the test.
func dataFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("SAMSVAR_DATA")
	if folder == "" {
		t.Skip("SAMSVAR_DATA names no folder")
	}
	return folder
}

// Real sheets go into every register that they fit without a word lost.
func TestRealFiles(t *testing.T) {
	rd, err := NewReader(model.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dataFolder(t), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || FormatOf(path) == "" || FormatOf(path) == FormatJSON {
			return err
		}
		book, err := sheet.ReadFile(context.Background(), path, sheet.Options{})
		if err != nil {
			return err
		}
		t.Run(filepath.Base(path), func(t *testing.T) {
			for _, r := range model.All() {
				importReal(t, rd, book, r)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func importReal(t *testing.T, rd *Reader, book *sheet.Book, r *reg.Register) {
	p, err := Plan(book, r, records{}, Options{Stubs: true})
	if err != nil {
		return
	}
	checkWords(t, rd, book, r, records{}, p)
	again := mustPlan(t, book, r, after(records{}, p), Options{Stubs: true})
	if again.Count(StatusNew)+again.Count(StatusChanged) > 0 && p.Count(StatusRejected) == 0 {
		t.Errorf("%s: the second time something changes", r.Key)
	}
	t.Logf("%s: %d new, %d rejected, fields %s", r.Key, p.Count(StatusNew), p.Count(StatusRejected), mappedFields(p))
}

func mappedFields(p *Preview) string {
	var all []string
	for _, c := range p.Mapping.Columns {
		all = append(all, c.Heading+"→"+c.Field)
	}
	return strings.Join(all, " ")
}
