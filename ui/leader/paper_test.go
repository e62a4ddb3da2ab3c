package leader

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/ink"
	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/ui/look"
)

// printed paints the pages of the final document as a scanner would see them, with
// a stroke of ink on the page of the signature.
func printed(t *testing.T, s *page, dpi float64) (pages []*image.RGBA, signed int) {
	t.Helper()
	set, _, err := pdf.Lay(s.now.frozen.Document)
	if err != nil {
		t.Fatal(err)
	}
	painter, err := raster.New()
	if err != nil {
		t.Fatal(err)
	}
	own, _ := ink.MarkOf(s.now.round.Report)
	signed = -1
	for n := range set.Len() {
		if strings.Contains(set.Text(n), own.ID()) {
			signed = n
		}
		pages = append(pages, painter.Page(set, n, dpi/72))
	}
	if signed < 0 {
		t.Fatal("no page has the mark")
	}
	b := pages[signed].Rect
	draw.Draw(pages[signed], image.Rect(b.Dx()/6, b.Dy()/2, b.Dx()/3, b.Dy()/2+6), image.NewUniform(color.RGBA{20, 30, 120, 255}), image.Point{}, draw.Src)
	return pages, signed
}

// upended is a page that was laid into the scanner upside down.
func upended(from *image.RGBA) *image.RGBA {
	to := image.NewRGBA(from.Rect)
	for i := 0; i < len(from.Pix); i += 4 {
		copy(to.Pix[len(to.Pix)-4-i:], from.Pix[i:i+4])
	}
	return to
}

func written(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func asPNG(t *testing.T, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// scannedPDF is a PDF whose pages are pictures, as scanners write it.
func scannedPDF(t *testing.T, pages ...image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	var places []int
	object := func(format string, args ...any) {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(places), fmt.Sprintf(format, args...))
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type /Catalog /Pages 2 0 R>>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 3+3*i))
	}
	object("<</Type /Pages /Kids [%s] /Count %d>>", strings.Join(kids, " "), len(kids))
	for i, img := range pages {
		var picture bytes.Buffer
		if err := jpeg.Encode(&picture, img, &jpeg.Options{Quality: 80}); err != nil {
			t.Fatal(err)
		}
		content := "q 595 0 0 842 0 0 cm /Im Do Q"
		object("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources <</XObject <</Im %d 0 R>>>>>>", 4+3*i, 5+3*i)
		object("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
		object("<</Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length %d>>\nstream\n%s\nendstream",
			img.Bounds().Dx(), img.Bounds().Dy(), picture.Len(), picture.Bytes())
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(places)+1, table)
	return b.Bytes()
}

const (
	same    = "Papiret er underskrevet, og sidene er de samme"
	keepIt  = "Behold som signert på papir"
	takePap = "Ta imot signert papir …"
)

func TestSignedPaperByKeyboardAlone(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	pages, signed := printed(t, s, 200)
	data := asPNG(t, upended(pages[signed]))
	w.Path = written(t, "skann.png", data)
	k.Focus(takePap)
	k.Press(fyne.KeySpace)
	k.Queue.Until(t, func() bool { return k.Has("Sammenlign papiret") })
	k.Queue.Until(t, func() bool { return !k.Has("Henter siden …") })
	k.Settle()
	side := fmt.Sprintf("side %d av %d", signed+1, len(pages))
	if !strings.Contains(k.Focused(), "side 1 av 1") || !strings.Contains(k.Focused(), side) {
		t.Errorf("the focus is on %q, not on the pages", k.Focused())
	}
	if !k.Has("Koden ble funnet på side 1 av 1") || !k.Has("kan ikke se om noen har") {
		t.Error("what was found is not told, or what only people can see")
	}
	k.Press(fyne.KeyReturn)
	k.Settle()
	if len(stored(t, w).Signatures) > 0 || k.Focused() != same || !k.Has("kryss av for det") {
		t.Fatalf("kept unconfirmed, or the focus is on %q", k.Focused())
	}
	k.Press(fyne.KeySpace)
	k.Focus("Sted")
	k.Type("Oslo")
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	k.Settle()
	sig := stored(t, w).Signature()
	if sig == nil || sig.Method != model.SignByHand || sig.Check != model.SignConfirmed || sig.Person != "P1" || sig.Place != "Oslo" ||
		len(sig.Files) != 1 || sig.Files[0].Name != "skann.png" || sig.CheckedBy != w.Store.User() {
		t.Fatalf("%v: %+v", w.Errors, sig)
	}
	back := filepath.Join(t.TempDir(), "ut.png")
	if err := w.Store.SaveFile(sig.Files[0], back); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(back); err != nil || !bytes.Equal(got, data) {
		t.Errorf("the scan is not kept as it was: %v", err)
	}
	if !k.Has("Underskriften til Kari Nordmann er registrert") || k.Labelled(takePap) != nil {
		t.Error("nothing says that it is kept, or it still waits")
	}
}

