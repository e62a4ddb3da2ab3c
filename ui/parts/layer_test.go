package parts_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func countries() []parts.Option {
	return []parts.Option{{Key: "NO", Text: "Norge"}, {Key: "NL", Text: "Nederland"}, {Key: "SE", Text: "Sverige", Detail: "EØS"},
		{Key: "AX", Text: "Åland"}, {Key: "IE", Text: "Irland"}}
}

// openPicker shows a button that opens the picker.
func openPicker(t *testing.T, p *parts.Picker) *uitest.Kit {
	k := uitest.New(t, look.Options{})
	var b *parts.Button
	b = parts.NewMenuButton("Velg", func() { p.Show(b) })
	k.Show(container.NewVBox(container.NewHBox(b)), 500, 500)
	k.Tap("Velg")
	return k
}

func TestPickerNarrowsAndPicks(t *testing.T) {
	tests := []struct {
		name  string
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"first", "", []fyne.KeyName{fyne.KeyReturn}, "NO"},
		{"down", "", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, "SE"},
		{"down past the end", "", []fyne.KeyName{fyne.KeyPageDown, fyne.KeyDown, fyne.KeyReturn}, "IE"},
		{"up past the start", "", []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "NO"},
		{"typed", "ned", []fyne.KeyName{fyne.KeyReturn}, "NL"},
		{"beginning goes first", "land", []fyne.KeyName{fyne.KeyReturn}, "NL"},
		{"by its detail", "eøs", []fyne.KeyName{fyne.KeyReturn}, "SE"},
		{"any case", "ÅLA", []fyne.KeyName{fyne.KeyReturn}, "AX"},
		{"nothing fits", "zz", []fyne.KeyName{fyne.KeyReturn}, ""},
		{"left", "", []fyne.KeyName{fyne.KeyEscape}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			picked := ""
			k := openPicker(t, &parts.Picker{Label: "Land", Search: "Søk", None: "Ingen treff", Options: countries(), OnPick: func(key string) { picked = key }})
			k.Type(tt.typed)
			k.Press(tt.keys...)
			if picked != tt.want {
				t.Errorf("picked %q, want %q", picked, tt.want)
			}
		})
	}
}

func TestPickerGivesTheFocusBack(t *testing.T) {
	k := openPicker(t, &parts.Picker{Label: "Land", Search: "Søk", None: "Ingen treff", Options: countries()})
	if k.Focused() != "Land" {
		t.Fatalf("the focus is on %q", k.Focused())
	}
	k.Press(fyne.KeyEscape)
	if k.Focused() != "Velg" || parts.Open(k.Canvas()) {
		t.Errorf("after Escape the focus is on %q, open: %v", k.Focused(), parts.Open(k.Canvas()))
	}
}

func TestPickerSaysThatNothingFits(t *testing.T) {
	k := openPicker(t, &parts.Picker{Label: "Land", Search: "Søk", None: "Ingen treff", Options: countries()})
	if k.Has("Ingen treff") {
		t.Error("said before anything was typed")
	}
	k.Type("xyz")
	if !k.Has("Ingen treff") || k.Has("Norge") {
		t.Errorf("shows %q", k.Texts())
	}
}

func TestShortPickerJumpsByLetter(t *testing.T) {
	picked := ""
	k := openPicker(t, &parts.Picker{Label: "Land", None: "-", Options: countries(), OnPick: func(key string) { picked = key }})
	k.Type("n")
	k.Type("i")
	k.Press(fyne.KeyReturn)
	if picked != "IE" {
		t.Errorf("picked %q", picked)
	}
}

func TestPickerOfManyStaysOpen(t *testing.T) {
	chosen := map[string]bool{"SE": true}
	p := &parts.Picker{Label: "Land", Options: countries(), Many: true, Done: "Ferdig", Chosen: func(key string) bool { return chosen[key] }}
	p.OnPick = func(key string) { chosen[key] = !chosen[key] }
	k := openPicker(t, p)
	k.Press(fyne.KeySpace, fyne.KeyUp, fyne.KeyReturn)
	if fmt.Sprint(chosen) != "map[NL:true SE:false]" {
		t.Errorf("chosen: %v", chosen)
	}
	k.Tap("Ferdig")
	if parts.Open(k.Canvas()) {
		t.Error("still open")
	}
}

