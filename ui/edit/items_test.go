package edit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
)

// names are the names in the list of items.
func names(b *bench) string {
	var all []string
	list := b.form.Field("liste").editor.(*itemsEditor)
	for i := range list.items().Len() {
		all = append(all, list.items().At(i).(*part).Name)
	}
	return strings.Join(all, " ")
}

func TestItemsAddMoveRemove(t *testing.T) {
	b := newBench(t)
	label := b.form.Field("liste").Label()
	for _, name := range []string{"en", "to", "tre"} {
		b.kit.Tap(label + ": Legg til")
		b.kit.Type(name) // the focus is in the new item
	}
	if got := names(b); got != "en to tre" {
		t.Fatalf("items %q", got)
	}
	b.kit.Tap(label + ", Nr. 3: Flytt opp")
	b.kit.Tap(label + ", Nr. 1: Flytt opp")
	if got := names(b); got != "en tre to" {
		t.Fatalf("after moving: %q", got)
	}
	b.focus("liste[2].navn")
	b.kit.Type("X") // typed into the item that was moved
	if got := names(b); got != "en Xtre to" && got != "en treX to" {
		t.Errorf("after typing: %q", got)
	}
	b.kit.Tap(label + ", Nr. 1: Fjern")
	if names(b) == "treX to" || !parts.Open(b.kit.Canvas()) {
		t.Fatal("removes an item with content unasked")
	}
	b.kit.Press(fyne.KeyEscape)
	b.kit.Tap(label + ", Nr. 1: Fjern")
	b.kit.Tap("Fjern")
	if got := strings.Fields(names(b)); len(got) != 2 || got[1] != "to" {
		t.Errorf("after removing: %q", got)
	}
}

func TestItemsRemoveAnEmptyOneAtOnce(t *testing.T) {
	b := newBench(t)
	label := b.form.Field("liste").Label()
	b.kit.Tap(label + ": Legg til")
	b.kit.Tap(label + ", Nr. 1: Fjern")
	b.want("liste", "")
	if b.kit.Focused() != label+": Legg til" {
		t.Errorf("the focus is on %q", b.kit.Focused())
	}
}

func TestManyItemsAreFolded(t *testing.T) {
	b := newBench(t)
	var all []string
	for i := range 20 {
		all = append(all, fmt.Sprintf(`{"navn":"nr%d"}`, i))
	}
	list := b.form.Field("liste")
	if err := list.slot.value().Parse("[" + strings.Join(all, ",") + "]"); err != nil {
		t.Fatal(err)
	}
	list.Load()
	b.kit.Settle()
	if n := len(list.editor.(*itemsEditor).groups()); n != 0 {
		t.Errorf("%d items have made their fields", n)
	}
	if !b.kit.Has("nr17") {
		t.Error("a folded item does not say what is in it")
	}
	b.kit.Tap(list.Label() + ", Nr. 18  nr17")
	if b.form.Field("liste[18].navn") == nil || len(list.editor.(*itemsEditor).groups()) != 1 {
		t.Error("opening an item does not make its fields")
	}
	b.kit.Tap(list.Label() + ", Nr. 18")
	if !b.kit.Has("nr17") {
		t.Error("folding it again does not say what is in it")
	}
}

func TestItemsShowProblemsInTheRightItem(t *testing.T) {
	b := newBench(t)
	b.form.Field("en.navn").Enter("Kari")
	b.form.Field("liste").Enter(`[{"navn":"en"},{},{"navn":"tre"}]`)
	if b.form.Check() {
		t.Fatal("can be saved with an item without a name")
	}
	b.kit.Settle()
	if got := b.form.reached.Path(); got != "liste[2].navn" {
		t.Errorf("the focus is on %q", got)
	}
	b.problem("liste[2].navn", "må fylles ut")
	b.problem("liste[1].navn", "")
}

func TestItemsOfOneFieldAreLines(t *testing.T) {
	b := newBench(t)
	label := b.form.Field("linjer").Label()
	b.kit.Tap(label + ": Legg til")
	b.kit.Type("en linje")
	b.want("linjer", `[{"tekst":"en linje"}]`)
	if b.kit.Has("Nr. 1") {
		t.Error("a single line has a heading")
	}
}
