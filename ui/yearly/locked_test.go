package yearly

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/yearly"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// answered is the declaration with all that must be answered.
func answered(t *testing.T, w *stock.World) (yearly.Input, *annual.Round) {
	t.Helper()
	in, err := yearly.Prepare(w.Store.View(), 2026, w.Deps.Annual(), yearly.Input{Texts: w.Deps.Texts, Now: w.Now(), Program: "Samsvar"})
	if err != nil {
		t.Fatal(err)
	}
	round := in.Declaration
	for _, l := range round.Lines {
		if !l.MissesAnswer() {
			continue
		}
		value := map[annual.AnswerType]string{annual.Count: "3", annual.Decimal: "1.5", annual.YesOrNo: "ja", annual.YesPartNo: "delvis",
			annual.Rating: "6", annual.Text: "Bra", annual.Many: model.ValuationMethods.Codes[0]}[l.Question.Type]
		report, err := round.Give(annual.Reply{Question: l.Question.ID, Value: &value})
		if err != nil {
			t.Fatal(err)
		}
		round = round.With(report)
	}
	return in, round
}

// answerAll saves the declaration with all that must be answered.
func answerAll(t *testing.T, w *stock.World) {
	t.Helper()
	_, round := answered(t, w)
	if _, err := w.Store.Save(write(round.Report)); err != nil {
		t.Fatal(err)
	}
}

// final shows a declaration whose final document was made before the screen was
// opened.
func final(t *testing.T, o look.Options) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k, w, s := show(t, screen.Place{Document: "ve"}, o, i18n.Bokmal, 1064, 720)
	w.Add("systemer", "OWN", map[string]string{"navn": "Eget fagsystem", "type": string(model.SystemAgency), "livssyklus": "i_drift", "eierforhold": "systemeier"})
	w.Add("rolleinnehav", "H1", map[string]string{"rolle": "virksomhetsleder", "person": "P1", "fra": "2024-01-01"})
	in, round := answered(t, w)
	in.Declaration = round
	sealed, err := archive.Seal(annual.Declaration, in, "VE.pdf")
	if err != nil {
		t.Fatal(err)
	}
	version := sealed.Version("nb", "", s.Instant(), "Kari Nordmann")
	for _, f := range sealed.All() {
		file, err := w.Store.AddFile(bytes.NewReader(f.Data), f.Name)
		if err != nil {
			t.Fatal(err)
		}
		version.Files = append(version.Files, file)
	}
	report, err := round.Seal(version)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store.Save(write(report)); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return s.rounds.own != nil && s.rounds.own.Locked() && s.rounds.frozen != nil })
	k.Settle()
	return k, w, s
}

// signed is final, signed by P1.
func signed(t *testing.T, o look.Options) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k, w, s := final(t, o)
	report, err := s.rounds.own.Sign(model.Signature{Field: model.FieldLeader, Person: "P1", Name: "Kari Nordmann", At: s.Instant()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Store.Save(write(report)); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return s.rounds.own.Report.Signed() })
	k.Settle()
	return k, w, s
}

func TestAFinalReportIsOnlyRead(t *testing.T) {
	k, w, s := final(t, look.Options{})
	if !k.Has("venter på underskrift") || k.Labelled("For lederen") == nil {
		t.Error("nothing tells that it waits for a signature")
	}
	for i := range s.steps {
		s.show(i)
		k.Settle()
		if _, reading := s.shown.(*sealed); !reading && s.steps[i].key != "dokument" {
			t.Errorf("the step %s can be edited", s.steps[i].key)
		}
	}
	before := s.round().Line("ve.sys.eid")
	if before.Figure.Value != "1" || len(before.Figure.Records) != 1 {
		t.Fatalf("signed with %+v", before.Figure)
	}
	w.Add("systemer", "NEW", map[string]string{"navn": "Nytt", "type": string(model.SystemAgency), "livssyklus": "i_drift", "eierforhold": "systemeier"})
	w.Later(time.Hour)
	s.opened(open(w.Store.View(), annual.Declaration, 2026, s.Annual(), w.Store))
	if after := s.round().Line("ve.sys.eid"); after.Figure.Value != "1" || len(after.Figure.Records) != 1 || after.Figure.Records[0].ID != "OWN" {
		t.Errorf("the figure became %+v", after.Figure)
	}
	s.show(stepOf(s.steps, s.rounds.own, "ve.sys.eid"))
	k.Settle()
	if k.Labelled("Bruk beregnet svar") != nil || k.Has("Må besvares") {
		t.Error("the answers can be changed")
	}
	value := "9"
	if s.give(annual.Reply{Question: "ve.sys.eid", Value: &value}) || len(w.Errors) == 0 {
		t.Error("an answer was taken")
	}
}

func TestTheFinalOfASignedReportIsTheSignedOne(t *testing.T) {
	k, w, s := signed(t, look.Options{})
	if !k.Has("Signert av Kari Nordmann") {
		t.Error("nothing tells who signed")
	}
	w.Path = filepath.Join(t.TempDir(), "ut.pdf")
	s.Export()
	k.Queue.Until(t, func() bool { return len(w.Said) > 0 || len(w.Errors) > 0 })
	data, err := os.ReadFile(w.Path)
	if err != nil || archive.Sum(data) != s.round().Report.Signature().FileHash || w.Asked != "VE.pdf" {
		t.Errorf("%v %v, asked %q", err, w.Errors, w.Asked)
	}
}

