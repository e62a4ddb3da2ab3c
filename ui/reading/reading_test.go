package reading_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var full = reg.Ref{Register: "behandlinger", ID: "BFULL"}

// maker makes pages of a filled store.
func maker(t *testing.T, k *uitest.Kit) (*stock.World, reading.Maker) {
	t.Helper()
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	view := w.Store.View()
	list, err := annual.Find(view, w.Deps.Annual())
	if err != nil {
		t.Fatal(err)
	}
	return w, reading.Maker{Texts: w.Deps.Texts, View: view, Names: w.Deps.Names(view), List: list}
}

// line finds a field of a page.
func line(t *testing.T, p reading.Page, path string) reading.Line {
	t.Helper()
	for _, s := range p.Sections {
		for _, l := range s.Lines {
			if l.Path == path {
				return l
			}
		}
	}
	t.Fatalf("no field %s", path)
	return reading.Line{}
}

func TestPageTellsWhatARecordSays(t *testing.T) {
	_, m := maker(t, uitest.New(t, look.Options{}))
	p, ok := m.Make(full)
	if !ok || p.Title != "Barnehageopptak og foreldrebetaling" || p.Status != "Gjeldende" || p.Deleted {
		t.Fatalf("got %+v", p)
	}
	if got := line(t, p, "revidert_dato").Text; got != "18.06.2026" {
		t.Errorf("the day is %q", got)
	}
	if got := line(t, p, "systemer").Links; len(got) != 2 || got[1].Text != "Elements" || got[1].Ref.ID != "S2" {
		t.Errorf("the systems are %+v", got)
	}
	groups := line(t, p, "registrerte").Parts
	if len(groups) != 2 || groups[0][0].Text != "Andre barn" || groups[1][0].Path != "registrerte[2].kategori" {
		t.Errorf("the groups are %+v", groups)
	}
	if l := line(t, p, "profilering"); !l.Empty {
		t.Errorf("got %+v", l)
	}
}

func TestFindingsStandAtTheirFields(t *testing.T) {
	_, m := maker(t, uitest.New(t, look.Options{}))
	p, _ := m.Make(full)
	if len(p.Findings) == 0 {
		t.Fatal("nothing is missing")
	}
	for _, f := range p.Findings {
		if f.Text == "" || f.ID != full.ID {
			t.Errorf("got %+v", f)
		}
	}
	if p.Findings[0].Field != "" && line(t, p, p.Findings[0].Field).Worst != p.Findings[0].Severity {
		t.Error("the field does not show its finding")
	}
}

func TestALinkToNothingLeadsNowhere(t *testing.T) {
	w, m := maker(t, uitest.New(t, look.Options{}))
	w.Set(full, "daglig_ansvarlig", "NOBODY")
	m.View = w.Store.View()
	p, _ := m.Make(full)
	if got := line(t, p, "daglig_ansvarlig").Links; len(got) != 1 || got[0].Ref.ID != "" || got[0].Text == "" {
		t.Errorf("got %+v", got)
	}
}

func TestUsesAreGroupedByRegister(t *testing.T) {
	_, m := maker(t, uitest.New(t, look.Options{}))
	p, _ := m.Make(reg.Ref{Register: "systemer", ID: "S1"})
	if len(p.Uses) != 2 || p.Uses[0].Register != "behandlinger" || p.Uses[1].Links[0].Ref.ID != "DBA1" {
		t.Errorf("got %+v", p.Uses)
	}
}

func TestNoPageOfWhatIsNotThere(t *testing.T) {
	_, m := maker(t, uitest.New(t, look.Options{}))
	for _, ref := range []reg.Ref{{Register: "systemer", ID: "NONE"}, {Register: "none", ID: "S1"}} {
		if _, ok := m.Make(ref); ok {
			t.Errorf("there is a page of %v", ref)
		}
	}
}

func TestPaneScrollsByKeyboardAndToTheFocus(t *testing.T) {
	k := uitest.New(t, look.Options{})
	pane := reading.NewPane("Lesing")
	last := parts.NewButton("Nederst", func() {})
	last.OnFocus = func(bool) { pane.Reveal(last) }
	column := parts.Column(10)
	for range 60 {
		column.Add(parts.NewText("Linje"))
	}
	column.Add(parts.Row(0, last))
	pane.Set(column)
	k.Show(container.NewStack(pane), 400, 300)
	pane.Enter()
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y
	k.Press(fyne.KeyPageDown)
	if now := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y; now >= top {
		t.Error("PageDown does not scroll")
	}
	k.Press(fyne.KeyHome, fyne.KeyTab)
	y := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y
	if k.Focused() != "Nederst" || y < 0 || y+last.Size().Height > 300 {
		t.Errorf("%q has the focus at %v", k.Focused(), y)
	}
}
