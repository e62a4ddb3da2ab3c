package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"

	"samsvar/storage/vault"
	"samsvar/storage/vault/vaulttest"
)

const phrase = "blå ost på lørdag"

func newRecovery(t testing.TB) vault.Recovery {
	t.Helper()
	r, err := vault.NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sealedOptions are those of a new encrypted store, with its recovery key.
func sealedOptions(t testing.TB) Options {
	t.Helper()
	opt := options()
	opt.Plain, opt.Recovery = false, newRecovery(t)
	return opt
}

// with are options that open a store with a secret and nothing else.
func with(s vault.Secret) Options {
	opt := options()
	opt.Key = s
	return opt
}

func mustBeSealed(t *testing.T, path string, opt Options) *Sealed {
	t.Helper()
	var sealed *Sealed
	s, err := Open(path, opt)
	if !errors.As(err, &sealed) || sealed.Path != path {
		if s != nil {
			_ = s.Close()
		}
		t.Fatalf("%v, want *Sealed", err)
	}
	return sealed
}

func mustClose(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAnEncryptedStoreOpensWithItsKeysOnly(t *testing.T) {
	opt := sealedOptions(t)
	opt.Key = vault.Passphrase(phrase)
	s := mustCreate(t, opt)
	add(t, s, "Kjellerbod")
	path := s.Path()
	if !s.Info().Encrypted || !s.Access().Passphrase || s.Access().Remembered {
		t.Errorf("%+v %+v", s.Info(), s.Access())
	}
	mustVerify(t, s)
	mustClose(t, s)
	if sealed := mustBeSealed(t, path, options()); !slices.Equal(sealed.Ways, []vault.Kind{vault.KindRecovery, vault.KindPassphrase}) {
		t.Errorf("ways %v", sealed.Ways)
	}
	for _, secret := range []vault.Secret{opt.Recovery.Secret(), vault.Passphrase(phrase)} {
		s := mustOpen(t, path, with(secret))
		wantNames(t, s.View().All("ting"), "Kjellerbod")
		mustVerify(t, s)
		if s.opt.Key.Kind() != "" || s.opt.Recovery != (vault.Recovery{}) {
			t.Error("secrets are kept longer than needed")
		}
		mustClose(t, s)
	}
	for _, secret := range []vault.Secret{newRecovery(t).Secret(), vault.Passphrase("en helt annen setning")} {
		var wrong *vault.Wrong
		if _, err := Open(path, with(secret)); !errors.As(err, &wrong) || wrong.Kind != secret.Kind() {
			t.Errorf("%s: %v", secret.Kind(), err)
		}
	}
	if _, err := Open(path, with(opt.Recovery.Secret())); err != nil {
		t.Errorf("after wrong keys: %v", err)
	}
}

func TestCreateEncryptsUnlessToldNotTo(t *testing.T) {
	opt := options()
	opt.Plain = false
	var coded Coded
	path := newPath(t)
	if _, err := Create(path, opt); !errors.As(err, &coded) || coded.ErrorCode() != "no_recovery" {
		t.Errorf("without a recovery key: %v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	opt.Recovery, opt.Key = newRecovery(t), vault.Passphrase("kort")
	if _, err := Create(path, opt); !errors.As(err, &coded) || coded.ErrorCode() != "short_passphrase" {
		t.Errorf("with a short passphrase: %v", err)
	}
	if s := mustCreate(t, options()); s.Info().Encrypted || s.Key() != nil || s.Access().Encrypted {
		t.Error("a plain store says it is encrypted")
	}
}

// needles are texts of content, history, settings and names that must not be
// found in an encrypted file.
func needles() []string {
	return []string{"KJELLERBOD", "MERKNADEN", "GAMMELT-NAVN", "SLETTET-TING", "INNSTILT", "BEGRUNNELSE", "Kari-Koordinator", "TNG-", "FILNAVN"}
}

// writeNeedles lives through everything that leaves traces in a file.
func writeNeedles(t *testing.T, s *Store) {
	t.Helper()
	id := add(t, s, "GAMMELT-NAVN")
	first := get(t, s, id)
	first.Name, first.Note = "KJELLERBOD", "MERKNADEN"
	c := records(first)
	c.Reason = "BEGRUNNELSE"
	mustSave(t, s, c)
	attachment, err := s.AddFile(strings.NewReader("VEDLEGGET"), "FILNAVN.txt")
	if err != nil {
		t.Fatal(err)
	}
	first.Files = []reg.File{attachment}
	mustSave(t, s, records(first))
	first.Files = nil
	mustSave(t, s, records(first)) // an undo may still want it
	first.Files = []reg.File{attachment}
	mustSave(t, s, records(first))
	gone := add(t, s, "SLETTET-TING")
	mustSave(t, s, Change{Delete: []reg.Ref{gone}, Settings: map[string]string{"a": "INNSTILT"}})
	mustSave(t, s, many(50))
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
}

func readable(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(append(needles(), "VEDLEGGET"), func(text string) bool { return !bytes.Contains(data, []byte(text)) })
}

// filesOf are all files of a store: itself, its backups, what lies beside it.
func filesOf(t *testing.T, s *Store) []string {
	t.Helper()
	var files []string
	err := filepath.Walk(filepath.Dir(s.Path()), func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() && path != lockInfoPath(s.Path()) {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) < 2 {
		t.Fatalf("%v: %v", files, err)
	}
	return files
}

func TestNothingIsReadableWithoutTheKey(t *testing.T) {
	plain := options()
	plain.User = "Kari-Koordinator"
	control := mustCreate(t, plain)
	writeNeedles(t, control)
	seen := map[string]bool{}
	for _, file := range filesOf(t, control) {
		for _, text := range readable(t, file) {
			seen[text] = true
		}
	}
	if len(seen) != len(needles())+1 {
		t.Fatalf("only %v are in the plain files, so that the test proves nothing", seen)
	}
	opt := sealedOptions(t)
	opt.User = plain.User
	s := mustCreate(t, opt)
	writeNeedles(t, s)
	for _, file := range filesOf(t, s) {
		if got := readable(t, file); len(got) > 0 {
			t.Errorf("%s holds %v", filepath.Base(file), got)
		}
	}
	t.Logf("tried: %d texts in %d files, 0 readable", len(needles()), len(filesOf(t, s)))
}

func TestTheKeyringOpensWithoutAsking(t *testing.T) {
	ring := &vaulttest.Keyring{}
	opt := sealedOptions(t)
	opt.Keyring = ring
	s := mustCreate(t, opt)
	path, id := s.Path(), add(t, s, "a")
	if s.Access().Remembered {
		t.Error("remembered without being told")
	}
	told := sealedOptions(t)
	told.Keyring, told.Remember = ring, true
	if o := mustCreate(t, told); !o.Access().Remembered || ring.Len() != 1 {
		t.Error("not remembered though told")
	} else if err := o.Forget(); err != nil || ring.Len() != 0 {
		t.Errorf("%v", err)
	}
	if err := s.Remember(); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	again := options()
	again.Keyring = ring
	s = mustOpen(t, path, again)
	if get(t, s, id).Name != "a" || !s.Access().Remembered {
		t.Errorf("%+v", s.Access())
	}
	mustVerify(t, s)
	mustClose(t, s)
	mustBeSealed(t, path, options()) // another user, or none
	ring.Break(true)
	if sealed := mustBeSealed(t, path, again); sealed.Err == nil {
		t.Error("a broken keyring is not told")
	}
	ring.Break(false)
	s = mustOpen(t, path, again)
	if err := s.Forget(); err != nil || ring.Len() != 0 || s.Access().Remembered {
		t.Errorf("%v, %d secrets, %+v", err, ring.Len(), s.Access())
	}
	mustClose(t, s)
	mustBeSealed(t, path, again)
}

func TestAMachineWithoutKeyringSaysSo(t *testing.T) {
	ring := &vaulttest.Keyring{}
	ring.Break(true)
	for _, keyring := range []vault.Keyring{nil, ring} {
		opt := sealedOptions(t)
		opt.Keyring = keyring
		s := mustCreate(t, opt)
		var coded Coded
		if err := s.Remember(); !errors.As(err, &coded) || coded.ErrorCode() != "no_keyring" {
			t.Errorf("%v", err)
		}
		mustOpen(t, closedPath(t, s), with(opt.Recovery.Secret()))
	}
}

func closedPath(t *testing.T, s *Store) string {
	t.Helper()
	mustClose(t, s)
	return s.Path()
}

func TestAPassphraseIsAskedForOnEveryMachine(t *testing.T) {
	ring := &vaulttest.Keyring{}
	opt := sealedOptions(t)
	opt.Keyring = ring
	s := mustCreate(t, opt)
	if err := s.Remember(); err != nil {
		t.Fatal(err)
	}
	before := sealedValues(t, s)
	if err := s.SetPassphrase(phrase); err != nil {
		t.Fatal(err)
	}
	if after := sealedValues(t, s); !slices.Equal(before, after) {
		t.Error("a new passphrase touches more than the header")
	}
	var coded Coded
	if err := s.SetPassphrase("kort"); !errors.As(err, &coded) || coded.ErrorCode() != "short_passphrase" {
		t.Errorf("%v", err)
	}
	path := closedPath(t, s)
	again := options()
	again.Keyring = ring
	mustBeSealed(t, path, again)
	again.Key = vault.Passphrase(phrase)
	s = mustOpen(t, path, again)
	if err := errors.Join(s.SetPassphrase("enda en ny setning"), s.Remember()); err != nil {
		t.Fatal(err)
	}
	path = closedPath(t, s)
	if _, err := Open(path, with(vault.Passphrase(phrase))); !errors.As(err, new(*vault.Wrong)) {
		t.Errorf("the old passphrase: %v", err)
	}
	again.Key = vault.Secret{}
	s = mustOpen(t, path, again)
	fresh := newRecovery(t)
	if err := errors.Join(s.DropPassphrase(), s.SetRecovery(fresh)); err != nil {
		t.Fatal(err)
	}
	path = closedPath(t, s)
	for _, old := range []vault.Secret{vault.Passphrase("enda en ny setning"), opt.Recovery.Secret()} {
		if _, err := Open(path, with(old)); !errors.As(err, new(*vault.Wrong)) {
			t.Errorf("%s: %v", old.Kind(), err)
		}
	}
	mustVerify(t, mustOpen(t, path, with(fresh.Secret())))
}

// sealedValues are all values of a file as they lie in it, without the header.
func sealedValues(t *testing.T, s *Store) []string {
	t.Helper()
	var all []string
	err := s.db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			if string(name) == bucketKeys {
				return nil
			}
			return b.ForEach(func(k, v []byte) error {
				all = append(all, string(name)+"\x00"+string(k)+"\x00"+string(v))
				return nil
			})
		})
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d values: %v", len(all), err)
	}
	return all
}

func TestADamagedHeaderIsNoWrongKey(t *testing.T) {
	opt := sealedOptions(t)
	s := mustCreate(t, opt)
	add(t, s, "a")
	path := closedPath(t, s)
	header := []byte(headerKey)
	for name, harm := range map[string]func(*bbolt.Bucket) error{
		"a flipped bit": func(b *bbolt.Bucket) error {
			v := slices.Clone(b.Get(header))
			v[len(v)/2] ^= 1
			return b.Put(header, v)
		},
		"a flipped bit under a good check": func(b *bbolt.Bucket) error {
			v, err := newChecksum().open(bucketKeys, header, b.Get(header))
			v = slices.Clone(v)
			v[len(v)/2] ^= 1
			return errors.Join(err, b.Put(header, newChecksum().seal(bucketKeys, header, v)))
		},
		"no header": func(b *bbolt.Bucket) error { return b.Delete(header) },
	} {
		t.Run(name, func(t *testing.T) {
			copied := filepath.Join(t.TempDir(), "a.samsvar")
			if err := copyFile(path, copied); err != nil {
				t.Fatal(err)
			}
			surgery(t, copied, func(tx *bbolt.Tx) error { return harm(tx.Bucket([]byte(bucketKeys))) })
			var damaged *Damaged
			if _, err := Open(copied, with(opt.Recovery.Secret())); !errors.As(err, &damaged) || damaged.Harm != HarmKeys || damaged.Path != copied {
				t.Errorf("%v", err)
			}
		})
	}
}

// surgery changes a closed file behind the program's back.
func surgery(t *testing.T, path string, change func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, boltOptions())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(change), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// Every way to put one sealed value in the place of another is noticed: within
// a store, and between stores that the same person made.
func TestValuesCannotBeExchanged(t *testing.T) {
	opt := sealedOptions(t)
	s := mustCreate(t, opt)
	for _, name := range []string{"a", "b"} {
		add(t, s, name)
	}
	mustSave(t, s, Change{Settings: map[string]string{"x": "1", "y": "2"}})
	path := closedPath(t, s)
	other := sealedOptions(t)
	o := mustCreate(t, other)
	add(t, o, "c")
	foreign := closedPath(t, o)
	type place struct{ bucket, key string }
	places, contents := []place{}, map[place][]byte{}
	surgery(t, path, func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				at := place{string(name), string(k)}
				places, contents[at] = append(places, at), slices.Clone(v)
				return nil
			})
		})
	})
	stranger := map[place][]byte{}
	surgery(t, foreign, func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				stranger[place{string(name), string(k)}] = slices.Clone(v)
				return nil
			})
		})
	})
	tried := 0
	try := func(at place, value []byte) {
		t.Helper()
		if at.bucket == bucketKeys || bytes.Equal(contents[at], value) {
			return
		}
		tried++
		surgery(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(at.bucket)).Put([]byte(at.key), value) })
		if !noticed(path, opt.Recovery) {
			t.Errorf("a foreign value in %s %q is taken", at.bucket, at.key)
		}
		surgery(t, path, func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(at.bucket)).Put([]byte(at.key), contents[at])
		})
	}
	for i, at := range places {
		try(at, contents[places[(i+1)%len(places)]])
		try(at, stranger[place{at.bucket, at.key}])
	}
	if !noticed(path, newRecovery(t)) || noticed(path, opt.Recovery) {
		t.Error("the file is not what it was")
	}
	t.Logf("tried: %d exchanged values, 0 unnoticed", tried)
}

