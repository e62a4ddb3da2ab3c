package register

import (
	"flag"
	"testing"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// open shows the list of a register of a filled store.
func open(t *testing.T, p screen.Place, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	p.Kind = screen.Register
	s := New(w.Deps, p).(*Screen)
	w.Show(k, s, width, height)
	k.Queue.Until(t, func() bool { return s.list.counted && s.cache.view != nil && len(s.view.record.Objects) > 0 })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, s := open(t, screen.Place{Register: "behandlinger"}, o, i18n.Bokmal, 1064, 720)
		s.view.grid.SetCurrent(3)
		s.read()
		k.Queue.Until(t, func() bool { return k.Has("Tildele") || name == "large" })
		k.Settle()
		k.Picture(*pictures+"/register-"+name+".png", 1)
	}
	k, _, _ := open(t, screen.Place{Register: "systemer"}, look.Options{}, i18n.Nynorsk, 1064, 720)
	k.Picture(*pictures+"/register-2x.png", 2)
	k, _, _ = open(t, screen.Place{Register: "hendelser"}, look.Options{}, i18n.Bokmal, 800, 600)
	k.Picture(*pictures+"/register-empty.png", 1)
}
