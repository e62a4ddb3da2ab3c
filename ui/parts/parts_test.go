package parts_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"pgregory.net/rapid"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestButtonsByKeyboard(t *testing.T) {
	tests := []struct {
		name string
		key  fyne.KeyName
		want int
	}{
		{"enter", fyne.KeyReturn, 1},
		{"enter of the number pad", fyne.KeyEnter, 1},
		{"space", fyne.KeySpace, 1},
		{"another key", fyne.KeyA, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := uitest.New(t, look.Options{})
			pressed := 0
			k.Show(parts.Row(8, parts.NewButton("Importer", func() { pressed++ })), 200, 60)
			k.Focus("Importer")
			k.Press(tt.key)
			if pressed != tt.want {
				t.Errorf("pressed %d times, want %d", pressed, tt.want)
			}
		})
	}
}

func TestDisabledButtonDoesNothing(t *testing.T) {
	k := uitest.New(t, look.Options{})
	b := parts.NewPrimary("Send", func() { t.Error("pressed") })
	b.Disable()
	k.Show(parts.Row(8, b, parts.NewButton("Neste", nil)), 300, 60)
	k.Tap("Send")
	k.Canvas().FocusNext()
	if got := k.Focused(); got != "Neste" {
		t.Errorf("Tab goes to %q, want past the disabled button", got)
	}
}

func TestEscapeReachesTheWindow(t *testing.T) {
	k := uitest.New(t, look.Options{})
	var got []fyne.KeyName
	k.Show(container.NewVBox(parts.NewEntry("Navn"), parts.NewButton("Lukk", nil)), 300, 100)
	k.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
	k.Focus("Navn")
	k.Press(fyne.KeyEscape, fyne.KeyF1)
	k.Focus("Lukk")
	k.Press(fyne.KeyEscape)
	if want := []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1, fyne.KeyEscape}; !slices.Equal(got, want) {
		t.Errorf("the window got %v, want %v", got, want)
	}
}

func TestTabLeavesATextArea(t *testing.T) {
	k := uitest.New(t, look.Options{})
	k.Show(container.NewVBox(parts.NewTextArea("Formål", 3), parts.NewButton("Lagre", nil)), 300, 200)
	k.Focus("Formål")
	k.Press(fyne.KeyTab)
	if got := k.Focused(); got != "Lagre" {
		t.Errorf("the focus is on %q", got)
	}
}

func TestChipRemoves(t *testing.T) {
	k := uitest.New(t, look.Options{})
	var opened, removed int
	chip := parts.NewRemovable("Profil AS", func() { opened++ }, func() { removed++ })
	k.Show(parts.Row(8, chip), 300, 60)
	chip.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4, 4)})
	chip.Tapped(&fyne.PointEvent{Position: fyne.NewPos(chip.Size().Width-6, 8)})
	k.Focus("Profil AS")
	k.Press(fyne.KeyDelete, fyne.KeyReturn)
	if opened != 2 || removed != 2 {
		t.Errorf("opened %d and removed %d times, want 2 and 2", opened, removed)
	}
}

func TestNavigationByKeyboard(t *testing.T) {
	k := uitest.New(t, look.Options{})
	var opened []string
	folded := map[string]bool{}
	nav := parts.NewNav()
	nav.SetGroups(navigation())
	nav.OnOpen = func(key string) { opened = append(opened, key) }
	nav.OnFold = func(group string, f bool) { folded[group] = f }
	k.Show(nav, 220, 500)
	k.Canvas().Focus(nav)
	k.Press(fyne.KeyDown, fyne.KeyReturn)
	k.Type("s")
	k.Press(fyne.KeySpace)
	if want := []string{"mangler", "s"}; !slices.Equal(opened, want) {
		t.Errorf("opened %q, want %q", opened, want)
	}
	k.Press(fyne.KeyLeft)
	if !folded["sikkerhet"] || k.Has("Systemer") {
		t.Error("the group of the entry did not fold")
	}
	k.Press(fyne.KeyRight, fyne.KeyEnd, fyne.KeyReturn)
	if !k.Has("Systemer") || !k.Has("Enheter") {
		t.Errorf("groups did not unfold: %q", k.Texts())
	}
	if nav.Selected() != "s" {
		t.Errorf("selected %q", nav.Selected())
	}
}

func TestNavigationIsOneTabStop(t *testing.T) {
	k := uitest.New(t, look.Options{})
	nav := parts.NewNav()
	nav.SetGroups(navigation())
	k.Show(container.NewBorder(nil, parts.NewButton("Etter", nil), nil, nil, nav), 220, 500)
	k.Canvas().Focus(nav)
	k.Press(fyne.KeyTab)
	if got := k.Focused(); got != "Etter" {
		t.Errorf("Tab goes to %q", got)
	}
}

