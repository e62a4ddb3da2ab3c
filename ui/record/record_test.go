package record

import (
	"flag"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

var full = reg.Ref{Register: "behandlinger", ID: "BFULL"}

func place(ref reg.Ref) screen.Place {
	return screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID}
}

// begin makes a filled store.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	return k, w
}

// read shows a record to read.
func read(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Reader {
	t.Helper()
	r := NewReader(w.Deps, p).(*Reader)
	w.Show(k, r, 1064, 720)
	k.Queue.Until(t, func() bool { return r.judged })
	k.Settle()
	return r
}

// write shows the form of a record.
func write(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Form {
	t.Helper()
	f := NewForm(w.Deps, p).(*Form)
	w.Show(k, f, 1064, 720)
	k.Settle()
	return f
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w := begin(t, o, i18n.Bokmal)
		w.Later(26 * time.Hour)
		w.Set(full, "status", "under_revisjon")
		w.Set(full, "systemer", "S1|S2|S4")
		r := read(t, k, w, place(full))
		k.Picture(*pictures+"/read-"+name+".png", 1)
		r.toggleHistory()
		k.Picture(*pictures+"/history-"+name+".png", 1)
		p := place(full)
		p.Field = "grunnlag6"
		write(t, k, w, p)
		k.Picture(*pictures+"/form-"+name+".png", 1)
	}
	k, w := begin(t, look.Options{}, i18n.Nynorsk)
	r := read(t, k, w, place(reg.Ref{Register: "systemer", ID: "S1"}))
	r.toggleEmpty()
	k.Picture(*pictures+"/read-2x.png", 2)
}