func TestHandingOver(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve"}, look.Options{}, i18n.Bokmal, 1064, 720)
	k.Tap("Send til leder")
	if !k.Has("Dokumentet kan ikke bli endelig ennå") || len(w.Opened) > 0 {
		t.Error("handed over although answers are missing")
	}
	k.Press("Escape")
	s.Leader()
	if got := w.Last(); got.Kind != screen.Leader || got.Document != "ve" || got.Year != 2026 {
		t.Errorf("leads to %+v", got)
	}
}

func TestDecisionsBecomeActionsInOneChange(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "lg"}, look.Options{}, i18n.Bokmal, 1064, 720)
	report := copyOf(s.round().Report)
	report.Meeting = reg.NewDay(2026, 11, 20)
	report.Decisions = []model.Decision{{Type: model.DecisionAction, Text: "Inngå databehandleravtaler", Responsible: "P2", Due: reg.NewDay(2027, 6, 1)},
		{Type: model.DecisionAction, Text: "Uten frist"}, {Type: model.DecisionNoted, Text: "Tar årsrapporten til orientering"}}
	if _, err := w.Store.Save(write(report)); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return s.rounds.own.Report.ID != "" })
	s.show(slices.IndexFunc(s.steps, func(s step) bool { return s.key == "beslutninger" }))
	k.Settle()
	if !k.Has("Mangler beslutning, ansvarlig eller frist") {
		t.Error("nothing tells that a decision lacks something")
	}
	k.Tap("Opprett 1 tiltak")
	actions := model.Actions.All(w.Store.View())
	if len(w.Errors) > 0 || len(actions) != 1 || actions[0].Source != model.SourceReview || actions[0].Responsible != "P2" || actions[0].Due != reg.NewDay(2027, 6, 1) {
		t.Fatalf("%v: %+v", w.Errors, actions)
	}
	if got := reportOf(w.Store.View(), annual.Review, 2026).Decisions[0].Action; got != actions[0].ID {
		t.Errorf("the decision names %q", got)
	}
	if !k.Has(actions[0].No+": Besluttet") || k.Labelled("Opprett 1 tiltak") != nil {
		t.Error("the decision does not lead to its action")
	}
	if _, err := w.Store.Undo(); err != nil {
		t.Fatal(err)
	}
	if left := model.Actions.All(w.Store.View()); len(left) != 0 || reportOf(w.Store.View(), annual.Review, 2026).Decisions[0].Action != "" {
		t.Error("action and decision were not saved as one")
	}
}

func TestTheReviewBeginsWithLastYearsDecisions(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "lg"}, look.Options{}, i18n.Bokmal, 1064, 720)
	w.Add("tiltak", "T1", map[string]string{"tittel": "Øve planen", "status": "pagar", "frist": "2026-09-01"})
	last := model.Report{Type: model.ReportReview, Year: reg.Int(2025), Decisions: []model.Decision{
		{Type: model.DecisionAction, Text: "Øve kontinuitetsplanen", Responsible: "P2", Due: reg.NewDay(2026, 9, 1), Action: "T1"},
		{Type: model.DecisionAction, Text: "Aldri fulgt opp"}}}
	if _, err := w.Store.Save(storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: &last}}}); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return s.rounds.own.Before() != nil })
	if s.steps[1].key != "forrige" || s.steps[len(s.steps)-2].key != "sammendrag" {
		t.Errorf("the agenda is %+v", s.steps)
	}
	s.show(1)
	k.Settle()
	for _, want := range []string{"Øve kontinuitetsplanen", "Forfalt", "Ikke blitt et tiltak"} {
		if !k.Has(want) {
			t.Errorf("%q is not shown", want)
		}
	}
	k.Tap("Åpne: Øve kontinuitetsplanen")
	if got := w.Last(); got.Kind != screen.Record || got.ID != "T1" {
		t.Errorf("leads to %+v", got)
	}
	k.Tap("Innkalling")
	if got := w.Last(); got.Kind != screen.Preview || !got.Invitation {
		t.Errorf("leads to %+v", got)
	}
}

func TestPicturesOfTheAnnualCycle(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "large": {Percent: 200}} {
		k, _, _ := final(t, o)
		k.Picture(*pictures+"/sealed-"+name+".png", 1)
		k, _, s := signed(t, o)
		s.show(stepOf(s.steps, s.rounds.own, "ve.sys.eid"))
		k.Settle()
		k.Picture(*pictures+"/locked-"+name+".png", 1)
		s.show(slices.IndexFunc(s.steps, func(s step) bool { return s.finds }))
		k.Settle()
		k.Picture(*pictures+"/locked-finds-"+name+".png", 1)
		k, w, s := show(t, screen.Place{Document: "lg"}, o, i18n.Bokmal, 1064, 720)
		w.Add("tiltak", "T1", map[string]string{"tittel": "Øve planen", "status": "pagar", "frist": "2026-09-01", "kilde": "lg", "ansvarlig": "P2"})
		k.Queue.Until(t, func() bool { return true })
		s.show(1)
		k.Settle()
		k.Picture(*pictures+"/lg-forrige-"+name+".png", 1)
		s.show(slices.IndexFunc(s.steps, func(s step) bool { return s.key == "beslutninger" }))
		k.Settle()
		k.Picture(*pictures+"/lg-beslutninger-"+name+".png", 1)
	}
}
