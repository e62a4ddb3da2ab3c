package i18n

import "testing"

func TestLawIsWrittenAsTheLanguageDoes(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{"art. 35", "art. 35"},
		{"art. 28(3)(a)", "art. 28 nr. 3 bokstav a"},
		{"art. 30(1)(a)–(d)", "art. 30 nr. 1 bokstav a–d"},
		{"art. 9(1)–(2)", "art. 9 nr. 1–2"},
		{"art. 34(1),(3)", "art. 34 nr. 1 og 3"},
		{"art. 32(1)(b)(c)", "art. 32 nr. 1 bokstav b og c"},
		{"art. 6(1) andre ledd", "art. 6 nr. 1 andre ledd"},
		{"art. 6(1), 5(1)(a)", "art. 6 nr. 1, 5 nr. 1 bokstav a"},
		{"art. 10, pol. § 11", "art. 10, pol. § 11"},
		{"ISO/IEC 27001 8.3", "ISO/IEC 27001 8.3"},
		{"§ 3 (", "§ 3 ("},
		{"", ""},
	} {
		for _, lang := range []Lang{Bokmal, Nynorsk} {
			if got := mustTexts(t, lang).Law(tt.source); got != tt.want {
				t.Errorf("%s in %s: %q, want %q", tt.source, lang, got, tt.want)
			}
		}
		if got := mustTexts(t, English).Law(tt.source); got != tt.source {
			t.Errorf("%s in English: %q", tt.source, got)
		}
	}
}
