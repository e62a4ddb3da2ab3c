package edit

import (
	"math/rand/v2"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

func TestPictures(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	g := generator{rand.New(rand.NewPCG(3, 3))}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		k := uitest.New(t, look.Options{Mode: mode})
		r := model.ProcessingRecords.Register
		f := NewForm(deps(t, i18n.Bokmal), r, r.New())
		k.Show(parts.NewPlain(look.Page, parts.Pad(16, 16, f.Object())), 760, 1000)
		for _, key := range []string{"status", "daglig_ansvarlig", "oppstart_dato", "formaal", "prinsipper", "registrerte", "felles_ansvar"} {
			f.Field(key).Enter(g.value(r.Field(key)))
		}
		f.Check()
		f.host.scroll.ScrollToTop()
		k.Picture(dir+"/form-"+string(mode)+".png", 1)
		f.host.scroll.ScrollToOffset(fyne.NewPos(0, 900))
		k.Picture(dir+"/form2-"+string(mode)+".png", 1)
		f.host.scroll.ScrollToOffset(fyne.NewPos(0, 1800))
		k.Picture(dir+"/form3-"+string(mode)+".png", 1)
	}
}

func TestPicturesOfNarrowAndLarge(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	for name, o := range map[string]look.Options{"narrow": {}, "large": {Percent: 200}, "contrast": {Mode: look.Contrast}} {
		k := uitest.New(t, o)
		r := model.Incidents.Register
		f := NewForm(deps(t, i18n.Nynorsk), r, r.New())
		k.Show(parts.NewPlain(look.Page, parts.Pad(8, 8, f.Object())), 430, 800)
		f.FocusFirst()
		k.Picture(dir+"/form-"+name+".png", 1)
	}
}

func TestPictureOfTheCalendar(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	b := newBench(t)
	b.form.Field("dato").Enter("2026-11-17")
	b.form.Field("lenker").Enter("ID1|ID2")
	b.form.Field("liste").Enter(`[{"navn":"en","ja":"nei"},{"navn":"to"},{},{},{"navn":"fem"}]`)
	b.form.Field("linjer").Enter(`[{"tekst":"en"},{"tekst":"to"}]`)
	b.form.Saved(b.form.Record())
	b.kit.Window.Resize(fyne.NewSize(700, 1250))
	b.focus("dato")
	b.kit.Press(fyne.KeyDown)
	b.kit.Picture(dir+"/calendar.png", 1)
}

func BenchmarkOpenForm(b *testing.B) {
	d := deps(b, i18n.Bokmal)
	r := model.ProcessingRecords.Register
	k := uitest.New(b, look.Options{})
	for b.Loop() {
		f := NewForm(d, r, r.New())
		k.Window.SetContent(f.Object())
		k.Window.Resize(fyne.NewSize(700, 600))
	}
}

func BenchmarkTypeInForm(b *testing.B) {
	d := deps(b, i18n.Bokmal)
	r := model.ProcessingRecords.Register
	k := uitest.New(b, look.Options{})
	f := NewForm(d, r, r.New())
	k.Show(f.Object(), 700, 600)
	f.FocusFirst()
	for i := 0; b.Loop(); i++ {
		k.Canvas().Focused().TypedRune('a')
		if i%100 == 99 {
			f.Field("tittel").Enter("")
		}
	}
}

// A real window asks every object for its least size before each frame.
func BenchmarkFrame(b *testing.B) {
	d := deps(b, i18n.Bokmal)
	r := model.ProcessingRecords.Register
	k := uitest.New(b, look.Options{})
	f := NewForm(d, r, r.New())
	k.Show(f.Object(), 700, 600)
	all := uitest.All[fyne.CanvasObject](f.Object())
	b.ReportMetric(float64(len(all)), "nodes")
	for b.Loop() {
		for _, o := range all {
			o.MinSize()
		}
	}
}
