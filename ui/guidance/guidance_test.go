package guidance

import (
	"flag"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

func open(t *testing.T, lang i18n.Lang, o look.Options) (*uitest.Kit, *stock.World, *view) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	v := New(w.Deps, screen.Place{Kind: screen.Guidance}).(*view)
	w.Show(k, v, 1064, 720)
	return k, w, v
}

const review = "Gjennomgå behandlingene med dem som har ansvaret"

func TestATickKeepsWhoAndWhen(t *testing.T) {
	k, w, v := open(t, i18n.Bokmal, look.Options{})
	k.Focus(review + ": ikke gjort")
	k.Press(fyne.KeySpace)
	k.Settle()
	all := model.YearTasks.All(w.Store.View())
	if len(all) != 1 {
		t.Fatalf("%d records", len(all))
	}
	got := all[0]
	if got.Role != model.RolePrivacy || got.Task != "pko-behandlinger" || got.Year.Int() != v.Today().Year() || got.Month.Int() != 9 ||
		got.Done != v.Today() || got.ChangedBy == "" || got.Title != review {
		t.Errorf("kept %+v", got)
	}
	if !k.Has("1 av 12 oppgaver er gjort.") || !k.Has("Gjort "+v.Texts.Day(v.Today())) {
		t.Errorf("does not say so: %q", k.Texts())
	}
	if k.Focused() != review+": gjort" {
		t.Errorf("the focus is on %q", k.Focused())
	}
	k.Press(fyne.KeySpace)
	k.Settle()
	if n := w.Store.View().Count("aarsoppgaver"); n != 0 || !k.Has("0 av 12") {
		t.Errorf("%d records after the tick was taken away", n)
	}
}

func TestOwnTasksStandInTheirMonth(t *testing.T) {
	k, w, v := open(t, i18n.Bokmal, look.Options{})
	ref := w.Add("aarsoppgaver", "OWN", map[string]string{"tittel": "Kakelotteri", "rolle": "pko", "aar": "2026", "maaned": "11"})
	k.Settle()
	k.Tap("Kakelotteri: ikke gjort")
	if w.Value(ref, "utfort_dato") == "" || w.Store.View().Count("aarsoppgaver") != 1 {
		t.Error("the own task is not done")
	}
	k.Tap("Kakelotteri: gjort")
	if w.Value(ref, "utfort_dato") != "" || w.Store.View().Count("aarsoppgaver") != 1 {
		t.Error("the own task is still done, or gone")
	}
	v.New()
	if made, ok := w.Last().Begin.(*model.YearTask); !ok || made.Role != model.RolePrivacy || made.Year.Int() != 2026 {
		t.Errorf("a new one begins with %+v", w.Last().Begin)
	}
}

func TestTasksOpenWhereTheyAreDone(t *testing.T) {
	k, w, _ := open(t, i18n.Bokmal, look.Options{})
	k.Tap("Åpne: " + review)
	if got := w.Last(); got.Kind != screen.Register || got.Register != "behandlinger" {
		t.Errorf("opened %+v", got)
	}
	k.Tap("Åpne: Ta unna mangler før sommeren")
	if got := w.Last(); got.Kind != screen.Gaps {
		t.Errorf("opened %+v", got)
	}
	k.Tap("Lag rollekort av dette")
	if card, ok := w.Last().Begin.(*model.RoleCard); !ok || card.Role != model.RolePrivacy || card.Tasks == "" {
		t.Errorf("opened %+v", w.Last())
	}
}

func TestTheRoleIsTheUsersOwn(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	w.Add("rolleinnehav", "R1", map[string]string{"rolle": "isk", "person": "P1", "fra": "2020-01-01"})
	roles := []model.Role{model.RolePrivacy, model.RoleSecurity}
	today := reg.NewDay(2026, 11, 23)
	for _, tt := range []struct {
		name, chosen, user string
		want               model.Role
	}{
		{"by name", "", "kari nordmann ", model.RoleSecurity},
		{"unknown name", "", "Noen andre", model.RolePrivacy},
		{"chosen before", "pko", "Kari Nordmann", model.RolePrivacy},
		{"chosen and gone", "annen", "", model.RolePrivacy},
	} {
		if got := roleOf(w.Store.View(), roles, tt.chosen, tt.user, today); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestStandingCountsWhatIsLate(t *testing.T) {
	s := &state{year: 2026}
	today := reg.NewDay(2026, 9, 10)
	done := &model.YearTask{Done: today}
	got := s.standing([]task{{month: 8}, {month: 8, record: done}, {month: 9}, {month: 10}, {month: 0}}, today)
	if got != (standing{all: 5, done: 1, late: 1, now: 1}) {
		t.Errorf("got %+v", got)
	}
	s.since = reg.NewDay(2026, 9, 1)
	if got := s.standing([]task{{month: 8}}, today); got.late != 0 {
		t.Errorf("before the store was made: %+v", got)
	}
	s.since, s.year = 0, 2025
	if got := s.standing([]task{{month: 12}}, today); got.late != 1 {
		t.Errorf("last year: %+v", got)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, _ := open(t, i18n.Bokmal, o)
		k.Tap("Møt personvernombudet: ikke gjort")
		w.Later(time.Minute)
		k.Settle()
		k.Picture(filepath.Join(*pictures, "guidance-"+name+".png"), 1)
	}
}
