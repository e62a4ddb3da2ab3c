package yearly

import (
	"testing"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

func TestAnotherQuestionnaireCanBeChosen(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	newer := *annual.ForYear(w.Deps.Templates, annual.Declaration, 2026)
	newer.ID, newer.Version, newer.From, newer.Sections = "ve-ny", "2026.9", 2026, newer.Sections[:2]
	w.Deps.Templates = append(w.Deps.Templates, &newer)
	s := New(w.Deps, screen.Place{Kind: screen.Yearly, Document: "ve", Year: 2026}).(*page)
	w.Show(k, s, 1064, 720)
	k.Queue.Until(t, func() bool { return s.shown != nil })
	k.Settle()
	if s.rounds.own.Template.ID != "ve-ny" {
		t.Fatalf("begins with %s", s.rounds.own.Template.ID)
	}
	steps := len(s.steps)
	k.Tap("Spørreskjema")
	k.Tap("Virksomhetsleders egenerklæring 2026.1")
	k.Queue.Until(t, func() bool { return s.rounds.own.Template.ID == "ve-2026" || len(w.Errors) > 0 })
	k.Settle()
	if len(w.Errors) > 0 || len(s.steps) <= steps || s.rounds.own.Report.Template != "ve-2026" {
		t.Errorf("%v: %d steps, template %s", w.Errors, len(s.steps), s.rounds.own.Report.Template)
	}
}
