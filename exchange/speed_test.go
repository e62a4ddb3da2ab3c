package exchange

import (
	"fmt"
	"testing"
	"time"

	"samsvar/exchange/sheet"
	"samsvar/model"
)

// BenchmarkAttendances plans the import of 100,000 attendances, then again onto
// what it made.
func BenchmarkAttendances(b *testing.B) {
	s := sheet.Sheet{Name: "Deltakelser"}
	add := func(texts ...string) {
		var row []sheet.Cell
		for _, text := range texts {
			row = append(row, sheet.Text(text))
		}
		s.Rows = append(s.Rows, row)
	}
	add("Kurs", "Person", "Enhet", "Fullført dato", "Timer")
	for i := range 100_000 {
		add(fmt.Sprintf("Kurs %d", i%20), fmt.Sprintf("A%05d", i/20), fmt.Sprintf("Seksjon %d", i%40), "23.11.2026", "1,5")
	}
	book := &sheet.Book{Sheets: []sheet.Sheet{s}}
	r := model.Register("deltakelser")
	for b.Loop() {
		start := time.Now()
		p := mustPlan(b, book, r, records{}, Options{Stubs: true})
		b.Logf("new %d, rejected %d: %v", p.Count(StatusNew), p.Count(StatusRejected), time.Since(start))
		source := indexed(after(records{}, p))
		start = time.Now()
		again := mustPlan(b, book, r, source, Options{Stubs: true})
		b.Logf("unchanged %d: %v", again.Count(StatusUnchanged), time.Since(start))
	}
}
