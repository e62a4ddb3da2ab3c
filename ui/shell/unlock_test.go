package shell

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/settings"
	"samsvar/storage/vault"
	"samsvar/storage/vault/vaulttest"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/start"
	"samsvar/ui/uitest"
)

const (
	phrase    = "blå ost på lørdag"
	keyField  = "Gjenopprettingsnøkkel"
	pwField   = "Passord eller gjenopprettingsnøkkel"
	lockTitle = "Vinduet er låst"
)

// desk is a running window with an encrypted store on the disk.
type desk struct {
	*uitest.Kit
	t        *testing.T
	p        *Program
	ring     *vaulttest.Keyring
	now      time.Time
	path     string
	recovery vault.Recovery
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	d := &desk{Kit: uitest.New(t, look.Options{}), t: t, ring: &vaulttest.Keyring{}, now: time.Now(), path: filepath.Join(t.TempDir(), "etat.samsvar")}
	var err error
	d.p, err = New(fyne.CurrentApp(), Config{SettingsPath: filepath.Join(t.TempDir(), "settings.json"), Now: func() time.Time { return d.now },
		Version: "0.1.0", User: "Kari", Keyring: d.ring})
	if err != nil {
		t.Fatal(err)
	}
	d.p.do = d.Queue.Do
	d.Window = d.p.window
	d.p.window.SetContent(d.p.firstPage(nil))
	if d.recovery, err = vault.NewRecovery(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.p.Close() })
	return d
}

// make makes an encrypted store in the window.
func (d *desk) make(passphrase string) {
	d.t.Helper()
	if err := d.p.createStore(start.Making{Path: d.path, Name: "Etaten", Recovery: d.recovery, Passphrase: passphrase}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) until(done func() bool) {
	d.t.Helper()
	d.Queue.Until(d.t, done)
	d.Settle()
}

// shut closes the store without the backup that closing makes.
func (d *desk) shut() {
	d.p.session.close()
	d.p.session = nil
	d.p.rebuild()
}

func TestAStoreOpensWithItsKeyring(t *testing.T) {
	d := newDesk(t)
	d.make("")
	if d.ring.Len() != 1 || !d.Has("kryptert") || d.Has("ikke kryptert") {
		t.Errorf("%d secrets, %v", d.ring.Len(), d.Texts())
	}
	d.shut()
	if err := d.p.openStore(d.path); err != nil || d.p.session == nil {
		t.Errorf("%v", err)
	}
}

func TestAStoreAsksForItsKey(t *testing.T) {
	d := newDesk(t)
	d.make("")
	d.shut()
	d.ring.Break(true)
	if err := d.p.openStore(d.path); err != nil || d.p.session != nil {
		t.Fatalf("%v", err)
	}
	d.Press(fyne.KeyEscape)
	if d.Has("Lås opp lageret") {
		t.Error("Escape does not close the question")
	}
	if err := d.p.openStore(d.path); err != nil {
		t.Fatal(err)
	}
	d.Focus(keyField)
	d.Type("00000-00000")
	d.Press(fyne.KeyReturn)
	if !d.Has("ikke hel") {
		t.Errorf("half a key: %v", d.Texts())
	}
	other, err := vault.NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	d.Type(other.String())
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.Has("hører ikke til") })
	d.Type(d.recovery.String())
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.p.session != nil })
	if !d.Has("Etaten") || d.Has("Lås opp lageret") {
		t.Errorf("%v", d.Texts())
	}
}

