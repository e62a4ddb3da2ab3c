package storage

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// content is all of a store that undo brings back, as text.
func contentOf(v *View) map[string]string {
	all := map[string]string{}
	for _, r := range v.Registers() {
		for _, rec := range v.All(r.Key) {
			for key, text := range logged(r, rec) {
				all[r.Key+" "+string(rec.Header().ID)+" "+key] = text
			}
		}
	}
	for key, text := range v.Settings() {
		all["setting "+key] = text
	}
	return all
}

func undone(t testing.TB, s *Store) {
	t.Helper()
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
}

func redone(t testing.TB, s *Store) {
	t.Helper()
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
}

func wantUndone(t interface {
	Helper()
	Fatalf(string, ...any)
}, what string, s *Store, want map[string]string) {
	t.Helper()
	got := contentOf(s.View())
	if maps.Equal(got, want) {
		return
	}
	for key, text := range want {
		if got[key] != text {
			t.Fatalf("%s: %s is %q, want %q", what, key, got[key], text)
		}
	}
	t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
}

// TestUndoAndRedoRandomChanges undoes random change sets one by one, each time
// back to what was there before, and does them again, with the store closed
// and opened in between.
func TestUndoAndRedoRandomChanges(t *testing.T) {
	dir := t.TempDir()
	runs, sets := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s, err := Create(fmt.Sprintf("%s/%d.samsvar", dir, runs), options())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		m := &mirror{live: map[reg.ID]*thing{}, gone: map[reg.ID]*thing{}, settings: map[string]string{}}
		states := []map[string]string{contentOf(s.View())}
		for range rapid.IntRange(1, 7).Draw(t, "changes") {
			before, _ := s.Head()
			m.act(t, s)
			if after, _ := s.Head(); after != before {
				states = append(states, contentOf(s.View()))
			}
		}
		sets += len(states) - 1
		maybeReopen := func() {
			if rapid.IntRange(0, 3).Draw(t, "reopen") > 0 {
				return
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if s, err = Open(s.path, s.opt); err != nil {
				t.Fatal(err)
			}
		}
		at := len(states) - 1
		walk := func(to int) {
			for at != to {
				maybeReopen()
				what, take, step := "undo", s.Undo, -1
				if to > at {
					what, take, step = "redo", s.Redo, 1
				}
				if _, err := take(); err != nil {
					t.Fatalf("%s from %d: %v", what, at, err)
				}
				at += step
				wantUndone(t, fmt.Sprintf("%s to %d", what, at), s, states[at])
			}
		}
		for range 2 {
			walk(rapid.IntRange(0, len(states)-1).Draw(t, "to"))
		}
		walk(0)
		if _, err := s.Undo(); !isCode(err, "nothing_to_undo") {
			t.Fatalf("undo at the beginning: %v", err)
		}
		walk(len(states) - 1)
		if _, err := s.Redo(); !isCode(err, "nothing_to_redo") {
			t.Fatalf("redo at the end: %v", err)
		}
		report, err := s.Verify()
		if err != nil || !report.OK() {
			t.Fatalf("%v %v", report.Findings, err)
		}
	})
	t.Logf("tried: %d change sets in %d stores undone to the beginning and done again across reopenings: 0 lost", sets, runs)
}

func isCode(err error, code string) bool {
	var coded Coded
	return errors.As(err, &coded) && coded.ErrorCode() == code
}

