package keys

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/report/pdf"
	"samsvar/storage/vault"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the dialogs to")

// picker chooses one path at once.
type picker struct{ path string }

func (p picker) Open(_ string, _ []string, done func(string)) { done(p.path) }
func (p picker) Folder(_ string, done func(string))           { done(p.path) }
func (p picker) Save(_, _ string, done func(string))          { done(p.path) }

func deps(t *testing.T, k *uitest.Kit, lang i18n.Lang, path string, copied *string) Deps {
	t.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	k.Show(parts.NewText(""), 900, 700)
	return Deps{Texts: texts, Now: time.Now, Do: k.Queue.Do, Canvas: k.Canvas, Pick: picker{path}, Program: "Samsvar 0.1.0",
		Clipboard: func(text string) { *copied = text }}
}

func newKey(t *testing.T) vault.Recovery {
	t.Helper()
	key, err := vault.NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	var copied string
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 150}} {
		k := uitest.New(t, o)
		d := deps(t, k, i18n.Bokmal, "", &copied)
		layer := Keep(d, newKey(t), "/home/kari/etat.samsvar", func() {})
		k.Settle()
		k.Picture(*pictures+"/keys-keep-"+name+".png", 1)
		layer.Close()
		layer = Unlock(d, Lock{Path: "etat.samsvar", Passphrase: true, Remember: true})
		k.Settle()
		k.Picture(*pictures+"/keys-unlock-"+name+".png", 1)
		layer.Close()
		AskPassphrase(d, func(string) {})
		k.Type("blå ost på lørdag")
		k.Picture(*pictures+"/keys-passphrase-"+name+".png", 1)
	}
}

// The sheet is what someone finds in a safe in ten years: it must hold the key.
func TestTheKeyIsSavedToPrint(t *testing.T) {
	for _, lang := range i18n.Langs() {
		k := uitest.New(t, look.Options{})
		path, copied := filepath.Join(t.TempDir(), "nøkkel.pdf"), ""
		d := deps(t, k, lang, path, &copied)
		key := newKey(t)
		Keep(d, key, "/home/kari/etat.samsvar", func() { t.Error("confirmed by saving") })
		k.Settle()
		k.Tap(d.t("recovery.save"))
		k.Queue.Until(t, func() bool { return k.Has(filepath.Base(path)) })
		data, err := os.ReadFile(path)
		if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
			t.Fatalf("%v", err)
		}
		doc := (&keeping{Deps: d, key: key, store: "/home/kari/etat.samsvar"}).sheet()
		if replaced, err := pdf.Render(doc, &bytes.Buffer{}); err != nil || len(replaced) > 0 {
			t.Errorf("%s: %v %v", lang, replaced, err)
		}
		said := ""
		for _, b := range doc.Blocks {
			said += strings.ReplaceAll(strings.TrimSpace(fmt.Sprint(b)), " – ", "-")
		}
		for _, group := range key.Groups() {
			if !strings.Contains(said, group) {
				t.Errorf("%s: the sheet lacks %s", lang, group)
			}
		}
	}
}

func TestASheetThatCannotBeWrittenIsTold(t *testing.T) {
	k := uitest.New(t, look.Options{})
	copied := ""
	blocked := filepath.Join(t.TempDir(), "fil") // a folder cannot be made of it
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := deps(t, k, i18n.Bokmal, filepath.Join(blocked, "nøkkel.pdf"), &copied)
	Keep(d, newKey(t), "etat.samsvar", func() {})
	k.Settle()
	k.Tap("Lagre som PDF for utskrift")
	k.Queue.Until(t, func() bool { return k.Has("Filen kunne ikke skrives") })
}

func TestWhatHappensMeanwhile(t *testing.T) {
	k := uitest.New(t, look.Options{})
	copied := ""
	d := deps(t, k, i18n.Bokmal, "", &copied)
	tried, done, dropped := 0, 0, 0
	release := make(chan error, 1)
	Unlock(d, Lock{Path: "etat.samsvar", Passphrase: true, Try: func(vault.Secret, bool) error { tried++; return <-release },
		Done: func() { done++ }, Dropped: func() { dropped++ }})
	k.Settle()
	k.Type("blå ost på lørdag")
	k.Press(fyne.KeyReturn)
	k.Press(fyne.KeyReturn) // impatient
	release <- &vault.Wrong{Kind: vault.KindPassphrase}
	k.Queue.Until(t, func() bool { return k.Has("Passordet er feil") })
	if tried != 1 {
		t.Errorf("tried %d times", tried)
	}
	k.Press(fyne.KeyReturn)
	release <- errors.New("disk on fire")
	k.Queue.Until(t, func() bool { return k.Has("disk on fire") })
	k.Press(fyne.KeyEscape)
	if dropped != 1 || done != 0 {
		t.Errorf("dropped %d, done %d", dropped, done)
	}
}

func TestStrength(t *testing.T) {
	for text, want := range map[string]string{"": none, "kort": short, "aaaaaaaaaaaaaaaaaaaaaaaa": weak, "1234567890123456": weak,
		"blå ost på lørdag": fair, "Sommerferie2026": fair, "blå ost på lørdag og søndag": strong, "          ": none} {
		if got := Strength(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
