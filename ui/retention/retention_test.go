package retention

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// begin shows the screen of an agency that has kept some things too long.
func begin(t *testing.T, o look.Options) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	w.Add("kurs", "C1", map[string]string{"navn": "Sikkerhet i hverdagen", "varighet_timer": "4"})
	attend := func(id, person, day string) {
		w.Add("deltakelser", id, map[string]string{"kurs": "C1", "person": person, "fullfort_dato": day})
	}
	attend("OLD1", "hemmelig-100", "2019-03-01")
	attend("OLD2", "101", "2020-05-01")
	attend("NEW", "102", "2026-05-01")
	w.Add("deltakelser", "HEADS", map[string]string{"kurs": "C1", "antall": "20", "fullfort_dato": "2019-03-01"})
	w.Add("deltakelser", "BEGUN", map[string]string{"kurs": "C1", "person": "103", "resultat": "paabegynt"})
	w.Add("hendelser", "H1", map[string]string{"tittel": "Tapt telefon", "lukket_dato": "2020-01-01", "kontaktpunkt": `{"navn":"Åse Hemmelig"}`})
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 720)
	k.Queue.Until(t, func() bool { return k.Has("Dette skjer") })
	k.Settle()
	return k, w
}

func TestWhatIsProposed(t *testing.T) {
	k, w := begin(t, look.Options{})
	for _, want := range []string{"3 poster med personopplysninger er lagret lenger", "2 poster er lagret for lenge", "Den eldste er fra 1. mars 2019.",
		"slettes 3 år etter «Fullført", "Én post har personopplysninger og ingen dato", "Ingenting å slette."} {
		if !strings.Contains(strings.Join(k.Texts(), " "), want) {
			t.Errorf("%q is not there: %q", want, k.Texts())
		}
	}
	k.Tap("2 poster er lagret for lenge")
	if p := w.Last(); p.Register != "deltakelser" || len(p.Records) != 2 {
		t.Errorf("opened %+v", p)
	}
}

func TestDeletingIsOneChangeThatCanBeUndone(t *testing.T) {
	k, w := begin(t, look.Options{})
	k.Tap("Slett …")
	k.Settle()
	k.Press("Escape")
	if w.Store.View().Count("deltakelser") != 5 {
		t.Fatal("Escape deleted")
	}
	k.Tap("Slett …")
	k.Settle()
	k.Tap("Slett")
	k.Queue.Until(t, func() bool { return k.Has("2 slettede poster ligger fortsatt i historikken") })
	if n := w.Store.View().Count("deltakelser"); n != 3 || len(w.Errors) > 0 {
		t.Errorf("%d rows are left, %v", n, w.Errors)
	}
	if step, ok, err := w.Store.Undoable(); err != nil || !ok || step.Count != 2 || step.Reason != "Lagringstiden på 3 år er ute" {
		t.Errorf("to undo: %+v %v %v", step, ok, err)
	}
	if _, err := w.Store.Undo(); err != nil || w.Store.View().Count("deltakelser") != 5 {
		t.Errorf("undone: %v", err)
	}
}

func TestErasingLeavesNothing(t *testing.T) {
	k, w := begin(t, look.Options{})
	if _, err := w.Store.Save(storage.Change{Delete: []reg.Ref{{Register: "deltakelser", ID: "OLD1"}}}); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return k.Has("Slett for godt …") })
	k.Settle()
	k.Tap("Slett for godt …")
	k.Settle()
	k.Tap("Slett for godt")
	k.Queue.Until(t, func() bool { return !k.Has("Sletter én post") && !k.Has("Slett for godt …") })
	if n := w.Store.View().CountDeleted("deltakelser"); n != 0 || len(w.Errors) > 0 {
		t.Errorf("%d deleted rows are left, %v", n, w.Errors)
	}
	entries, err := w.Store.History(reg.Ref{Register: "deltakelser", ID: "OLD1"})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		for _, c := range e.Changes {
			if strings.Contains(c.To+c.From, "hemmelig") {
				t.Errorf("the history still says %+v", c)
			}
		}
	}
}

func TestOnlyNamesGoWhereTheCaseStays(t *testing.T) {
	k, w := begin(t, look.Options{})
	k.Tap("Slett navnene for godt …")
	k.Settle()
	k.Tap("Slett navnene")
	k.Queue.Until(t, func() bool { return !k.Has("Slett navnene for godt …") })
	ref := reg.Ref{Register: "hendelser", ID: "H1"}
	if w.Value(ref, "kontaktpunkt.navn") != "" || w.Value(ref, "tittel") != "Tapt telefon" {
		t.Errorf("left: %q %q, %v", w.Value(ref, "kontaktpunkt.navn"), w.Value(ref, "tittel"), w.Errors)
	}
}

func TestTheYearsAreChangedInTheSettings(t *testing.T) {
	k, w := begin(t, look.Options{})
	k.Tap("Endre lagringstiden for Opplæring")
	if p := w.Last(); p.Kind != screen.Edit || p.ID != "AGENCY" || p.Field != "innstillinger.oppl_lagring_aar" {
		t.Errorf("opened %+v", p)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {Mode: look.Light}, "dark": {Mode: look.Dark}, "large": {Mode: look.Light, Percent: 200}} {
		t.Run(name, func(t *testing.T) {
			k, w := begin(t, o)
			if _, err := w.Store.Save(storage.Change{Delete: []reg.Ref{{Register: "deltakelser", ID: "OLD1"}}}); err != nil {
				t.Fatal(err)
			}
			k.Queue.Until(t, func() bool { return k.Has("Slett for godt …") })
			k.Settle()
			k.Picture(filepath.Join(*pictures, "retention-"+name+".png"), 1)
		})
	}
}
