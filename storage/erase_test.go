package storage

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// guest is a record with data about persons at every level.
type guest struct {
	reg.Head
	Name  string
	Story string
	Room  string
	Host  reg.ID
	Kin   []kin
	Files []reg.File
}

type kin struct {
	reg.Item
	Name string
	Bond string
}

func guests() *reg.Description[guest] {
	return reg.Describe("gjest",
		reg.Text("navn", func(g *guest) *string { return &g.Name }, reg.Required, reg.Personal),
		reg.LongText("historie", func(g *guest) *string { return &g.Story }, reg.Personal),
		reg.Text("rom", func(g *guest) *string { return &g.Room }),
		reg.Link("vert", func(g *guest) *reg.ID { return &g.Host }, "gjest"),
		reg.Items("slekt", func(g *guest) *[]kin { return &g.Kin }, reg.Fields(
			reg.Text("navn", func(k *kin) *string { return &k.Name }, reg.Personal),
			reg.Text("band", func(k *kin) *string { return &k.Bond }))),
		reg.Files("vedlegg", func(g *guest) *[]reg.File { return &g.Files }),
	).Prefix("GJE").Named("navn")
}

// attending is a packed record about a person.
type attending struct {
	reg.Head
	Who    string
	Course string
}

func attendings() *reg.Description[attending] {
	return reg.Describe("kurs",
		reg.Text("person", func(a *attending) *string { return &a.Who }, reg.Personal, reg.Max(60)),
		reg.Text("kurs", func(a *attending) *string { return &a.Course }),
	).Prefix("KRS").Named("person").KeptPacked()
}

const needle, other = "Åse Nålestad", "Per Bliværende"

// inn is a store in which a person is written of everywhere: in records that
// were changed and deleted, in items that were taken out, and in packed rows.
func inn(t *testing.T, change func(*Options)) (*Store, []reg.Ref) {
	t.Helper()
	opt := options()
	opt.Registers = []*reg.Register{guests().Register, attendings().Register, things().Register}
	if change != nil {
		change(&opt)
	}
	s := mustCreate(t, opt)
	put := func(rec reg.Record) reg.Ref {
		return mustSave(t, s, Change{Records: []Write{{Register: registerOf(rec), Record: rec}}}).Refs[0]
	}
	a := put(&guest{Name: needle, Story: "Hun heter " + needle + ".", Room: "12", Kin: []kin{{Name: other, Bond: "bror"}}})
	b := put(&guest{Name: other, Room: "13", Kin: []kin{{Name: needle, Bond: "søster"}, {Name: "Tredje", Bond: "venn"}}})
	rec, _ := s.View().Get("gjest", a.ID)
	edited := guests().Clone(rec).(*guest)
	edited.Name, edited.Story = strings.ToUpper(needle), "Ny historie om "+needle
	put(edited)
	c := put(&guest{Name: needle, Room: "14"})
	mustSave(t, s, Change{Delete: []reg.Ref{c}})
	rec, _ = s.View().Get("gjest", b.ID)
	edited = guests().Clone(rec).(*guest)
	edited.Kin = edited.Kin[1:]
	put(edited)
	var rows Change
	for i := range 1200 {
		who := fmt.Sprintf("Deltaker %d", i)
		if i%400 == 7 {
			who = needle
		}
		rows.Records = append(rows.Records, Write{Register: "kurs", Record: &attending{Who: who, Course: fmt.Sprint("Kurs ", i%5)}})
	}
	all := mustSave(t, s, rows).Refs
	row, _ := s.View().Get("kurs", all[407].ID)
	changed := attendings().Clone(row).(*attending)
	changed.Course = "Byttet kurs"
	put(changed)
	mustSave(t, s, Change{Delete: []reg.Ref{all[807], all[9]}})
	mustVerify(t, s)
	return s, []reg.Ref{a, b, c, all[7], all[407], all[807]}
}

func registerOf(rec reg.Record) string {
	switch rec.(type) {
	case *guest:
		return "gjest"
	case *attending:
		return "kurs"
	}
	return "ting"
}

