package seek_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"samsvar/storage"
	"samsvar/ui/seek"
)

func TestMarks(t *testing.T) {
	for _, tt := range []struct{ text, query, want string }{
		{"Første André", "andre", "Første [André]"},
		{"Første André", "ø", "F[ø]rste André"},
		{"Öl og öl", "øl", "[Öl] og [öl]"},
		{"Kartportalen", "kart portal", "[Kartportal]en"},
		{"Barnehageopptak", "opptak barn", "[Barn]ehage[opptak]"},
		{"aaa", "aa", "[aa]a"},
		{"01.01.2021", "2021", "01.01.[2021]"},
		{"ingen", "treff", "ingen"},
		{"", "x", ""},
		{"tekst", "", "tekst"},
		{"Þór", "th", "[Þ]ór"},
	} {
		var out strings.Builder
		at := 0
		for _, m := range seek.Marks(tt.text, seek.Words(tt.query)) {
			out.WriteString(tt.text[at:m[0]] + "[" + tt.text[m[0]:m[1]] + "]")
			at = m[1]
		}
		if got := out.String() + tt.text[at:]; got != tt.want {
			t.Errorf("%q in %q: %q, want %q", tt.query, tt.text, got, tt.want)
		}
	}
}

func FuzzMarks(f *testing.F) {
	f.Add("Første André", "andre")
	f.Add("İstanbul ﬁn e\u0301", "fin e")
	f.Fuzz(func(t *testing.T, text, query string) {
		last := -1
		for _, m := range seek.Marks(text, seek.Words(query)) {
			if m[0] <= last || m[1] <= m[0] || m[1] > len(text) {
				t.Fatalf("%q in %q: mark %v after %d", query, text, m, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m[0]:m[1]]) {
				t.Fatalf("%q in %q: %v cuts a letter", query, text, m)
			}
			last = m[1]
		}
	})
}

func TestMissing(t *testing.T) {
	if got := seek.Missing(seek.Words("ANDRÉ finnes 12"), "Første André", "12.01"); len(got) != 1 || got[0] != storage.Fold("finnes") {
		t.Errorf("missing %q", got)
	}
}
