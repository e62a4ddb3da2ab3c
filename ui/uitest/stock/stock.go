// Package stock is a small invented agency in a store, and what a screen is
// given there. Only tests of screens use it.
package stock

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/settings/identities"
	"samsvar/storage"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

// Morning is the moment at which everything happens.
var Morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// World is a store and what a screen did in it.
type World struct {
	Store  *storage.Store
	Deps   *screen.Deps
	Opened []screen.Place // where the screen wanted to go
	Said   []string       // what it said in the status bar
	Errors []error        // what it could not do
	Path   string         // the file that a picker chooses; "" chooses none
	Asked  string         // the name that a picker proposed
	Mailed []string       // drafts handed to the mail program
	Copied []string       // texts put on the clipboard
	Viewed []string       // files handed to the system's viewer

	Clipboard string            // the text on the clipboard
	Settings  settings.Settings // the user's choices

	shown screen.Screen
	tb    testing.TB
	clock time.Time
}

// New makes an empty store and what a screen is given there.
func New(tb testing.TB, k *uitest.Kit, lang i18n.Lang) *World {
	tb.Helper()
	w := &World{tb: tb, clock: Morning}
	store, err := storage.Create(filepath.Join(tb.TempDir(), "proveetaten.samsvar"), w.options())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = w.Store.Close() })
	texts, err := i18n.New(lang)
	if err != nil {
		tb.Fatal(err)
	}
	templates, err := annual.BuiltIn()
	if err != nil {
		tb.Fatal(err)
	}
	w.Store = store
	w.Deps = &screen.Deps{Store: store, Texts: texts, Now: w.Now, Do: k.Queue.Do,
		Canvas: func() fyne.Canvas { return k.Canvas() }, Clipboard: w.copy, Pick: picker{w}, Open: w.open,
		View: func(path string) error { w.Viewed = append(w.Viewed, path); return nil }, Copies: &screen.Copies{}, Identities: identities.Folder{Path: filepath.Join(tb.TempDir(), "identities"), Turns: 1},
		Mail:   func(address string) error { w.Mailed = append(w.Mailed, address); return nil },
		Saved:  func(what string) { w.Said = append(w.Said, what) },
		Failed: func(err error) { w.Errors = append(w.Errors, err) }, Templates: templates,
		Settings: func() settings.Settings { return w.Settings }, Keep: w.keep,
		Pasted: func() string { return w.Clipboard },
		Choose: w.keep, Program: "Samsvar", Memory: &screen.Memory{}}
	w.listen(k)
	return w
}

func (w *World) options() storage.Options {
	return storage.Options{Registers: model.All(), Plain: true, Now: w.Now, User: "Kari Nordmann", NoBackup: true}
}

func (w *World) listen(k *uitest.Kit) {
	w.Store.OnChange(func() {
		if w.shown != nil {
			k.Queue.Do(w.shown.Changed)
		}
	})
}

// Killed ends the program as if it were killed, without a word to the screen,
// and starts it again with nothing shown.
func (w *World) Killed(k *uitest.Kit) {
	w.tb.Helper()
	if err := w.Store.Close(); err != nil {
		w.tb.Fatal(err)
	}
	store, err := storage.Open(w.Store.Path(), w.options())
	if err != nil {
		w.tb.Fatal(err)
	}
	deps := *w.Deps
	deps.Store = store
	w.Store, w.Deps, w.shown = store, &deps, nil
	w.listen(k)
}

func (w *World) keep(edit func(*settings.Settings)) { edit(&w.Settings) }

// copy keeps what was put on the clipboard.
func (w *World) copy(text string) {
	w.Clipboard = text
	w.Copied = append(w.Copied, text)
}

// Now is the moment; it goes on by a minute each time the clock is moved.
func (w *World) Now() time.Time { return w.clock }

// Later moves the clock.
func (w *World) Later(by time.Duration) { w.clock = w.clock.Add(by) }

// Show puts a screen into the window, as the shell does.
func (w *World) Show(k *uitest.Kit, s screen.Screen, width, height float32) {
	w.shown = s
	k.Show(s.Content(), width, height)
	s.Shown()
	k.Settle()
}

// Screen is what was shown last.
func (w *World) Screen() screen.Screen { return w.shown }

// open notes where a screen wants to go, once it has settled its unsaved work.
func (w *World) open(p screen.Place) {
	if w.shown == nil {
		w.Opened = append(w.Opened, p)
		return
	}
	w.shown.Leave(func() { w.Opened = append(w.Opened, p) })
}

// Last is where the screen wanted to go last.
func (w *World) Last() screen.Place {
	if len(w.Opened) == 0 {
		return screen.Place{}
	}
	return w.Opened[len(w.Opened)-1]
}

// Add saves a record of a register from canonical values and returns its id,
// which is the key of the same name if there is one.
func (w *World) Add(register, id string, values map[string]string) reg.Ref {
	w.tb.Helper()
	r := model.Register(register)
	rec := r.New()
	for path, text := range values {
		v := r.Value(rec, path)
		if v == nil {
			w.tb.Fatalf("%s has no field %s", register, path)
		}
		if err := v.Parse(text); err != nil {
			w.tb.Fatalf("%s %s: %v", register, path, err)
		}
	}
	rec.Header().ID = reg.ID(id)
	result, err := w.Store.Save(storage.Change{Records: []storage.Write{{Register: register, Record: rec}}})
	if err != nil {
		w.tb.Fatal(err)
	}
	return result.Refs[0]
}

