package printing

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the dialog to")

var full = reg.Ref{Register: "behandlinger", ID: "BFULL"}

func begin(t *testing.T, o look.Options) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	k.Show(container.NewStack(), 1064, 720)
	return k, w
}

func TestARecordBecomesADocument(t *testing.T) {
	const title = "Barnehageopptak og foreldrebetaling"
	tests := []struct {
		name, ending string
		right        int // how often to go on from PDF
		holds        func(t *testing.T, path string) bool
	}{
		{"pdf", ".pdf", 0, begins("%PDF-1.7")},
		{"word", ".docx", 1, begins("PK")},
		{"html", ".html", 2, has(title, "Tildele og administrere barnehageplass")},
		{"workbook", ".xlsx", 3, rows(title)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, w := begin(t, look.Options{})
			w.Path = filepath.Join(t.TempDir(), "ut")
			Show(w.Deps, full)
			k.Settle()
			for range tt.right {
				k.Press(fyne.KeyRight)
			}
			k.Tap("Lagre og vis …")
			k.Queue.Until(t, func() bool { return len(w.Viewed)+len(w.Errors) > 0 })
			if len(w.Errors) > 0 {
				t.Fatal(w.Errors)
			}
			if want := "BEH-2026-020 " + title + tt.ending; w.Asked != want {
				t.Errorf("proposed %q, want %q", w.Asked, want)
			}
			if w.Viewed[0] != w.Path+tt.ending || !tt.holds(t, w.Viewed[0]) {
				t.Errorf("shows %q with something else in it", w.Viewed[0])
			}
			if len(w.Said) != 1 || w.Said[0] != "Lagret ut"+tt.ending {
				t.Errorf("said %q", w.Said)
			}
		})
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func begins(with string) func(*testing.T, string) bool {
	return func(t *testing.T, path string) bool { return bytes.HasPrefix(content(t, path), []byte(with)) }
}

func has(texts ...string) func(*testing.T, string) bool {
	return func(t *testing.T, path string) bool {
		for _, text := range texts {
			if !strings.Contains(string(content(t, path)), text) {
				return false
			}
		}
		return true
	}
}

// rows expects a workbook with one record.
func rows(title string) func(*testing.T, string) bool {
	return func(t *testing.T, path string) bool {
		book, err := sheet.ReadFile(context.Background(), path, sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all := book.Sheets[0].Rows
		return len(all) == 2 && slices.ContainsFunc(all[1], func(c sheet.Cell) bool { return c.Text == title })
	}
}

func TestShowingSavesNothingThatStays(t *testing.T) {
	k, w := begin(t, look.Options{})
	Show(w.Deps, full)
	k.Settle()
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return len(w.Viewed) > 0 })
	if got := filepath.Base(w.Viewed[0]); got != "BEH-2026-020 Barnehageopptak og foreldrebetaling.pdf" || w.Asked != "" {
		t.Errorf("shows %q, asked for %q", got, w.Asked)
	}
	w.Deps.Copies.Remove()
	if _, err := os.Stat(w.Viewed[0]); err == nil {
		t.Error("the copy is still there")
	}
}

func TestCharactersThatCannotBeShownAreTold(t *testing.T) {
	k, w := begin(t, look.Options{})
	w.Set(full, "merknad", "Bra 👍")
	Show(w.Deps, full)
	k.Settle()
	k.Press(fyne.KeyReturn)
	k.Queue.Until(t, func() bool { return len(w.Viewed) > 0 })
	k.Settle()
	if !k.Has("U+1F44D") {
		t.Errorf("says %q", k.Texts())
	}
}

func TestAFailureIsTold(t *testing.T) {
	k, w := begin(t, look.Options{})
	w.Path = filepath.Join(t.TempDir(), "finnes", "ikke", "ut")
	Show(w.Deps, full)
	k.Settle()
	k.Tap("Lagre og vis …")
	k.Queue.Until(t, func() bool { return len(w.Errors) > 0 })
	if len(w.Viewed) > 0 {
		t.Error("shows what was not written")
	}
}

// Whatever a title holds, the proposed name can be written.
func TestNamesCanBeWritten(t *testing.T) {
	_, w := begin(t, look.Options{})
	w.Set(full, "tittel", strings.Repeat("a/b:c ", 30))
	j := job{in: w.Deps.Documents(w.Deps.Texts), wish: forRecord(full, i18n.Bokmal)}
	if got := j.name(); strings.ContainsAny(got, "/:") || len(got) > 100 || !strings.HasSuffix(got, ".pdf") {
		t.Errorf("proposes %q", got)
	}
	for _, d := range catalogue.All() {
		j.wish = forAny(2026, i18n.Bokmal, d.ID)
		if got := j.name(); len(got) < len("a.pdf") || strings.ContainsAny(got, "/:⟨") {
			t.Errorf("%s: proposes %q", d.ID, got)
		}
	}
}

// Each document that is offered for a record is written, and so is each that
// needs none; a document about a record waits for one.
func TestEveryDocumentIsWritten(t *testing.T) {
	_, w := begin(t, look.Options{})
	in := w.Deps.Documents(w.Deps.Texts)
	for _, d := range catalogue.All() {
		one := forAny(2026, i18n.Bokmal, d.ID)
		if one.ready() != (d.Need != catalogue.Record) {
			t.Errorf("%s is ready without a record: %v", d.ID, one.ready())
		}
		if all := w.Store.View().All(d.Register); d.Need == catalogue.Record {
			if len(all) == 0 {
				continue
			}
			one.req.ID = all[0].Header().ID
		}
		if d.Need == catalogue.Optional {
			continue // the tests of sheets write every register
		}
		one.form = asHTML
		var out bytes.Buffer
		if _, err := (job{in: in, wish: one}).write(&out); err != nil || !strings.Contains(out.String(), "<html") {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
}

func TestChoosingAnotherDocumentKeepsWhatFits(t *testing.T) {
	k, w := begin(t, look.Options{})
	These(w.Deps, 2026, "protokoll", "mangler")
	k.Settle()
	wish := forAny(2026, i18n.Bokmal, "protokoll", "mangler")
	wish.setEdition("offentlig")
	wish.form = asWord
	wish.choose("mangler")
	if wish.req.Public || wish.form != asPDF || len(wish.editions()) != 1 {
		t.Errorf("goes on with %+v", wish)
	}
	if !k.Has("Protokoll over behandlingsaktiviteter") || !k.Has("Offentlig") {
		t.Errorf("shows %q", k.Texts())
	}
}

func TestPreviewLeadsToThePages(t *testing.T) {
	k, w := begin(t, look.Options{})
	These(w.Deps, 2026, "mangler")
	k.Settle()
	k.Tap("Forhåndsvis her")
	k.Settle()
	if got := w.Last(); got.Kind != screen.Preview || got.Document != "mangler" || got.Made == nil {
		t.Errorf("leads to %+v", got)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w := begin(t, o)
		Show(w.Deps, full)
		k.Settle()
		k.Picture(*pictures+"/printing-"+name+".png", 1)
		k.Press(fyne.KeyEscape)
		All(w.Deps)
		k.Settle()
		k.Picture(*pictures+"/documents-"+name+".png", 1)
		k.Press(fyne.KeyEscape)
		These(w.Deps, 2026, "protokoll", "mangler")
		k.Settle()
		k.Picture(*pictures+"/protocol-"+name+".png", 1)
	}
}
