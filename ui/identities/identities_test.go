package identities

import (
	"crypto/rand"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/report/sign"
	"samsvar/settings"
	"samsvar/settings/identities"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

const phrase = "gule busser i Tromsø synger"

func show(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	t.Setenv("SAMSVAR_CONFIG", t.TempDir())
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	w.Settings = settings.Settings{User: "kari nordmann"}
	p := New(w.Deps, screen.Place{}).(*page)
	w.Show(k, p, 1064, 720)
	return k, w, p
}

// made makes an identity in the window.
func made(t *testing.T, k *uitest.Kit) {
	t.Helper()
	k.Tap("Ny identitet …")
	k.Focus("Nytt passord")
	k.Type(phrase)
	k.Focus("Gjenta passordet")
	k.Type(phrase)
	k.Tap("Lag identiteten")
	k.Queue.Until(t, func() bool { return k.Has("Legge sertifikatet inn i de kjente?") })
	k.Settle()
}

func TestAnIdentityIsMadeAndItsCertificateOffered(t *testing.T) {
	k, w, _ := show(t, look.Options{}, i18n.Bokmal)
	if !k.Has("Ingen signeringsidentitet ennå") {
		t.Error("there is one already")
	}
	made(t, k)
	k.Tap("Legg til i kjente sertifikater …")
	k.Queue.Until(t, func() bool { return len(w.Opened) > 0 })
	rec, ok := w.Last().Begin.(*model.KnownCertificate)
	if !ok || rec.Name != "Kari Nordmann" || rec.Person != "P1" || len(rec.Files) != 1 {
		t.Fatalf("%+v", rec)
	}
	all, err := list()
	if err != nil || len(all) != 1 || all[0].Name() != "Kari Nordmann" {
		t.Fatalf("%v, %v", all, err)
	}
	if _, err := all[0].Open(phrase); err != nil {
		t.Error(err)
	}
	if !k.Has(sign.Grouped(all[0].Fingerprint())) || !k.Has("Du har én signeringsidentitet") {
		t.Errorf("shown is %q", k.Texts())
	}
	k.Tap("Kopier fingeravtrykket")
	if w.Clipboard != sign.Grouped(all[0].Fingerprint()) {
		t.Errorf("copied %q", w.Clipboard)
	}
	w.Path = filepath.Join(t.TempDir(), "ut.cer")
	k.Tap("Lagre sertifikatet …")
	data, err := os.ReadFile(w.Path)
	if c, bad := sign.ReadCertificate(data); err != nil || bad != nil || sign.Fingerprint(c) != all[0].Fingerprint() {
		t.Errorf("%v, %v", err, bad)
	}
	k.Tap("Fjern …")
	k.Press(fyne.KeyReturn) // the way back
	if all, _ := list(); len(all) != 1 {
		t.Error("removed by Enter")
	}
	k.Tap("Fjern …")
	k.Tap("Fjern identiteten")
	if all, _ := list(); len(all) != 0 {
		t.Error("it is still there")
	}
}

func TestAnIdentityNeedsNameAndPassphrase(t *testing.T) {
	k, _, _ := show(t, look.Options{}, i18n.Bokmal)
	k.Tap("Ny identitet …")
	k.Labelled("Navn").(interface{ SetText(string) }).SetText(" ")
	k.Tap("Lag identiteten")
	if !k.Has("Skriv navnet på den som skal signere.") {
		t.Error("nothing is said of the name")
	}
	k.Focus("Navn")
	k.Type("Kari")
	k.Tap("Lag identiteten")
	if all, _ := list(); len(all) != 0 || !k.Has("Ny signeringsidentitet") {
		t.Error("made without a passphrase")
	}
}

func TestAFileIsTakenIn(t *testing.T) {
	k, w, _ := show(t, look.Options{}, i18n.Bokmal)
	id, err := sign.NewIdentity(sign.Holder{Name: "Kari Nordmann"}, w.Now(), 1, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	data, err := id.Encode("gammelt", 1, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	w.Path = filepath.Join(t.TempDir(), "kari.pfx")
	if err := os.WriteFile(w.Path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func(passphrase, then string) {
		t.Helper()
		k.Focus("Passordet til filen")
		k.Type(passphrase)
		k.Tap("Åpne filen")
		k.Queue.Until(t, func() bool { return k.Has(then) })
		k.Settle()
	}
	k.Tap("Hent inn fra fil …")
	open("feil", "Passordet er feil. Prøv igjen.")
	open("gammelt", "Nytt passord for «Kari Nordmann»")
	k.Focus("Nytt passord")
	k.Type(phrase)
	k.Focus("Gjenta passordet")
	k.Type(phrase)
	k.Tap("Lagre identiteten")
	k.Queue.Until(t, func() bool { return k.Has("Legge sertifikatet inn i de kjente?") })
	all, err := list()
	if err != nil || len(all) != 1 || all[0].Fingerprint() != sign.Fingerprint(id.Certificate) {
		t.Errorf("%v, %v", all, err)
	}
	w.Path = filepath.Join(t.TempDir(), "tull.p12")
	if err := os.WriteFile(w.Path, []byte("hei"), 0o600); err != nil {
		t.Fatal(err)
	}
	k.Tap("Ikke nå")
	k.Tap("Hent inn fra fil …")
	k.Tap("Åpne filen")
	k.Queue.Until(t, func() bool { return len(w.Errors) > 0 })
}

func TestValidity(t *testing.T) {
	id, err := sign.NewIdentity(sign.Holder{Name: "x"}, stock.Morning, 1, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for days, want := range map[int]string{-1: "early", 1: "valid", 300: "valid", 310: "ends", 366: "ended"} {
		if _, got := validity(identities.Entry{Certificate: id.Certificate}, stock.Morning.Add(time.Duration(days)*24*time.Hour)); got != want {
			t.Errorf("after %d days %s, want %s", days, got, want)
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		lang := i18n.Bokmal
		if name == "dark" {
			lang = i18n.Nynorsk
		}
		k, w, p := show(t, o, lang)
		k.Picture(*pictures+"/identities-none-"+name+".png", 1)
		p.askNew()
		k.Settle()
		k.Picture(*pictures+"/identities-new-"+name+".png", 1)
		k.Focus("Gjenta passordet")
		k.Settle()
		k.Picture(*pictures+"/identities-new-down-"+name+".png", 1)
		k.Press(fyne.KeyEscape)
		for i, from := range []int{0, -5} {
			id, err := sign.NewIdentity(sign.Holder{Name: []string{"Kari Nordmann", "Ola Normann"}[i], Organisation: "Prøveetaten", Email: "kari@proveetaten.example"}, w.Now().AddDate(from, 0, -10+20*i), 5, rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			if o := keep(id, phrase); o.err != nil {
				t.Fatal(o.err)
			}
		}
		p.Changed()
		k.Settle()
		k.Picture(*pictures+"/identities-"+name+".png", 1)
	}
}
