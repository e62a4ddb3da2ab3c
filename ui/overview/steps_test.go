package overview

import (
	"path/filepath"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

// withSettings shows the overview of a store to a user with these choices.
func withSettings(t *testing.T, chosen *settings.Settings, o look.Options, records ...storage.Write) (*uitest.Kit, *[]screen.Place) {
	t.Helper()
	k := uitest.New(t, o)
	s := filled(t, records...)
	opened := &[]screen.Place{}
	d := deps(t, k, s, opened)
	d.Settings = func() settings.Settings { return *chosen }
	d.Choose = func(edit func(*settings.Settings)) { edit(chosen) }
	d.Saved = func(string) {}
	v := New(d, screen.Place{}).(*view)
	k.Show(v.Content(), 1064, 720)
	k.Queue.Until(t, func() bool { return v.last.year != 0 })
	k.Settle()
	return k, opened
}

func TestFirstStepsLeadToWhatIsToBeDone(t *testing.T) {
	chosen := &settings.Settings{}
	k, opened := withSettings(t, chosen, look.Options{}, agency())
	if !k.Has("0 av 6 er gjort") {
		t.Fatalf("lacks the steps: %q", k.Texts())
	}
	k.Tap("Fyll ut")
	k.Tap("Se eksempler")
	want := []screen.Kind{screen.Register, screen.Examples}
	for i, kind := range want {
		if i >= len(*opened) || (*opened)[i].Kind != kind {
			t.Fatalf("opened %+v, want %v", *opened, want)
		}
	}
}

func TestHiddenStepsComeBackOnlyWhenAskedFor(t *testing.T) {
	chosen := &settings.Settings{}
	k, _ := withSettings(t, chosen, look.Options{}, agency())
	k.Tap("Skjul")
	k.Settle()
	if chosen.FirstSteps != stepsHidden {
		t.Errorf("kept %q", chosen.FirstSteps)
	}
	k, _ = withSettings(t, chosen, look.Options{}, agency())
	if k.Has("De første stegene") {
		t.Error("the steps are back")
	}
	chosen.FirstSteps = stepsAsked
	if k, _ = withSettings(t, chosen, look.Options{}, agency()); !k.Has("De første stegene") {
		t.Error("the steps do not come when asked for")
	}
}

func TestStepsAreDoneByWhatTheStoreHas(t *testing.T) {
	a := agency()
	own := a.Record.(*model.Agency)
	own.Controller = model.Body{Name: "Prøveetaten", Email: "post@example.org"}
	own.Officer = model.Body{Name: "Ombudet", Email: "ombud@example.org"}
	s := filled(t, a, system("OppvekstPluss"))
	done := map[string]bool{}
	for _, step := range firstSteps(s.View(), summary{year: 2026}, reg.NewDay(2026, 11, 23)) {
		done[step.key] = step.done
	}
	for key, want := range map[string]bool{"agency": true, "systems": true, "roles": false, "records": false, "gaps": false, "year": false} {
		if done[key] != want {
			t.Errorf("%s: done is %t", key, done[key])
		}
	}
}

func TestStepPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "large": {Percent: 200}} {
		k, _ := withSettings(t, &settings.Settings{}, o, agency())
		k.Picture(filepath.Join(*pictures, "steps-"+name+".png"), 1)
	}
}
