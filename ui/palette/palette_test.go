package palette

import (
	"flag"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures to")

// world is an open palette and what was done by it.
type world struct {
	*uitest.Kit
	done []string
}

func open(t *testing.T, o look.Options) *world {
	t.Helper()
	k := &world{Kit: uitest.New(t, o)}
	w := stock.New(t, k.Kit, i18n.Bokmal)
	w.Fill()
	w.Add(model.Actions.Key, "TILTAK", map[string]string{"tittel": "Rydde i Øvre tilganger"})
	k.Show(parts.NewEntry("Bak"), 1064, 720)
	k.Focus("Bak")
	do := func(what string) func() { return func() { k.done = append(k.done, what) } }
	save := fyne.NewMenuItem("Lagre", do("save"))
	save.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	undo := fyne.NewMenuItem("Angre", do("undo"))
	undo.Shortcut = &fyne.ShortcutUndo{}
	group := fyne.NewMenuItem("Organisasjon", nil)
	group.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Tiltak", do("register")), fyne.NewMenuItem("Øvelser", do("exercises")))
	menu := fyne.NewMainMenu(fyne.NewMenu("Fil", save, fyne.NewMenuItemSeparator(), undo, fyne.NewMenuItem("Gå til …", do("own"))), fyne.NewMenu("Registre", group))
	view := w.Store.View()
	Show(Deps{Texts: w.Deps.Texts, Canvas: k.Canvas(), Do: k.Queue.Do, View: view, Names: w.Deps.Names(view), Menu: menu, Own: "Gå til …",
		Recent: []Item{{Text: "Oversikt", Detail: "Sist brukt", Open: do("recent")}},
		Open:   func(ref reg.Ref) { k.done = append(k.done, ref.Register+" "+string(ref.ID)) }})
	k.Settle()
	return k
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k := open(t, o)
		k.Picture(*pictures+"/palette-"+name+".png", 1)
		k.Type("ti")
		k.Queue.Until(t, func() bool { return k.Has("Rydde i") })
		k.Picture(*pictures+"/palette-typed-"+name+".png", 1)
	}
}

func TestRecentPlacesComeFirst(t *testing.T) {
	k := open(t, look.Options{})
	for _, text := range []string{"Oversikt", "Lagre", "Fil · Ctrl+S", "Fil · Ctrl+Z", "Registre › Organisasjon"} {
		if !k.Has(text) {
			t.Errorf("%q does not stand there among %q", text, k.Texts())
		}
	}
	if k.Has("Gå til …") {
		t.Error("it leads to itself")
	}
	k.Press(fyne.KeyReturn)
	if got := strings.Join(k.done, ","); got != "recent" || parts.Open(k.Canvas()) || k.Focused() != "Bak" {
		t.Errorf("did %q, the focus is on %q", got, k.Focused())
	}
}

func TestTypingFindsCommandsAndRecords(t *testing.T) {
	tests := []struct {
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"lag", nil, "save"},
		{"tiltak", nil, "register"},
		{"ØVEL", nil, "exercises"},
		{"til øvr", nil, "tiltak TILTAK"},
		{"til-2026", nil, "tiltak TILTAK"},
		{"rydde", []fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, "tiltak TILTAK"},
	}
	for _, test := range tests {
		t.Run(test.typed, func(t *testing.T) {
			k := open(t, look.Options{})
			k.Type(test.typed)
			wantsRecord := strings.Contains(test.want, " ")
			k.Queue.Until(t, func() bool { return !wantsRecord || k.Has("Rydde i Øvre tilganger") })
			k.Press(append(test.keys, fyne.KeyReturn)...)
			if got := strings.Join(k.done, ","); got != test.want {
				t.Errorf("did %q", got)
			}
		})
	}
}

func TestEscapeLeaves(t *testing.T) {
	k := open(t, look.Options{})
	k.Type("finnes ikke noe sted")
	k.Queue.Until(t, func() bool { return k.Has("Ingen treff.") })
	k.Press(fyne.KeyReturn, fyne.KeyEscape)
	if len(k.done) > 0 || parts.Open(k.Canvas()) || k.Focused() != "Bak" {
		t.Errorf("did %q, the focus is on %q", k.done, k.Focused())
	}
}

func TestRanked(t *testing.T) {
	all := entries([]Item{{Text: "Gå gjennom tiltak"}, {Text: "Eksporter", Detail: "Tiltak"}, {Text: "Tiltak"}, {Text: "Motiltak"}, {Text: "Annet"}})
	var got []string
	for _, e := range ranked(all, "Tiltak", 4) {
		got = append(got, e.Text)
	}
	if strings.Join(got, ", ") != "Tiltak, Gå gjennom tiltak, Motiltak, Eksporter" {
		t.Errorf("ranked %q", got)
	}
	if n := len(ranked(all, "", 3)); n != 3 {
		t.Errorf("%d are left", n)
	}
}
