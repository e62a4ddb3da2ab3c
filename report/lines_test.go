package report_test

import (
	"math"
	"strings"
	"testing"

	"samsvar/report"
)

// TestLinesAreTold has a line chart say all its values to those who listen.
func TestLinesAreTold(t *testing.T) {
	told := (report.LineChart{Title: "Utvikling", Alt: "Avvik har økt.", Periods: []string{"2025", "2026"},
		Series: []report.Line{{Name: "Alle", Points: []report.Point{{Value: 3, Text: "3"}, {Missing: true, Text: "ukjent"}}}}}).Told()
	if told != "Avvik har økt. Alle: 2025 3, 2026 ukjent." {
		t.Errorf("told is %q", told)
	}
	if told := (report.LineChart{Title: "Utvikling"}).Told(); !strings.HasPrefix(told, "Utvikling") {
		t.Errorf("without a sentence: %q", told)
	}
}

func TestPointsThatAreNotThere(t *testing.T) {
	l := report.Line{Points: []report.Point{{Value: 1, Text: "1"}, {Value: math.NaN()}, {Value: math.Inf(1)}}}
	for period, missing := range map[int]bool{-1: true, 0: false, 1: true, 2: true, 3: true} {
		if got := l.At(period); got.Missing != missing {
			t.Errorf("the point of period %d is %+v", period, got)
		}
	}
}
