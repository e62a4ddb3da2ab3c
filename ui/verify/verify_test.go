package verify

import (
	"bytes"
	"crypto/rand"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/sign"
	"samsvar/report/yearly"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// office is a store whose leader is P1, with a final declaration of 2026.
type office struct {
	*uitest.Kit
	*stock.World
	t   *testing.T
	pdf []byte
}

func newOffice(t *testing.T, o look.Options, lang i18n.Lang) *office {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	w.Add("rolleinnehav", "H1", map[string]string{"rolle": "virksomhetsleder", "person": "P1", "fra": "2024-01-01"})
	a := &office{k, w, t, nil}
	a.seal()
	return a
}

// seal makes the final document and keeps it.
func (a *office) seal() {
	in, err := yearly.Prepare(a.Store.View(), 2026, a.Deps.Annual(), yearly.Input{Texts: a.Deps.Texts, Now: a.Now(), HistoryHead: "4f1e", Program: "Samsvar"})
	if err != nil {
		a.t.Fatal(err)
	}
	s, err := archive.Seal(annual.Declaration, in, "VE_2026_v1.pdf")
	if err != nil {
		a.t.Fatal(err)
	}
	version := s.Version("nb", "4f1e", reg.InstantOf(a.Now()), "Kari")
	version.Number = reg.Int(1)
	for _, f := range s.All() {
		file, err := a.Store.AddFile(bytes.NewReader(f.Data), f.Name)
		if err != nil {
			a.t.Fatal(err)
		}
		version.Files = append(version.Files, file)
	}
	r := &model.Report{Type: model.ReportDeclaration, Year: reg.Int(2026), Version: reg.Int(1), Status: model.ReportForSigning, Versions: []model.ReportVersion{version}}
	a.save(model.Reports.Key, r)
	a.pdf = s.PDF.Data
}

// signed is the final document signed by someone in the leader's field.
func (a *office) signed(name string) (path string, id *sign.Identity) {
	a.t.Helper()
	id, err := sign.NewIdentity(sign.Holder{Name: name, Organisation: "Prøveetaten"}, a.Now().AddDate(0, -1, 0), 5, rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	file, err := sign.Sign(a.pdf, sign.Request{Field: "leder", Identity: id, At: a.Now(), Place: "Oslo", Stamp: sign.StampOf(a.Deps.Texts, id, "", a.Now())})
	if err != nil {
		a.t.Fatal(err)
	}
	return a.write("VE_2026_v1_signert.pdf", file), id
}

func (a *office) write(name string, data []byte) string {
	path := filepath.Join(a.t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		a.t.Fatal(err)
	}
	return path
}

// check shows the screen for a file, read to its end.
func (a *office) check(place screen.Place) *page {
	a.t.Helper()
	place.Kind = screen.Verify
	p := New(a.Deps, place).(*page)
	a.World.Show(a.Kit, p, 1064, 720)
	a.Queue.Until(a.t, func() bool { return place.Text == "" || p.now != nil })
	a.Settle()
	return p
}

func (a *office) report() *model.Report { return model.Reports.All(a.Store.View())[0] }

func (a *office) wants(texts ...string) {
	a.t.Helper()
	for _, text := range texts {
		if !a.Has(text) {
			a.t.Errorf("%q is not said; there is %q", text, a.Texts())
		}
	}
}

func TestASignedVersionIsTakenIn(t *testing.T) {
	a := newOffice(t, look.Options{}, i18n.Bokmal)
	path, id := a.signed("Kari Nordmann")
	p := a.check(screen.Place{Text: path})
	a.wants("Signaturene er gyldige, men det er ikke kjent hvem som eier sertifikatene.", "versjon 1, med signaturer på.", "Filen begynner med originalen, byte for byte.")
	a.Tap("Ta inn som signert versjon")
	a.Queue.Until(t, func() bool { return a.report().Signed() || len(a.Errors) > 0 })
	a.Queue.Until(t, func() bool { return p.now.returns != nil })
	a.Settle()
	r := a.report()
	if len(a.Errors) > 0 || r.Status != model.ReportSigned {
		t.Fatalf("%v, %v", r.Status, a.Errors)
	}
	s := r.Signature()
	if s.Person != "P1" || s.Method != model.SignExternal || s.Check != model.SignValidUnknown || s.Fingerprint != sign.Fingerprint(id.Certificate) || s.Files[0].Name != "VE_2026_v1_signert.pdf" {
		t.Errorf("%+v", s)
	}
	a.wants("Filen har ingen signaturer som ikke er tatt inn fra før.")
	if a.Has("Ta inn som signert versjon") {
		t.Error("it is offered again")
	}
}

func TestTheCertificateBecomesKnown(t *testing.T) {
	a := newOffice(t, look.Options{}, i18n.Bokmal)
	path, id := a.signed("Kari Nordmann")
	p := a.check(screen.Place{Text: path})
	a.Tap("Legg til i kjente sertifikater …")
	a.Queue.Until(t, func() bool { return len(a.Opened) > 0 })
	place := a.Last()
	rec, ok := place.Begin.(*model.KnownCertificate)
	if !ok || place.Kind != screen.Edit || rec.Person != "P1" || rec.Organisation != "Prøveetaten" || rec.Check != "" || len(rec.Files) != 1 {
		t.Fatalf("%+v %+v", place, rec)
	}
	a.save(model.KnownCertificates.Key, rec)
	a.Queue.Until(t, func() bool { return a.Has("Registrer at sertifikatet er kontrollert …") })
	known := model.KnownCertificates.All(a.Store.View())[0]
	a.Set(reg.Ref{Register: model.KnownCertificates.Key, ID: known.ID}, "kontroll", "telefon")
	a.Queue.Until(t, func() bool { return p.now.result.Verdict == sign.Sound })
	a.Settle()
	a.wants("Signaturene er gyldige, og sertifikatene er kjente.", "Sertifikatet er blant de kjente.")
	if known.Fingerprint != sign.Fingerprint(id.Certificate) {
		t.Error("another fingerprint")
	}
}

func TestWhatCannotBeTakenIn(t *testing.T) {
	a := newOffice(t, look.Options{}, i18n.Bokmal)
	path, _ := a.signed("Per Fremmed")
	a.check(screen.Place{Text: path})
	a.wants("Per Fremmed er ikke blant dem som kan signere dette dokumentet.")
	path, _ = a.signed("Kari Nordmann")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(a.pdf)/2] ^= 1
	for _, tt := range []struct {
		name, path, original, want string
	}{
		{"not signed", a.write("ve.pdf", a.pdf), "", "Dokumentet er ikke signert."},
		{"changed", a.write("endret.pdf", data), "", "Stol ikke på denne filen"},
		{"another original", path, a.write("annen.pdf", append([]byte(nil), a.pdf[:len(a.pdf)-1]...)), "Filen er et annet dokument enn originalen."},
		{"no PDF", a.write("brev.txt", []byte("hei")), "", "Filen er ikke en PDF."},
		{"damaged", a.write("skadet.pdf", a.pdf[:len(a.pdf)/2]), "", "Filen kan ikke kontrolleres."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.check(screen.Place{Text: tt.path, Original: tt.original})
			a.wants(tt.want)
			if a.Has("Ta inn som signert versjon") {
				t.Error("it can be taken in")
			}
		})
	}
}

