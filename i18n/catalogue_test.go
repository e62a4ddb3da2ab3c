package i18n

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// eachOwn visits every text of a language but synonyms, which are headings
// other people chose.
func (t *Texts) eachOwn(visit func(key, text string)) {
	for _, key := range t.Keys() {
		if !strings.HasPrefix(key, "syn.") {
			visit(key, strings.ReplaceAll(t.texts[key], "nb, nn eller en", "")) // codes of languages
		}
	}
}

func TestLanguagesHaveTheSameKeys(t *testing.T) {
	nb := mustTexts(t, Bokmal)
	for _, lang := range []Lang{Nynorsk, English} {
		other := mustTexts(t, lang)
		for _, key := range nb.Keys() {
			if !other.Has(key) {
				t.Errorf("%s lacks %s", lang, key)
			}
		}
		for _, key := range other.Keys() {
			if !nb.Has(key) {
				t.Errorf("nb lacks %s, which %s has", key, lang)
			}
		}
	}
}

func TestTextsAreWhole(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		for _, key := range texts.Keys() {
			if text := texts.texts[key]; fault(text) != "" {
				t.Errorf("%s %s %s: %q", lang, key, fault(text), text)
			}
		}
	}
}

// fault names what no text may have.
func fault(text string) string {
	switch {
	case strings.TrimSpace(text) == "":
		return "is empty"
	case strings.TrimSpace(text) != text:
		return "has a space at its end"
	case strings.Contains(text, "  "):
		return "has two spaces"
	case strings.Contains(text, "TODO") || strings.Contains(text, "⟨"):
		return "is unfinished"
	case strings.ContainsRune(text, '\ufffd'):
		return "has lost a letter"
	}
	return ""
}

func TestFaultsAreSeen(t *testing.T) {
	for _, text := range []string{"", " ", "a ", "a  b", "TODO", "⟨a⟩", "a\ufffd"} {
		if fault(text) == "" {
			t.Errorf("nothing wrong seen in %q", text)
		}
	}
}

var placeholderPattern = regexp.MustCompile(`\{[^}]*\}`)

func placeholders(text string) map[string]bool {
	all := map[string]bool{}
	for _, found := range placeholderPattern.FindAllString(text, -1) {
		all[found] = true
	}
	return all
}

func TestPlaceholdersAgree(t *testing.T) {
	nb := mustTexts(t, Bokmal)
	for _, lang := range []Lang{Nynorsk, English} {
		other := mustTexts(t, lang)
		for _, key := range nb.Keys() {
			want, got := placeholders(nb.texts[key]), placeholders(other.texts[key])
			if strings.HasSuffix(key, ".one") { // «én post» needs no number
				delete(want, "{n}")
				delete(got, "{n}")
			}
			if other.Has(key) && !maps.Equal(want, got) {
				t.Errorf("%s: nb has %v, %s has %v", key, slices.Sorted(maps.Keys(want)), lang, slices.Sorted(maps.Keys(got)))
			}
		}
	}
}

func TestPluralsAreComplete(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		for _, key := range texts.Keys() {
			for form, other := range map[string]string{".one": ".other", ".other": ".one"} {
				if stem, ok := strings.CutSuffix(key, form); ok && !texts.Has(stem+other) {
					t.Errorf("%s has %s without %s", lang, key, stem+other)
				}
			}
		}
	}
}

// Words that belong to the other form of Norwegian. The endings are those that
// nynorsk does not have.
var (
	bokmalWords = regexp.MustCompile(`(?i)(^|[^\pL_])(ikke|fra|hva|hvem|hvor|hvordan|hvorfor|hvilke[nt]?|hvis|hver|hvert|noe|noen|` +
		`være|vært|jeg|en|et|mer|flere|bare|nå|gjøre|gjør|uker?|samme|sammen|siden|annen|annet|hele|helt|kommer|gjelder|` +
		`krever|mangler|trenger|finnes|åpne|åpen|åpent|velg|velger|eier|eiere|leder|ledere|ledelse[n]?|mottakere?|behandlere?|` +
		`databehandlere?|beskrivelse|hendelser?|henvendelser?|beslutninger?|personer|dager|timer|frister|avtaler|` +
		`opplysninger|formål|systemer|tidligere|disse|dere|deres|selv om ikke|etterhvert|gi beskjed om hva)([^\pL_]|$)` +
		`|\pL(lig|lige|het|heten|heter|inger|ingene|sjoner|sjonene)([^\pL_]|$)|virksomhet|sikkerhet`)
	nynorskWords = regexp.MustCompile(`(?i)(^|[^\pL_])(ikkje|frå|kva|kven|kvifor|korleis|kvar|kvart|noko|nokon|nokre|` +
		`vere|vore|eg|ein|eit|meir|fleire|berre|gjere|veker?|saman|sidan|annan|anna|heile|kjem|gjeld|krev|manglar|treng|finst|` +
		`opne|open|eigar|eigarar|leiar|leiarar|leiing|leiinga|mottakar|føremål|dei|desse|tidlegare|skildring|hending|avgjerd)([^\pL_]|$)` +
		`|\pL(leg|lege|heit|heita|ingar|ingane|sjonar|leik|leiken)([^\pL_]|$)|verksemd|tryggleik`)
)

// inBothForms takes out words that look like bokmål and are nynorsk, too.
var inBothForms = strings.NewReplacer("frivillig", "", "Frivillig", "")

func TestNorwegianFormsAreNotMixed(t *testing.T) {
	mustTexts(t, Nynorsk).eachOwn(func(key, text string) {
		if found := bokmalWords.FindString(inBothForms.Replace(text)); found != "" {
			t.Errorf("nn %s has bokmål %q: %q", key, strings.TrimSpace(found), text)
		}
	})
	mustTexts(t, Bokmal).eachOwn(func(key, text string) {
		if found := nynorskWords.FindString(text); found != "" {
			t.Errorf("nb %s has nynorsk %q: %q", key, strings.TrimSpace(found), text)
		}
	})
}

var anyWord = regexp.MustCompile(`\pL+`)

func TestMixedFormsAreSeen(t *testing.T) {
	for _, text := range []string{"Dette er ikke klart", "Frist fra 2026", "Ansvarlig", "Informasjonssikkerhet", "Enhet"} {
		if !bokmalWords.MatchString(text) {
			t.Errorf("no bokmål seen in %q", text)
		}
	}
	for _, text := range []string{"Dette er ikkje klart", "Ansvarleg", "Informasjonstryggleik", "Vurderingar"} {
		if !nynorskWords.MatchString(text) {
			t.Errorf("no nynorsk seen in %q", text)
		}
	}
}

// A long text that reads the same in English has not been translated; one of
// placeholders and signs alone has nothing to translate.
func TestEnglishIsTranslated(t *testing.T) {
	nb := mustTexts(t, Bokmal)
	mustTexts(t, English).eachOwn(func(key, text string) {
		if len(anyWord.FindAllString(text, -1)) > 3 && text == nb.texts[key] {
			t.Errorf("en %s is the Norwegian text: %q", key, text)
		}
	})
}
