package storage

import (
	"testing"

	"samsvar/model/reg"
)

func TestGoneIsWhatWasDeleted(t *testing.T) {
	s := mustCreate(t, packedOptions())
	mustSave(t, s, records(&thing{Head: reg.Head{ID: "ting-1"}, Name: "Ting"}, &thing{Head: reg.Head{ID: "ting-2"}, Name: "Borte"}))
	made := mustSave(t, s, manyVisits(1000))
	mustSave(t, s, Change{Delete: append(made.Refs[100:700:700], reg.Ref{Register: "ting", ID: "ting-2"})})
	s = reopen(t, s)
	gone := s.View().Gone()
	if all := gone.All("ting"); len(all) != 1 || all[0].Header().ID != "ting-2" {
		t.Errorf("gone things: %v", all)
	}
	if gone.Columns("ting") != nil {
		t.Error("a register that is not packed has columns")
	}
	columns := gone.Columns("besok")
	if columns.Len() != 600 || columns.ID(0) != made.Refs[100].ID || columns.Record(599).Header().ID != made.Refs[699].ID {
		t.Fatalf("%d rows, the first %s", columns.Len(), columns.ID(0))
	}
	code, ok := columns.Code("hvem", "100100")
	if _, batch := firstBatch(columns, "hvem"); !ok || batch[0] != code {
		t.Error("the first row is not that of 100100")
	}
	if live := s.View().Columns("besok"); live.Len() != 400 {
		t.Errorf("%d rows are left", live.Len())
	}
}

func firstBatch(c reg.Columns, field string) (int, []uint32) {
	for first, batch := range c.Batches(field) {
		return first, batch[0]
	}
	return 0, nil
}
