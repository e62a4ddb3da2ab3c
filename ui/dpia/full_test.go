package dpia

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/matrix"
	"samsvar/ui/riskboard"
	"samsvar/ui/uitest"
	"samsvar/ui/worksheet"
)

func TestWhatIsWrittenIsSavedWhenTheStepIsLeft(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	s := showFull(t, k, w, ref.ID, "nodvendighet")
	k.Focus("Nødvendighet og forholdsmessighet")
	k.Type("Ja. ")
	s.GoTo("rettigheter")
	if got := w.Value(ref, "nodvendighet_proporsjonalitet"); !strings.Contains(got, "Ja. ") {
		t.Errorf("saved %q", got)
	}
	w.Set(ref, "arkivref", "26/1234")
	k.Settle()
	s.dpia().RightsText = "Gjennomgått"
	if !s.Commit() || w.Value(ref, "arkivref") != "26/1234" || w.Value(ref, "registrertes_rettigheter_tekst") != "Gjennomgått" {
		t.Error("what others saved is lost")
	}
}

func TestTheDescriptionBeginsWithTheRecord(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	showFull(t, k, w, ref.ID, "beskrivelse")
	k.Tap("Sett inn i beskrivelsen")
	got := w.Value(ref, "beskrivelse")
	for _, want := range []string{"Søknader om barnehageplass.", "Beregne foreldrebetaling", "Helseopplysninger", "OppvekstPluss"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

func TestARiskIsPlacedInTheMatrix(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	s := showFull(t, k, w, ref.ID, "risiko")
	board := s.Made().(*riskboard.Board)
	board.Select(2)
	k.Settle()
	grid := uitest.All[*matrix.Grid](s.Content())[0]
	k.Canvas().Focus(grid)
	k.Press(fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn)
	d := model.DPIAs.Get(w.Store.View(), ref.ID)
	if r := d.Risks[2]; r.Likelihood != "4" || r.Impact != "4" || r.Level != model.RiskHigh {
		t.Errorf("placed at %s, %s: %s", r.Likelihood, r.Impact, r.Level)
	}
	if d.Risks[0].Likelihood != "3" || d.Risks[0].ResidualLikely != "1" {
		t.Error("another risk has moved")
	}
	k.Press(fyne.KeyDelete)
	if r := model.DPIAs.Get(w.Store.View(), ref.ID).Risks[2]; r.Likelihood != "" || r.Level != "" {
		t.Errorf("taken away, but at %s: %s", r.Likelihood, r.Level)
	}
}

func TestAnActionAgainstARisk(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	showFull(t, k, w, ref.ID, "risiko")
	k.Tap("Nytt tiltak")
	k.Type("Øve på nedetid")
	k.Tap("Lagre tiltaket")
	d := model.DPIAs.Get(w.Store.View(), ref.ID)
	if len(d.Risks[0].Actions) != 2 || len(d.Actions) != 2 {
		t.Fatalf("the risk has %v, the assessment %v", d.Risks[0].Actions, d.Actions)
	}
	a := model.Actions.Get(w.Store.View(), d.Risks[0].Actions[1])
	if a == nil || a.Title != "Øve på nedetid" || a.Source != model.SourceDPIA || a.SourceRef != d.No {
		t.Errorf("made %+v", a)
	}
}

func TestApprovalMakesAVersion(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	s := showFull(t, k, w, ref.ID, "beslutning")
	v := &model.DPIAVersion{ApprovedBy: "P2", Approved: reg.NewDay(2026, 11, 23), Summary: "Første"}
	if text := s.tryApprove(&model.DPIAVersion{Approved: v.Approved}); !strings.Contains(text, "hvem som godkjenner") {
		t.Errorf("approved by nobody: %q", text)
	}
	if text := s.tryApprove(v); text != "" {
		t.Fatal(text)
	}
	k.Settle()
	d := model.DPIAs.Get(w.Store.View(), ref.ID)
	if d.Status != model.DPIAApproved || len(d.Versions) != 1 || d.ApprovedBy != "P2" {
		t.Fatalf("status %s, versions %+v", d.Status, d.Versions)
	}
	w.Later(time.Hour)
	k.Tap("Start revisjon")
	k.Press(fyne.KeyReturn)
	if got := w.Value(ref, "status"); got != "revisjon" {
		t.Fatalf("status %q", got)
	}
	s.dpia().Description = "Helt ny beskrivelse"
	s.Commit()
	was := asOf(w.Store, ref, model.DPIAs.Get(w.Store.View(), ref.ID).Versions[0])
	if was.err != nil || was.dpia == nil || was.dpia.Description != "Søknader om barnehageplass." || was.dpia.Status != model.DPIAApproved {
		t.Errorf("as it was: %+v, %v", was.dpia, was.err)
	}
}

func TestTheOfficerCannotApprove(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	w.Add("rolleinnehav", "R1", map[string]string{"rolle": "pvo", "person": "P3", "fra": "2024-01-01"})
	s := showFull(t, k, w, ref.ID, "beslutning")
	if text := s.tryApprove(&model.DPIAVersion{ApprovedBy: "P3", Approved: reg.NewDay(2026, 11, 23)}); !strings.Contains(text, "kan ikke godkjenne") {
		t.Errorf("the officer approved: %q", text)
	}
}

func TestWhatIsMissingIsAWayThere(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := written(w)
	w.Set(ref, "pvo_raad.raad", "")
	w.Set(ref, "pvo_raad.dato", "")
	s := showFull(t, k, w, ref.ID, "beslutning")
	k.Tap("Personvernombudets råd mangler")
	if s.Key() != "pvo" {
		t.Errorf("went to %s", s.Key())
	}
}

func TestTheAssessmentAsADocument(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	s := showFull(t, k, w, written(w).ID, "")
	w.Path = filepath.Join(t.TempDir(), "a.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return k.Has("Lagret: ") || len(w.Errors) > 0 })
	if data, err := os.ReadFile(w.Path); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("%v, %v", err, w.Errors)
	}
	if w.Asked != "DPIA "+s.dpia().No+".pdf" {
		t.Errorf("proposed %q", w.Asked)
	}
}

// Every step can be seen in every language without a text missing, and looking
// saves nothing.
func TestEveryStepInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		k, w, ref := begin(t, look.Options{}, lang)
		id := written(w).ID
		for _, sheet := range []*worksheet.Sheet{showThreshold(t, k, w, ref).Sheet, showFull(t, k, w, id, "").Sheet} {
			w.Show(k, sheet, width, height)
			before, _ := w.Store.Head()
			for _, step := range sheet.Steps {
				sheet.GoTo(step.Key)
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
}
