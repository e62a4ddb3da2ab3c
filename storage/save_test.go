package storage

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func TestSaveAndReopen(t *testing.T) {
	s := mustCreate(t, options())
	item := part{Name: "hjul", Marks: []mark{{Text: "æøå"}}}
	result := mustSave(t, s, records(
		&thing{Name: "Vogn", Size: reg.Int(4), Done: reg.No, Due: reg.NewDay(2026, 12, 24), Colour: "gul",
			Place: place2{Town: "Bodø"}, Parts: []part{item}, Note: "to\nlinjer"},
		&model.System{Name: "Sak og arkiv"}))
	if result.Created != 2 || len(result.Refs) != 2 || result.Set == "" {
		t.Fatalf("result %+v", result)
	}
	before := get(t, s, result.Refs[0])
	s = reopen(t, s)
	after := get(t, s, result.Refs[0])
	if diff := things().Diff(before, after); len(diff) > 0 {
		t.Errorf("changed by reopening: %v", diff)
	}
	if after.No != "TNG-2026-001" || after.ChangedBy != "Kari" || after.Created == 0 || after.Parts[0].ItemID == "" {
		t.Errorf("head %+v, item %q", after.Head, after.Parts[0].ItemID)
	}
	if sys := model.Systems.Get(s.View(), result.Refs[1].ID); sys == nil || sys.No != "SYS-2026-001" {
		t.Errorf("system %+v", sys)
	}
	mustVerify(t, s)
}

func TestSaveDoesNotShareTheRecord(t *testing.T) {
	s := mustCreate(t, options())
	rec := &thing{Name: "a"}
	ref := mustSave(t, s, records(rec)).Refs[0]
	rec.Name = "b"
	if got := get(t, s, ref).Name; got != "a" {
		t.Errorf("the view shows %q", got)
	}
	if rec.ID != "" {
		t.Error("the caller's record was changed")
	}
}

func TestUnchangedWritesNothing(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	_, before := s.Head()
	calls := 0
	s.OnChange(func() { calls++ })
	result := mustSave(t, s, Change{Records: []Write{write(get(t, s, ref))}, Settings: map[string]string{"x": ""}})
	if _, after := s.Head(); after != before || result.Unchanged != 1 || result.Set != "" || calls != 0 {
		t.Errorf("head %d → %d, %+v, %d calls", before, after, result, calls)
	}
}

func TestOnlyWhatDiffersIsLogged(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	before, rec := get(t, s, ref), get(t, s, ref)
	rec.Colour = "gul"
	rec.Parts = []part{{Name: "p"}}
	mustSave(t, s, Change{Records: []Write{write(rec)}, Reason: "fordi", Origin: OriginImport})
	after := get(t, s, ref)
	history, err := s.History(ref)
	if err != nil || len(history) != 2 {
		t.Fatalf("%v %v", history, err)
	}
	last := history[1]
	if before.Changed == after.Changed {
		t.Error("the moment of the change did not move")
	}
	after.Changed = before.Changed
	want := things().Diff(before, after)
	if len(want) < 2 || !slices.Equal(last.Changes, want) || last.Kind != KindEdit || last.Reason != "fordi" ||
		last.Origin != OriginImport || last.User != "Kari" || last.Device != "pc1" || last.Ref != ref {
		t.Errorf("got %+v", last)
	}
	if hash, _ := s.Head(); hash != last.Hash {
		t.Errorf("head %s, last entry %s", hash, last.Hash)
	}
}

