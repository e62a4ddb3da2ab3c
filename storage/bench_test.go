package storage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// many makes a change of n new things of the size of an ordinary record.
func many(n int) Change {
	var c Change
	for i := range n {
		c.Records = append(c.Records, write(&thing{Name: fmt.Sprintf("Behandling nummer %d", i), Size: reg.Int(i),
			Note: strings.Repeat("Opplysninger om søkere og ansatte. ", 1+i%8), Done: reg.Yes,
			Due: reg.NewDay(2026, 1+i%12, 1), Colour: "gul", Place: place2{Town: "Oslo"}}))
	}
	return c
}

func BenchmarkSave(b *testing.B) {
	for _, n := range []int{1000, 100000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := mustCreate(b, options())
			refs := mustSave(b, s, many(n)).Refs
			for i := 0; b.Loop(); i++ {
				rec := get(b, s, refs[i*7919%n])
				rec.Note = fmt.Sprint("endret ", i)
				mustSave(b, s, records(rec))
			}
		})
	}
}

func BenchmarkImport100k(b *testing.B) {
	c := many(100000)
	for b.Loop() {
		s := mustCreate(b, options())
		mustSave(b, s, c)
		_ = s.Close()
	}
}

func BenchmarkOpen100k(b *testing.B) {
	s := mustCreate(b, options())
	mustSave(b, s, many(100000))
	for b.Loop() {
		s = reopen(b, s)
	}
}

func BenchmarkSearch100k(b *testing.B) {
	s := mustCreate(b, options())
	mustSave(b, s, many(100000))
	s = reopen(b, s)
	for _, text := range []string{"nummer 77777", "finnes ikke", "ansatte oslo"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				_ = s.View().Search("ting", text)
			}
		})
	}
}

func BenchmarkVerify100k(b *testing.B) {
	s := mustCreate(b, options())
	mustSave(b, s, many(100000))
	for b.Loop() {
		mustVerify(b, s)
	}
}

// BenchmarkTwoSyncs is the floor of a save: two flushes of a page.
func BenchmarkTwoSyncs(b *testing.B) {
	f, err := os.Create(filepath.Join(b.TempDir(), "f"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for b.Loop() {
		for range 2 {
			if _, err := f.WriteAt(make([]byte, 4096), 0); err != nil {
				b.Fatal(err)
			}
			if err := f.Sync(); err != nil {
				b.Fatal(err)
			}
		}
	}
}
