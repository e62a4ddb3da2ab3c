package linebreak

import (
	"slices"
	"strings"
	"testing"
)

// one is a typeface in which every rune is one wide.
func one(int) float64 { return 1 }

// shown are the lines as they would be printed.
func shown(text string, width float64) []string {
	runes := []rune(text)
	var out []string
	for _, l := range Lines(runes, one, width) {
		s := strings.ReplaceAll(string(runes[l.From:l.To]), string(SoftHyphen), "")
		if l.Hyphen {
			s += "-"
		}
		out = append(out, s)
	}
	return out
}

func TestLines(t *testing.T) {
	tests := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 5, []string{""}},
		{"fits", "ja og nei", 9, []string{"ja og nei"}},
		{"at a space", "ja og nei", 8, []string{"ja og", "nei"}},
		{"space beyond the edge", "abc def", 3, []string{"abc", "def"}},
		{"many spaces", "abc    def", 4, []string{"abc", "def"}},
		{"newline", "a\nb", 9, []string{"a", "b"}},
		{"empty lines", "a\n\nb\n", 9, []string{"a", "", "b", ""}},
		{"only newline", "\n", 9, []string{"", ""}},
		{"no newline lost at the edge", "abc \ndef", 3, []string{"abc", "def"}},
		{"long word", "abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"word after long word", "abcdefgh ij", 5, []string{"abcde", "fgh", "ij"}},
		{"no-break space", "ab 12\u00a0kr", 6, []string{"ab", "12\u00a0kr"}},
		{"hyphen between letters", "øst-vest", 6, []string{"øst-", "vest"}},
		{"hyphen before number", "sum -1234", 6, []string{"sum", "-1234"}},
		{"slash between letters", "abc/def", 5, []string{"abc/", "def"}},
		{"slash between numbers", "se 26/1234", 8, []string{"se", "26/1234"}},
		{"soft hyphen unused", "an\u00adsatt", 9, []string{"ansatt"}},
		{"soft hyphen used", "an\u00adsatt", 4, []string{"an-", "satt"}},
		{"soft hyphen needs room for its hyphen", "ans\u00adatt", 3, []string{"ans", "att"}},
		{"no width at all", "abc", 0, []string{"a", "b", "c"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := shown(test.text, test.width); !slices.Equal(got, test.want) {
				t.Errorf("lines are %q, not %q", got, test.want)
			}
		})
	}
}

// FuzzLines demands that lines come in order, are not too wide, and lose
// nothing but spaces and newlines.
func FuzzLines(f *testing.F) {
	f.Add("Ærlig talt, ja-nei/kanskje\n\n slutt ", 7)
	f.Add("an\u00adsatt\u200b  x", 0)
	f.Fuzz(func(t *testing.T, text string, width int) {
		runes := []rune(text)
		end := 0
		for _, l := range Lines(runes, one, float64(width)) {
			if l.From < end || l.To < l.From || l.To > len(runes) {
				t.Fatalf("line %v after %d of %d", l, end, len(runes))
			}
			if lost := strings.Trim(string(runes[end:l.From]), " \n"); lost != "" {
				t.Errorf("%q is lost", lost)
			}
			line := strings.TrimRight(string(runes[l.From:l.To]), " ")
			line = strings.ReplaceAll(line, string(SoftHyphen), "")
			if n := len([]rune(line)); n > max(width, 1) {
				t.Errorf("%q is %d wide, not %d", line, n, width)
			}
			end = l.To
		}
		if lost := strings.Trim(string(runes[end:]), " \n"); lost != "" {
			t.Errorf("%q is lost at the end", lost)
		}
	})
}