// TestUndoEachKind undoes and redoes each kind of change.
func TestUndoEachKind(t *testing.T) {
	tests := map[string]func(t *testing.T, s *Store, a, b reg.Ref) Change{
		"create": func(*testing.T, *Store, reg.Ref, reg.Ref) Change { return records(&thing{Name: "ny"}) },
		"edit": func(t *testing.T, s *Store, a, _ reg.Ref) Change {
			rec := get(t, s, a)
			rec.Note, rec.Size, rec.Due = "annet", reg.Int(4), reg.NewDay(2027, 1, 1)
			return records(rec)
		},
		"items": func(t *testing.T, s *Store, _, b reg.Ref) Change {
			rec := get(t, s, b)
			rec.Parts = []part{{Name: "ny"}, rec.Parts[2], rec.Parts[0]}
			return records(rec)
		},
		"delete": func(_ *testing.T, _ *Store, _, b reg.Ref) Change { return Change{Delete: []reg.Ref{b}} },
		"settings": func(*testing.T, *Store, reg.Ref, reg.Ref) Change {
			return Change{Settings: map[string]string{"k": "", "l": "ny"}}
		},
		"import of 300": func(*testing.T, *Store, reg.Ref, reg.Ref) Change { c := many(300); c.Origin = OriginImport; return c },
		"edit and delete": func(t *testing.T, s *Store, _, b reg.Ref) Change {
			rec := get(t, s, b)
			rec.Note = "til slutt"
			c := records(rec)
			c.Delete = []reg.Ref{b}
			return c
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			s := mustCreate(t, options())
			a := add(t, s, "a")
			b := mustSave(t, s, Change{Settings: map[string]string{"k": "v"}, Records: []Write{write(
				&thing{Name: "b", Parent: a.ID, Parts: []part{{Name: "1"}, {Name: "2"}, {Name: "3", Marks: []mark{{Text: "x"}}}}})}}).Refs[0]
			before := contentOf(s.View())
			made := mustSave(t, s, change(t, s, a, b))
			after := contentOf(s.View())
			for range 2 {
				s = reopen(t, s)
				step, ok, err := s.Undoable()
				if err != nil || !ok || step.User != "Kari" {
					t.Fatalf("%+v %v %v", step, ok, err)
				}
				undone(t, s)
				wantUndone(t, "undone", s, before)
				s = reopen(t, s)
				redone(t, s)
				wantUndone(t, "redone", s, after)
			}
			log, err := s.Log(Query{})
			if err != nil {
				t.Fatal(err)
			}
			sets := map[string]Entry{}
			for _, e := range log {
				sets[e.Undoes] = e
			}
			if e := sets[made.Set]; e.Origin != OriginUndo {
				t.Errorf("no entry undoes %s: %+v", made.Set, sets)
			}
			mustVerify(t, s)
		})
	}
}

// TestUndoStep says what would be undone and done again.
func TestUndoStep(t *testing.T) {
	s := mustCreate(t, options())
	if _, ok, err := s.Undoable(); ok || err != nil {
		t.Errorf("an empty store: %v %v", ok, err)
	}
	c := many(3)
	c.Origin, c.Reason = OriginImport, "ting.xlsx"
	set := mustSave(t, s, c).Set
	step, ok, err := s.Undoable()
	if err != nil || !ok || step.Set != set || step.Count != 3 || step.Kind != KindCreate || step.Origin != OriginImport || step.Reason != c.Reason {
		t.Errorf("%+v %v %v", step, ok, err)
	}
	if _, ok, _ := s.Redoable(); ok {
		t.Error("there is nothing to redo")
	}
	undone(t, s)
	if step, ok, err = s.Redoable(); err != nil || !ok || step.Count != 3 || step.Kind != KindCreate {
		t.Errorf("%+v %v %v", step, ok, err)
	}
	add(t, s, "noe annet")
	if _, ok, _ := s.Redoable(); ok {
		t.Error("something else was done since")
	}
	mustSave(t, s, Change{Settings: map[string]string{"k": "v"}})
	if step, _, _ = s.Undoable(); step.Kind != KindSetting || step.Ref != (reg.Ref{ID: "k"}) {
		t.Errorf("%+v", step)
	}
}

// TestUndoIsForOneUserOnOneDevice leaves alone what others did.
func TestUndoIsForOneUserOnOneDevice(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "Karis")
	for _, other := range []Options{{User: "Ola", Device: "pc1"}, {User: "Kari", Device: "pc2"}} {
		opt := s.opt
		s.opt.User, s.opt.Device = other.User, other.Device
		s = reopen(t, s)
		add(t, s, "annen")
		s.opt = opt
		s = reopen(t, s)
	}
	undone(t, s)
	wantNames(t, s.View().All("ting"), "annen", "annen")
	if _, err := s.Undo(); !isCode(err, "nothing_to_undo") {
		t.Error(err)
	}
}

