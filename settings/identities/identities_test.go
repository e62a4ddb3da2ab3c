package identities_test

import (
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"samsvar/report/sign"
	"samsvar/settings/identities"
)

func made(t *testing.T, name string) *sign.Identity {
	t.Helper()
	id, err := sign.NewIdentity(sign.Holder{Name: name}, time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC), identities.Years, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestKeepingAnIdentity(t *testing.T) {
	folder := identities.Folder{Path: filepath.Join(t.TempDir(), "new")}
	if all, err := folder.List(); err != nil || len(all) != 0 {
		t.Fatalf("%v, %v", all, err)
	}
	id := made(t, "Øystein Ås/../x")
	if _, err := folder.Add(id, "kort"); err == nil {
		t.Error("a short passphrase is taken")
	}
	kept, err := folder.Add(id, "et langt passord")
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Dir(kept.Path) != folder.Path {
		t.Errorf("it lies at %s", kept.Path)
	}
	if info, err := os.Stat(kept.Path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read it: %v, %v", info.Mode(), err)
	}
	if _, err := folder.Add(made(t, "Anne"), "et langt passord"); err != nil {
		t.Fatal(err)
	}
	all, err := folder.List()
	if err != nil || len(all) != 2 || all[0].Name() != "Anne" || all[1].Fingerprint() != sign.Fingerprint(id.Certificate) {
		t.Fatalf("%v, %v", all, err)
	}
	for _, name := range []string{"Øystein Ås/../x", kept.Fingerprint()[:8], sign.Grouped(kept.Fingerprint())} {
		if found, err := folder.Find(name); err != nil || found.Path != kept.Path {
			t.Errorf("%s: %v", name, err)
		}
	}
	if back, err := kept.Open("et langt passord"); err != nil || back.Name() != id.Name() {
		t.Errorf("%v", err)
	}
	if _, err := kept.Open("et annet"); !errors.Is(err, sign.ErrPassphrase) {
		t.Errorf("%v", err)
	}
	if err := kept.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := folder.List(); err != nil || len(left) != 1 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestSeveralOfOneName(t *testing.T) {
	folder := identities.Folder{Path: t.TempDir()}
	for range 2 {
		if _, err := folder.Add(made(t, "Kari"), "et langt passord"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := folder.Find("Kari"); err == nil {
		t.Error("it is not said that there are two")
	}
	if err := os.WriteFile(filepath.Join(folder.Path, "junk.cer"), []byte("hei"), 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := folder.List(); err != nil || len(all) != 2 {
		t.Errorf("%d, %v", len(all), err)
	}
	data := identities.Public(made(t, "Ola").Certificate)
	if c, err := sign.ReadCertificate(data); err != nil || sign.NameOf(c) != "Ola" {
		t.Errorf("%v", err)
	}
	if _, err := sign.ReadCertificate([]byte("hei")); !errors.Is(err, sign.ErrNoCertificate) {
		t.Errorf("%v", err)
	}
}