func TestNavigationByPointer(t *testing.T) {
	k := uitest.New(t, look.Options{})
	nav := parts.NewNav()
	nav.SetGroups(navigation())
	k.Show(nav, 220, 500)
	k.Tap("Behandlinger 212")
	if nav.Selected() != "b" {
		t.Errorf("selected %q", nav.Selected())
	}
	k.Tap("Personvern")
	if k.Has("Behandlinger") {
		t.Error("the group did not fold")
	}
}

func TestColumnGivesTextItsHeight(t *testing.T) {
	k := uitest.New(t, look.Options{})
	long := parts.NewWrapped(strings.Repeat("personopplysninger om barn ", 20))
	after := parts.NewText("etter")
	k.Show(container.NewVScroll(parts.Column(8, parts.NewCard(long), after)), 300, 400)
	narrow := long.Size().Height
	if narrow < 100 || after.Position().Y < narrow {
		t.Fatalf("text is %v high and the next stands at %v", narrow, after.Position().Y)
	}
	k.Show(container.NewVScroll(parts.Column(8, parts.NewCard(long), after)), 900, 400)
	if wide := long.Size().Height; wide >= narrow {
		t.Errorf("in a wider window the text is %v high, was %v", wide, narrow)
	}
}

func TestGridFallsToOneColumn(t *testing.T) {
	for _, tt := range []struct {
		name    string
		width   float32
		percent int
		beside  bool
	}{{"wide", 900, 100, true}, {"narrow", 500, 100, false}, {"wide with large text", 900, 200, false}} {
		t.Run(tt.name, func(t *testing.T) {
			k := uitest.New(t, look.Options{Percent: tt.percent})
			a, b := parts.NewCard(parts.NewNote("en")), parts.NewCard(parts.NewNote("to"))
			k.Show(container.NewVScroll(parts.Grid(12, 400, a, b)), tt.width, 400)
			if got := a.Position().Y == b.Position().Y; got != tt.beside {
				t.Errorf("beside each other: %v, want %v", got, tt.beside)
			}
		})
	}
}

func TestWrapKeepsEveryWord(t *testing.T) {
	width := func(s string) float32 { return float32(utf8.RuneCountInString(s)) }
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zæøå \n]{0,80}`).Draw(t, "text")
		limit := rapid.Float32Range(1, 30).Draw(t, "width")
		lines := parts.Wrap(text, limit, width)
		for _, line := range lines {
			if width(line) > limit && utf8.RuneCountInString(line) > 1 {
				t.Fatalf("line %q is wider than %v", line, limit)
			}
		}
		bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if bare(strings.Join(lines, "")) != bare(text) {
			t.Fatalf("%q became %q", text, lines)
		}
	})
}

func TestFit(t *testing.T) {
	width := func(s string) float32 { return float32(utf8.RuneCountInString(s)) }
	tests := []struct {
		name, text string
		width      float32
		want       string
	}{
		{"fits", "Barnehage", 9, "Barnehage"},
		{"cut", "Barnehageopptak", 9, "Barnehag…"},
		{"no space before the dots", "Søknad om", 8, "Søknad…"},
		{"lines become one", "en\nto", 9, "en to"},
		{"only dots", "Barn", 1, ""},
		{"nothing", "", 5, ""},
		{"not within a letter", "ååå", 2, "å…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := parts.Fit(tt.text, tt.width, width); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheLookChangesInPlace(t *testing.T) {
	k := uitest.New(t, look.Options{})
	title := parts.NewTitle("Behandlinger")
	k.Show(parts.Column(8, parts.NewCard(title, parts.NewButton("Lagre", nil))), 400, 200)
	before, height := uitest.All[*canvas.Text](title)[0].Color, title.Size().Height
	k.SetLook(look.Options{Mode: look.Dark, Percent: 200})
	after := uitest.All[*canvas.Text](title)[0].Color
	if before == after {
		t.Error("the colour stays")
	}
	if title.Size().Height < height*1.9 {
		t.Errorf("the title is %v high, was %v", title.Size().Height, height)
	}
}

func TestTabPassesByTheRowsOfAPicker(t *testing.T) {
	k := openPicker(t, &parts.Picker{Label: "Land", Search: "Søk", None: "-", Options: countries(), Many: true, Done: "Ferdig"})
	var seen []string
	for range 3 {
		k.Press(fyne.KeyTab)
		seen = append(seen, k.Focused())
	}
	if !slices.Equal(seen, []string{"Land", "Ferdig", "Land"}) {
		t.Errorf("Tab goes to %q", seen)
	}
}

func BenchmarkFilterManyOptions(b *testing.B) {
	options := make([]parts.Option, 50_000)
	for i := range options {
		options[i] = parts.Option{Key: "x", Text: "Kari Nordmann " + strings.Repeat("æ", i%9), Detail: "PER-001"}
	}
	for b.Loop() {
		parts.Filter(options, "nord per")
	}
}
