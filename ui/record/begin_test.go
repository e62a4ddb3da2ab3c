package record

import (
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// What a form begins with is unsaved: it is asked about, and saved as written.
func TestAFormBeginsWithWhatItIsGiven(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	begun := model.Actions.New().(*model.Action)
	begun.Title = "Innfør tofaktor"
	f := NewForm(w.Deps, screen.Place{Kind: screen.Edit, Register: "tiltak", Begin: begun}).(*Form)
	w.Show(k, f, 1064, 720)
	if !f.form.Dirty() {
		t.Error("what it begins with counts as saved")
	}
	f.Save()
	k.Settle()
	all := w.Store.View().All("tiltak")
	if len(all) != 1 || all[0].(*model.Action).Title != "Innfør tofaktor" {
		t.Errorf("saved %+v", all)
	}
}
