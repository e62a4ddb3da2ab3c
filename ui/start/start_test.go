package start

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// asked is what the page asked for.
type asked struct {
	opened  []string
	created []string
	sample  bool
	making  Making
	copied  string
	err     error
}

// show shows the first page.
func show(t *testing.T, o look.Options, s settings.Settings, problem error) (*uitest.Kit, *asked) {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("LOCALAPPDATA", t.TempDir())
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	k, a := uitest.New(t, o), &asked{}
	k.Show(New(Deps{Texts: texts, Settings: s, Problem: problem, Do: k.Queue.Do, Canvas: func() fyne.Canvas { return k.Canvas() },
		Open: func(path string) error { a.opened = append(a.opened, path); return a.err },
		Keys: keys.Deps{Texts: texts, Now: time.Now, Do: k.Queue.Do, Canvas: func() fyne.Canvas { return k.Canvas() },
			Clipboard: func(text string) { a.copied = text }},
		Create: func(m Making) error {
			a.created, a.sample, a.making = append(a.created, m.Path, m.Name), m.Sample, m
			return a.err
		}}), 1280, 720)
	return k, a
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	there := filepath.Join(t.TempDir(), "proveetaten.samsvar")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	recent := settings.Settings{Recent: []string{there, "/gone.samsvar"}}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _ := show(t, o, recent, nil)
		k.Picture(*pictures+"/start-"+name+".png", 1)
	}
	k, _ := show(t, look.Options{}, recent, &storage.TooNew{Path: there, Needs: "2.0"})
	k.Picture(*pictures+"/start-problem.png", 1)
	k, _ = show(t, look.Options{}, recent, nil)
	k.Tap("Lag nytt lager")
	k.Type("Prøveetaten for ærlighet")
	k.Picture(*pictures+"/start-create.png", 2)
}

func TestCreateAStore(t *testing.T) {
	k, a := show(t, look.Options{}, settings.Settings{}, nil)
	k.Tap("Lag nytt lager")
	k.Press(fyne.KeyReturn)
	if !k.Has("Skriv navnet på virksomheten først.") || len(a.created) > 0 {
		t.Fatalf("a store without a name: %v", a.created)
	}
	k.Type("Etat for Ærlig øving")
	if !strings.Contains(strings.Join(k.Texts(), ""), "etat-for-aerlig-oving.samsvar") { // the path is broken into lines
		t.Errorf("the path is not shown: %v", k.Texts())
	}
	k.Press(fyne.KeyReturn)
	keepKey(t, k, a)
	k.Queue.Until(t, func() bool { return len(a.created) > 0 })
	if len(a.created) != 2 || filepath.Base(a.created[0]) != "etat-for-aerlig-oving.samsvar" || a.created[1] != "Etat for Ærlig øving" || a.sample {
		t.Errorf("created %v", a.created)
	}
	if info, err := os.Stat(filepath.Dir(a.created[0])); err != nil || !info.IsDir() {
		t.Errorf("the folder was not made: %v", err)
	}
}

// keepKey copies the recovery key that is shown, and types its last group.
func keepKey(t *testing.T, k *uitest.Kit, a *asked) vault.Recovery {
	t.Helper()
	k.Tap("Kopier")
	key, err := vault.ReadRecovery(a.copied)
	if err != nil {
		t.Fatalf("copied %q: %v", a.copied, err)
	}
	k.Focus("Skriv den siste gruppen for å bekrefte at du har tatt vare på nøkkelen")
	k.Type("feil")
	k.Press(fyne.KeyReturn)
	if !k.Has("Det er ikke den siste gruppen.") || len(a.created) > 0 {
		t.Fatalf("a wrong group is taken, created %v", a.created)
	}
	k.Focus("Skriv den siste gruppen for å bekrefte at du har tatt vare på nøkkelen")
	k.Type(" " + strings.ToLower(key.String()))
	k.Press(fyne.KeyReturn)
	return key
}

