package exchange

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func basisReader(t testing.TB) (*Reader, *reg.Register) {
	t.Helper()
	rd, err := NewReader(model.All(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return rd, model.Register("behandlinger")
}

// guessed returns the codes that a field of articles finds in a text.
func guessed(t testing.TB, path, text string) string {
	rd, r := basisReader(t)
	x := rd.codes(r.Field(path))
	if code, ok := x.exact(text); ok {
		return code
	}
	codes, _ := x.guess(text)
	return strings.Join(codes, " ")
}

func TestLegalBasesAreRecognised(t *testing.T) {
	const six, nine = "grunnlag6.grunnlag", "grunnlag9.grunnlag"
	tests := []struct{ name, path, text, want string }{
		{"as the law is cited", six, "Personvernforordningen artikkel 6 nr. 1 bokstav c", "6_1_c"},
		{"as a municipality writes", six, "Personopplysningslovens artikkel 6.1.c) Vi har en rettslig plikt for behandlingen", "6_1_c"},
		{"short", six, "art. 6.1.c)", "6_1_c"},
		{"brackets", six, "6(1)(c)", "6_1_c"},
		{"english", six, "GDPR Art 6 (1) c", "6_1_c"},
		{"two letters", six, "6 nr. 1 c og e", "6_1_c 6_1_e"},
		{"code", six, "6_1_f", "6_1_f"},
		{"label", six, "Samtykke", "6_1_a"},
		{"label in english", six, "legal obligation", "6_1_c"},
		{"label in nynorsk", six, "Rettsleg plikt", "6_1_c"},
		{"capitals", six, "ARTIKKEL 6 NR. 1 BOKSTAV E", "6_1_e"},
		{"no blanks", six, "Art.6nr.1bokstav e", "6_1_e"},
		{"no blanks, bracket", six, "art.6(1)e)", "6_1_e"},
		{"points", six, "Art. 6.1.e.", "6_1_e"},
		{"letter joined to number", six, "art 6.1e", "6_1_e"},
		{"letter joined to article", six, "Art. 6 1e", "6_1_e"},
		{"without paragraph", six, "artikkel 6 bokstav b", "6_1_b"},
		{"without paragraph, bracket", six, "Artikkel 6 (b)", "6_1_b"},
		{"without paragraph, bare", six, "art. 6 f", "6_1_f"},
		{"litra", six, "art. 6 nr. 1 litra d", "6_1_d"},
		{"lit.", six, "Art. 6 Abs. 1 lit. c GDPR", ""},
		{"ledd in words", six, "artikkel 6 første ledd bokstav c", "6_1_c"},
		{"ledd in figures", six, "artikkel 6, 1. ledd bokstav c", "6_1_c"},
		{"commas", six, "artikkel 6, nr. 1, bokstav c", "6_1_c"},
		{"commas only", six, "Artikkel 6, 1, c", "6_1_c"},
		{"dashes", six, "Art. 6-1-c", "6_1_c"},
		{"dash and letter", six, "6-1 c", "6_1_c"},
		{"colon", six, "Artikkel: 6 nr.1 bokstav: e", "6_1_e"},
		{"brackets with blanks", six, "Article 6 ( 1 ) ( e )", "6_1_e"},
		{"letters with brackets", six, "Art. 6 nr. 1 a) og c)", "6_1_a 6_1_c"},
		{"letters in brackets", six, "art. 6(1)(c) og (e)", "6_1_c 6_1_e"},
		{"letters with commas", six, "art. 6 nr. 1 bokstav a, c og e", "6_1_a 6_1_c 6_1_e"},
		{"letters with stroke", six, "art. 6 nr. 1 c/e", "6_1_c 6_1_e"},
		{"letters with ampersand", six, "6(1) c & e", "6_1_c 6_1_e"},
		{"letters with samt", six, "art 6 nr 1 bokstav c samt bokstav e", "6_1_c 6_1_e"},
		{"bokstavene", six, "artikkel 6 nr. 1 bokstavene c og e", "6_1_c 6_1_e"},
		{"two references", six, "art. 6 nr. 1 bokstav c og art. 6 nr. 1 bokstav e", "6_1_c 6_1_e"},
		{"two references on lines", six, "Art. 6 nr. 1 c\nArt. 6 nr. 1 e", "6_1_c 6_1_e"},
		{"the same twice", six, "art. 6.1.c og artikkel 6 nr. 1 bokstav c", "6_1_c"},
		{"with a law behind", six, "GDPR art. 6 nr. 1 bokstav c, jf. kommuneloven § 5", "6_1_c"},
		{"with a law before", six, "Opplæringslova § 6-1 c, jf. personvernforordningen art. 6 nr. 1 bokstav e", "6_1_e"},
		{"with a reason behind", six, "6.1.e - oppgave i allmennhetens interesse", "6_1_e"},
		{"with a reason before", six, "Behandlingen er nødvendig (art. 6 nr. 1 bokstav e)", "6_1_e"},
		{"preposition is no letter", six, "artikkel 6 nr. 1 bokstav e i personvernforordningen", "6_1_e"},
		{"wrong spelling", six, "Artikkkel 6 nr 1 boksta c", "6_1_c"},
		{"no full stops", six, "pvf art 6 nr 1 bokstav c", "6_1_c"},
		{"GDPR behind", six, "6.1.c GDPR", "6_1_c"},
		{"brackets around all", six, "(art. 6 (1) c)", "6_1_c"},
		{"quotes", six, "«Artikkel 6 nr. 1 bokstav a»", "6_1_a"},
		{"other article beside", six, "Art. 6 nr. 1 bokstav e og art. 9 nr. 2 bokstav g", "6_1_e"},
		{"nine", nine, "art. 9 nr. 2 bokstav h", "9_2_h"},
		{"nine beside six", nine, "Art. 6 nr. 1 bokstav e og art. 9 nr. 2 bokstav g", "9_2_g"},
		{"nine, brackets", nine, "9(2)(b)", "9_2_b"},
		{"nine, two", nine, "art. 9 nr. 2 b og h", "9_2_b 9_2_h"},
		{"nine, i", nine, "artikkel 9 nr. 2 bokstav i", "9_2_i"},
		{"nine, i in brackets", nine, "art. 9(2)(i)", "9_2_i"},
		{"nine, preposition", nine, "artikkel 9 nr. 2 i personvernforordningen", ""},
		{"nine, second ledd", nine, "artikkel 9 annet ledd bokstav j", "9_2_j"},
		{"nine, a label", nine, "Uttrykkelig samtykke", "9_2_a"},
		{"without letter", six, "artikkel 6", ""},
		{"without letter, paragraph", six, "artikkel 6 nr. 1", ""},
		{"letter that does not exist", six, "art. 6 nr. 1 bokstav g", ""},
		{"another paragraph", six, "art. 6 nr. 3 bokstav b", ""},
		{"another law's section", six, "Forvaltningsloven § 6 første ledd bokstav c", ""},
		{"another law's section, dash", six, "opplæringslova § 6-1 c", ""},
		{"a year", six, "Forordning (EU) 2016/679", ""},
		{"a date", six, "6.1.2020", ""},
		{"a version", six, "Versjon 16.1.c", ""},
		{"a denial", six, "Behandlingen bygger ikke på samtykke", ""},
		{"nothing", six, "", ""},
		{"words for it", six, "Lovpålagt", "6_1_c"},
		{"words within a sentence", six, "Behandlingen er nødvendig for utøvelse av offentlig myndighet i saken", "6_1_e"},
		{"article 22", "art22_grunnlag", "art. 22 nr. 2 bokstav b", "22_2_b"},
		{"article 35", "dpia_35_3", "Art. 35 nr. 3 bokstav a og c", "35_3_a 35_3_c"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := guessed(t, tt.path, tt.text); got != tt.want {
				t.Errorf("%q gives %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestTransferToolsAreRecognised(t *testing.T) {
	rd, _ := basisReader(t)
	x := rd.codes(model.Register("overforinger").Field("grunnlag"))
	tests := []struct{ name, text, want string }{
		{"article without letter", "Artikkel 45", "45"},
		{"article with letter", "art. 46 nr. 2 bokstav c", "46_2_c"},
		{"derogation", "art 49 (1) a", "49_1_a"},
		{"a bare number is no article", "45 personer", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			codes, _ := x.guess(tt.text)
			if got := strings.Join(codes, " "); got != tt.want {
				t.Errorf("%q gives %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestLawsAreRecognised(t *testing.T) {
	rd, _ := basisReader(t)
	tests := []struct{ name, text, law, section string }{
		{"name alone", "Kommuneloven", "Kommuneloven", ""},
		{"name and section", "Kommuneloven § 5", "Kommuneloven", "§ 5"},
		{"dash", "opplæringslova § 9A-4", "opplæringslova", "§ 9A-4"},
		{"two sections", "Barnehageloven §§ 16 og 18", "Barnehageloven", "§§ 16 og 18"},
		{"several words", "Helse- og omsorgstjenesteloven § 3-1", "Helse- og omsorgstjenesteloven", "§ 3-1"},
		{"lov om", "Lov om barnehager § 8", "Lov om barnehager", "§ 8"},
		{"regulation", "eForvaltningsforskriften § 15", "eForvaltningsforskriften", "§ 15"},
		{"chapter", "Arbeidsmiljøloven kapittel 9", "Arbeidsmiljøloven", "kapittel 9"},
		{"comma", "Kommuneloven, § 25-1", "Kommuneloven", "§ 25-1"},
		{"the GDPR is none", "Personvernforordningen", "", ""},
		{"a sentence is none", "Vi har en rettslig plikt etter loven", "", ""},
		{"an article is none", "Personopplysningslovens artikkel 6.1.c)", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			ref, _ := rd.laws.only(tt.text)
			if ref.name != tt.law || ref.section != tt.section {
				t.Errorf("%q gives %q, %q; want %q, %q", tt.text, ref.name, ref.section, tt.law, tt.section)
			}
		})
	}
}

func FuzzArticles(f *testing.F) {
	for _, text := range []string{"art. 6.1.c)", "6(1)(c) og (e)", "artikkel 9 nr. 2 i", "§ 6-1 c", "6 nr 1 c,", "artikkel", "6..1"} {
		f.Add(text)
	}
	rd, r := basisReader(f)
	x := rd.codes(r.Field("grunnlag6.grunnlag"))
	f.Fuzz(func(t *testing.T, text string) {
		codes, left := x.articles.find(text)
		for _, code := range codes {
			if !x.set.Has(code) {
				t.Errorf("%q gives %q, which is no code", text, code)
			}
		}
		if len(codes) == 0 && len(left) != countWords(text) {
			t.Errorf("%q: %d words are left, of %d, though nothing was found", text, len(left), countWords(text))
		}
		rd.laws.find(text)
		rd.laws.only(text)
	})
}

func countWords(text string) int {
	n := 0
	for _, t := range tokens(text) {
		if hasWord(t.text) {
			n++
		}
	}
	return n
}