func TestPickerCreates(t *testing.T) {
	made := ""
	k := openPicker(t, &parts.Picker{Label: "Leverandør", Search: "Søk", None: "Ingen treff", Options: countries(),
		Create: func(typed string) string { return "Opprett «" + typed + "»" }, OnCreate: func(typed string) { made = typed }})
	k.Type("Visma")
	k.Tap("Opprett «Visma»")
	if made != "Visma" || parts.Open(k.Canvas()) {
		t.Errorf("made %q, open: %v", made, parts.Open(k.Canvas()))
	}
}

func TestTapBesideClosesAPopUp(t *testing.T) {
	k := openPicker(t, &parts.Picker{Label: "Land", Options: countries()})
	layer := k.Canvas().Overlays().Top().(*parts.Layer)
	layer.Tapped(&fyne.PointEvent{Position: fyne.NewPos(480, 480)})
	if parts.Open(k.Canvas()) {
		t.Error("still open")
	}
}

func TestAsk(t *testing.T) {
	tests := []struct {
		name   string
		danger bool
		focus  bool
		keys   []fyne.KeyName
		want   []string
		open   bool
	}{
		{"enter is yes", false, false, []fyne.KeyName{fyne.KeyReturn}, []string{"yes"}, false},
		{"escape is no", false, false, []fyne.KeyName{fyne.KeyEscape}, []string{"no"}, false},
		{"enter in a field is yes", false, true, []fyne.KeyName{fyne.KeyReturn}, []string{"yes"}, false},
		{"escape in a field is no", false, true, []fyne.KeyName{fyne.KeyEscape}, []string{"no"}, false},
		{"danger: enter is no", true, false, []fyne.KeyName{fyne.KeyReturn}, []string{"no"}, false},
		{"danger: enter in a field does nothing", true, true, []fyne.KeyName{fyne.KeyReturn}, nil, true},
		{"the third way", false, false, []fyne.KeyName{fyne.KeyTab, fyne.KeySpace}, []string{"other"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := uitest.New(t, look.Options{})
			k.Show(parts.NewText("under"), 600, 400)
			var got []string
			q := parts.Question{Title: "Lagre endringene?", Text: "Du har endret behandlingen.", Yes: "Lagre", No: "Avbryt", Other: "Ikke lagre", Danger: tt.danger,
				OnYes: func() bool { got = append(got, "yes"); return true },
				OnNo:  func() { got = append(got, "no") }, OnOther: func() { got = append(got, "other") }}
			if tt.focus {
				field := parts.NewEntry("Begrunnelse")
				q.Body, q.Focus = field, field
			}
			parts.Ask(k.Canvas(), q)
			k.Settle()
			k.Press(tt.keys...)
			if !slices.Equal(got, tt.want) || parts.Open(k.Canvas()) != tt.open {
				t.Errorf("got %v, open %v; want %v, %v", got, parts.Open(k.Canvas()), tt.want, tt.open)
			}
		})
	}
}

func TestAskStaysWhereSomethingIsMissing(t *testing.T) {
	k := uitest.New(t, look.Options{})
	k.Show(parts.NewText("under"), 600, 400)
	parts.Ask(k.Canvas(), parts.Question{Title: "Slett?", Yes: "Slett", No: "Avbryt", OnYes: func() bool { return false }})
	k.Tap("Slett")
	if !parts.Open(k.Canvas()) {
		t.Error("the dialog closed")
	}
}

func TestDialogKeepsATapOutside(t *testing.T) {
	k := uitest.New(t, look.Options{})
	k.Show(parts.NewText("under"), 600, 400)
	layer := parts.Tell(k.Canvas(), "Lagret", "Alt er lagret.", "Greit")
	layer.Tapped(&fyne.PointEvent{Position: fyne.NewPos(2, 2)})
	if !parts.Open(k.Canvas()) {
		t.Error("a tap beside the dialog closed it")
	}
}
