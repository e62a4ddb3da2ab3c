package register

import (
	"testing"

	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/sift"
)

// TestStates draws the list as it is while one filters, groups, ticks and
// searches.
func TestStates(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}, "contrast": {Mode: look.Contrast}} {
		k, _, s := open(t, screen.Place{Register: "systemer"}, o, i18n.Bokmal, 1064, 720)
		shoot := func(what string) {
			k.Settle()
			k.Picture(*pictures+"/"+what+"-"+name+".png", 1)
		}
		s.mark(1)
		s.mark(2)
		s.view.grid.SetCurrent(4)
		s.view.grid.Refresh()
		s.read()
		shoot("ticked")
		s.changeAll()
		shoot("change-field")
		k.Press("Escape")
		s.askChange(s.register.Field("livssyklus"), s.ticked())
		shoot("change")
		k.Press("Escape")
		s.unmark()
		s.addCondition(settings.Condition{Field: "livssyklus", How: sift.Is, Value: "i_drift"})
		s.addCondition(settings.Condition{Field: "systemeier", How: sift.Filled})
		k.Queue.Until(t, func() bool { return s.list.Len() == 6 })
		s.saveFilter("I drift med eier")
		shoot("filtered")
		s.view.pickFilter()
		shoot("filter-fields")
		k.Press("Escape")
		s.view.askCondition(settings.Condition{Field: "livssyklus"}, nil)
		shoot("filter-ask")
		k.Press("Escape")
		s.view.manage()
		shoot("filter-saved")
		k.Press("Escape")
		s.setConditions(nil)
		s.groupBy("leverandor")
		k.Queue.Until(t, func() bool { return s.list.Len() == 12 })
		shoot("grouped")
		s.groupBy("")
		s.view.search.SetText("nordsky saas")
		k.Queue.Until(t, func() bool { return s.list.Len() == 6 })
		shoot("searched")
	}
}