func TestAScannedPDFIsDroppedAndTurned(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	pages, signed := printed(t, s, 150)
	var all []image.Image
	for _, p := range pages {
		all = append(all, p)
	}
	if path := written(t, "skann.PDF", scannedPDF(t, all...)); s.Receive(written(t, "tall.xlsx", nil)) || !s.Receive(path) {
		t.Fatal("a scan is not received, or what is none")
	}
	k.Queue.Until(t, func() bool { return k.Has("Sammenlign papiret") })
	at := func(scan, own int) bool {
		return k.Has(fmt.Sprintf("Skannet: side %d av %d", scan, len(pages))) && k.Has(fmt.Sprintf("Versjon 1: side %d av %d", own, len(pages)))
	}
	if !at(signed+1, signed+1) {
		t.Fatalf("the page with the code is not shown: %q", k.Texts())
	}
	k.Press(fyne.KeyHome)
	if !at(1, 1) {
		t.Error("Home does not go to the first page")
	}
	k.Press(fyne.KeyPageDown)
	k.Tap("Neste side i skannet alene")
	if !at(3, 2) {
		t.Error("the scan alone cannot be turned")
	}
	k.Tap("Større")
	k.Queue.Until(t, func() bool { return !k.Has("Henter siden …") })
	k.Tap(keepIt)
	if len(stored(t, w).Signatures) > 0 {
		t.Fatal("kept unconfirmed")
	}
	k.Tap("Hvem har skrevet under")
	k.Tap("Ola Åsen, stedfortreder (" + model.RoleHoldings.Get(w.Store.View(), "H2").No + ")")
	k.Tap(same)
	k.Focus("Datoen ved underskriften")
	for range len("01.01.2026") {
		k.Press(fyne.KeyEnd, fyne.KeyBackspace)
	}
	k.Type("1.1.2030")
	k.Tap(keepIt)
	if len(stored(t, w).Signatures) > 0 || !k.Has("fram i tid") {
		t.Fatalf("a day ahead is taken: %q", k.Texts())
	}
	k.Focus("Datoen ved underskriften")
	k.Press(fyne.KeyEnd)
	for range len("01.01.2030") {
		k.Press(fyne.KeyBackspace)
	}
	k.Type(w.Deps.Texts.Day(w.Deps.Today()))
	k.Tap(keepIt)
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	if sig := stored(t, w).Signature(); sig == nil || sig.Person != "P2" || sig.Proxy == "" {
		t.Errorf("%v: %+v", w.Errors, sig)
	}
}

func TestPaperOfAnotherVersionIsRefused(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	pages, signed := printed(t, s, 150)
	old := written(t, "gammel.png", asPNG(t, pages[signed]))
	k.Tap("Åpne igjen …")
	k.Focus("Hvorfor blir dokumentet åpnet igjen")
	k.Type("Feil antall")
	k.Tap("Åpne igjen")
	k.Queue.Until(t, func() bool { return !s.now.round.Locked() })
	k.Settle()
	sealIt(t, k, w, s)
	s.Dropped(old)
	k.Queue.Until(t, func() bool { return k.Has("Papiret kan ikke tas imot") })
	if !k.Has("Skriv ut og signer den") || k.Labelled(keepIt) != nil {
		t.Errorf("the way out is not told: %q", k.Texts())
	}
}

