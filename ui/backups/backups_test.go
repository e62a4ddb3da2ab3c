package backups

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// world is a store of which a backup was made, and changed since.
type world struct {
	*stock.World
	kit      *uitest.Kit
	chosen   settings.Settings
	restored []string
}

func show(t *testing.T, o look.Options) *world {
	t.Helper()
	k := uitest.New(t, o)
	w := &world{World: stock.New(t, k, i18n.Bokmal), kit: k}
	w.Fill()
	if _, err := w.Store.Backup(); err != nil {
		t.Fatal(err)
	}
	w.Later(26 * time.Hour)
	w.Add("personer", "P9", map[string]string{"navn": "Nora Ny"})
	w.Deps.Settings = func() settings.Settings { return w.chosen }
	w.Deps.Choose = func(edit func(*settings.Settings)) { edit(&w.chosen) }
	w.Deps.Restore = func(path string) { w.restored = append(w.restored, path) }
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 720)
	k.Queue.Until(t, func() bool { return k.Has("23.11.2026 kl. 09.00") })
	return w
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		w := show(t, o)
		w.kit.Picture(*pictures+"/backups-"+name+".png", 1)
		w.kit.Tap("23.11.2026 kl. 09.00")
		w.kit.Queue.Until(t, func() bool { return w.kit.Has("I denne kopien") })
		w.kit.Picture(*pictures+"/backups-inside-"+name+".png", 1)
	}
}

func TestALookInsideBeforeItIsRestored(t *testing.T) {
	w := show(t, look.Options{})
	k := w.kit
	if !k.Has("Sikkerhetskopi: i går kl. 09.00") || !k.Has("ved lageret") {
		t.Errorf("age and place are not told: %v", k.Texts())
	}
	k.Tap("23.11.2026 kl. 09.00")
	k.Queue.Until(t, func() bool { return k.Has("I denne kopien") })
	if !k.Has("Personer: 1 forsvinner (Nora Ny)") || !k.Has("Nordmann") {
		t.Errorf("what would become different is not told: %v", k.Texts())
	}
	k.Press(fyne.KeyEscape)
	if len(w.restored) != 0 || k.Has("I denne kopien") {
		t.Fatal("Escape restored, or did not close")
	}
	k.Tap("23.11.2026 kl. 09.00")
	k.Queue.Until(t, func() bool { return k.Has("I denne kopien") })
	if k.Press(fyne.KeyReturn); len(w.restored) != 0 {
		t.Fatal("Enter restored unasked")
	}
	k.Tap("23.11.2026 kl. 09.00")
	k.Queue.Until(t, func() bool { return k.Has("I denne kopien") })
	k.Tap("Hent tilbake")
	if len(w.restored) != 1 || w.restored[0] != storage.Backups(w.Store.Path(), "")[0].Path {
		t.Errorf("restored %v", w.restored)
	}
}

func TestABackupThatCannotBeReadIsTold(t *testing.T) {
	w := show(t, look.Options{})
	path := storage.Backups(w.Store.Path(), "")[0].Path
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.kit.Tap("23.11.2026 kl. 09.00")
	w.kit.Queue.Until(t, func() bool { return len(w.Errors) > 0 })
	if !errors.As(w.Errors[0], new(*storage.Damaged)) || w.kit.Has("I denne kopien") {
		t.Errorf("told %v", w.Errors)
	}
}

func TestASecondPlaceIsChosen(t *testing.T) {
	w := show(t, look.Options{})
	k := w.kit
	w.Path = t.TempDir()
	k.Tap("Velg mappe …")
	w.Store.OnBackup(func() { k.Queue.Do(w.Screen().Changed) })
	k.Queue.Until(t, func() bool { return !w.Store.Second().Working })
	w.Screen().Changed()
	k.Queue.Until(t, func() bool { return k.Has("begge steder") })
	if w.chosen.BackupFolder != w.Path {
		t.Errorf("kept %q", w.chosen.BackupFolder)
	}
	if err := os.RemoveAll(w.Path); err != nil {
		t.Fatal(err)
	}
	k.Tap("Ta sikkerhetskopi nå")
	k.Queue.Until(t, func() bool { return w.Store.Second().Err != nil })
	w.Screen().Changed()
	k.Queue.Until(t, func() bool { return k.Has("Finner ikke det andre stedet") })
	if len(storage.Backups(w.Store.Path(), "")) != 2 {
		t.Error("the backup beside the store was not made")
	}
	k.Tap("Ikke bruk et andre sted")
	if w.chosen.BackupFolder != "" || w.Store.Second().Folder != "" {
		t.Error("the second place is still in use")
	}
}

func TestItemsPutCopiesTogether(t *testing.T) {
	files := []storage.BackupFile{
		{Path: filepath.Join("b", "a-2.samsvar"), Second: true}, {Path: filepath.Join("a", "a-2.samsvar")},
		{Path: filepath.Join("a", "a-1.samsvar")}, {Path: filepath.Join("b", "a-0.samsvar"), Second: true},
	}
	all := items(files)
	if len(all) != 3 || all[0].places() != "both" || all[0].file.Second || all[1].places() != "first" || all[2].places() != "second" {
		t.Errorf("%+v", all)
	}
}
