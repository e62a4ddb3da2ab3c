package storage

import (
	"cmp"
	"fmt"
	"os"
	"runtime"
	"slices"
	"testing"
	"time"

	"samsvar/model/reg"
	"samsvar/storage/vault"
)

// What encryption may cost, as a ratio to a plain store in the same run.
const (
	saveCost = 1.3
	readCost = 1.5
)

// Both stores are measured in turn, so that whatever else the machine does
// meets both alike. What is compared are medians.
func TestWhatEncryptionCosts(t *testing.T) {
	size, saves, reads := 2000, 40, 5
	full := os.Getenv("SAMSVAR_TORTURE") != ""
	if full {
		size, saves, reads = 100_000, 200, 5
	}
	opt := sealedOptions(t)
	secret := opt.Recovery.Secret()
	stores := []*Store{mustCreate(t, options()), mustCreate(t, opt)}
	saving, reading := make([][]time.Duration, 2), make([][]time.Duration, 2)
	ids := make([][]reg.Ref, 2)
	for i, s := range stores {
		ids[i] = mustSave(t, s, many(size)).Refs
	}
	for n := range saves {
		for i, s := range stores {
			rec := get(t, s, ids[i][n*7919%size])
			rec.Note = fmt.Sprint("endret ", n)
			begun := time.Now()
			mustSave(t, s, records(rec))
			saving[i] = append(saving[i], time.Since(begun))
		}
	}
	paths := []string{closedPath(t, stores[0]), closedPath(t, stores[1])}
	for range reads {
		for i, path := range paths {
			runtime.GC() // neither pays for what the other left
			begun := time.Now()
			s, err := Open(path, with(secret))
			if err != nil {
				t.Fatal(err)
			}
			reading[i] = append(reading[i], time.Since(begun))
			mustClose(t, s)
		}
	}
	save, read := ratio(saving), ratio(reading)
	t.Logf("tried: %d records plain and encrypted: save %v and %v (ratio %.2f), read all %v and %v (ratio %.2f)", size,
		median(saving[0]), median(saving[1]), save, median(reading[0]), median(reading[1]), read)
	if full && (save > saveCost || read > readCost) {
		t.Errorf("encryption costs more than %.1f on a save or %.1f on reading all", saveCost, readCost)
	}
	if vault.Overhead > 40 {
		t.Errorf("%d bytes more for each value", vault.Overhead)
	}
}

func median(all []time.Duration) time.Duration {
	slices.SortFunc(all, cmp.Compare[time.Duration])
	return all[len(all)/2].Round(time.Microsecond)
}

func ratio(both [][]time.Duration) float64 {
	return float64(median(both[1])) / float64(median(both[0]))
}