func TestNumbers(t *testing.T) {
	opt := options()
	c := start()
	opt.Now = c.now
	s := mustCreate(t, opt)
	ref := add(t, s, "a")
	mustSave(t, s, Change{Delete: []reg.Ref{add(t, s, "b")}})
	s = reopen(t, s)
	add(t, s, "c") // 002 is taken by a deleted record
	c.at = c.at.AddDate(1, 0, 0)
	copied := get(t, s, ref)
	copied.ID = "" // a copy gets a number of its own
	mustSave(t, s, records(copied))
	mustSave(t, s, records(&thing{Head: reg.Head{ID: "X1", No: "TNG-2026-001"}, Name: "taken"},
		&thing{Head: reg.Head{ID: "X2", No: "TNG-2024-999"}, Name: "free"},
		&thing{Head: reg.Head{ID: "X3", No: "TNG-2024-1000"}, Name: "after"}))
	var got []string
	for _, rec := range s.View().All("ting") {
		got = append(got, rec.Header().No)
	}
	want := []string{"TNG-2024-999", "TNG-2024-1000", "TNG-2026-001", "TNG-2026-003", "TNG-2027-001", "TNG-2027-002"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestInvalidRefusesTheWholeChange(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	changed := get(t, s, ref)
	changed.Note = "changed"
	tests := []struct {
		name, field, code string
		bad               *thing
	}{
		{"required", "navn", "required", &thing{}},
		{"too low", "antall", "too_low", &thing{Name: "b", Size: reg.Int(-1)}},
		{"not UTF-8", "merknad", "not_utf8", &thing{Name: "b", Note: "bl\xe5"}},
		{"two lines", "navn", "one_line", &thing{Name: "b\nc"}},
		{"no code", "farge", "not_code", &thing{Name: "b", Colour: "svart"}},
		{"no id", "id", "not_id", &thing{Head: reg.Head{ID: "../x"}, Name: "b"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := s.Save(records(changed, test.bad))
			var invalid *Invalid
			if !errors.As(err, &invalid) {
				t.Fatalf("got %v", err)
			}
			got := invalid.Records[0]
			if got.Write != 1 || got.Problems[0].Field != test.field || got.Problems[0].Code != test.code {
				t.Errorf("got %+v", got)
			}
			if get(t, s, ref).Note != "" || s.View().Count("ting") != 1 {
				t.Error("half of the change was saved")
			}
		})
	}
}

func TestStaleWrite(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	base, _ := s.View().Get(ref.Register, ref.ID)
	first, second := things().Clone(base).(*thing), things().Clone(base).(*thing)
	first.Note, second.Name = "first", "second"
	mustSave(t, s, Change{Records: []Write{{Register: "ting", Record: first, Base: base}}})
	_, err := s.Save(Change{Records: []Write{{Register: "ting", Record: second, Base: base}}})
	var stale *Stale
	if !errors.As(err, &stale) || stale.By != "Kari" || stale.Deleted ||
		!slices.ContainsFunc(stale.Since, func(c reg.Change) bool { return c.Path == "merknad" && c.To == "first" }) {
		t.Fatalf("got %#v", err)
	}
	mustSave(t, s, Change{Delete: []reg.Ref{ref}})
	_, err = s.Save(Change{Records: []Write{{Register: "ting", Record: second}}})
	if !errors.As(err, &stale) || !stale.Deleted {
		t.Errorf("write to a deleted record: %v", err)
	}
}

func TestBaseSurvivesReopening(t *testing.T) {
	s := mustCreate(t, options())
	ref := add(t, s, "a")
	base, _ := s.View().Get(ref.Register, ref.ID)
	s = reopen(t, s)
	rec := things().Clone(base).(*thing)
	rec.Note = "n"
	mustSave(t, s, Change{Records: []Write{{Register: "ting", Record: rec, Base: base}}})
}

func TestDeleteRestoreInUse(t *testing.T) {
	s := mustCreate(t, options())
	a := add(t, s, "a")
	b := mustSave(t, s, records(&thing{Name: "b", Parent: a.ID, Parts: []part{{Of: a.ID}, {Of: a.ID}}})).Refs[0]
	want := []Use{{b, "deler.av"}, {b, "over"}}
	if got := s.View().UsedBy(a); !slices.Equal(got, want) {
		t.Fatalf("used by %v", got)
	}
	_, err := s.Save(Change{Delete: []reg.Ref{a}})
	var inUse *InUse
	if !errors.As(err, &inUse) || !slices.Equal(inUse.Uses, want) || inUse.No != "TNG-2026-001" {
		t.Fatalf("got %v", err)
	}
	mustSave(t, s, Change{Delete: []reg.Ref{a, b}}) // together they may go
	s = reopen(t, s)
	if s.View().Count("ting") != 0 {
		t.Error("still there")
	}
	wantNames(t, s.View().Deleted("ting"), "a", "b")
	mustSave(t, s, Change{Restore: []reg.Ref{a, b}})
	s = reopen(t, s)
	wantNames(t, s.View().All("ting"), "a", "b")
	if got := s.View().UsedBy(a); !slices.Equal(got, want) {
		t.Errorf("used by %v", got)
	}
	mustSave(t, s, Change{Delete: []reg.Ref{a}, Force: true})
	report, err := s.Verify()
	if err != nil || !report.OK() || !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == FoundLink }) {
		t.Errorf("%+v %v", report, err)
	}
	history, err := s.History(a)
	var kinds []Kind
	for _, e := range history {
		kinds = append(kinds, e.Kind)
	}
	if want := []Kind{KindCreate, KindDelete, KindRestore, KindDelete}; err != nil || !slices.Equal(kinds, want) {
		t.Errorf("%v %v", kinds, err)
	}
}

func TestDeleteWithTheLinkTakenOut(t *testing.T) {
	s := mustCreate(t, options())
	a := add(t, s, "a")
	b := mustSave(t, s, records(&thing{Name: "b", Parent: a.ID})).Refs[0]
	rec := get(t, s, b)
	rec.Parent = ""
	mustSave(t, s, Change{Records: []Write{write(rec)}, Delete: []reg.Ref{a}})
	mustVerify(t, s)
}

