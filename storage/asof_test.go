package storage

import (
	"fmt"
	"maps"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// TestViewAtRandomMoments compares the store as the history makes it again with
// what it was at each moment, with two devices and reopenings.
func TestViewAtRandomMoments(t *testing.T) {
	dir := t.TempDir()
	runs, moments := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s, err := Create(fmt.Sprintf("%s/%d.samsvar", dir, runs), options())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		m := &mirror{live: map[reg.ID]*thing{}, gone: map[reg.ID]*thing{}, settings: map[string]string{}}
		views := map[time.Time]*View{}
		for range rapid.IntRange(1, 7).Draw(t, "changes") {
			m.act(t, s)
			views[s.opt.Now()] = s.View()
			s.opt.Device = rapid.SampledFrom([]string{"pc1", "pc2"}).Draw(t, "device")
		}
		moments += len(views)
		for at, want := range views {
			sameAt(t, s, at, want)
		}
		empty, err := s.ViewAt(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC))
		if err != nil || len(contentOf(empty)) > 0 {
			t.Fatalf("before the first change: %v %v", contentOf(empty), err)
		}
	})
	t.Logf("tried: %d moments of %d stores made again from the history: 0 differ", moments, runs)
}

func sameAt(t *rapid.T, s *Store, at time.Time, want *View) {
	got, err := s.ViewAt(at)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(contentOf(got), contentOf(want)) {
		t.Fatalf("at %v: %v, want %v", at, contentOf(got), contentOf(want))
	}
	for _, rec := range append(want.All("ting"), want.Deleted("ting")...) {
		ref := reg.Ref{Register: "ting", ID: rec.Header().ID}
		then, deleted, ok, err := s.AsOf(ref, at)
		if err != nil || !ok {
			t.Fatalf("%v at %v: %v %v", ref, at, ok, err)
		}
		if _, gone := want.GetDeleted("ting", ref.ID); gone != deleted || !maps.Equal(things().Dump(then), things().Dump(rec)) {
			t.Fatalf("%v at %v: %v, want %v", ref, at, things().Dump(then), things().Dump(rec))
		}
	}
	if got.Count("ting") != want.Count("ting") || len(got.Deleted("ting")) != len(want.Deleted("ting")) {
		t.Fatalf("%d records, want %d", got.Count("ting"), want.Count("ting"))
	}
}

// TestAsOfWithWrongClocks asks for moments in a history whose clock was once
// far ahead: what was made then belongs before what came after it.
func TestAsOfWithWrongClocks(t *testing.T) {
	opt := options()
	c := start()
	opt.Now = c.now
	s := mustCreate(t, opt)
	ref := add(t, s, "a")
	first := c.at
	change := func(name string) {
		rec := get(t, s, ref)
		rec.Name = name
		mustSave(t, s, records(rec))
	}
	c.at = c.at.AddDate(27, 0, 0)
	change("b")
	c.at = first.Add(time.Hour)
	change("c")
	for _, test := range []struct {
		at   time.Time
		want string
	}{{first, "a"}, {first.Add(time.Minute), "a"}, {first.Add(2 * time.Hour), "c"}, {first.AddDate(30, 0, 0), "c"}} {
		rec, _, ok, err := s.AsOf(ref, test.at)
		if err != nil || !ok || rec.(*thing).Name != test.want {
			t.Errorf("at %v: %v %v %v, want %s", test.at, rec, ok, err, test.want)
		}
		v, err := s.ViewAt(test.at)
		if err != nil {
			t.Fatal(err)
		}
		wantNames(t, v.All("ting"), test.want)
	}
	if _, _, ok, err := s.AsOf(ref, first.Add(-time.Hour)); ok || err != nil {
		t.Errorf("before it was made: %v %v", ok, err)
	}
	if _, _, ok, err := s.AsOf(reg.Ref{Register: "ukjent", ID: "x"}, first); ok || err != nil {
		t.Errorf("an unknown register: %v %v", ok, err)
	}
}

// TestViewAtOfPackedRows makes a packed register again: rows that were only
// made, changed, deleted and brought back.
func TestViewAtOfPackedRows(t *testing.T) {
	opt := packedOptions()
	s := mustCreate(t, opt)
	var c Change
	for i := range 700 {
		c.Records = append(c.Records, Write{Register: "besok", Record: &visit{Who: fmt.Sprint("Person ", i), Count: reg.Int(i % 9)}})
	}
	refs := mustSave(t, s, c).Refs
	first := s.opt.Now()
	views := map[time.Time]*View{first: s.View()}
	rec, _ := s.View().Get("besok", refs[3].ID)
	changed := visits().Clone(rec).(*visit)
	changed.Who = "Noen annen"
	mustSave(t, s, Change{Records: []Write{{Register: "besok", Record: changed}}, Delete: refs[5:8]})
	views[s.opt.Now()] = s.View()
	mustSave(t, s, Change{Restore: refs[6:7]})
	views[s.opt.Now()] = s.View()
	s = reopen(t, s)
	for at, want := range views {
		got, err := s.ViewAt(at)
		if err != nil {
			t.Fatal(err)
		}
		dump := func(recs []reg.Record) []map[string]string {
			var all []map[string]string
			for _, rec := range recs {
				all = append(all, visits().Dump(rec))
			}
			return all
		}
		if !reflect.DeepEqual(dump(got.All("besok")), dump(want.All("besok"))) ||
			!reflect.DeepEqual(dump(got.Deleted("besok")), dump(want.Deleted("besok"))) {
			t.Errorf("at %v: %d and %d rows", at, got.Count("besok"), len(got.Deleted("besok")))
		}
	}
	then, deleted, ok, err := s.AsOf(refs[3], first)
	if err != nil || !ok || deleted || then.(*visit).Who != "Person 3" {
		t.Errorf("%+v %v %v %v", then, deleted, ok, err)
	}
}