func TestANewStoreIsEncrypted(t *testing.T) {
	k, a := show(t, look.Options{}, settings.Settings{}, nil)
	k.Tap("Lag nytt lager")
	k.Type("Etaten")
	k.Press(fyne.KeyReturn)
	k.Press(fyne.KeyEscape)
	if len(a.created) > 0 {
		t.Fatal("made though its key was not kept")
	}
	k.Tap("Lag nytt lager")
	k.Type("Etaten")
	k.Focus("Kryptering")
	k.Press(fyne.KeyRight)
	k.Focus("Nytt passord")
	k.Type("kort")
	k.Tap("Lag lageret")
	if !k.Has("For kort") || len(a.created) > 0 {
		t.Errorf("a short passphrase: %v", k.Texts())
	}
	k.Type("kort men så lengre")
	k.Tap("Lag lageret")
	if !k.Has("De to passordene er ikke like.") {
		t.Errorf("two passphrases: %v", k.Texts())
	}
	k.Focus("Gjenta passordet")
	k.Type("kort men så lengre")
	k.Tap("Lag lageret")
	key := keepKey(t, k, a)
	k.Queue.Until(t, func() bool { return len(a.created) > 0 })
	if a.making.Plain || a.making.Recovery != key || a.making.Passphrase != "kort men så lengre" {
		t.Errorf("%+v", a.making)
	}
}

func TestAStoreMayBePlain(t *testing.T) {
	k, a := show(t, look.Options{}, settings.Settings{}, nil)
	k.Tap("Lag nytt lager")
	k.Type("Etaten")
	k.Focus("Kryptering")
	k.Press(fyne.KeyRight, fyne.KeyRight)
	k.Tap("Lag lageret")
	k.Queue.Until(t, func() bool { return len(a.created) > 0 })
	if !a.making.Plain || a.making.Recovery != (vault.Recovery{}) {
		t.Errorf("%+v", a.making)
	}
}

func TestTryTheSample(t *testing.T) {
	k, a := show(t, look.Options{}, settings.Settings{}, nil)
	k.Tap("Prøv")
	if !k.Has("Et øyeblikk") {
		t.Error("nothing is said before the work begins")
	}
	k.Queue.Until(t, func() bool { return len(a.created) > 0 })
	if len(a.created) != 2 || a.created[1] != "Prøveetaten" || !a.sample {
		t.Errorf("created %v", a.created)
	}
}

func TestProblemsAreTold(t *testing.T) {
	tests := []struct {
		name    string
		problem error
		want    string
	}{
		{"too new", &storage.TooNew{Path: "a.samsvar", Needs: "2.0"}, "Installer Samsvar 2.0"},
		{"locked", &storage.Locked{Path: "a.samsvar", User: "Kari", Host: "PC1", PID: 7, Since: time.Unix(1, 0)}, "Bruk vinduet som er åpent"},
		{"unknown", errors.New("the moon"), "the moon"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, _ := show(t, look.Options{}, settings.Settings{}, tt.problem)
			if !k.Has(tt.want) {
				t.Errorf("%q is not told: %v", tt.want, k.Texts())
			}
		})
	}
}

func TestARecentStoreThatFailsIsTold(t *testing.T) {
	there := filepath.Join(t.TempDir(), "min.samsvar")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k, a := show(t, look.Options{}, settings.Settings{Recent: []string{there, filepath.Join(t.TempDir(), "gone.samsvar")}}, nil)
	if k.Has("gone") {
		t.Error("a store that is gone is offered")
	}
	a.err = &storage.Damaged{Path: there, Harm: storage.HarmEmpty}
	k.Tap("min")
	k.Queue.Until(t, func() bool { return len(a.opened) > 0 })
	k.Settle()
	if len(a.opened) != 1 || !k.Has("Filen er tom") {
		t.Errorf("opened %v, told %v", a.opened, k.Texts())
	}
}

func TestFileName(t *testing.T) {
	tests := []struct{ name, agency, want string }{
		{"plain", "Prøveetaten", "proveetaten.samsvar"},
		{"blanks", "  Byrådsavdeling for  finans ", "byradsavdeling-for-finans.samsvar"},
		{"nothing to spell", "日本", "samsvar.samsvar"},
		{"a device of Windows", "CON", "samsvar-con.samsvar"},
		{"path", "../../etc/passwd", "etc-passwd.samsvar"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := fileName(tt.agency); got != tt.want {
				t.Errorf("fileName(%q) = %q, want %q", tt.agency, got, tt.want)
			}
		})
	}
}

func TestFreePathKeepsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.samsvar", "a-2.samsvar"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := freePath(dir, "a.samsvar"), filepath.Join(dir, "a-3.samsvar"); got != want {
		t.Errorf("freePath = %s, want %s", got, want)
	}
}
