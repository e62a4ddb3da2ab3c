package record

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/ui/look"
)

func fileAt(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file is dropped on the form, saved with the record, looked at and saved
// elsewhere; the copy that was looked at goes with the store.
func TestAFileIsAttachedAndLookedAt(t *testing.T) {
	k, w, f := editSystem(t)
	if !f.Attach([]string{fileAt(t, "avtale.txt", "Avtale")}) {
		t.Fatal("takes no files")
	}
	k.Queue.Until(t, func() bool { return strings.Contains(dump(f), "avtale.txt") })
	f.Save()
	k.Settle()
	if got := w.Value(system, "vedlegg"); !strings.Contains(got, "avtale.txt") {
		t.Fatalf("saved %q", got)
	}
	read(t, k, w, place(system))
	k.Tap("avtale.txt (6\u00a0B)")
	k.Queue.Until(t, func() bool { return len(w.Viewed) == 1 })
	if data, err := os.ReadFile(w.Viewed[0]); err != nil || string(data) != "Avtale" {
		t.Errorf("shows %q, %v", data, err)
	}
	w.Deps.Copies.Remove()
	if _, err := os.Stat(w.Viewed[0]); err == nil {
		t.Error("the copy is still there")
	}
}

func dump(f *Form) string { return f.register.Dump(f.form.Record())["vedlegg"] }

// What could do something is never handed to the system.
func TestAProgramIsNotOpened(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	file, err := w.Store.AddFile(strings.NewReader("MZ"), "faktura.pdf.exe")
	if err != nil {
		t.Fatal(err)
	}
	read(t, k, w, place(system))
	w.Deps.OpenFile(file)
	k.Settle()
	if !k.Has("kan lagres, men ikke åpnes") || len(w.Viewed) > 0 {
		t.Errorf("shows %q, opened %v", k.Texts(), w.Viewed)
	}
	w.Path = filepath.Join(t.TempDir(), "faktura.pdf.exe")
	k.Press("Return")
	k.Settle()
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 })
	if data, err := os.ReadFile(w.Path); err != nil || string(data) != "MZ" {
		t.Errorf("saved %q, %v", data, err)
	}
}

// A file that is dropped on a record that is read goes into its form.
func TestAFileIsDroppedOnTheRecord(t *testing.T) {
	k, w := begin(t, look.Options{}, i18n.Bokmal)
	r := read(t, k, w, place(system))
	if !r.Attach([]string{fileAt(t, "avtale.txt", "Avtale")}) {
		t.Fatal("takes no files")
	}
	f := write(t, k, w, w.Last())
	k.Queue.Until(t, func() bool { return strings.Contains(dump(f), "avtale.txt") })
	f.Save()
	k.Settle()
	read(t, k, w, place(system))
	w.Path = filepath.Join(t.TempDir(), "kopi.txt")
	k.Tap("Lagre avtale.txt")
	k.Queue.Until(t, func() bool { return len(w.Said) > 1 })
	if data, err := os.ReadFile(w.Path); err != nil || string(data) != "Avtale" {
		t.Errorf("saved %q, %v", data, err)
	}
}
