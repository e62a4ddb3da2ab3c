package yearly

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows the work on a document of a filled store.
func show(t *testing.T, p screen.Place, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	p.Kind, p.Year = screen.Yearly, 2026
	s := New(w.Deps, p).(*page)
	w.Show(k, s, width, height)
	k.Queue.Until(t, func() bool { return s.shown != nil })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, s := show(t, screen.Place{Document: "ve", Question: "ve.dba.mangler"}, o, i18n.Bokmal, 1064, 720)
		s.shown.(*questions).cards[4].toggleBasis()
		k.Settle()
		k.Picture(*pictures+"/yearly-"+name+".png", 1)
		k, _, s = show(t, screen.Place{Document: "ve", Question: "ve.sys.eid"}, o, i18n.Bokmal, 1064, 720)
		c := cardOf(t, s, "ve.sys.eid")
		c.answer.field.Enter("7")
		s.commit()
		c = cardOf(t, s, "ve.sys.ros")
		c.notes[0].show()
		k.Settle()
		k.Picture(*pictures+"/yearly-reason-"+name+".png", 1)
	}
	k, _, s := show(t, screen.Place{Document: "ve"}, look.Options{}, i18n.Nynorsk, 1064, 720)
	k.Picture(*pictures+"/yearly-2x.png", 2)
	for i := range s.steps {
		s.show(i)
		k.Settle()
		k.Picture(*pictures+"/yearly-ve-"+s.steps[i].key+".png", 1)
	}
	k, _, s = show(t, screen.Place{Document: "lg"}, look.Options{}, i18n.Bokmal, 1064, 720)
	for i := range s.steps {
		s.show(i)
		k.Settle()
		k.Picture(*pictures+"/yearly-lg-"+s.steps[i].key+".png", 1)
	}
}

// card is the card of a question that is shown.
func cardOf(t *testing.T, s *page, question string) *card {
	t.Helper()
	for _, c := range s.shown.(*questions).cards {
		if c.line.Question.ID == question {
			return c
		}
	}
	t.Fatalf("no question %s is shown", question)
	return nil
}

func reported(t *testing.T, w *stock.World, question string) *model.Answer {
	t.Helper()
	r := reportOf(w.Store.View(), annual.Declaration, 2026)
	if r == nil {
		t.Fatal("there is no report")
	}
	a := r.Answer(question)
	if a == nil {
		t.Fatalf("%s is not answered", question)
	}
	return a
}

func TestAnAnswerThatDiffersNeedsAReason(t *testing.T) {
	const question = "ve.sys.eid"
	k, w, s := show(t, screen.Place{Document: "ve", Question: question}, look.Options{}, i18n.Bokmal, 1064, 720)
	c := cardOf(t, s, question)
	if !c.line.Computed || c.reason.box.Visible() {
		t.Fatalf("begins with %+v, reason shown: %v", c.line.Answer, c.reason.box.Visible())
	}
	c.answer.field.Enter("7")
	if reportOf(w.Store.View(), annual.Declaration, 2026) != nil {
		t.Error("saved while it was typed")
	}
	s.commit()
	k.Settle()
	if a := reported(t, w, question); a.Value != "7" || a.Computed != c.line.Figure.Value || a.Status != model.Answered {
		t.Errorf("saved %+v", a)
	}
	if !c.reason.box.Visible() || !k.Has("Skriv en begrunnelse") {
		t.Fatal("no reason is asked for")
	}
	c.reason.entry.SetText("To systemer er felles")
	s.commit()
	k.Settle()
	if a := reported(t, w, question); a.Reason != "To systemer er felles" || a.Value != "7" {
		t.Errorf("saved %+v", a)
	}
	if c.reason.warn.Visible() {
		t.Error("the reason is still asked for")
	}
	c.useComputed()
	k.Settle()
	if a := reported(t, w, question); a.Value != c.line.Figure.Value || c.reason.box.Visible() {
		t.Errorf("back to the computed answer: %+v, reason shown: %v", a, c.reason.box.Visible())
	}
}