func TestAPassphraseIsAskedForAndMayBeRemembered(t *testing.T) {
	d := newDesk(t)
	d.make(phrase)
	if d.ring.Len() != 0 {
		t.Error("remembered in spite of the passphrase")
	}
	d.shut()
	d.p.openMeanwhile(d.path)
	d.until(func() bool { return d.Has("Lås opp lageret") })
	d.Focus(pwField)
	d.Type("feil passord her")
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.Has("Passordet er feil") })
	d.Type(phrase)
	d.Focus("Neste gang på denne maskinen")
	d.Press(fyne.KeyRight)
	d.Tap("Lås opp")
	d.until(func() bool { return d.p.session != nil })
	if d.ring.Len() != 1 || !d.p.session.store.Access().Remembered {
		t.Error("not remembered")
	}
	d.shut()
	if err := d.p.openStore(d.path); err != nil || d.p.session == nil {
		t.Errorf("asks again: %v", err)
	}
}

func TestLockingClosesTheStore(t *testing.T) {
	d := newDesk(t)
	d.make(phrase)
	place := screen.Place{Kind: screen.SearchEach}
	d.p.session.open(place)
	d.p.lock()
	d.until(func() bool { return d.Has("Lås opp") && d.Has("Avbryt") })
	if d.p.session != nil || d.Has("Etaten") {
		t.Errorf("%v", d.Texts())
	}
	d.Press(fyne.KeyEscape)
	if d.p.session != nil || !d.Has(lockTitle) {
		t.Errorf("Escape opens a locked window: %v", d.Texts())
	}
	d.Tap("Lås opp")
	d.Type(phrase)
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.p.session != nil })
	if got := d.p.session.trail.current(); got.Kind != place.Kind || d.p.locked != nil {
		t.Errorf("%+v", got)
	}
}

func TestLockingKeepsWhatIsNotSaved(t *testing.T) {
	d := newDesk(t)
	d.make(phrase)
	d.p.session.open(screen.Place{Kind: screen.Edit, Register: model.Systems.Key})
	d.Focus("Navn")
	d.Type("Halvferdig system")
	d.p.lock()
	d.Settle()
	if d.p.session != nil || d.Has("Halvferdig system") {
		t.Fatalf("%v", d.Texts())
	}
	d.Type(phrase + "!")
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.Has("Passordet er feil") })
	d.Type(phrase)
	d.Press(fyne.KeyReturn)
	d.until(func() bool { return d.p.session != nil })
	if !d.Has("Halvferdig system") {
		t.Errorf("what was written is gone: %v", d.Texts())
	}
}

func TestTheWindowLocksItselfAfterAWhile(t *testing.T) {
	d := newDesk(t)
	d.make(phrase)
	d.p.change(func(s *settings.Settings) { s.AutoLock = 5 })
	pass := func(by time.Duration) {
		d.now = d.now.Add(by)
		d.p.lookIdle()
		d.Settle()
	}
	pass(0)
	pass(4 * time.Minute)
	d.p.idle.moves++
	pass(2 * time.Minute) // the pointer moved
	pass(4*time.Minute + 40*time.Second)
	if !d.Has("låses snart") || d.p.session == nil {
		t.Fatalf("no warning: %v", d.Texts())
	}
	d.Tap("Fortsett")
	pass(time.Minute)
	pass(3 * time.Minute)
	if d.p.session == nil || d.Has("låses snart") {
		t.Fatal("locked in spite of the answer")
	}
	pass(time.Minute + 40*time.Second)
	pass(time.Minute)
	if d.p.session != nil || d.p.locked == nil {
		t.Error("not locked")
	}
	d.until(func() bool { return d.Has("Avbryt") })
	if d.Has("låses snart") {
		t.Error("the warning lies over the lock")
	}
}

func TestOnlyAPassphraseLocks(t *testing.T) {
	d := newDesk(t)
	d.make("")
	d.p.change(func(s *settings.Settings) { s.AutoLock = 5 })
	d.p.lookIdle()
	d.now = d.now.Add(time.Hour)
	d.p.lookIdle()
	d.p.lock()
	if d.p.session == nil {
		t.Error("locked though anyone may open it again")
	}
	d.p.lockOrTell()
	if !d.Has("Lageret har ikke passord") {
		t.Errorf("%v", d.Texts())
	}
}