func TestMissing(t *testing.T) {
	s := mustCreate(t, options())
	none := reg.Ref{Register: "ting", ID: "NONE"}
	base := &thing{Head: reg.Head{ID: "NONE"}, Name: "x"}
	tests := []struct {
		name string
		c    Change
		code string
	}{
		{"delete", Change{Delete: []reg.Ref{none}}, "missing"},
		{"restore", Change{Restore: []reg.Ref{none}}, "missing"},
		{"base", Change{Records: []Write{{Register: "ting", Record: base, Base: base}}}, "missing"},
		{"register", Change{Records: []Write{{Register: "nei", Record: base}}}, "unknown_register"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := s.Save(test.c)
			var coded Coded
			if !errors.As(err, &coded) || coded.ErrorCode() != test.code {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestViewsStay(t *testing.T) {
	s := mustCreate(t, options())
	refs := []reg.Ref{add(t, s, "a"), add(t, s, "b")}
	old := s.View()
	rec := get(t, s, refs[0])
	rec.Name, rec.Parent = "x", refs[1].ID
	mustSave(t, s, Change{Records: []Write{write(rec)}, Settings: map[string]string{"k": "v"}})
	add(t, s, "c")
	wantNames(t, old.All("ting"), "a", "b")
	if _, ok := old.Setting("k"); ok || len(old.UsedBy(refs[1])) != 0 || old.Version() >= s.View().Version() {
		t.Error("an old view changed")
	}
	wantNames(t, s.View().All("ting"), "x", "b", "c")
}

func TestSettings(t *testing.T) {
	s := mustCreate(t, options())
	mustSave(t, s, Change{Settings: map[string]string{"frist": "30", "navn": "æ"}})
	mustSave(t, s, Change{Settings: map[string]string{"frist": "60", "navn": ""}})
	s = reopen(t, s)
	if got, ok := s.Setting("frist"); got != "60" || !ok {
		t.Errorf("frist %q", got)
	}
	if _, ok := s.Setting("navn"); ok {
		t.Error("navn is still there")
	}
	history, err := s.History(reg.Ref{ID: "frist"})
	if err != nil || len(history) != 2 || history[1].Changes[0].From != "30" || history[1].Kind != KindSetting {
		t.Errorf("%+v %v", history, err)
	}
	mustVerify(t, s)
}

func TestSearch(t *testing.T) {
	s := mustCreate(t, options())
	mustSave(t, s, records(
		&thing{Name: "Årsrapport ÅSGÅRD", Colour: "gul"},
		&thing{Name: "Café", Note: "Møte i Røros", Parts: []part{{Name: "Hjul", Marks: []mark{{Text: "dypt nede"}}}}},
		&thing{Name: "Ka\u030are", Note: "gul vogn"}))
	tests := []struct{ name, text, want string }{
		{"case", "årsRAPP", "[Årsrapport ÅSGÅRD]"},
		{"å is not a", "asgard", "[]"},
		{"accents", "cafe", "[Café]"},
		{"words in any order and field", "røros MØTE", "[Café]"},
		{"all words", "møte bergen", "[]"},
		{"nested", "dypt hjul", "[Café]"},
		{"decomposed letter", "kåre", "[Ka\u030are]"},
		{"not codes", "gul", "[Ka\u030are]"},
		{"number", "tng-2026-002", "[Café]"},
		{"all", "  ", "[Årsrapport ÅSGÅRD Café Ka\u030are]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var names []string
			for _, id := range s.View().Search("ting", test.text) {
				rec, _ := s.View().Get("ting", id)
				names = append(names, rec.(*thing).Name)
			}
			if got := fmt.Sprint(names); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestOneOfASingleRegister(t *testing.T) {
	opt := options()
	only := things().Only()
	opt.Registers = []*reg.Register{only.Register}
	s := mustCreate(t, opt)
	ref := add(t, s, "a")
	_, err := s.Save(records(&thing{Name: "b"}))
	var coded Coded
	if !errors.As(err, &coded) || coded.ErrorCode() != "single" {
		t.Fatalf("got %v", err)
	}
	mustSave(t, s, Change{Delete: []reg.Ref{ref}, Records: []Write{write(&thing{Name: "b"})}})
}

func TestListeners(t *testing.T) {
	s := mustCreate(t, options())
	var calls int
	stop := s.OnChange(func() { calls++; _ = s.View().Count("ting"); _, _ = s.Head() })
	add(t, s, "a")
	stop()
	add(t, s, "b")
	if calls != 1 {
		t.Errorf("%d calls", calls)
	}
}

func TestClosed(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := s.Save(records(&thing{Name: "b"}))
	var coded Coded
	if !errors.As(err, &coded) || coded.ErrorCode() != "closed" {
		t.Errorf("got %v", err)
	}
	wantNames(t, s.View().All("ting"), "a")
	if err := s.Close(); err != nil {
		t.Errorf("second close: %v", err)
	}
}
