package shell

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/start"
	"samsvar/ui/uitest"
)

// running is the program in a window in memory, with a store open.
type running struct {
	*Program
	kit    *uitest.Kit
	path   string
	closed bool
	now    time.Time
}

// begun opens the program with a new store, which holds the agency.
func begun(t *testing.T) *running {
	t.Helper()
	r := &running{path: filepath.Join(t.TempDir(), "etat.samsvar"), now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}
	r.begin(t)
	if err := r.createStore(start.Making{Path: r.path, Name: "Prøveetaten", Plain: true}); err != nil {
		t.Fatal(err)
	}
	r.kit.Settle()
	return r
}

// begin shows an empty window.
func (r *running) begin(t *testing.T) {
	t.Helper()
	r.kit = uitest.New(t, look.Options{})
	config := filepath.Join(t.TempDir(), "settings.json")
	if err := (settings.Settings{Device: "pc-1", Lang: string(i18n.Bokmal)}).Save(config); err != nil {
		t.Fatal(err)
	}
	p, err := New(r.kit.App, Config{SettingsPath: config, Now: func() time.Time { return r.now }, Version: "1.0.0", User: "Kari"})
	if err != nil {
		t.Fatal(err)
	}
	p.do = r.kit.Queue.Do
	r.Program, r.kit.Window = p, p.window
	p.window.SetOnClosed(func() { r.closed = true })
	p.window.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(func() { _ = p.Close() })
}

// change saves a change of the agency.
func (r *running) change(t *testing.T, note string) {
	t.Helper()
	old := r.session.store.View().All(model.Agencies.Key)[0]
	agency, ok := model.Agencies.Clone(old).(*model.Agency)
	if !ok {
		t.Fatal("no agency")
	}
	agency.NameNB = note
	_, err := r.session.store.Save(storage.Change{Records: []storage.Write{{Register: model.Agencies.Key, Record: agency, Base: old}}})
	if err != nil {
		t.Fatal(err)
	}
	r.kit.Settle()
}

func (r *running) until(t *testing.T, text string) {
	t.Helper()
	r.kit.Queue.Until(t, func() bool { return r.kit.Has(text) })
}

