package risk

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/riskboard"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// begin makes a store with an assessment of three scenarios.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, reg.Ref) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	w.Add("tiltak", "T1", map[string]string{"tittel": "Loggkontroll hver måned", "ansvarlig": "P2", "frist": "2026-12-01", "status": "pagar"})
	ref := w.Add("risikovurderinger", "ROS1", map[string]string{"tittel": "OppvekstPluss", "nivaa": "system", "systemer": "S1", "dato": "2026-11-02",
		"omfang": "Systemet og driften av det", "skala": "1_4",
		"scenarier": `[{"uonsket_hendelse":"Uvedkommende leser søknader","trussel":"Nysgjerrighet","sannsynlighet":"3","konsekvens":"3","nye_tiltak":"T1","rest_sannsynlighet":"1","rest_konsekvens":"3"},` +
			`{"uonsket_hendelse":"Løsepengevirus stanser opptaket","sannsynlighet":"2","konsekvens":"4","aksept":"akseptert","aksept_begrunnelse":"Kort nedetid tåles","akseptert_av":"P1","akseptert_dato":"2026-11-03"},` +
			`{"uonsket_hendelse":"Feil i beregning av betaling","sannsynlighet":"2","konsekvens":"3"}]`})
	return k, w, ref
}

func show(t *testing.T, k *uitest.Kit, w *stock.World, ref reg.Ref, step string) *page {
	t.Helper()
	s := New(w.Deps, screen.Place{Register: ref.Register, ID: ref.ID, Field: step}).(*page)
	w.Show(k, s, 1064, 720)
	return s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, ref := begin(t, o, i18n.Bokmal)
		s := show(t, k, w, ref, "")
		for _, step := range s.Steps {
			s.GoTo(step.Key)
			k.Picture(*pictures+"/risk-"+step.Key+"-"+name+".png", 1)
		}
	}
}

func TestTheLineSaysWhatIsLeft(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, ref, "plan")
	if got := s.line(); !strings.HasPrefix(got, "Ett av 3 scenarier er over akseptabelt nivå uten") {
		t.Errorf("says %q", got)
	}
	for _, want := range []string{"Innenfor det som er akseptabelt", "Akseptert av Kari Nordmann 03.11.2026", "Over akseptabelt nivå, uten tiltak eller beslutning"} {
		if !k.Has(want) {
			t.Errorf("the plan does not say %q", want)
		}
	}
}

func TestAnActionOfThePlan(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, ref, "plan")
	k.Tap("Nytt tiltak mot risiko 3")
	k.Type("Kontrollere beregningen")
	k.Tap("Lagre tiltaket")
	r := model.RiskAssessments.Get(w.Store.View(), ref.ID)
	if len(r.Scenarios[2].Measures) != 1 {
		t.Fatalf("the scenario has %v", r.Scenarios[2].Measures)
	}
	a := model.Actions.Get(w.Store.View(), r.Scenarios[2].Measures[0])
	if a == nil || a.Source != model.SourceRisk || a.SourceRef != r.No || a.Title != "Kontrollere beregningen" {
		t.Errorf("made %+v", a)
	}
	if !k.Has("Kontrollere beregningen") || !s.treated(r) {
		t.Error("the plan does not show it")
	}
}

func TestAScenarioIsAddedAndTakenAway(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, ref, "scenarier")
	k.Tap("Legg til")
	k.Type("Strømbrudd")
	s.Save()
	r := model.RiskAssessments.Get(w.Store.View(), ref.ID)
	if len(r.Scenarios) != 4 || r.Scenarios[3].Event != "Strømbrudd" {
		t.Fatalf("scenarios %+v", r.Scenarios)
	}
	s.Made().(*riskboard.Board).Select(0)
	k.Settle()
	k.Tap("Fjern")
	k.Tap("Fjern")
	r = model.RiskAssessments.Get(w.Store.View(), ref.ID)
	if len(r.Scenarios) != 3 || r.Scenarios[0].Event != "Løsepengevirus stanser opptaket" || r.Scenarios[0].AcceptedBy != "P1" {
		t.Errorf("left %+v", r.Scenarios)
	}
}

func TestANewAssessmentTakesTheAgencysScale(t *testing.T) {
	k, w, old := begin(t, look.Options{}, i18n.Bokmal)
	agency := reg.Ref{Register: "virksomhet", ID: "AGENCY"}
	w.Set(agency, "risikoskala", "1_5")
	fresh := w.Add("risikovurderinger", "ROS2", map[string]string{"tittel": "Ny", "skala": "1_4"})
	s := show(t, k, w, fresh, "skala")
	if s.risk().Scale != model.RiskScale5 {
		t.Errorf("begins with %s", s.risk().Scale)
	}
	s = show(t, k, w, old, "skala")
	if s.risk().Scale != model.RiskScale4 {
		t.Errorf("one with scenarios was changed to %s", s.risk().Scale)
	}
	k.Tap("Bruk virksomhetens skala")
	if got := w.Value(old, "skala"); got != "1_5" {
		t.Errorf("saved %q", got)
	}
}

func TestTheReport(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, ref, "")
	w.Path = filepath.Join(t.TempDir(), "a.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return k.Has("Lagret: ") || len(w.Errors) > 0 })
	if data, err := os.ReadFile(w.Path); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("%v, %v", err, w.Errors)
	}
}

func TestEveryStepInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		k, w, ref := begin(t, look.Options{}, lang)
		s := show(t, k, w, ref, "")
		before, _ := w.Store.Head()
		for _, step := range s.Steps {
			s.GoTo(step.Key)
			k.Settle()
			for _, text := range k.Texts() {
				if strings.Contains(text, "⟨") {
					t.Errorf("%s %s: %s", lang, step.Key, text)
				}
			}
		}
		if after, _ := w.Store.Head(); after != before || len(w.Errors) > 0 {
			t.Errorf("%s: looking has changed the store: %v", lang, w.Errors)
		}
	}
}