func TestTheIDIsTypedWhereNoCodeIsFound(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	pages, _ := printed(t, s, 100)
	w.Path = written(t, "skann.jpg", func() []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, pages[0], nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}())
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("Hvilket dokument er papiret") })
	own, _ := ink.MarkOf(s.now.round.Report)
	k.Type("VE-2026-v1-0000")
	k.Press(fyne.KeyReturn)
	if k.Has("Sammenlign papiret") || k.Focused() != "Dokument-ID" {
		t.Fatal("a wrong id is taken")
	}
	for range len("VE-2026-v1-0000") {
		k.Press(fyne.KeyBackspace)
	}
	k.Type(own.ID())
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return k.Has("Sammenlign papiret") })
	if !k.Has("Koden ble ikke funnet") || k.Has("Koden ble funnet") {
		t.Error("it does not say that no code was found")
	}
	k.Tap("Snu skannet")
	k.Queue.Until(t, func() bool { return !k.Has("Henter siden …") })
	k.Press(fyne.KeyEscape)
	k.Settle()
	if len(stored(t, w).Signatures) > 0 || k.Has("Sammenlign papiret") {
		t.Error("Escape does not give up")
	}
}

func TestWhatIsNoScanIsRefused(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	for name, c := range map[string]struct {
		data []byte
		want string
	}{"hei.txt": {[]byte("hei"), "Filen er verken PDF, PNG eller JPEG"}, "hel.png": {asPNG(t, image.NewGray(image.Rect(0, 0, 80, 80)))[:60], "Skann papiret på nytt"}} {
		w.Path = written(t, name, c.data)
		k.Tap(takePap)
		k.Queue.Until(t, func() bool { return k.Has(c.want) })
		k.Press(fyne.KeyEscape)
	}
	own := filepath.Join(t.TempDir(), "eget.pdf")
	if err := w.Store.SaveFile(s.now.frozen.PDF(), own); err != nil {
		t.Fatal(err)
	}
	w.Path = own
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("inneholder ingen skannede sider") })
	k.Press(fyne.KeyEscape)
	w.Path = elsewhere(t, w, s, model.FieldLeader, "Kari Nordmann")
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("Jeg har sammenlignet") }) // it is signed otherwise
}

func TestTheDocumentIsOpenedToBePrinted(t *testing.T) {
	k, w, s := ready(t, look.Options{})
	k.Tap("Skriv ut for underskrift …")
	k.Queue.Until(t, func() bool { return len(w.Viewed) > 0 || len(w.Errors) > 0 })
	if len(w.Errors) > 0 || !k.Has("Skriv den ut derfra") {
		t.Fatal(w.Errors)
	}
	got, err := os.ReadFile(w.Viewed[0])
	if err != nil || reg.File(s.now.frozen.PDF()).Size != int64(len(got)) {
		t.Errorf("another file is shown: %v", err)
	}
}

func TestPicturesOfPaper(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		picturePaper(t, name, o, 1280)
	}
	picturePaper(t, "narrow", look.Options{}, 1064)
}

func picturePaper(t *testing.T, name string, o look.Options, width float32) {
	k, w, s := show(t, "ve", o, i18n.Bokmal, width, 720)
	answer(t, k, w, s)
	sealIt(t, k, w, s)
	shot := func(what string) {
		k.Queue.Until(t, func() bool { return !k.Has("Henter siden …") })
		for range 20 { // a picture in another size may be on its way
			time.Sleep(50 * time.Millisecond)
			k.Settle()
		}
		k.Picture(*pictures+"/paper-"+what+"-"+name+".png", 1)
	}
	pages, signed := printed(t, s, 150)
	shot("page")
	w.Path = written(t, "skann.pdf", scannedPDF(t, slices.Collect(func(yield func(image.Image) bool) {
		for _, p := range pages {
			if !yield(upended(p)) {
				return
			}
		}
	})...))
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("Sammenlign papiret") })
	shot("pair")
	k.Press(fyne.KeyReturn)
	shot("unconfirmed")
	k.Tap("Større")
	k.Tap("Større")
	shot("zoomed")
	k.Tap("Neste side i skannet alene")
	k.Tap("Neste side")
	k.Press(fyne.KeyEscape)
	w.Path = written(t, "skann.png", asPNG(t, pages[signed]))
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("Sammenlign papiret") })
	k.Press(fyne.KeyPageUp)
	shot("missing")
	k.Press(fyne.KeyEscape)
	w.Path = written(t, "skann.png", asPNG(t, pages[0]))
	k.Tap(takePap)
	k.Queue.Until(t, func() bool { return k.Has("Hvilket dokument er papiret") })
	k.Type("VE-2026-v1-0000")
	k.Press(fyne.KeyReturn)
	shot("id")
}
