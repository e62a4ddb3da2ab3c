package reg_test

import (
	"strings"
	"testing"

	"samsvar/model/reg"
)

// parsing is a row of the tables of kinds: what a text becomes, or the code of
// the error it gives.
type parsing struct{ name, text, want, code string }

func checkTable(t *testing.T, path string, tests []parsing) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := value(t, path)
			if code := codeOf(t, v.Parse(tt.text)); code != tt.code || v.Text() != tt.want {
				t.Errorf("%q became %q, %q; want %q, %q", tt.text, v.Text(), code, tt.want, tt.code)
			}
			checkParse(t, path, tt.text)
		})
	}
}

func TestText(t *testing.T) {
	checkTable(t, "text", []parsing{
		{"words", "Visma HRM", "Visma HRM", ""},
		{"spaces at the ends stay while typing", " Visma ", " Visma ", ""},
		{"only spaces are nothing", " \u00a0 ", "", ""},
		{"tabulator", "a\tb", "a\tb", ""},
		{"control characters go", "a\x00\x1b\x7fb", "ab", ""},
		{"two lines", "a\nb", "", "one_line"},
		{"two lines of Windows", "a\r\nb", "", "one_line"},
		{"two lines of an old Mac", "a\rb", "", "one_line"},
		{"broken text", "a\xffb", "", "not_utf8"},
	})
}

func TestLongText(t *testing.T) {
	checkTable(t, "long", []parsing{
		{"lines", "a\nb", "a\nb", ""},
		{"lines of Windows", "a\r\n\r\nb", "a\n\nb", ""},
		{"only lines are nothing", "\n\n", "", ""},
		{"broken text", "\xc3\x28", "", "not_utf8"},
	})
}

func TestTextLimits(t *testing.T) {
	tests := []struct {
		name string
		rec  thing
		want []string
	}{
		{"at the limit", thing{Text: strings.Repeat("å", reg.MaxText)}, nil},
		{"beyond it", thing{Text: strings.Repeat("å", reg.MaxText+1)}, []string{"500", "501"}},
		{"long", thing{Long: strings.Repeat("å", reg.MaxLongText+1)}, []string{"10000", "10001"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := things().Problems(&tt.rec)
			if (len(problems) > 0) != (tt.want != nil) {
				t.Fatalf("problems %v", problems)
			}
			if tt.want != nil && (problems[0].Code != "too_long" || strings.Join(problems[0].Args, " ") != strings.Join(tt.want, " ")) {
				t.Errorf("problem %v, want %v", problems[0], tt.want)
			}
		})
	}
}

func FuzzText(f *testing.F)     { fuzzParse(f, "text", "a\r\nb", "\u2028", "a\x00") }
func FuzzLongText(f *testing.F) { fuzzParse(f, "long", "a\r\nb\rc\n", " \n") }
