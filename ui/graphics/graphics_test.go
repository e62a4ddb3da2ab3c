package graphics

import (
	"strings"
	"testing"

	"samsvar/i18n"
)

func TestEnough(t *testing.T) {
	tests := []struct {
		name, version string
		want          bool
	}{
		{"needed", "2.1", true},
		{"new", "4.6.0 NVIDIA 551.23", true},
		{"Mesa", "4.5 (Compatibility Profile) Mesa 22.3.6", true},
		{"Windows without a driver", "1.1.0", false},
		{"old", "2.0.6645 WinXP Release", false},
		{"none", "", false},
		{"no number", "Mesa", false},
		{"half a number", "3.x", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := enough(tt.version); got != tt.want {
				t.Errorf("%q is enough: %v", tt.version, got)
			}
		})
	}
}

func TestWhatIsMissingIsExplained(t *testing.T) {
	for _, lang := range i18n.Langs() {
		texts, err := i18n.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		_, text := (&Missing{Found: "1.1.0"}).Explain(texts)
		if !strings.Contains(text, "1.1.0") || !strings.Contains(text, "samsvar-cli.exe") {
			t.Errorf("%s: %q names neither what was found nor the way out", lang, text)
		}
		if _, none := (&Missing{}).Explain(texts); strings.Contains(none, "⟨") {
			t.Errorf("%s: %q", lang, none)
		}
	}
}
