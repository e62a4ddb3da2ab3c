package pdf

import (
	"math"
	"testing"

	"samsvar/report"
)

// What a column has no use for goes to those that have to break their lines.
func TestWidthsGoWhereTheTextIs(t *testing.T) {
	column := func(weight float64) report.Column { return report.Column{Weight: weight} }
	tests := []struct {
		name  string
		cols  []report.Column
		needs []need
		want  []float64
	}{
		{"by weight where all fit", []report.Column{column(1), column(3)}, []need{{20, 20}, {30, 20}}, []float64{25, 75}},
		{"an empty column takes its title only", []report.Column{column(6), column(4)}, []need{{300, 20}, {12, 12}}, []float64{88, 12}},
		{"never less than a word", []report.Column{column(1), column(9)}, []need{{80, 40}, {300, 20}}, []float64{40, 60}},
		{"the rest by weight", []report.Column{column(1), column(1), column(2)}, []need{{10, 10}, {200, 5}, {200, 5}}, []float64{10, 30, 60}},
		{"what has no weight takes what it needs", []report.Column{column(0), column(1)}, []need{{30, 30}, {200, 5}}, []float64{30, 70}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i, got := range columnWidths(tt.cols, tt.needs, 100) {
				if math.Abs(got-tt.want[i]) > 0.01 {
					t.Errorf("column %d: %.2f, want %.2f", i, got, tt.want[i])
				}
			}
		})
	}
}

func TestShortLastWordOfATitle(t *testing.T) {
	for title, want := range map[string]string{
		"Ledelsens gjennomgang 2026":  "Ledelsens gjennomgang\u00a02026",
		"Mangelliste":                 "Mangelliste",
		"Protokoll over behandlinger": "Protokoll over behandlinger",
	} {
		if got := together(title); got != want {
			t.Errorf("%q: %q", title, got)
		}
	}
}
