package i18n

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

func TestOrder(t *testing.T) {
	want := []string{"1", "a", "A", "Abel", "É", "ete", "Zoo", "ær", "Ærlig", "øl", "Ø-post", "å", "Å", "Aasen", "Åsen"}
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, texts.Compare)
		for _, pair := range [][2]string{{"zz", "æ"}, {"æz", "ø"}, {"øz", "å"}, {"øz", "aa"}, {"a", "B"}, {"b", "C"},
			{"ab", "Åb"}, {"E", "é"}, {"Oslo", "Østre"}, {"v", "w"}, {"", "a"}, {"ä", "ø"}, {"ö", "å"}} {
			if texts.Compare(pair[0], pair[1]) >= 0 || texts.Compare(pair[1], pair[0]) <= 0 {
				t.Errorf("%s: %q does not stand before %q", lang, pair[0], pair[1])
			}
		}
		if at := slices.Index(got, "Zoo"); slices.ContainsFunc(got[:at], func(s string) bool {
			return strings.ContainsAny(s, "æøåÆØÅ")
		}) {
			t.Errorf("%s: æ, ø or å before z: %v", lang, got)
		}
	}
}

func TestSortKeyOrdersAsCompare(t *testing.T) {
	texts := mustTexts(t, Bokmal)
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aAåÅbæÆøzZéö -1.2")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		byText, byKey := texts.Compare(a, b), bytes.Compare(texts.SortKey(a), texts.SortKey(b))
		if byText != byKey {
			t.Fatalf("Compare(%q, %q) is %d, by keys %d", a, b, byText, byKey)
		}
	})
}

func TestManyCompareAtOnce(t *testing.T) {
	texts := mustTexts(t, Nynorsk)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				if texts.Compare("Zulu", "Ærlig") >= 0 || len(texts.SortKey("Åse")) == 0 {
					t.Error("wrong order")
					return
				}
			}
		})
	}
	all.Wait()
}

func TestFold(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", "Visma HRM", "visma hrm"},
		{"norwegian letters stay", "ÆRLIG Øst Åse", "ærlig øst åse"},
		{"å in two parts", "A\u030ase", "åse"},
		{"accents", "Idé à la Müller", "ide a la muller"},
		{"swedish letters", "Sjöberg, Nyström, Hägg", "sjøberg, nystrøm, hægg"},
		{"sámi letters", "Kárášjohka, Deanuđat, Romsŋa", "karasjohka, deanudat, romsna"},
		{"spaces and hyphens", "10\u00a0000 A–B", "10 000 a-b"},
		{"soft hyphen", "person\u00advern", "personvern"},
		{"other alphabets stay", "Ελλάδα", "ελλαδα"},
		{"broken text", "a\xffb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Fold(tt.text); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"Ærlig", "A\u030a", "ﬁ½²", "\xff", "İ", "ẞ", "가", "\u0344"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Fold(text)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", text, once, twice)
		}
	})
}
