package pdf_test

import (
	"strings"
	"testing"

	"samsvar/report"
	"samsvar/report/pdf"
)

func TestFind(t *testing.T) {
	doc := report.Document{Title: "Prøve", Blocks: []report.Block{
		report.Heading{Level: 1, Text: "Øvelser og Ås"},
		report.Paragraph{Runs: []report.Run{{Text: "Første ord. "}, {Text: "Øvelser", Bold: true}, {Text: " er holdt " + strings.Repeat("mange ganger ", 30) + "og slutt."}}},
	}}
	pages, _, err := pdf.Lay(doc)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]int{"øvelser": 2, "ØVELSER ER": 1, "ås": 1, "mange  ganger": 30, "finnes ikke": 0, " ": 0}
	width, height := pages.Size()
	for words, want := range tests {
		got, err := pages.Find(words, strings.ToLower)
		if err != nil || len(got) != want {
			t.Errorf("%q is found %d times, not %d (%v)", words, len(got), want, err)
		}
		for _, f := range got {
			for _, b := range f.Boxes {
				if b.X < 0 || b.W <= 0 || b.X+b.W > width || b.Y < 0 || b.Y+b.H > height {
					t.Errorf("%q is marked at %+v", words, b)
				}
			}
			if len(f.Boxes) == 0 {
				t.Errorf("%q is not marked", words)
			}
		}
	}
}
