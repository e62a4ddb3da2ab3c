package trends

import (
	"flag"
	"fmt"
	"testing"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

func show(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, *Screen) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	types, severities, causes := []string{"personvernbrudd", "avvik", "sikkerhetshendelse", ""}, []string{"lav", "moderat", "alvorlig"}, []string{"feilsending", "tilgang", "phishing"}
	for n := range 26 {
		year, month := 2025+n%2, 1+n*5%11
		values := map[string]string{"tittel": fmt.Sprintf("Hendelse %d", n), "type": types[n%4], "alvorlighet": severities[n%3], "hovedaarsak": causes[n%3],
			"oppdaget_tid": fmt.Sprintf("%d-%02d-10T10:00:00Z", year, month)}
		if n%4 == 0 {
			values["kjennskap_tid"], values["meldt_dt_tid"] = values["oppdaget_tid"], fmt.Sprintf("%d-%02d-%02dT10:00:00Z", year, month, 12+n%8)
		}
		w.Add("hendelser", fmt.Sprintf("H%d", n), values)
	}
	s := New(w.Deps, screen.Place{Kind: screen.Trends}).(*Screen)
	w.Show(k, s, 1064, 720)
	k.Queue.Until(t, func() bool { return s.shown })
	k.Settle()
	return k, w, s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _, s := show(t, o, i18n.Bokmal)
		k.Picture(*pictures+"/trends-"+name+".png", 1)
		s.pane.Scroll().ScrollToBottom()
		k.Settle()
		k.Picture(*pictures+"/trends-"+name+"-end.png", 1)
	}
}

func TestEveryNumberOpensItsIncidents(t *testing.T) {
	k, w, s := show(t, look.Options{}, i18n.Bokmal)
	if !k.Has("13 hendelser, like mange som i 2025.") {
		t.Errorf("does not answer in words: %q", k.Texts()[:6])
	}
	k.Tap("13 – Hendelser 2026: Hele året")
	if got := w.Last(); got.Kind != screen.Register || len(got.Records) != 13 {
		t.Errorf("opened %+v", got)
	}
	for _, p := range s.years.Severity {
		if p.Key == "alvorlig" {
			k.Tap(fmt.Sprintf("%d – Hendelser 2025: Alvorlig", len(p.Then)))
			if got := w.Last(); len(got.Records) != len(p.Then) || len(p.Then) == 0 {
				t.Errorf("opened %d of %d", len(got.Records), len(p.Then))
			}
		}
	}
}

func TestYearAndLimits(t *testing.T) {
	k, _, s := show(t, look.Options{}, i18n.Bokmal)
	again := func(act func()) {
		s.shown = false
		act()
		k.Queue.Until(t, func() bool { return s.shown })
		k.Settle()
	}
	again(func() { k.Tap("2025") })
	if !k.Has("Avvik og hendelser i 2025") || !k.Has("13 hendelser, 13 flere enn i 2024.") {
		t.Errorf("does not show the year before: %q", k.Texts()[:6])
	}
	again(func() { k.Tap("2026") })
	again(func() {
		if err := limits()[0].Of(s.kept).Parse("lav"); err != nil {
			t.Fatal(err)
		}
		s.Changed()
	})
	if n := len(s.years.All.Now); n == 0 || n == 13 {
		t.Errorf("limited to low there are %d", n)
	}
}
