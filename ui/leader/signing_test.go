package leader

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/sign"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// ready is a page whose document is final, and waits for a signature.
func ready(t *testing.T, o look.Options) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k, w, s := show(t, "ve", o, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	sealIt(t, k, w, s)
	return k, w, s
}

// identity makes one in somebody's name and keeps it on this machine.
func identity(t *testing.T, w *stock.World, name string, from time.Time) *sign.Identity {
	t.Helper()
	id, err := sign.NewIdentity(sign.Holder{Name: name}, from, 1, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Deps.Identities.Add(id, phrase); err != nil {
		t.Fatal(err)
	}
	return id
}

// elsewhere signs the document outside of the store and returns the path.
func elsewhere(t *testing.T, w *stock.World, s *page, field, name string) string {
	t.Helper()
	file := s.now.frozen.PDF()
	path := filepath.Join(t.TempDir(), "tilbake.pdf")
	if err := w.Store.SaveFile(file, path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	id, err := sign.NewIdentity(sign.Holder{Name: name}, w.Now().AddDate(0, -1, 0), 1, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	out, err := sign.Sign(data, sign.Request{Field: field, Identity: id, At: w.Now()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSigningByKeyboardAlone(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	identity(t, w, "Kari Nordmann", w.Now().AddDate(0, -1, 0))
	answer(t, k, w, s)
	k.Focus("Lag endelig dokument …")
	k.Press(fyne.KeySpace)
	k.Back()
	k.Back()
	if k.Focused() != "Lag og signer …" {
		t.Fatalf("the focus is on %q", k.Focused())
	}
	k.Press(fyne.KeySpace)
	k.Queue.Until(t, func() bool { return k.Focused() == "Passordet til identiteten" || len(w.Errors) > 0 })
	k.Type("et annet passord")
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return k.Has("Passordet er feil.") || len(w.Errors) > 0 })
	if stored(t, w).Signed() {
		t.Fatal("signed with a wrong password")
	}
	k.Focus("Passordet til identiteten")
	k.Press(fyne.KeyEnd)
	for range len("et annet passord") {
		k.Press(fyne.KeyBackspace)
	}
	k.Type(phrase)
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	if r := stored(t, w); r.Status != model.ReportSigned || len(r.Signatures) != 1 || r.Signature().Check != model.SignValidUnknown {
		t.Errorf("%+v", r.Signatures)
	}
}

func TestOnlyOnesOwnIdentitySigns(t *testing.T) {
	k, w, _ := ready(t, look.Options{})
	identity(t, w, "Ola Hansen", w.Now().AddDate(0, -1, 0))
	identity(t, w, "Kari Nordmann", w.Now().AddDate(-3, 0, 0))
	k.Tap("Signer …")
	if !k.Has("Kari Nordmann har ingen signeringsidentitet") {
		t.Error("an identity that has expired is offered")
	}
	for name, want := range map[string]string{"Ola Hansen": "tilhører Ola Hansen, ikke Kari Nordmann", "Kari Nordmann": "er ikke gyldig nå"} {
		k.Tap("Signeringsidentitet")
		k.Tap(name)
		if !k.Has(want) {
			t.Errorf("%s: nothing says %q", name, want)
		}
		k.Focus("Passordet til identiteten")
		k.Press(fyne.KeyReturn)
		k.Settle()
		if stored(t, w).Signed() {
			t.Fatalf("%s has signed", name)
		}
	}
	k.Press(fyne.KeyEscape)
	k.Tap("Signer …")
	k.Focus("Navnet i sertifikatet")
	k.Type(" Hansen")
	newIdentity(k)
	k.Press(fyne.KeyReturn)
	if !k.Has("Sertifikatet må være i navnet til den som signerer") {
		t.Error("an identity in another name is made")
	}
}

func TestADeputyAndTheCoordinatorSign(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	for _, step := range []struct{ who, field, name string }{
		{"stedfortreder for Kari Nordmann", model.FieldLeader, "Ola Hansen"}, {"Personvernkoordinator", model.FieldCoordinator, ""}} {
		k.Tap("Signer …")
		k.Tap("Hvem signerer")
		for _, o := range k.Texts() {
			if strings.Contains(o, step.who) {
				k.Tap(o)
				break
			}
		}
		newIdentity(k)
		k.Tap("Signer")
		before := len(stored(t, w).Signatures)
		k.Queue.Until(t, func() bool { return len(s.now.round.Report.Signatures) > before || len(w.Errors) > 0 })
		k.Settle()
		r := stored(t, w)
		last := r.Signatures[len(r.Signatures)-1]
		if last.FieldName() != step.field || (last.Proxy != "") != (step.field == model.FieldLeader) {
			t.Errorf("%s: %+v", step.who, last)
		}
	}
	result := verified(t, w, s)
	if len(result.Signatures) != 2 || result.Verdict != sign.Doubtful {
		t.Errorf("the document holds %+v", result)
	}
	if k.Labelled("Signer …") != nil {
		t.Error("there is nothing more to sign")
	}
}

// verified checks the newest document.
func verified(t *testing.T, w *stock.World, s *page) sign.Result {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := w.Store.SaveFile(s.now.frozen.PDF(), path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	result, err := sign.Verify(data, sign.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestTakingInAFileThatWasSignedElsewhere(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	w.Path = elsewhere(t, w, s, model.FieldLeader, "Kari Nordmann")
	k.Tap("Ta imot signert fil …")
	k.Queue.Until(t, func() bool { return k.Has("Jeg har sammenlignet") })
	if !k.Has("det er ikke kjent hvem som eier") || !k.Has("Alle kan lage et sertifikat") || stored(t, w).Signed() {
		t.Error("what is unknown is not said, or it is kept unasked")
	}
	k.Tap("Behold filen")
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	if sig := stored(t, w).Signature(); sig == nil || sig.Method != model.SignExternal || sig.Check != model.SignValidUnknown || sig.Person != "P1" {
		t.Errorf("%v: %+v", w.Errors, sig)
	}
	k.Settle()
	k.Tap("Ta imot signert fil …")
	k.Queue.Until(t, func() bool { return k.Has("registrert fra før") })
	if k.Labelled("Behold filen") != nil {
		t.Error("the same file is kept twice")
	}
}

func TestACertificateInAnotherNameIsCompared(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	s.Dropped(elsewhere(t, w, s, model.FieldCoordinator, "Kommunens segl"))
	k.Queue.Until(t, func() bool { return k.Has("Jeg har sammenlignet") })
	k.Tap("Behold filen")
	k.Settle()
	if len(stored(t, w).Signatures) > 0 || !k.Has("kryss av for det") {
		t.Fatal("a certificate in another name is taken unseen")
	}
	k.Tap("Jeg har sammenlignet fingeravtrykket med innehaveren")
	k.Tap("Behold filen")
	k.Queue.Until(t, func() bool { return len(s.now.round.Report.Signatures) > 0 || len(w.Errors) > 0 })
	if r := stored(t, w); len(r.Signatures) != 1 || r.Signatures[0].Check != model.SignValid || r.Signatures[0].Person != "P3" || r.Signed() {
		t.Errorf("%v: %+v", w.Errors, r.Signatures)
	}
}

func TestAFileThatWasChangedIsRefused(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	path := elsewhere(t, w, s, model.FieldLeader, "Kari Nordmann")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[3000] ^= 1
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Dropped(path)
	k.Queue.Until(t, func() bool { return k.Has("Ta imot signert fil") && k.Labelled("Lukk") != nil })
	if k.Labelled("Behold filen") != nil || !k.Has("annet dokument enn originalen") {
		t.Error("it may be kept")
	}
	k.Press(fyne.KeyEscape)
	if err := os.WriteFile(path, []byte("hei"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Dropped(path)
	k.Queue.Until(t, func() bool { return k.Has("Filen er ikke en PDF") })
}

func TestCheckingAVersionTellsOfTampering(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	k.Tap("Signer …")
	newIdentity(k)
	k.Tap("Signer")
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	k.Settle()
	k.Tap("Kontroller versjon 1")
	k.Queue.Until(t, func() bool { return k.Has("Alt er som da det ble lagret") })
	if !k.Has("Kari Nordmann: signaturen holder") {
		t.Error("the signature is not told of")
	}
	k.Press(fyne.KeyEscape)
	hash := stored(t, w).Signature().FileHash
	path := filepath.Join(w.Store.Path()+".files", hash[:2], hash)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[3000] ^= 1
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	k.Tap("Kontroller versjon 1")
	k.Queue.Until(t, func() bool { return k.Has("Stol ikke på denne versjonen") })
	if !k.Has("filen med signaturen er endret") || !k.Has("kontrollsummen stemmer ikke") {
		t.Error("what was changed is not told")
	}
}

func TestOldConfirmationsAreShownAsSuch(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	report, err := s.now.round.Sign(model.Signature{Field: model.FieldLeader, Person: "P1", Name: "Kari Nordmann", Role: model.RoleLeader,
		Method: model.SignAttested, At: reg.InstantOf(w.Now())})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store.Save(write(report, s.now.round.Report)); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() })
	k.Settle()
	if !k.Has("Bekreftelse i programmet, uten nøkkel") {
		t.Error("it looks like a signature with a key")
	}
}