// Set changes one field of a record, as somebody else would.
func (w *World) Set(ref reg.Ref, path, text string) {
	w.tb.Helper()
	r := model.Register(ref.Register)
	old, ok := w.Store.View().Get(ref.Register, ref.ID)
	if !ok {
		w.tb.Fatalf("no record %v", ref)
	}
	rec := r.Clone(old)
	if err := r.Value(rec, path).Parse(text); err != nil {
		w.tb.Fatal(err)
	}
	if _, err := w.Store.Save(storage.Change{Records: []storage.Write{{Register: ref.Register, Record: rec, Base: old}}}); err != nil {
		w.tb.Fatal(err)
	}
}

// Value is the canonical value of a record's field in the store now.
func (w *World) Value(ref reg.Ref, path string) string {
	w.tb.Helper()
	rec, ok := w.Store.View().Get(ref.Register, ref.ID)
	if !ok {
		w.tb.Fatalf("no record %v", ref)
	}
	return model.Register(ref.Register).Value(rec, path).Text()
}

// picker chooses the world's path.
type picker struct{ w *World }

func (p picker) Open(_ string, _ []string, done func(string)) { p.choose("", done) }

func (p picker) Save(_, name string, done func(string)) { p.choose(name, done) }

func (p picker) Folder(_ string, done func(string)) { p.choose("", done) }

func (p picker) choose(name string, done func(string)) {
	p.w.Asked = name
	if p.w.Path != "" {
		done(p.w.Path)
	}
}

// Fill adds a few dozen records: persons, suppliers, systems, an agreement and
// processing records, some with much missing.
func (w *World) Fill() {
	w.tb.Helper()
	w.Add("virksomhet", "AGENCY", map[string]string{"navn_nb": "Prøveetaten"})
	for i, name := range []string{"Kari Nordmann", "Ola Åsen", "Åse Øverås", "Per Hansen"} {
		w.Add("personer", fmt.Sprintf("P%d", i+1), map[string]string{"navn": name})
	}
	w.Add("leverandorer", "LEV1", map[string]string{"navn": "Nordsky Drift AS", "land": "NO"})
	w.Add("leverandorer", "LEV2", map[string]string{"navn": "Profil Fagsystem AS", "land": "SE"})
	w.systems()
	w.processing()
}

func (w *World) systems() {
	names := []string{"OppvekstPluss", "Elements", "Visma HRM", "Byggesaksarkivet", "Adgangskontroll", "Skjemaportalen",
		"Årshjulet", "Kartportalen", "Ærlig Varsling", "Økonomibasen"}
	for i, name := range names {
		values := map[string]string{"navn": name, "livssyklus": "i_drift", "eierforhold": "systemeier"}
		if i%3 != 0 {
			values["systemeier"], values["personopplysninger"] = "P2", "ja"
			values["leverandor"], values["driftsmodell"] = "LEV1", "saas"
		}
		w.Add("systemer", fmt.Sprintf("S%d", i+1), values)
	}
	w.Add("databehandleravtaler", "DBA1", map[string]string{"tittel": "Databehandleravtale OppvekstPluss", "databehandler": "LEV2", "systemer": "S1"})
}

func (w *World) processing() {
	titles := []string{"Adgangskontroll", "Arkivering av saksdokumenter", "Barnehageopptak", "Besøksregistrering",
		"Bruk av sosiale medier", "Byggesak", "Eiendomsskatt", "Flyktningtjenesten", "Helsestasjon", "Kameraovervåking av garasje",
		"Lønn og personal", "Søknad om parkering for forflytningshemmede", "Tilskudd til frivillige", "Valg", "Varsling",
		"Voksenopplæring", "Årlig medarbeiderundersøkelse", "Ærespris", "Økonomisk sosialhjelp"}
	for i, title := range titles {
		values := map[string]string{"tittel": title, "status": "gjeldende"}
		if i%2 == 0 {
			values["daglig_ansvarlig"], values["revidert_dato"], values["neste_revisjon"] = "P1", "2026-06-18", "2027-06-18"
			values["funksjonsomraade"] = "Oppvekst og utdanning"
		}
		w.Add("behandlinger", fmt.Sprintf("B%d", i+1), values)
	}
	w.Add("behandlinger", "BFULL", map[string]string{"tittel": "Barnehageopptak og foreldrebetaling", "status": "gjeldende",
		"daglig_ansvarlig": "P3", "funksjonsomraade": "Oppvekst og utdanning", "oppstart_dato": "2021-01-01",
		"beskrivelse": "Tar imot søknader, tildeler plass og beregner betaling. Brukes av områdene og av barnehagene selv.",
		"formaal":     `[{"tekst":"Tildele og administrere barnehageplass"},{"tekst":"Beregne foreldrebetaling etter inntekt"}]`,
		"registrerte": `[{"kategori":"barn","opplysninger":"ident|helse"},{"kategori":"foresatt","opplysninger":"ident|okonomi"}]`,
		"grunnlag6":   `[{"grunnlag":"6_1_e"}]`,
		"systemer":    "S1|S2", "dba": "DBA1", "databehandlere": "LEV2", "revidert_dato": "2026-06-18", "neste_revisjon": "2027-06-18",
		"sikkerhetstiltak":   "Tilgangsstyring etter rolle, to-faktor for ansatte, logging av oppslag, kryptert overføring.",
		"antall_registrerte": "1000_9999", "fodselsnummer": "ja", "merknad": "Gjennomgått sammen med områdelederne.\nNy betalingsmodell fra august."})
}
