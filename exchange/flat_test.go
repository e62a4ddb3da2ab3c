package exchange

import (
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/model"
)

func TestListsOfLabels(t *testing.T) {
	type want struct{ title, purpose, note string }
	tests := []struct {
		name string
		rows [][]string
		want []want
	}{
		{"blank rows between", [][]string{
			{"Hva behandlingen gjelder", "Lønn"}, {"Formål", "Betale lønn"}, {"Behandlingsgrunnlag", "6(1)(b)"}, {},
			{"Hva behandlingen gjelder", "Barnehage"}, {"Formål", "Tildele plass"}, {"Behandlingsgrunnlag", "6(1)(e)"}},
			[]want{{"Lønn", "Betale lønn", ""}, {"Barnehage", "Tildele plass", ""}}},
		{"the first label begins anew", [][]string{
			{"Behandlingen gjelder:", "Lønn"}, {"Formål:", "Betale lønn"}, {"Slettefrist:", "5 år"},
			{"Behandlingen gjelder:", "Barnehage"}, {"Formål:", "Tildele plass"}, {"Slettefrist:", "10 år"}},
			[]want{{"Lønn", "Betale lønn", ""}, {"Barnehage", "Tildele plass", ""}}},
		{"headings name the records", [][]string{
			{"Lønn"}, {"Formål", "Betale lønn"}, {"Behandlingsgrunnlag", "avtale"}, {"Slettefrist", "5 år"}, {},
			{"Barnehage"}, {"Formål", "Tildele plass"}, {"Behandlingsgrunnlag", "6(1)(e)"}, {"Slettefrist", "10 år"}},
			[]want{{"Lønn", "Betale lønn", ""}, {"Barnehage", "Tildele plass", ""}}},
		{"labels that no field has", [][]string{
			{"Behandlingen gjelder", "Lønn"}, {"Formål", "Betale lønn"}, {"Slettefrist", "5 år"}, {"Meldt til NSD", "Nei"}},
			[]want{{"Lønn", "Betale lønn", "Meldt til NSD: Nei"}}},
		{"lines that go on", [][]string{
			{"Behandlingen gjelder", "Lønn"}, {"Formål", "Betale lønn"}, {"", "Føre regnskap"}, {"Slettefrist", "5 år"}},
			[]want{{"Lønn", "Betale lønn|Føre regnskap", ""}}},
		{"values below their labels", [][]string{
			{"Behandlingen gjelder"}, {"Lønn"}, {"Formål"}, {"Betale lønn"}, {"Slettefrist"}, {"5 år"}},
			[]want{{"Lønn", "Betale lønn", ""}}},
		{"beside one another", [][]string{
			{"", "Skjema 1", "Skjema 2"}, {"Behandlingen gjelder", "Lønn", "Barnehage"}, {"Formål", "Betale lønn", "Tildele plass"}, {"Slettefrist", "5 år", "10 år"}},
			[]want{{"Lønn", "Betale lønn", ""}, {"Barnehage", "Tildele plass", ""}}},
	}
	r := model.Register("behandlinger")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := mustPlan(t, bookOf(tt.rows...), r, records{}, Options{})
			if len(p.Rows) != len(tt.want) {
				t.Fatalf("%d records, want %d: %+v", len(p.Rows), len(tt.want), p.AllIssues())
			}
			for i, w := range tt.want {
				got := model.ProcessingRecords.All(after(records{}, p))[i]
				purposes := ""
				for j, line := range got.Purposes {
					if j > 0 {
						purposes += "|"
					}
					purposes += line.Text
				}
				if got.Title != w.title || purposes != w.purpose || got.Note != w.note {
					t.Errorf("record %d is %q, %q, note %q; want %+v", i+1, got.Title, purposes, got.Note, w)
				}
			}
			again := mustPlan(t, bookOf(tt.rows...), r, after(records{}, p), Options{})
			if again.Count(StatusUnchanged) != len(tt.want) {
				t.Errorf("the second time: %+v", again.Rows)
			}
		})
	}
}

// Often each record has a sheet of its own, with the name of the record.
func TestSheetForEachRecord(t *testing.T) {
	book := &sheet.Book{}
	for _, name := range []string{"Lønn", "Barnehage"} {
		s := bookOf([]string{"Formål", "Formålet med " + name}, []string{"Behandlingsgrunnlag", "6(1)(e)"}, []string{"Slettefrist", "5 år"}).Sheets[0]
		s.Name = name
		book.Sheets = append(book.Sheets, s)
	}
	p := mustPlan(t, book, model.Register("behandlinger"), records{}, Options{})
	if len(p.Rows) != 2 || p.Rows[0].Title != "Lønn" || p.Rows[1].Title != "Barnehage" || p.Rows[1].Sheet != "Barnehage" {
		t.Errorf("rows are %+v", p.Rows)
	}
}
