package options

import (
	"flag"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows the choices, and keeps what is chosen in s.
func show(t *testing.T, o look.Options, s *settings.Settings) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Deps.Settings = func() settings.Settings { return *s }
	w.Deps.Choose = func(edit func(*settings.Settings)) { edit(s) }
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 720)
	return k, w
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _ := show(t, o, &settings.Settings{User: "Kari Nordmann", TextSize: 1.1})
		k.Picture(*pictures+"/options-"+name+".png", 1)
	}
}

func TestTheNameIsKeptWhenItsFieldIsLeft(t *testing.T) {
	s := &settings.Settings{}
	k, _ := show(t, look.Options{}, s)
	k.Focus("Navnet ditt")
	k.Type("Ola Åsen")
	if s.User != "" {
		t.Errorf("kept %q while it was typed", s.User)
	}
	k.Back()
	if s.User != "Ola Åsen" {
		t.Errorf("kept %q", s.User)
	}
}

func TestPercentOf(t *testing.T) {
	tests := []struct {
		name string
		size float32
		want int
	}{
		{"never chosen", 0, 100}, {"one of them", 1.25, 125}, {"between", 1.3, 125}, {"too large", 9, 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := percentOf(settings.Settings{TextSize: tt.size}); got != tt.want {
				t.Errorf("percentOf(%v) = %d, want %d", tt.size, got, tt.want)
			}
		})
	}
}

func TestTheStoreIsChecked(t *testing.T) {
	k, w := show(t, look.Options{}, &settings.Settings{})
	w.Fill()
	k.Tap("Kontroller lageret")
	k.Queue.Until(t, func() bool { return k.Has("Lageret er i orden") })
}

// The store of these tests is plain at first; it is encrypted here, given a
// passphrase, and made plain again.
func TestEncryptionIsSwitchedInTheWindow(t *testing.T) {
	k, w := show(t, look.Options{}, &settings.Settings{})
	var copied string
	w.Deps.Clipboard = func(text string) { copied = text }
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 1400)
	k.Tap("Krypter lageret")
	k.Tap("Kopier")
	k.Focus("Skriv den siste gruppen for å bekrefte at du har tatt vare på nøkkelen")
	k.Type(copied)
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return w.Store.Access().Encrypted && k.Has("Sett passord") })
	k.Tap("Sett passord")
	k.Type("blå ost på lørdag")
	k.Focus("Gjenta passordet")
	k.Type("blå ost på lørdag")
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return w.Store.Access().Passphrase && k.Has("Ta bort passordet") })
	k.Focus("Lås vinduet når ingen har brukt det på")
	k.Press(fyne.KeyRight)
	if w.Deps.Settings().AutoLock != 5 {
		t.Errorf("locks after %d minutes", w.Deps.Settings().AutoLock)
	}
	if report, err := w.Store.Verify(); err != nil || !report.OK() {
		t.Errorf("%+v, %v", report, err)
	}
	k.Tap("Slå av kryptering")
	k.Press(fyne.KeyReturn) // the way back has the focus
	if !w.Store.Access().Encrypted {
		t.Fatal("Enter switches encryption off")
	}
	k.Tap("Slå av kryptering")
	k.Tap("Slå av")
	k.Queue.Until(t, func() bool { return !w.Store.Access().Encrypted && k.Has("Krypter lageret") })
}
