package dpia

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
)

func TestSuggestionsCountButAreNotWritten(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := showThreshold(t, k, w, ref)
	if got := s.screening.all(criteriaKey); !slices.Equal(got, []string{"k4_sensitive", "k7_sarbare"}) {
		t.Fatalf("counts %v", got)
	}
	if !k.Has("DPIA er påkrevd") {
		t.Errorf("the result is not shown: %q", k.Texts())
	}
	s.GoTo("kriterier")
	k.Settle()
	if !k.Has("Krysset av som forslag fra protokollen: opplysninger om") {
		t.Error("a suggestion is not shown as one")
	}
	s.GoTo("resultat")
	if got := w.Value(ref, criteriaKey); got != "" {
		t.Errorf("written before anybody confirmed: %q", got)
	}
}

func TestTicksGiveTheResultAtOnce(t *testing.T) {
	k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
	ref := w.Add("behandlinger", "BNEW", map[string]string{"tittel": "Ny behandling"})
	s := showThreshold(t, k, w, ref)
	result := func() model.ScreeningResult { return s.screening.needs() }
	if result() != model.ScreeningNotRequired {
		t.Fatalf("begins with %s", result())
	}
	s.GoTo("liste")
	k.Settle()
	k.Tap("Lokasjonsdata (+1)")
	if result() != model.ScreeningConsider || !strings.Contains(s.why(), "Gjelder bare sammen med ett kriterium til") {
		t.Errorf("+1 alone: %s", result())
	}
	s.GoTo("kriterier")
	k.Settle()
	k.Tap("Stor skala")
	if result() != model.ScreeningRequired || !strings.Contains(s.why(), "Datatilsynets liste: Lokasjonsdata") {
		t.Errorf("+1 with another criterion: %s", result())
	}
	s.GoTo("alltid")
	if got := w.Value(ref, listedKey) + " " + w.Value(ref, criteriaKey); got != "dt07_lokasjon k5_stor_skala" {
		t.Errorf("saved %q", got)
	}
}

func TestARefusedSuggestionDoesNotCount(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := showThreshold(t, k, w, ref)
	s.screening.tick(criteriaKey, "k7_sarbare", false)
	if got := s.screening.judge().Result; got != model.ScreeningConsider {
		t.Errorf("with one criterion left: %s", got)
	}
	s.screening.tick(criteriaKey, "k7_sarbare", true)
	if got := s.screening.judge().Result; got != model.ScreeningRequired {
		t.Errorf("with both again: %s", got)
	}
}

func TestConfirming(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := showThreshold(t, k, w, ref)
	s.GoTo("resultat")
	k.Settle()
	k.Tap("Bekreft terskelvurderingen")
	if w.Value(ref, "dpia_bekreftet") != "" || !k.Has("Fyll ut hvem som har gjort vurderingen") {
		t.Fatal("confirmed although nobody is named")
	}
	s.record().ScreenedBy = "P1"
	k.Tap("Bekreft terskelvurderingen")
	if w.Value(ref, "dpia_bekreftet") != "ja" || w.Value(ref, "dpia_bekreftet_dato") != "2026-11-23" {
		t.Errorf("confirmed: %q on %q", w.Value(ref, "dpia_bekreftet"), w.Value(ref, "dpia_bekreftet_dato"))
	}
	if got := w.Value(ref, criteriaKey); got != "k4_sensitive|k7_sarbare" {
		t.Errorf("what counted is written as %q", got)
	}
}

func TestDecidingOtherwise(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := showThreshold(t, k, w, ref)
	other := func(edit func(p *model.ProcessingRecord)) string {
		p := model.ProcessingRecords.Clone(s.record()).(*model.ProcessingRecord)
		p.Override, p.OverrideReason, p.OverrideBy, p.OverrideDay = model.ScreeningNotRequired, "Svært få personer", "P1", reg.NewDay(2026, 11, 23)
		edit(p)
		return s.tryOverrule(p)
	}
	if text := other(func(p *model.ProcessingRecord) { p.OverrideReason = "" }); !strings.Contains(text, "Begrunnelse") {
		t.Errorf("without a reason: %q", text)
	}
	if text := other(func(*model.ProcessingRecord) {}); !strings.Contains(text, "personvernombudets syn") {
		t.Errorf("with two criteria and without the officer's view: %q", text)
	}
	if text := other(func(p *model.ProcessingRecord) { p.OfficerView = "Enig" }); text != "" {
		t.Errorf("refused: %q", text)
	}
	if s.screening.needs() != model.ScreeningNotRequired || w.Value(ref, "dpia_overstyring") != "ikke_nodvendig" {
		t.Error("the decision does not hold")
	}
	s.GoTo("resultat")
	k.Settle()
	k.Tap("Fjern avgjørelsen")
	if w.Value(ref, "dpia_overstyring") != "" || s.screening.needs() != model.ScreeningRequired {
		t.Error("the result does not hold again")
	}
}

func TestStartingADPIA(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	showThreshold(t, k, w, ref)
	k.Tap("Start DPIA")
	at := w.Last()
	if at.Kind != screen.DPIA || w.Value(ref, "dpia_status") != string(at.ID) {
		t.Fatalf("went to %+v, the record names %q", at, w.Value(ref, "dpia_status"))
	}
	d := model.DPIAs.Get(w.Store.View(), at.ID)
	if d == nil || d.Title != "Barnehageopptak og foreldrebetaling" || d.Status != model.DPIAStarted || !slices.Equal(d.Processing, []reg.ID{"BFULL"}) ||
		d.Screening != model.ScreeningRequired || !strings.Contains(d.ScreeningText, "2 av de ni kriteriene") {
		t.Errorf("made %+v", d)
	}
	entries, err := w.Store.History(reg.Ref{Register: "dpia", ID: at.ID})
	other, _ := w.Store.History(ref)
	if err != nil || entries[0].Set != other[len(other)-1].Set {
		t.Error("both records are not saved in one change")
	}
	k.Settle()
	if k.Labelled("Start DPIA") != nil {
		t.Error("a second one is offered")
	}
}

func TestTheThresholdAssessmentAsADocument(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := showThreshold(t, k, w, ref)
	w.Path = filepath.Join(t.TempDir(), "a.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return k.Has("Lagret: ") || len(w.Errors) > 0 })
	if data, err := os.ReadFile(w.Path); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
		t.Errorf("%v, %v", err, w.Errors)
	}
}