// TestUndoKeepsWhatOthersDid undoes an edit of one field after another field
// was changed by someone else.
func TestUndoKeepsWhatOthersDid(t *testing.T) {
	s, ref := overtaken(t, func(rec *thing) { rec.Size = reg.Int(9) })
	undone(t, s)
	if rec := get(t, s, ref); rec.Note != "" || rec.Size != reg.Int(9) {
		t.Errorf("%+v", rec)
	}
}

// overtaken is a store in which Kari changed a note and then Ola changed
// something.
func overtaken(t *testing.T, change func(*thing)) (*Store, reg.Ref) {
	t.Helper()
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	rec := get(t, s, ref)
	rec.Note = "Karis"
	mustSave(t, s, records(rec))
	opt := s.opt
	s.opt.User = "Ola"
	s = reopen(t, s)
	rec = get(t, s, ref)
	change(rec)
	mustSave(t, s, records(rec))
	s.opt = opt
	return reopen(t, s), ref
}

func TestUndoRefusesWhatWasChangedSince(t *testing.T) {
	s, ref := overtaken(t, func(rec *thing) { rec.Note = "Olas" })
	before, _ := s.Head()
	var overtaken *Overtaken
	if _, err := s.Undo(); !errors.As(err, &overtaken) {
		t.Fatal(err)
	}
	by := overtaken.By[0]
	if len(overtaken.By) != 1 || by.Ref != ref || by.Path != "merknad" || by.User != "Ola" || by.No == "" || by.Time.IsZero() {
		t.Errorf("%+v", overtaken)
	}
	if !strings.Contains(overtaken.Error(), "Ola") || overtaken.ErrorCode() != "undo_overtaken" || overtaken.ErrorArgs()[1] != "Ola" {
		t.Error(overtaken, overtaken.ErrorArgs())
	}
	if after, _ := s.Head(); after != before {
		t.Error("something was written")
	}
}

// TestUndoWhatWasPutBackByHand notes the set as taken back, so that the next
// undo goes on to the one before it.
func TestUndoWhatWasPutBackByHand(t *testing.T) {
	s, ref := overtaken(t, func(rec *thing) { rec.Note = "" })
	undone(t, s)
	undone(t, s)
	if _, ok := s.View().Get(ref.Register, ref.ID); ok {
		t.Error("the record is still there")
	}
	mustVerify(t, reopen(t, s))
}

// TestUndoOfCreatingRefusesLaterWork does not delete with a record what others
// wrote into it, nor what they link to.
func TestUndoOfCreatingRefusesLaterWork(t *testing.T) {
	s := mustCreate(t, options())
	a := add(t, s, "a")
	opt := s.opt
	s.opt.User = "Ola"
	s = reopen(t, s)
	b := mustSave(t, s, records(&thing{Name: "b", Parent: a.ID})).Refs[0]
	s.opt = opt
	s = reopen(t, s)
	if _, err := s.Undo(); !errors.As(err, new(*InUse)) {
		t.Errorf("in use: %v", err)
	}
	rec := get(t, s, b)
	rec.Parent = ""
	s.opt.User = "Ola"
	s = reopen(t, s)
	mustSave(t, s, records(rec))
	rec = get(t, s, a)
	rec.Note = "Olas"
	mustSave(t, s, records(rec))
	s.opt = opt
	s = reopen(t, s)
	var overtaken *Overtaken
	if _, err := s.Undo(); !errors.As(err, &overtaken) || overtaken.By[0].Path != "merknad" {
		t.Errorf("changed since: %v", err)
	}
	mustSave(t, s, Change{Delete: []reg.Ref{a}})
	undone(t, s) // Kari's own deletion
	if got := names2(s.View().All("ting")); !slices.Equal(got, []string{"a", "b"}) {
		t.Error(got)
	}
}