// wantNoTrace looks for a text in every byte of every file of a folder.
func wantNoTrace(t *testing.T, dir, text string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, form := range []string{text, strings.ToUpper(text), strings.ToLower(text)} {
			if bytes.Contains(data, []byte(form)) {
				t.Errorf("%s still has %q", path, form)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestErasePerson(t *testing.T) {
	for _, fields := range []bool{false, true} {
		t.Run(fmt.Sprintf("fields only %v", fields), func(t *testing.T) {
			s, refs := inn(t, nil)
			before, _ := s.Head()
			order := Erasure{Person: " åse nålestad ", Fields: fields, Instead: "Slettet", Reason: "Krav om sletting 4/26"}
			planned, err := s.PlanErase(order)
			if err != nil {
				t.Fatal(err)
			}
			if head, _ := s.Head(); head != before {
				t.Error("the plan changed something")
			}
			if len(planned.Records) != len(refs) || planned.Values == 0 || planned.Records[0].Whole == fields {
				t.Errorf("%+v", planned)
			}
			done, err := s.Erase(order)
			if err != nil || len(done.Records) != len(refs) {
				t.Fatalf("%+v %v", done, err)
			}
			mustVerify(t, s)
			s = reopen(t, s)
			mustVerify(t, s)
			wantErased(t, s, refs, fields)
			if _, err := s.Backup(); err != nil {
				t.Fatal(err)
			}
			wantNoTrace(t, filepath.Dir(s.path), needle)
			wantHash(t, s, before, true)
			wantMarked(t, s, refs)
			if _, err := s.PlanErase(order); !isCode(err, "erase_nothing") {
				t.Errorf("a second time: %v", err)
			}
			add(t, s, "etterpå")
			mustVerify(t, reopen(t, s))
		})
	}
}

func wantErased(t *testing.T, s *Store, refs []reg.Ref, fields bool) {
	t.Helper()
	v := s.View()
	b, ok := v.Get("gjest", refs[1].ID)
	if !ok || b.(*guest).Name != other || len(b.(*guest).Kin) != 1 || b.(*guest).Kin[0].Name != "Tredje" {
		t.Errorf("another's record: %+v", b)
	}
	if got := v.Count("kurs") + len(v.Deleted("kurs")); fields && got != 1200 || !fields && got != 1197 {
		t.Errorf("%d rows", got)
	}
	if row, ok := v.Get("kurs", v.Search("kurs", "Deltaker KRS-2026-555")[0]); !ok || row.(*attending).Who != "Deltaker 554" {
		t.Errorf("another's row: %+v", row)
	}
	a, there := v.Get("gjest", refs[0].ID)
	if there != fields {
		t.Fatalf("the person's record is there: %v", there)
	}
	if !fields {
		return
	}
	g := a.(*guest)
	if g.Name != "Slettet" || g.Story != "" || g.Room != "12" || g.Kin[0].Name != "" || g.Kin[0].Bond != "bror" {
		t.Errorf("left: %+v", g)
	}
	if row, ok := v.Get("kurs", refs[4].ID); !ok || row.(*attending).Who != "" || row.(*attending).Course != "Byttet kurs" {
		t.Errorf("left: %+v", row)
	}
	if c, ok := v.GetDeleted("gjest", refs[2].ID); !ok || c.(*guest).Name != "Slettet" {
		t.Errorf("left: %+v", c)
	}
}

// wantMarked looks for what tells of the erasure: who, why, which register.
func wantMarked(t *testing.T, s *Store, refs []reg.Ref) {
	t.Helper()
	log, err := s.Log(Query{})
	if err != nil {
		t.Fatal(err)
	}
	marks := map[reg.Ref]Entry{}
	for _, e := range log {
		if e.Kind == KindErase {
			marks[e.Ref] = e
		}
	}
	for _, ref := range refs {
		if e, ok := marks[ref]; !ok || e.User != "Kari" || e.Origin != OriginErase || e.Reason == "" {
			t.Errorf("no mark of %v: %+v", ref, e)
		}
		entries, err := s.History(ref)
		if err != nil || !slices.ContainsFunc(entries, func(e Entry) bool { return e.Erased }) && ref.Register == "gjest" {
			t.Errorf("history of %v: %+v %v", ref, entries, err)
		}
	}
}

// TestEraseGivenRecords erases records by reference, with what they attached.
func TestEraseGivenRecords(t *testing.T) {
	s, refs := inn(t, nil)
	file := mustAddFile(t, s, "brev.txt", "Kjære "+needle)
	rec, _ := s.View().Get("gjest", refs[0].ID)
	with := guests().Clone(rec).(*guest)
	with.Files = []reg.File{file}
	mustSave(t, s, Change{Records: []Write{{Register: "gjest", Record: with}}})
	if _, err := s.Erase(Erasure{Records: refs[:1]}); !isCode(err, "erase_reason") {
		t.Errorf("without a reason: %v", err)
	}
	if _, err := s.Erase(Erasure{Records: []reg.Ref{{Register: "gjest", ID: "X"}}, Reason: "r"}); !errors.As(err, new(*Missing)) {
		t.Errorf("no such record: %v", err)
	}
	if _, err := s.Erase(Erasure{Records: refs[:1], Reason: "Krav"}); err != nil {
		t.Fatal(err)
	}
	mustVerify(t, reopen(t, s))
	if _, err := readFile(s, file); err == nil {
		t.Error("the attachment can still be read")
	}
}

func TestEraseRefusesWhatOthersLinkTo(t *testing.T) {
	s, refs := inn(t, nil)
	mustSave(t, s, Change{Records: []Write{{Register: "gjest", Record: &guest{Name: "Gjest", Host: refs[0].ID}}}})
	var inUse *InUse
	if _, err := s.Erase(Erasure{Records: refs[:1], Reason: "Krav"}); !errors.As(err, &inUse) {
		t.Errorf("erased: %v", err)
	}
	if _, err := s.Erase(Erasure{Records: refs[:1], Fields: true, Instead: "Slettet", Reason: "Krav"}); err != nil {
		t.Error(err)
	}
	mustVerify(t, reopen(t, s))
}

// TestErasureNamesOlderCopies names the backups that still have the content,
// not those made before or after, and deletes them if asked to.
func TestErasureNamesOlderCopies(t *testing.T) {
	s, refs := inn(t, nil)
	first, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	order := Erasure{Person: needle, Reason: "Krav"}
	plan, err := s.Erase(order)
	if err != nil || !slices.Equal(plan.Held, []string{first}) {
		t.Fatalf("held %v: %v", plan.Held, err)
	}
	second, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DropCopies(append(plan.Held, s.path, "/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if exists(first) || !exists(second) || !exists(s.path) {
		t.Error("wrong files were deleted")
	}
	wantNoTrace(t, filepath.Dir(s.path), needle)
	if e, err := s.History(refs[0]); err != nil || len(e) == 0 {
		t.Error(e, err)
	}
}

// TestErasureTellsWhatStays names records that mention the person in texts that
// are not about persons, and reasons that do.
func TestErasureTellsWhatStays(t *testing.T) {
	s, _ := inn(t, nil)
	ref := mustSave(t, s, Change{Reason: "Etter møte med " + needle, Records: []Write{write(&thing{Name: "Notat", Note: "Snakket med " + needle})}}).Refs[0]
	plan, err := s.PlanErase(Erasure{Person: needle, Reason: "Krav"})
	if err != nil || !slices.Equal(plan.Mentions, []reg.Ref{ref}) || plan.Reasons != 1 {
		t.Errorf("%+v %v", plan, err)
	}
}

// TestErasedStaysErased does not bring anything back by undo or by looking at
// an earlier moment.
func TestErasedStaysErased(t *testing.T) {
	s, refs := inn(t, nil)
	before := s.opt.Now()
	if _, err := s.Erase(Erasure{Person: needle, Reason: "Krav"}); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := s.Undo(); err != nil && !isCode(err, "undo_erased") {
			t.Error(err)
		}
	}
	v, err := s.ViewAt(before)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := v.Get("gjest", refs[0].ID); ok {
		t.Error("an erased record was made again")
	}
	for _, key := range []string{"gjest", "kurs"} {
		if got := v.Search(key, needle); len(got) > 0 {
			t.Errorf("%s: %v", key, got)
		}
	}
	if _, _, ok, err := s.AsOf(refs[0], before); ok || err != nil {
		t.Error(ok, err)
	}
	mustVerify(t, reopen(t, s))
}

// TestTamperingAfterErasureIsFound erases, and then changes what is left.
func TestTamperingAfterErasureIsFound(t *testing.T) {
	s, refs := inn(t, nil)
	if _, err := s.Erase(Erasure{Person: needle, Fields: true, Instead: "Slettet", Reason: "Krav"}); err != nil {
		t.Fatal(err)
	}
	names := s.View().tables["gjest"].names
	mustWrite(t, s, func(x *txn) error {
		data, err := x.get(bucketRecords+"gjest", []byte(refs[0].ID))
		if err != nil {
			return err
		}
		b, err := x.decodeBody(data, names)
		if err != nil {
			return err
		}
		b.fields["navn"] = "Pyntet"
		if data, err = x.encodeBody(b, names); err != nil {
			return err
		}
		return x.put(bucketRecords+"gjest", []byte(refs[0].ID), data)
	})
	report, err := s.Verify()
	if err != nil || !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Code == FoundState }) {
		t.Errorf("%v %v", report.Findings, err)
	}
}

// TestEraseInAnEncryptedStore keeps the store sealed with its key.
func TestEraseInAnEncryptedStore(t *testing.T) {
	sealed := sealedOptions(t)
	registers := []*reg.Register{guests().Register, attendings().Register, things().Register}
	s, refs := inn(t, func(opt *Options) {
		*opt = sealed
		opt.Registers = registers
	})
	if _, err := s.Erase(Erasure{Person: needle, Fields: true, Instead: "Slettet", Reason: "Krav"}); err != nil {
		t.Fatal(err)
	}
	mustVerify(t, s)
	wantErased(t, s, refs, true)
	wantNoTrace(t, filepath.Dir(s.path), other)
}