func TestAnswersDoNotOverwriteEachOther(t *testing.T) {
	_, w, s := show(t, screen.Place{Document: "ve", Question: "ve.ansk.antall"}, look.Options{}, i18n.Bokmal, 1064, 720)
	cardOf(t, s, "ve.ansk.antall").answer.field.Enter("4")
	cardOf(t, s, "ve.ansk.test").answer.field.Enter("2")
	s.Save()
	n := cardOf(t, s, "ve.ansk.test").notes[0]
	n.show()
	n.entry.SetText("Begge var skytjenester")
	s.Leave(func() {})
	if a := reported(t, w, "ve.ansk.antall"); a.Value != "4" {
		t.Errorf("the first answer is %+v", a)
	}
	if a := reported(t, w, "ve.ansk.test"); a.Value != "2" || a.Comment != "Begge var skytjenester" {
		t.Errorf("the second answer is %+v", a)
	}
}

func TestWhatIsTypedSurvivesChangesElsewhere(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve", Question: "ve.sys.eid"}, look.Options{}, i18n.Bokmal, 1064, 720)
	c := cardOf(t, s, "ve.sys.eid")
	before := c.line.Figure.Value
	c.answer.field.Enter("99")
	w.Add("systemer", "", map[string]string{"navn": "Enda et", "type": "virksomhetsspesifikt", "eierforhold": "systemeier", "livssyklus": "i_drift"})
	k.Queue.Until(t, func() bool { return c.line.Figure.Value != before })
	s.commit()
	if a := reported(t, w, "ve.sys.eid"); a.Value != "99" {
		t.Errorf("saved %+v", a)
	}
}

func TestConfirmComputedAnswers(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve", Question: "ve.sys.eid"}, look.Options{}, i18n.Bokmal, 1064, 720)
	want := len(unconfirmed(s.round(), s.steps[s.at]))
	if want == 0 {
		t.Fatal("nothing to confirm")
	}
	s.shown.(*questions).confirm.Tapped(nil)
	k.Settle()
	r := reportOf(w.Store.View(), annual.Declaration, 2026)
	if len(r.Answers) != want || len(unconfirmed(s.round(), s.steps[s.at])) != 0 {
		t.Errorf("%d answers, want %d", len(r.Answers), want)
	}
}

func TestLastYearIsTypedIn(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve", Question: "ve.sys.eid"}, look.Options{}, i18n.Bokmal, 1064, 720)
	c := cardOf(t, s, "ve.sys.eid")
	c.askLast()
	k.Settle()
	k.Type("12")
	k.Tap("Lagre")
	if got, ok := reportOf(w.Store.View(), annual.Declaration, 2026).Prior("ve.sys.eid"); !ok || got != "12" || c.line.LastYear != "12" {
		t.Errorf("kept %q, shown %q", got, c.line.LastYear)
	}
}

func TestAFinalDocumentWaitsForWhatIsMissing(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve"}, look.Options{}, i18n.Bokmal, 1064, 720)
	w.Path = filepath.Join(t.TempDir(), "a.pdf")
	s.Export()
	k.Settle()
	if w.Asked != "" || !k.Has("kan ikke bli endelig ennå") {
		t.Fatalf("asked for a file: %q", w.Asked)
	}
	blocker := s.round().Blockers()[0]
	k.Tap(s.blocker(s.round(), blocker))
	if l := s.round().Line(blocker.Question); s.steps[s.at].key != l.Section.ID {
		t.Errorf("went to %s, want %s", s.steps[s.at].key, l.Section.ID)
	}
}

func TestAFinalDocumentIsMadeOnTheLeadersPage(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve"}, look.Options{}, i18n.Bokmal, 1064, 720)
	w.Add("rolleinnehav", "H1", map[string]string{"rolle": "virksomhetsleder", "person": "P1", "fra": "2024-01-01"})
	answerAll(t, w)
	k.Queue.Until(t, func() bool { return len(s.round().Blockers()) == 0 })
	w.Path = filepath.Join(t.TempDir(), "a.pdf")
	s.Export()
	k.Settle()
	if w.Asked != "" || !k.Has("Det endelige dokumentet er ikke laget") {
		t.Fatalf("asked for a file: %q", w.Asked)
	}
	k.Press("Return")
	k.Settle()
	if got := w.Last(); got.Kind != screen.Leader || got.Document != "ve" {
		t.Errorf("leads to %+v", got)
	}
	s.Export()
	k.Tap("Lagre utkast")
	k.Queue.Until(t, func() bool { return k.Has("Lagret: ") || len(w.Errors) > 0 })
	if !strings.HasSuffix(w.Asked, "utkast.pdf") {
		t.Errorf("proposed %q", w.Asked)
	}
}

