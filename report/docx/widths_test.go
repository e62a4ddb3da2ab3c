package docx

import (
	"testing"

	"samsvar/report"
)

// A date or a number stands on one line; what is left goes by weight.
func TestColumnsWithoutWeightFitTheirContent(t *testing.T) {
	table := report.Table{Columns: []report.Column{{Title: "Frist"}, {Title: "Mangel", Weight: 3}, {Title: "Kommentar", Weight: 1}},
		Rows: []report.Row{report.Cells("14.11.2026 kl. 15.30", "Bruddet er ikke meldt.", "")}}
	w := shares(table)
	if w[0] < 20*letterWidth {
		t.Errorf("the deadline has %d", w[0])
	}
	if w[1] < 3*w[2] || w[0]+w[1]+w[2] > textWidth {
		t.Errorf("widths: %v", w)
	}
	for i := range 30 {
		wide := report.Table{Columns: make([]report.Column, i+1), Rows: []report.Row{report.Cells("en ganske lang tekst som ikke får plass i tabellen")}}
		sum := 0
		for _, width := range shares(wide) {
			sum += width
		}
		if sum > textWidth {
			t.Errorf("%d columns are %d wide", i+1, sum)
		}
	}
}