func TestAFileIsChosen(t *testing.T) {
	a := newOffice(t, look.Options{}, i18n.Bokmal)
	a.check(screen.Place{})
	a.Path = "ut.pdf"
	a.Tap("Velg PDF …")
	if got := a.Last(); got.Kind != screen.Verify || got.Text != "ut.pdf" {
		t.Errorf("%+v", got)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		lang := i18n.Bokmal
		if name == "dark" {
			lang = i18n.Nynorsk
		}
		a := newOffice(t, o, lang)
		path, _ := a.signed("Kari Nordmann")
		p := a.check(screen.Place{Text: path})
		a.Picture(*pictures+"/verify-"+name+".png", 1)
		p.scroll.ScrollToBottom()
		a.Settle()
		a.Picture(*pictures+"/verify-down-"+name+".png", 1)
		a.check(screen.Place{})
		a.Picture(*pictures+"/verify-begin-"+name+".png", 1)
		a.check(screen.Place{Text: a.write("brev.txt", []byte("hei"))})
		a.Picture(*pictures+"/verify-none-"+name+".png", 1)
	}
}

// save saves a new record.
func (a *office) save(register string, rec reg.Record) {
	a.t.Helper()
	if _, err := a.Store.Save(storage.Change{Records: []storage.Write{{Register: register, Record: rec}}}); err != nil {
		a.t.Fatal(err)
	}
}