func TestADraftIsWritten(t *testing.T) {
	for _, document := range []string{"ve", "lg"} {
		k, w, s := show(t, screen.Place{Document: document}, look.Options{}, i18n.Bokmal, 1064, 720)
		w.Path = filepath.Join(t.TempDir(), "a.pdf")
		s.saveDraft()
		k.Queue.Until(t, func() bool { return k.Has("Lagret: ") || len(w.Errors) > 0 })
		data, err := os.ReadFile(w.Path)
		if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) {
			t.Errorf("%s: %v, %v", document, err, w.Errors)
		}
		if !strings.HasSuffix(w.Asked, "utkast.pdf") {
			t.Errorf("%s: proposed %q", document, w.Asked)
		}
	}
}

func TestFieldsOfTheReportAreSaved(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "lg"}, look.Options{}, i18n.Bokmal, 1064, 720)
	s.show(0)
	form := s.shown.(*fields).form
	form.Field("motedato").Enter("2026-11-20")
	s.show(1)
	k.Settle()
	r := reportOf(w.Store.View(), annual.Review, 2026)
	if r == nil || r.Meeting != reg.NewDay(2026, 11, 20) || r.Type != model.ReportReview {
		t.Errorf("saved %+v", r)
	}
	if !strings.HasSuffix(s.chip(0, s.steps[0], s.round()), "møte") {
		t.Error("the step counts as done without participants")
	}
}

func TestFindingsAreCommentedOn(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve"}, look.Options{}, i18n.Bokmal, 1064, 720)
	s.show(slices.IndexFunc(s.steps, func(s step) bool { return s.finds }))
	m := s.shown.(*material)
	before := len(s.round().Uncommented())
	if before == 0 {
		t.Fatal("nothing to comment on")
	}
	first := m.list[0]
	m.entries[key(first)].SetText("Avtale er bestilt")
	s.Leave(func() {})
	k.Settle()
	if got := reportOf(w.Store.View(), annual.Declaration, 2026).Comment(first.Rule, first.ID); got != "Avtale er bestilt" {
		t.Errorf("saved %q", got)
	}
	if got := len(s.round().Uncommented()); got != before-1 {
		t.Errorf("%d uncommented, want %d", got, before-1)
	}
}

func TestEveryStepOfBothDocumentsInEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for _, document := range []string{"ve", "lg"} {
			k, w, s := show(t, screen.Place{Document: document}, look.Options{}, lang, 1064, 720)
			for i := range s.steps {
				s.show(i)
				k.Settle()
				for _, text := range k.Texts() {
					if strings.Contains(text, "⟨") {
						t.Errorf("%s %s %s: %s", lang, document, s.steps[i].key, text)
					}
				}
			}
			if len(w.Errors) > 0 {
				t.Errorf("%s %s: %v", lang, document, w.Errors)
			}
			if w.Store.View().Count(model.Reports.Key) > 0 {
				t.Errorf("%s %s: looking has saved something", lang, document)
			}
		}
	}
}

func TestTheFocusStaysWhenAnAnswerIsSaved(t *testing.T) {
	k, w, s := show(t, screen.Place{Document: "ve", Question: "ve.ansk.antall"}, look.Options{}, i18n.Bokmal, 1064, 720)
	c := cardOf(t, s, "ve.ansk.antall")
	c.answer.focus()
	k.Type("3")
	k.Press(fyne.KeyTab)
	k.Queue.Until(t, func() bool { return c.line.Answer.Given })
	k.Settle()
	if k.Canvas().Focused() != fyne.Focusable(c.certainty) {
		t.Errorf("the focus is on %q", k.Focused())
	}
	if a := reported(t, w, "ve.ansk.antall"); a.Value != "3" {
		t.Errorf("saved %+v", a)
	}
	for range 3 {
		k.Press(fyne.KeyTab)
	}
	was := k.Canvas().Focused()
	s.Changed()
	k.Queue.Until(t, func() bool { return s.rounds.own.Report.ID != "" })
	k.Settle()
	if k.Canvas().Focused() != was || was == nil {
		t.Error("the focus was lost when the figures came anew")
	}
}
