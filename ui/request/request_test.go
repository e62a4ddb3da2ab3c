package request

import (
	"flag"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// begin makes a store with a request for access that came at the end of October.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, reg.Ref) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	ref := w.Add("krav", "K1", map[string]string{"registrert_ref": "KN", "kravtype": "innsyn", "mottatt_dato": "2026-10-31", "kanal": "epost"})
	return k, w, ref
}

func show(t *testing.T, k *uitest.Kit, w *stock.World, ref reg.Ref, tab string) *Screen {
	t.Helper()
	s := New(w.Deps, screen.Place{Kind: screen.Request, Register: ref.Register, ID: ref.ID, Text: tab}).(*Screen)
	w.Show(k, s, 1064, 720)
	return s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, ref := begin(t, o, i18n.Bokmal)
		for _, tab := range []string{tabDeadline, tabExtend, tabAnswer} {
			show(t, k, w, ref, tab)
			k.Picture(*pictures+"/request-"+name+"-"+tab+".png", 1)
		}
	}
}

func day(text string) reg.Day {
	d, err := reg.ParseDay(text)
	if err != nil {
		panic(err)
	}
	return d
}

func TestDeadlineIsCountedInWords(t *testing.T) {
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		d    model.DataSubjectRequest
		due  string
		says []string
	}{
		{"plain", model.DataSubjectRequest{Received: day("2026-11-10")}, "2026-12-10", []string{"mottatt 10. november 2026", "Én måned senere er 10. desember 2026"}},
		{"no such day", model.DataSubjectRequest{Received: day("2026-08-31")}, "2026-09-30", []string{"ingen dag 31"}},
		{"end of January", model.DataSubjectRequest{Received: day("2028-01-31")}, "2028-02-29", []string{"ingen dag 31"}},
		{"weekend", model.DataSubjectRequest{Received: day("2026-10-14")}, "2026-11-16", []string{"lørdag", "helg", "mandag 16. november 2026"}},
		{"clipped to a Saturday", model.DataSubjectRequest{Received: day("2026-01-31")}, "2026-03-02", []string{"ingen dag 31", "lørdag"}},
		{"Ascension Day and what follows", model.DataSubjectRequest{Received: day("2026-04-14")}, "2026-05-15", []string{"helligdag", "fredag 15. mai 2026"}},
		{"Christmas", model.DataSubjectRequest{Received: day("2026-11-25")}, "2026-12-28", []string{"helligdag"}},
		{"identity asked at once", model.DataSubjectRequest{Received: day("2026-11-02"), IdentityAsked: day("2026-11-03"), IdentityDay: day("2026-11-10")}, "2026-12-10", []string{"spurte om identitet 3. november", "bekreftet 10. november"}},
		{"identity asked late", model.DataSubjectRequest{Received: day("2026-11-02"), IdentityAsked: day("2026-11-12"), IdentityDay: day("2026-11-20")}, "2026-12-02", []string{"ikke registrert at dere spurte straks"}},
		{"waiting for identity", model.DataSubjectRequest{Received: day("2026-11-02"), Identity: model.IdentityWaiting}, "2026-12-02", []string{"for sikkerhets skyld"}},
		{"extended", model.DataSubjectRequest{Received: day("2026-11-10"), Extended: reg.Yes}, "2027-02-10", []string{"forlenget med to måneder", "10. februar 2027"}},
		{"extended, sooner told", model.DataSubjectRequest{Received: day("2026-11-10"), Extended: reg.Yes, NewDue: day("2027-01-15")}, "2027-01-15", []string{"svaret kommer innen 15. januar 2027"}},
		{"extended, more told than allowed", model.DataSubjectRequest{Received: day("2026-11-10"), Extended: reg.Yes, NewDue: day("2027-06-15")}, "2027-02-10", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			all := count(&test.d, book.Limits)
			if all.due != day(test.due) {
				t.Errorf("due %s, want %s", all.due.Text(), test.due)
			}
			said := counted(texts, &test.d, all)
			for _, want := range test.says {
				if !strings.Contains(said, want) {
					t.Errorf("%q does not say %q", said, want)
				}
			}
		})
	}
}

func TestDaysLeft(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal) // received 31 October: due on Monday 30 November
	s := show(t, k, w, ref, "")
	for _, step := range []struct {
		later time.Duration
		says  []string
	}{
		{0, []string{"Haster", "7 dager igjen", "mandag 30. november 2026"}},
		{7 * 24 * time.Hour, []string{"Haster", "0 dager igjen"}},
		{24 * time.Hour, []string{"Fristen er ute", "1 dag over fristen"}},
	} {
		w.Later(step.later)
		s.Changed()
		k.Settle()
		for _, want := range step.says {
			if !k.Has(want) {
				t.Errorf("does not say %q: %q", want, k.Texts()[:10])
			}
		}
	}
	w.Set(ref, "besvart_dato", "2026-11-30")
	k.Settle()
	if !k.Has("Besvart i tide") {
		t.Error("an answer on the last day is late")
	}
}

func TestExtensionIsDraftedAndRegistered(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	copied := ""
	w.Deps.Clipboard = func(text string) { copied = text }
	w.Set(ref, "forlenget_grunn", "Kravet gjelder mange systemer.")
	s := show(t, k, w, ref, tabExtend)
	if !k.Has("Kan forlenges") {
		t.Error("cannot be extended within the month")
	}
	k.Tap("Kopier")
	for _, want := range []string{"30. november 2026", "Kravet gjelder mange systemer.", "1. februar 2027", "klage til Datatilsynet"} {
		if !strings.Contains(copied, want) {
			t.Errorf("the notice lacks %q: %s", want, copied)
		}
	}
	k.Tap("Varselet er sendt i dag")
	s.Save()
	k.Settle()
	for path, want := range map[string]string{"forlenget": "ja", "forlenget_varslet_dato": "2026-11-23", "ny_frist": "2027-02-01"} {
		if got := w.Value(ref, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if !k.Has("Forlenget, og varslet i tide") {
		t.Error("does not say that it is extended")
	}
}

func TestRefusalTellsReasonsAndTheRightToComplain(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	copied := ""
	w.Deps.Clipboard = func(text string) { copied = text }
	w.Set(ref, "utfall", "avslatt")
	w.Set(ref, "avslag_hjemmel", "Personopplysningsloven § 16 første ledd bokstav f.")
	show(t, k, w, ref, tabAnswer)
	k.Tap("Kopier")
	for _, want := range []string{"Vi kan ikke innvilge kravet", "§ 16 første ledd", "klage til Datatilsynet", "domstolene", "Prøveetaten"} {
		if !strings.Contains(copied, want) {
			t.Errorf("the answer lacks %q: %s", want, copied)
		}
	}
	if strings.Contains(copied, "i vedlegget") {
		t.Error("a refusal says that the data are attached")
	}
}

func TestDeadlineFieldIsFilledInAndChecked(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	w.Set(ref, "frist", "2026-12-15")
	s := show(t, k, w, ref, tabDeadline)
	if !k.Has("har en annen dato") {
		t.Error("does not point out the other date")
	}
	w.Set(ref, "frist", "")
	k.Settle()
	k.Focus("Hva kravet gjelder")
	k.Type("Alt")
	s.Save()
	if got := w.Value(ref, "frist"); got != "2026-11-30" {
		t.Errorf("the deadline saved is %q", got)
	}
}
