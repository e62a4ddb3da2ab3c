package storage

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
	"samsvar/storage/attach"
	"samsvar/storage/vault"
)

// childEnv names the store that a copy of this test program works on.
const (
	childEnv     = "SAMSVAR_TEST_CHILD"
	childPathEnv = "SAMSVAR_TEST_STORE"
)

func TestMain(m *testing.M) {
	children := map[string]func(string){"hold": holdStore, "write": writeForEver, "fill": fillDisk, "copies": fillWithCopies}
	if work := children[os.Getenv(childEnv)]; work != nil {
		work(os.Getenv(childPathEnv))
		return
	}
	if checks := flag.Lookup("rapid.checks"); raceDetector && checks != nil {
		_ = checks.Value.Set("20") // unless -rapid.checks says otherwise
	}
	os.Exit(m.Run())
}

// child starts a copy of this test program.
func child(t testing.TB, what, path string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+what, childPathEnv+"="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

func holdStore(path string) {
	opt := options()
	opt.User = "Ola"
	if _, err := Open(path, opt); err != nil {
		panic(err)
	}
	_, _ = os.Stdout.WriteString("open\n")
	time.Sleep(time.Minute)
}

func TestSecondInstance(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := child(t, "hold", s.path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	if _, err := out.Read(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	_, err = Open(s.path, options())
	var locked *Locked
	if !errors.As(err, &locked) || locked.User != "Ola" || locked.PID != cmd.Process.Pid || locked.Since.IsZero() {
		t.Fatalf("got %v", err)
	}
	if waited := time.Since(begun); waited > 10*time.Second {
		t.Errorf("waited %v", waited)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	s = mustOpen(t, s.path, options()) // the note left behind locks nobody out
	wantNames(t, s.View().All("ting"), "a")
}

func TestSecondInstanceInOneProcess(t *testing.T) {
	s := mustCreate(t, options())
	if err := os.Remove(lockInfoPath(s.path)); err != nil {
		t.Fatal(err)
	}
	_, err := Open(s.path, options())
	var locked *Locked
	if !errors.As(err, &locked) || locked.ErrorCode() != "locked_unknown" {
		t.Fatalf("got %v", err)
	}
	add(t, s, "a") // the first is not disturbed
}

func TestLockNoteGoesAway(t *testing.T) {
	s := mustCreate(t, options())
	if !exists(lockInfoPath(s.path)) {
		t.Error("no note")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if exists(lockInfoPath(s.path)) {
		t.Error("the note stayed")
	}
}

func TestTooNew(t *testing.T) {
	tests := []struct {
		name              string
		schema, minReader int
		refused           bool
	}{
		{"needs the next schema", Schema + 1, Schema + 1, true},
		{"next schema, readable by this one", Schema + 1, Schema, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := mustCreate(t, options())
			add(t, s, "a")
			newer := s.stamp
			newer.Schema, newer.MinReader, newer.Needs = test.schema, test.minReader, "2.5.0"
			if err := s.write(func(x *txn) error { return x.store(bucketMeta, stampKey, newer) }); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(s.path)
			again, err := Open(s.path, options())
			var tooNew *TooNew
			if errors.As(err, &tooNew) != test.refused {
				t.Fatalf("got %v", err)
			}
			if !test.refused {
				add(t, again, "b")
				if schema := again.Info().Schema; schema != test.schema {
					t.Errorf("schema became %d", schema)
				}
				mustVerify(t, again)
				_ = again.Close()
				return
			}
			after, _ := os.ReadFile(s.path)
			if tooNew.Needs != "2.5.0" || string(before) != string(after) {
				t.Errorf("needs %q, or the file changed", tooNew.Needs)
			}
		})
	}
}

// newThing is a thing as a newer version might describe it.
type newThing struct {
	thing
	Smell string
}

func newThings() *reg.Description[newThing] {
	return reg.Describe("ting",
		reg.Text("navn", func(t *newThing) *string { return &t.Name }),
		reg.Text("lukt", func(t *newThing) *string { return &t.Smell }))
}

func TestUnknownSurvives(t *testing.T) {
	opt := options()
	others := reg.Describe("annet", reg.Text("navn", func(t *thing) *string { return &t.Name }))
	opt.Registers = []*reg.Register{newThings().Register, others.Register}
	s := mustCreate(t, opt)
	refs := mustSave(t, s, Change{Records: []Write{
		{Register: "ting", Record: &newThing{thing: thing{Name: "a"}, Smell: "røyk"}},
		{Register: "annet", Record: &thing{Name: "ukjent"}}}}).Refs
	err := s.write(func(x *txn) error { // and what a newer version keeps beside the fields
		data, err := x.get(bucketRecords+"ting", []byte(refs[0].ID))
		if err != nil {
			return err
		}
		b, err := x.decodeBody(data, s.View().tables["ting"].names)
		if err != nil {
			return err
		}
		b.rest[7] = []byte{0x63, 'n', 'e', 'w'}
		if data, err = x.encodeBody(b, s.View().tables["ting"].names); err != nil {
			return err
		}
		return x.put(bucketRecords+"ting", []byte(refs[0].ID), data)
	})
	if err != nil {
		t.Fatal(err)
	}
	opt.Registers = options().Registers
	s.opt = opt
	s = reopen(t, s)
	if got := s.Info().Unknown; len(got) != 1 || got[0] != "annet" {
		t.Errorf("unknown registers %v", got)
	}
	rec := get(t, s, refs[0])
	rec.Note = "endret her"
	mustSave(t, s, records(rec))
	mustVerify(t, s)
	log, err := s.Log(Query{Register: "annet"})
	if err != nil || len(log) != 1 || log[0].Ref != refs[1] {
		t.Errorf("log of an unknown register: %v %v", log, err)
	}
	opt.Registers = []*reg.Register{newThings().Register, others.Register}
	s.opt = opt
	s = reopen(t, s)
	if got := newThings().Get(s.View(), refs[0].ID).Smell; got != "røyk" {
		t.Errorf("smell %q", got)
	}
	if got := s.View().Count("annet"); got != 1 {
		t.Errorf("%d of the other register", got)
	}
	err = s.read(func(x *txn) error {
		data, err := x.get(bucketRecords+"ting", []byte(refs[0].ID))
		if err == nil && !strings.Contains(string(data), "new") {
			t.Error("what stood beside the fields is gone")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNamesStandForEver(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	before := s.View().tables["ting"].names.numbers
	s = reopen(t, s)
	mustSave(t, s, records(&thing{Name: "b", Note: "n", Colour: "gul"}))
	s = reopen(t, s)
	after := s.View().tables["ting"].names.numbers
	for key, number := range before {
		if after[key] != number {
			t.Errorf("%s: %d became %d", key, number, after[key])
		}
	}
	if len(after) != len(before)+2 {
		t.Errorf("before %v, after %v", before, after)
	}
}

func TestInfo(t *testing.T) {
	opt := options()
	opt.NoBackup = false
	s := mustCreate(t, opt)
	add(t, s, "a")
	s.opt.Program = "1.1.0"
	add(t, s, "b")
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	info := s.Info()
	if info.Records != 2 || info.Schema != Schema || info.Program != "1.1.0" || info.Size == 0 || info.ID == "" ||
		info.ID != s.ID() || info.Created.IsZero() || info.LastBackup.IsZero() || info.Operations == 0 {
		t.Errorf("%+v", info)
	}
}

func TestErrorsHaveTexts(t *testing.T) {
	errs := []Coded{&ClockOff{}, &ClockOff{Back: true}, &Locked{}, &Locked{Since: time.Now()}, &TooNew{}, &InUse{}, &Stale{}, &Stale{Deleted: true}, &Missing{},
		&Invalid{[]Refused{{Problems: []reg.Problem{{}}}}}, &Damaged{Harm: HarmContent}, &Damaged{Harm: HarmEmpty},
		&Damaged{Harm: HarmForeign}, &Damaged{Harm: HarmStructure}, &Damaged{Harm: HarmKeys}, &Sealed{},
		&Sealed{Ways: []vault.Kind{vault.KindPassphrase}}, &vault.Wrong{Kind: vault.KindPassphrase},
		&vault.Wrong{Kind: vault.KindRecovery}, &vault.Short{}, &vault.Mistyped{}, &vault.Mistyped{Group: 1}}
	for _, code := range []string{"exists", "not_found", "no_access", "disk_full", "disk", "unknown_register", "single",
		"not_utf8", "closed", "backup_bad", "no_room", "second_gone", "other_store", "file_in_use", "migration_failed", attach.CodeTooBig,
		attach.CodeMissing, attach.CodeDamaged, "on_network", "in_synced", "changed_outside", "gone_outside",
		"no_recovery", "not_encrypted", "no_keyring"} {
		errs = append(errs, &Error{Code: code, Args: []string{"a", "b", "c"}})
	}
	for _, lang := range []string{"nb", "nn", "en"} {
		texts := map[string]string{}
		for _, file := range []string{"storage", "attachments", "encryption", "migration"} {
			data, err := os.ReadFile("../i18n/" + lang + "/" + file + ".json")
			if err == nil {
				err = json.Unmarshal(data, &texts)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, err := range errs {
			text := texts["error."+err.ErrorCode()]
			highest := len(err.ErrorArgs())
			if text == "" || strings.Contains(text+texts["error."+err.ErrorCode()+".do"], "{"+string(rune('0'+highest))+"}") {
				t.Errorf("%s: %q %q with %d arguments", lang, err.ErrorCode(), text, highest)
			}
			if err.Error() == "" {
				t.Errorf("%q has no English text", err.ErrorCode())
			}
		}
		for _, code := range []string{NoteDamaged, NoteFound, NoteBeginning, NoteOlder, NoteNoOlder, NoteAsIs, NoteAside, NoteBackup,
			NoteSalvage, NoteRetaken, NoteLostNothing, NoteLostSets, NoteLostUnknown, NoteRegister, NoteStale, NoteHistoryKept,
			NoteHistoryLost, NoteLostFiles, NoteValue, "kind." + string(RemedyOlder), "kind." + string(RemedyBackup), "kind." + string(RemedySalvage)} {
			if texts["repair."+code] == "" {
				t.Errorf("%s: no text for note %q", lang, code)
			}
		}
		for _, code := range []string{FoundStructure, FoundValue, FoundChain, FoundIndex, FoundState, FoundMemory, FoundLink, FoundUnknown, FoundNewer, FoundNoFile, FoundBadFile, FoundUnused} {
			if texts["doctor."+code] == "" {
				t.Errorf("%s: no text for finding %q", lang, code)
			}
		}
	}
}

func TestReadOnlyFileIsRefusedUnharmed(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything")
	}
	s := mustCreate(t, options())
	_ = s.Close()
	if err := os.Chmod(s.path, 0o400); err != nil {
		t.Fatal(err)
	}
	var coded Coded
	if _, err := Open(s.path, options()); !errors.As(err, &coded) || coded.ErrorCode() != "no_access" {
		t.Errorf("got %v", err)
	}
}

// deleteLast takes away the last value of a bucket behind the program's back.
func deleteLast(bucket string) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		c := tx.Bucket([]byte(bucket)).Cursor()
		c.Last()
		return c.Delete()
	}
}
