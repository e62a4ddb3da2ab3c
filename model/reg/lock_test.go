package reg_test

import (
	"slices"
	"testing"

	. "samsvar/model/reg"
)

type sealed struct {
	Head
	Name, Note string
	Closed     YesNo
}

// Header gives the store's part of the record.
func (s *sealed) Header() *Head { return &s.Head }

func sealedRegister() *Description[sealed] {
	return Describe("forseglet",
		Text("navn", func(s *sealed) *string { return &s.Name }),
		Text("merknad", func(s *sealed) *string { return &s.Note }),
		Flag("lukket", func(s *sealed) *YesNo { return &s.Closed }),
	).Named("navn").LockedWhen(func(s *sealed) bool { return s.Closed == Yes },
		func(before, after *sealed, _ []Change) bool { return after.Closed == No && before.Name == after.Name }, "merknad").
		Guard(func(_ Source, before, _ *sealed, _ []Change) []Problem {
			if before == nil {
				return nil
			}
			return []Problem{{Field: "navn", Code: "seen"}}
		})
}

func TestLockedRecords(t *testing.T) {
	closed := sealed{Name: "Ein", Note: "n", Closed: Yes}
	with := func(change func(*sealed)) *sealed {
		s := closed
		change(&s)
		return &s
	}
	open := with(func(s *sealed) { s.Closed = No })
	tests := []struct {
		name          string
		before, after Record
		want          []string
	}{
		{"new", nil, &closed, nil},
		{"nothing", &closed, &closed, []string{"navn seen"}},
		{"a field that stays open", &closed, with(func(s *sealed) { s.Note = "m" }), []string{"navn seen"}},
		{"another field", &closed, with(func(s *sealed) { s.Name, s.Note = "To", "m" }), []string{"navn locked", "navn seen"}},
		{"who saved it last", &closed, with(func(s *sealed) { s.ChangedBy = "Kari" }), []string{"navn seen"}},
		{"opened", &closed, open, []string{"navn seen"}},
		{"opened and changed", &closed, with(func(s *sealed) { s.Closed, s.Name = No, "To" }), []string{"navn locked", "lukket locked", "navn seen"}},
		{"deleted", &closed, nil, []string{"navn locked_delete", "navn seen"}},
		{"not locked", open, &closed, []string{"navn seen"}},
	}
	r := sealedRegister()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, p := range r.ChangeProblems(nil, tt.before, tt.after) {
				got = append(got, p.Field+" "+p.Code)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if !r.StaysOpen("merknad") || r.StaysOpen("navn") || !r.Locked(&closed) || r.Locked(open) {
		t.Error("what is locked is told otherwise")
	}
}
