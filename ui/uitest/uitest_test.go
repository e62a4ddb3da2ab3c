package uitest_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestQueueRunsInOrderAndWhatIsQueuedMeanwhile(t *testing.T) {
	q := &uitest.Queue{}
	var got []int
	q.Do(func() {
		got = append(got, 1)
		q.Do(func() { got = append(got, 3) })
	})
	q.Do(func() { got = append(got, 2) })
	if len(got) != 0 {
		t.Fatal("runs before it is drained")
	}
	if n := q.Drain(); n != 3 || !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("ran %d: %v", n, got)
	}
}

func TestKitFindsWhatCanBeSeen(t *testing.T) {
	k := uitest.New(t, look.Options{})
	hidden := parts.NewButton("Skjult", nil)
	hidden.Hide()
	pressed := 0
	k.Show(container.NewVBox(parts.NewButton("Lagre", func() { pressed++ }), hidden, parts.NewEntry("Navn")), 300, 200)
	k.Tap("Lagre")
	if pressed != 1 || k.Focused() != "Lagre" {
		t.Errorf("pressed %d times, focus on %q", pressed, k.Focused())
	}
	if k.Has("Skjult") || k.Labelled("Skjult") != nil {
		t.Error("finds what is hidden")
	}
	k.Focus("Navn")
	k.Type("Kari")
	if !k.Has("Kari") {
		t.Errorf("typed text is not seen: %q", k.Texts())
	}
}

func TestKitRunsMenus(t *testing.T) {
	k := uitest.New(t, look.Options{})
	saved := 0
	more := fyne.NewMenuItem("Mer", nil)
	more.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Eksporter", func() { saved += 10 }))
	k.Window.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("Fil", fyne.NewMenuItem("Lagre", func() { saved++ }), more)))
	k.Show(parts.NewText("x"), 100, 100)
	k.Menu("Fil", "Lagre")
	k.Menu("Fil", "Mer", "Eksporter")
	if saved != 11 {
		t.Errorf("saved %d", saved)
	}
}
