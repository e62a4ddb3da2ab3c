package report

import "testing"

func TestLabel(t *testing.T) {
	tests := []struct {
		name     string
		severity Severity
		word     string
		want     string
	}{
		{"sign and word", SeverityHigh, "Høy", "▲\u00a0Høy"},
		{"no word", SeverityCritical, "", "◆"},
		{"no severity", SeverityNone, "Merk", "Merk"},
		{"unknown severity", Severity(42), "Merk", "Merk"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.severity.Label(test.word); got != test.want {
				t.Errorf("label is %q, not %q", got, test.want)
			}
		})
	}
}
