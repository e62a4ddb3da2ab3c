package model_test

import (
	"testing"

	"samsvar/model"
)

func TestRegistersRoundTripEmpty(t *testing.T) {
	for _, r := range model.All() {
		rec := r.New()
		again := r.Load(r.Dump(rec))
		if diff := r.Diff(rec, again); len(diff) > 0 {
			t.Errorf("%s: a new record changes when it is stored: %v", r.Key, diff)
		}
	}
}