// spoil puts a file where the folder of backups should be.
func (r *running) spoil(t *testing.T) {
	t.Helper()
	if err := os.WriteFile(r.path+".backup", []byte("i veien"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestClosingMakesABackup(t *testing.T) {
	r := begun(t)
	if !r.kit.Has("Ingen sikkerhetskopi ennå") {
		t.Errorf("the foot does not tell: %v", r.kit.Texts())
	}
	r.quit()
	r.quit() // pressed twice
	r.kit.Queue.Until(t, func() bool { return r.closed })
	all := storage.Backups(r.path, "")
	if len(all) != 1 {
		t.Fatalf("%d backups", len(all))
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(r.path))
	if err != nil || len(entries) != 2 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestClosingWithoutABackupIsTheUsersChoice(t *testing.T) {
	r := begun(t)
	r.spoil(t)
	r.quit()
	r.until(t, "Sikkerhetskopien ble ikke tatt")
	r.kit.Tap("Ikke lukk")
	if r.kit.Settle(); r.closed {
		t.Fatal("closed all the same")
	}
	r.quit()
	r.until(t, "Sikkerhetskopien ble ikke tatt")
	r.kit.Tap("Lukk likevel")
	r.kit.Queue.Until(t, func() bool { return r.closed })
}

func TestAFailedBackupIsToldOnceAndTheSaveIsMade(t *testing.T) {
	r := begun(t)
	r.spoil(t)
	r.change(t, "Den første etaten")
	r.until(t, "Sikkerhetskopien mislyktes")
	r.kit.Press(fyne.KeyEscape)
	if !r.kit.Has("Sikkerhetskopieringen mislyktes") || !strings.Contains(r.window.Title(), "Den første etaten") {
		t.Errorf("the foot does not tell, or it was not saved: %v", r.kit.Texts())
	}
	r.change(t, "Den andre etaten")
	if r.kit.Has("Sikkerhetskopien mislyktes") {
		t.Error("told again")
	}
}

func TestTheFootLeadsToTheBackupsAndOneIsRestored(t *testing.T) {
	r := begun(t)
	if _, err := r.session.store.Backup(); err != nil {
		t.Fatal(err)
	}
	r.change(t, "Etaten som ble endret")
	if !r.kit.Has("Sikkerhetskopi: i dag kl. 09.00") {
		t.Fatalf("the foot does not tell: %v", r.kit.Texts())
	}
	r.kit.Tap("Sikkerhetskopi: i dag kl. 09.00")
	r.until(t, "23.11.2026 kl. 09.00")
	r.kit.Tap("23.11.2026 kl. 09.00")
	r.until(t, "I denne kopien")
	if !r.kit.Has("blir som før (Prøveetaten)") {
		t.Errorf("what would change is not told: %v", r.kit.Texts())
	}
	r.kit.Tap("Hent tilbake")
	r.until(t, "Sikkerhetskopien er hentet tilbake")
	r.kit.Press(fyne.KeyEscape)
	if title := r.window.Title(); !strings.HasPrefix(title, "Prøveetaten") {
		t.Errorf("the window shows %q", title)
	}
	r.kit.Tap("Sikkerhetskopi: i dag kl. 09.00")
	r.until(t, "Erstattede lagre")
	if !r.kit.Has("etat.samsvar.replaced-") {
		t.Errorf("what was replaced is not listed: %v", r.kit.Texts())
	}
	r.change(t, "Arbeidet går videre")
}

func TestAnotherProgramReplacesTheStore(t *testing.T) {
	r := begun(t)
	if err := r.session.store.CopyTo(r.path + "-kopi"); err != nil {
		t.Fatal(err)
	}
	r.change(t, "Etter kopien")
	if err := os.Rename(r.path+"-kopi", r.path); err != nil {
		t.Skip("the system keeps others away")
	}
	r.until(t, "Lageret er endret av et annet program")
	r.kit.Press(fyne.KeyEscape)
	if !strings.HasPrefix(r.window.Title(), "Etter kopien") {
		t.Error("what was there is not shown any more")
	}
	r.failed(&storage.Error{Code: "changed_outside", Args: []string{r.path}}) // as a save would
	r.until(t, "Lageret er endret av et annet program")
	r.kit.Tap("Åpne på nytt")
	r.kit.Queue.Until(t, func() bool { return strings.HasPrefix(r.window.Title(), "Prøveetaten") })
}

func TestWordsThatCannotBeSavedAreKept(t *testing.T) {
	r := begun(t)
	r.session.open(screen.Place{Kind: screen.Edit, Register: model.Agencies.Key, ID: model.Agencies.All(r.session.store.View())[0].ID})
	r.kit.Settle()
	r.kit.Focus("Navn")
	r.kit.Type(" og mer")
	if err := os.Rename(r.path, r.path+"-borte"); err != nil {
		t.Skip("the system keeps others away")
	}
	r.kit.Menu("Fil", "Lagre")
	r.until(t, "Lageret er endret av et annet program")
	r.kit.Press(fyne.KeyEscape)
	copied := filepath.Join(t.TempDir(), "kopi.samsvar")
	r.session.copyTo(copied)
	r.until(t, "Det du har skrevet")
	words, err := os.ReadFile(strings.TrimSuffix(copied, ".samsvar") + ".txt")
	if err != nil || !strings.Contains(string(words), "og mer") {
		t.Errorf("kept %q, %v", words, err)
	}
	look, err := storage.Peek(copied, r.storeOptions())
	if err != nil || look.View.Count(model.Agencies.Key) != 1 {
		t.Errorf("the copy: %v", err)
	}
}

func TestASecondProgramGivesWay(t *testing.T) {
	first := begun(t)
	second := &running{now: first.now}
	second.begin(t)
	go second.openMeanwhile(first.path)
	raised := false
	second.kit.Queue.Until(t, func() bool {
		first.kit.Queue.Drain()
		raised = raised || second.kit.Has("Vinduet som har det åpent, er hentet fram")
		return second.closed
	})
	if !raised || first.closed || second.session != nil {
		t.Error("it did not say so, or the wrong one ended")
	}
	if _, err := os.Stat(first.path + ".raise"); err == nil {
		t.Error("the note was left")
	}
}

func TestAWrongClockIsToldOnce(t *testing.T) {
	r := begun(t)
	r.now = r.now.AddDate(0, 0, -2)
	r.change(t, "Med feil klokke")
	r.until(t, "Stemmer klokken?")
	r.kit.Press(fyne.KeyEscape)
	r.change(t, "En gang til")
	if r.kit.Has("Stemmer klokken?") {
		t.Error("told again")
	}
	if got := model.Agencies.All(r.session.store.View())[0].NameNB; got != "En gang til" {
		t.Errorf("saved %q", got)
	}
}
