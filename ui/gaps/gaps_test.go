package gaps

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

// show shows what a filled store lacks.
func show(t *testing.T, p screen.Place, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	s := New(w.Deps, p).(*page)
	w.Show(k, s, width, height)
	k.Queue.Until(t, func() bool { return len(s.state.all) > 0 })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, _ := show(t, screen.Place{}, o, i18n.Bokmal, 1064, 720)
		k.Picture(*pictures+"/gaps-"+name+".png", 1)
	}
	k, _, s := show(t, screen.Place{}, look.Options{}, i18n.Nynorsk, 1064, 720)
	k.Picture(*pictures+"/gaps-2x.png", 2)
	s.askAside(s.state.all[2])
	k.Settle()
	k.Picture(*pictures+"/gaps-aside.png", 1)
}
