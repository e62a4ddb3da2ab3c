package shell

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/start"
	"samsvar/ui/uitest"
)

// everywhere are places of every kind in a store: each screen, and of every
// register its list, its form, and one record to read and to edit.
func everywhere(s *session) []screen.Place {
	all := []screen.Place{{Kind: screen.Overview}, {Kind: screen.Gaps}, {Kind: screen.Settings}, {Kind: screen.Backups},
		{Kind: screen.Calendar}, {Kind: screen.Training}, {Kind: screen.Retention}, {Kind: screen.Guidance}, {Kind: screen.Manual},
		{Kind: screen.Examples}, {Kind: screen.Verify}, {Kind: screen.Identities}, {Kind: screen.Trends, Register: "hendelser"}, {Kind: screen.Preview, Document: "ve", Year: 2026},
		{Kind: screen.Leader, Document: "ve", Year: 2026}, {Kind: screen.SearchEach, Text: "system"}, {Kind: screen.Yearly, Document: "ve", Year: 2026},
		{Kind: screen.Yearly, Document: "lg", Year: 2026}, {Kind: screen.Training}, {Kind: screen.Retention}}
	for i, r := range model.All() {
		if raceDetector && i%6 != 0 {
			continue
		}
		all = append(all, screen.Place{Kind: screen.Register, Register: r.Key}, screen.Place{Kind: screen.Edit, Register: r.Key},
			screen.Place{Kind: screen.Import, Register: r.Key})
		if known := s.store.View().All(r.Key); len(known) > 0 {
			id := known[0].Header().ID
			all = append(all, screen.Place{Kind: screen.Record, Register: r.Key, ID: id},
				screen.Place{Kind: screen.Record, Register: r.Key, ID: id, History: true},
				screen.Place{Kind: screen.Edit, Register: r.Key, ID: id})
			if _, kind, ok := workbench(r.Key); ok {
				all = append(all, screen.Place{Kind: kind, Register: r.Key, ID: id})
			}
		}
	}
	return all
}

// Whoever hears the program, or uses it by keyboard, must be told what they
// have come to: all that can have the focus has a name and a role. No text is
// missing anywhere, and all that is in sight fits into the smallest window.
func TestEverythingHasAName(t *testing.T) {
	r := &running{path: filepath.Join(t.TempDir(), "etat.samsvar"), now: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}
	r.begin(t)
	if err := r.createStore(start.Making{Path: r.path, Name: "Prøveetaten", Plain: true, Sample: true}); err != nil {
		t.Fatal(err)
	}
	for _, place := range everywhere(r.session) {
		name := fmt.Sprint(place.Kind, " ", place.Register, place.Document)
		r.session.show(place)
		for _, fault := range settled(r.kit) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// settled are the faults that are left when the screen has got what it computes
// in the background.
func settled(k *uitest.Kit) []string {
	var faults []string
	for waited := time.Duration(0); waited < 5*time.Second; waited += 50 * time.Millisecond {
		k.Settle()
		if faults = nameless(k); len(faults) == 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return faults
}

// nameless lists what can have the focus and has no name, and texts that are
// missing.
func nameless(k *uitest.Kit) []string {
	var faults []string
	for _, o := range k.All() {
		if off, ok := o.(fyne.Disableable); ok && off.Disabled() {
			continue
		}
		if _, ok := o.(fyne.Focusable); !ok {
			continue
		}
		named, ok := o.(fyne.Accessible)
		if !ok || strings.TrimSpace(named.AccessibilityLabel()) == "" || named.AccessibilityRole() == "" {
			faults = append(faults, fmt.Sprintf("%T can have the focus and has no name", o))
		}
	}
	for _, text := range k.Texts() {
		if strings.Contains(text, "⟨") {
			faults = append(faults, "missing text "+text)
		}
	}
	return faults
}

// The words of a menu are all there in every language, and no two commands of
// one menu have the same shortcut.
func TestMenuIsWhole(t *testing.T) {
	for _, lang := range i18n.Langs() {
		r := begun(t)
		r.setLanguage(lang)
		seen := map[string]string{}
		for _, menu := range r.window.MainMenu().Items {
			checkMenu(t, menu, seen)
		}
	}
}

func checkMenu(t *testing.T, menu *fyne.Menu, seen map[string]string) {
	t.Helper()
	for _, item := range menu.Items {
		if item.IsSeparator {
			continue
		}
		if strings.Contains(item.Label, "⟨") || item.Label == "" {
			t.Errorf("%s: %q", menu.Label, item.Label)
		}
		if item.Shortcut != nil {
			if name := item.Shortcut.ShortcutName(); seen[name] != "" {
				t.Errorf("%s and %s have the same shortcut %s", item.Label, seen[name], name)
			} else {
				seen[name] = item.Label
			}
		}
		if item.ChildMenu != nil {
			checkMenu(t, item.ChildMenu, seen)
		}
	}
}

// At twice the text size everything still fits across the smallest window.
func TestNothingIsWiderThanTheSmallestWindow(t *testing.T) {
	r := begun(t)
	r.kit.SetLook(look.Options{Percent: 200})
	for _, place := range []screen.Place{{Kind: screen.Overview}, {Kind: screen.Gaps}, {Kind: screen.Settings}, {Kind: screen.Backups},
		{Kind: screen.Register, Register: "systemer"}, {Kind: screen.Edit, Register: "systemer"}, {Kind: screen.Import, Register: "systemer"},
		{Kind: screen.Yearly, Document: "ve", Year: 2026}, {Kind: screen.Yearly, Document: "lg", Year: 2026},
		{Kind: screen.Training}, {Kind: screen.Retention}} {
		r.session.show(place)
		r.kit.Settle()
		if least := r.window.Content().MinSize(); least.Width > 1280 || least.Height > 720 {
			t.Errorf("%s: needs %v; the navigation %v, the screen %v, the foot %v", place.Kind, least,
				r.session.nav.MinSize(), r.session.body.MinSize(), r.session.status.MinSize())
		}
	}
}
