package i18n

import "testing"

func TestPlaceholders(t *testing.T) {
	nb := withTexts(t, Bokmal, map[string]string{
		"a.none": "Lagret", "a.two": "{1} før {0}", "a.brace": "{x} { {9}",
		"a.n.one": "{n} post i {0}", "a.n.other": "{n} poster i {0}",
	})
	tests := []struct{ name, got, want string }{
		{"no placeholder", nb.T("a.none", "x"), "Lagret"},
		{"order of the text", nb.T("a.two", "A", "B"), "B før A"},
		{"argument like a placeholder", nb.T("a.two", "{1}", "{0}"), "{0} før {1}"},
		{"braces without meaning stay", nb.T("a.brace", "A"), "{x} { {9}"},
		{"missing key shows", nb.T("a.missing"), "⟨a.missing⟩"},
		{"one", nb.N("a.n", 1, "Systemer"), "1 post i Systemer"},
		{"none", nb.N("a.n", 0, "Systemer"), "0 poster i Systemer"},
		{"many, as people write it", nb.N("a.n", 1234, "Systemer"), "1\u202f234 poster i Systemer"},
		{"number is not taken where there is none", nb.T("a.n.one", "S"), "{n} post i S"},
		{"missing plural shows", nb.N("a.missing", 2), "⟨a.missing.other⟩"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestParseLang(t *testing.T) {
	tests := []struct {
		name, text string
		want       Lang
	}{
		{"setting", "nn", Nynorsk},
		{"Windows", "nb-NO", Bokmal},
		{"Linux", "nn_NO.UTF-8", Nynorsk},
		{"old Norwegian", "no_NO", Bokmal},
		{"English of any country", "en-GB", English},
		{"another language", "sv-SE", ""},
		{"C locale", "C", ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseLang(tt.text)
			if got != tt.want || (err != nil) != (tt.want == "") {
				t.Errorf("ParseLang(%q) = %q, %v; want %q", tt.text, got, err, tt.want)
			}
		})
	}
}

func TestTag(t *testing.T) {
	want := map[Lang]string{Bokmal: "nb-NO", Nynorsk: "nn-NO", English: "en"}
	for _, lang := range Langs() {
		if got := mustTexts(t, lang).Tag().String(); got != want[lang] {
			t.Errorf("tag of %s is %s, want %s", lang, got, want[lang])
		}
	}
}

func TestUnknownLanguageIsRefused(t *testing.T) {
	if _, err := New("se"); err == nil {
		t.Error("a language without a catalogue was loaded")
	}
}
