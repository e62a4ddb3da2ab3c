package uitest

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// All returns every visible object of a type below root, parents first.
func All[T fyne.CanvasObject](root fyne.CanvasObject) []T {
	var all []T
	walk(root, func(o fyne.CanvasObject) {
		if found, ok := o.(T); ok {
			all = append(all, found)
		}
	})
	return all
}

// All returns every visible object of the window, what lies on top first.
func (k *Kit) All() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, root := range slices.Backward(k.roots()) {
		walk(root, func(o fyne.CanvasObject) { all = append(all, o) })
	}
	return all
}

// Texts returns every line of text in the window, in reading order of the tree.
func (k *Kit) Texts() []string {
	var all []string
	for _, o := range k.All() {
		if text, ok := o.(*canvas.Text); ok && strings.TrimSpace(text.Text) != "" {
			all = append(all, text.Text)
		}
	}
	return all
}

// Has reports whether a text stands anywhere in the window, also as a part of
// a line.
func (k *Kit) Has(text string) bool {
	return slices.ContainsFunc(k.Texts(), func(line string) bool { return strings.Contains(line, text) })
}

// Labelled finds what a screen reader calls by this label and can be tapped or
// typed into, or nil.
func (k *Kit) Labelled(label string) fyne.CanvasObject {
	for _, o := range k.All() {
		named, ok := o.(fyne.Accessible)
		if !ok || named.AccessibilityLabel() != label {
			continue
		}
		if _, ok := o.(fyne.Tappable); ok {
			return o
		}
		if _, ok := o.(fyne.Focusable); ok {
			return o
		}
	}
	return nil
}

// Tap taps what has this label, and fails the test if nothing has.
func (k *Kit) Tap(label string) {
	k.tb.Helper()
	o, ok := k.Labelled(label).(fyne.Tappable)
	if !ok {
		k.tb.Fatalf("nothing to tap is called %q among %q", label, k.Texts())
	}
	test.Tap(o)
	k.Settle()
}

// Focus focuses what has this label, and fails the test if nothing has.
func (k *Kit) Focus(label string) {
	k.tb.Helper()
	o, ok := k.Labelled(label).(fyne.Focusable)
	if !ok {
		k.tb.Fatalf("nothing to focus is called %q", label)
	}
	k.Canvas().Focus(o)
	k.Settle()
}

// Type types text into what has the focus.
func (k *Kit) Type(text string) {
	k.tb.Helper()
	for _, r := range text {
		k.focused().TypedRune(r)
	}
	k.Settle()
}

// Press presses keys one after the other. Tab moves the focus where the
// focused widget does not want it.
func (k *Kit) Press(keys ...fyne.KeyName) {
	k.tb.Helper()
	for _, key := range keys {
		if key == fyne.KeyTab && !k.keepsTab() {
			k.Canvas().FocusNext()
		} else {
			k.focused().TypedKey(&fyne.KeyEvent{Name: key})
		}
		k.Settle()
	}
}

// Back moves the focus to what comes before.
func (k *Kit) Back() {
	k.Canvas().FocusPrevious()
	k.Settle()
}

// Wheel turns the wheel over the middle of an object, and hands it to what
// Fyne would: the last in the tree that scrolls and lies there.
func (k *Kit) Wheel(over fyne.CanvasObject, by float32) {
	k.tb.Helper()
	driver := k.App.Driver()
	at := driver.AbsolutePositionForObject(over).AddXY(over.Size().Width/2, over.Size().Height/2)
	var found fyne.Scrollable
	for _, o := range All[fyne.CanvasObject](k.roots()[len(k.roots())-1]) {
		from := driver.AbsolutePositionForObject(o)
		to := from.AddXY(o.Size().Width, o.Size().Height)
		scrolls, ok := o.(fyne.Scrollable)
		if ok && at.X >= from.X && at.Y >= from.Y && at.X < to.X && at.Y < to.Y {
			found = scrolls
		}
	}
	if found == nil {
		k.tb.Fatal("nothing there takes the wheel")
	}
	found.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)})
	k.Settle()
}

// Focused returns the label of what has the focus, "" for nothing.
func (k *Kit) Focused() string {
	if named, ok := k.Canvas().Focused().(fyne.Accessible); ok {
		return named.AccessibilityLabel()
	}
	return ""
}

func (k *Kit) keepsTab() bool {
	tabbed, ok := k.Canvas().Focused().(fyne.Tabbable)
	return ok && tabbed.AcceptsTab()
}

func (k *Kit) focused() fyne.Focusable {
	k.tb.Helper()
	focused := k.Canvas().Focused()
	if focused == nil {
		k.tb.Fatal("nothing has the focus")
	}
	return focused
}

// Menu runs a command of the main menu, named by the labels that lead to it.
func (k *Kit) Menu(path ...string) {
	k.tb.Helper()
	menu := k.Window.MainMenu()
	if menu == nil || len(path) < 2 {
		k.tb.Fatalf("no main menu for %q", path)
	}
	for _, m := range menu.Items {
		if m.Label == path[0] {
			k.run(m, path[1:])
			return
		}
	}
	k.tb.Fatalf("no menu %q", path[0])
}

func (k *Kit) run(m *fyne.Menu, path []string) {
	k.tb.Helper()
	for _, item := range m.Items {
		switch {
		case item.Label != path[0]:
		case len(path) > 1 && item.ChildMenu != nil:
			k.run(item.ChildMenu, path[1:])
			return
		case item.Disabled || item.Action == nil:
			k.tb.Fatalf("the command %q cannot be used now", item.Label)
		default:
			item.Action()
			k.Settle()
			return
		}
	}
	k.tb.Fatalf("no command %q in %q", path[0], m.Label)
}