// noticed reports whether opening or verifying finds a fault.
func noticed(path string, recovery vault.Recovery) bool {
	s, err := Open(path, with(recovery.Secret()))
	if err != nil {
		return true
	}
	report, err := s.Verify()
	return errors.Join(err, s.Close()) != nil || !report.OK()
}

func TestEveryByteOfEveryValueIsGuarded(t *testing.T) {
	s := mustCreate(t, sealedOptions(t))
	writeNeedles(t, s)
	tried := 0
	err := s.read(func(txn *txn) error {
		for _, bucket := range txn.buckets("") {
			err := txn.eachSealed(bucket, func(key, sealed []byte) error {
				bad := slices.Clone(sealed)
				for i := range bad {
					bad[i] ^= 1 << (i % 8)
					if _, err := s.sealer.open(bucket, key, bad); err == nil {
						t.Fatalf("byte %d of %s %q may be changed", i, bucket, key)
					}
					bad[i] = sealed[i]
					tried++
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("tried: %d changed bytes of values, 0 unnoticed", tried)
}

func TestBackupsOpenWithTheSameKeys(t *testing.T) {
	opt := sealedOptions(t)
	opt.Key = vault.Passphrase(phrase)
	s := mustCreate(t, opt)
	add(t, s, "a")
	path, err := s.Backup()
	if err != nil {
		t.Fatal(err)
	}
	mustBeSealed(t, path, options())
	for _, secret := range []vault.Secret{opt.Recovery.Secret(), vault.Passphrase(phrase)} {
		copied := mustOpen(t, path, with(secret))
		wantNames(t, copied.View().All("ting"), "a")
		mustVerify(t, copied)
		mustClose(t, copied)
	}
	// The store that is open opens its own backups without being asked.
	if copied := mustOpen(t, path, s.opt); copied.Info().Encrypted != true {
		t.Error("not encrypted")
	}
}

func TestEncryptionIsSwitchedOnAndOff(t *testing.T) {
	ring := &vaulttest.Keyring{}
	opt := options()
	opt.User, opt.Keyring = "Kari-Koordinator", ring
	s := mustCreate(t, opt)
	writeNeedles(t, s)
	head, names := headOf(s), names2(s.View().All("ting"))
	if len(s.Exposed()) != 0 {
		t.Error("a plain store has nothing to hide")
	}
	first, second := newRecovery(t), newRecovery(t)
	if err := s.Encrypt(first, phrase); err != nil {
		t.Fatal(err)
	}
	if err := s.Remember(); err != nil {
		t.Fatal(err)
	}
	mustVerify(t, s)
	if got := attachedText(t, s); got != "VEDLEGGET" {
		t.Errorf("attached: %q", got)
	}
	if got := readable(t, s.Path()); len(got) > 0 || headOf(s) != head {
		t.Errorf("found %v, head %s", got, headOf(s))
	}
	if exposed := s.Exposed(); len(exposed) != 1 || len(readable(t, exposed[0])) == 0 {
		t.Errorf("exposed %v", exposed)
	}
	if n, err := s.RemoveExposed(); n != 1 || err != nil || len(s.Exposed()) != 0 {
		t.Errorf("removed %d: %v", n, err)
	}
	for _, file := range filesOf(t, s) {
		if got := readable(t, file); len(got) > 0 {
			t.Errorf("%s still holds %v", filepath.Base(file), got)
		}
	}
	if err := s.Encrypt(second, ""); err != nil {
		t.Fatal(err)
	}
	if ring.Len() != 0 || len(s.Exposed()) != 1 {
		t.Errorf("after a new key: %d secrets, exposed %v", ring.Len(), s.Exposed())
	}
	add(t, s, "Etterpå")
	path := closedPath(t, s)
	for _, old := range []vault.Secret{first.Secret(), vault.Passphrase(phrase)} {
		if _, err := Open(path, with(old)); !errors.As(err, new(*vault.Wrong)) {
			t.Errorf("%s of the old key: %v", old.Kind(), err)
		}
	}
	s = mustOpen(t, path, with(second.Secret()))
	if err := s.Decrypt(); err != nil {
		t.Fatal(err)
	}
	var coded Coded
	if err := s.Decrypt(); !errors.As(err, &coded) || coded.ErrorCode() != "not_encrypted" {
		t.Errorf("%v", err)
	}
	wantNames(t, s.View().All("ting"), append(names, "Etterpå")...)
	s = mustOpen(t, closedPath(t, s), options())
	mustVerify(t, s)
	if got := attachedText(t, s); got != "VEDLEGGET" {
		t.Errorf("attached: %q", got)
	}
	if s.Info().Encrypted || !strings.Contains(strings.Join(readable(t, path), " "), "KJELLERBOD") {
		t.Error("the store is still encrypted")
	}
}

// attachedText is the content of the only file that a record has.
func attachedText(t *testing.T, s *Store) string {
	t.Helper()
	all := s.View().Attachments(false)
	if len(all) != 1 {
		t.Fatalf("%d attachments", len(all))
	}
	content, err := s.OpenFile(all[0].File)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(content)
	if err := errors.Join(err, content.Close()); err != nil {
		t.Fatal(err)
	}
	stored, err := s.files.List()
	if err != nil || len(stored) != 1 {
		t.Errorf("%v lie in the folder: %v", stored, err)
	}
	return string(data)
}

// What was kept aside beside the store is as readable as a backup.
func TestFilesKeptAsideAreExposed(t *testing.T) {
	s := mustCreate(t, options())
	add(t, s, "a")
	for _, name := range []string{s.Path() + replacedMark + "1", s.Path() + asideMark + "1"} {
		if err := os.WriteFile(name, []byte("KJELLERBOD"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Encrypt(newRecovery(t), ""); err != nil {
		t.Fatal(err)
	}
	if got := s.Exposed(); len(got) != 2 {
		t.Errorf("%v", got)
	}
	if n, err := s.RemoveExposed(); n != 2 || err != nil {
		t.Errorf("%d: %v", n, err)
	}
}

// If the new file cannot be written, the store is as it was, attachments too.
func TestEncryptionThatFailsChangesNothing(t *testing.T) {
	s := mustCreate(t, options())
	writeNeedles(t, s)
	if err := s.db.Update(func(tx *bbolt.Tx) error { return tx.Bucket([]byte(bucketOps+"pc1")).Put(seqKey(2), []byte("bad")) }); err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(newRecovery(t), ""); err == nil {
		t.Fatal("a damaged store was encrypted")
	}
	if got := attachedText(t, s); got != "VEDLEGGET" || s.Info().Encrypted {
		t.Errorf("attached %q, %+v", got, s.Info())
	}
}

func TestARewriteStaysEncrypted(t *testing.T) {
	opt := sealedOptions(t)
	s := mustCreate(t, opt)
	writeNeedles(t, s)
	rewritten(t, s, rewriting{})
	if got := readable(t, s.Path()); len(got) > 0 {
		t.Errorf("found %v", got)
	}
	rewritten(t, s, rewriting{reseal: true, key: s.Key()})
	mustVerify(t, mustOpen(t, closedPath(t, s), with(opt.Recovery.Secret())))
}

// A look into an encrypted backup and its restore need a key like the store
// itself; the store that is open needs none.
func TestEncryptedBackupsAreLookedIntoAndRestored(t *testing.T) {
	opt := sealedOptions(t)
	opt.Key = vault.Passphrase(phrase)
	s := mustCreate(t, opt)
	add(t, s, "a")
	backup := mustBackup(t, s)
	add(t, s, "b")
	if _, err := Peek(backup, options()); !errors.As(err, new(*Sealed)) {
		t.Errorf("looked into without a key: %v", err)
	}
	look, err := s.Peek(backup)
	must(t, err)
	wantNames(t, look.View.All("ting"), "a")
	now, replaced, err := s.Restore(backup)
	must(t, err)
	t.Cleanup(func() { _ = now.Close() })
	wantNames(t, now.View().All("ting"), "a")
	mustVerify(t, now)
	mustBeSealed(t, replaced, options())
	mustClose(t, now)
	if _, err := Restore(s.path, backup, options()); !errors.As(err, new(*Sealed)) {
		t.Errorf("restored without a key: %v", err)
	}
	_, err = Restore(s.path, backup, with(opt.Recovery.Secret()))
	must(t, err)
	wantNames(t, mustOpen(t, s.path, with(opt.Recovery.Secret())).View().All("ting"), "a")
}
