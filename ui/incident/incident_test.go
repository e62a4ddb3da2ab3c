package incident

import (
	"flag"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// begun makes a store with a breach that the agency became aware of ten hours ago.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, reg.Ref) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	ref := w.Add("hendelser", "H1", map[string]string{"tittel": "Vedtak sendt til feil mottaker", "type": "personvernbrudd", "status": "ny",
		"beskrivelse":  "Et vedtak om økonomisk sosialhjelp ble sendt til en annen person med samme etternavn.",
		"oppdaget_tid": "2026-11-22T21:20:00Z", "kjennskap_tid": "2026-11-22T22:10:00Z", "bruddtype": "konfidensialitet",
		"hovedaarsak": "feilsending", "kategorier_registrerte": "sosialtjeneste", "antall_registrerte": "1",
		"kategorier_opplysninger": "ident|okonomi|helse", "innmelder": "Kari Nordmann"})
	return k, w, ref
}

func place(ref reg.Ref, tab string) screen.Place {
	return screen.Place{Kind: screen.Incident, Register: ref.Register, ID: ref.ID, Text: tab}
}

func show(t *testing.T, k *uitest.Kit, w *stock.World, p screen.Place) *Screen {
	t.Helper()
	s := New(w.Deps, p).(*Screen)
	t.Cleanup(s.Left)
	w.Show(k, s, 1064, 720)
	return s
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, ref := begin(t, o, i18n.Bokmal)
		for _, tab := range []string{tabSteps, tabAssess, tabNotify, tabPersons, tabLearn} {
			show(t, k, w, place(ref, tab))
			k.Picture(*pictures+"/incident-"+name+"-"+tab+".png", 1)
		}
		Quick(w.Deps)
		k.Settle()
		k.Picture(*pictures+"/incident-"+name+"-quick.png", 1)
	}
	k, w, ref := begin(t, look.Options{}, i18n.Nynorsk)
	s := show(t, k, w, place(ref, tabAssess))
	answer(s, map[string]string{"mottaker": "kjent", "identifisering": "direkte", "skade": "betydelig", "virksomhet": "saerlig"})
	k.Settle()
	k.Picture(*pictures+"/incident-nn-judged.png", 1)
}

// words are all that is said in the window, wherever its lines break.
func words(k *uitest.Kit) string {
	var all []string
	for _, o := range k.All() {
		if text, ok := o.(*parts.Text); ok {
			all = append(all, text.Text())
		}
	}
	return strings.Join(all, " ")
}

// answer answers questions of the assessment as the user does.
func answer(s *Screen, given map[string]string) {
	for n, q := range s.help.questions {
		if code := given[strings.TrimPrefix(q.Key, "bruddvurdering_")]; code != "" {
			s.help.fields[n].Enter(code)
		}
	}
}

func TestClockRuns(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, place(ref, ""))
	for _, step := range []struct {
		later time.Duration
		word  string
		left  string
	}{
		{0, "Fristen løper", "62 t 10 min igjen"},
		{time.Minute, "Fristen løper", "62 t 9 min igjen"},
		{38*time.Hour + 9*time.Minute, "Haster", "24 t 0 min igjen"},
		{24 * time.Hour, "Haster", "0 t 0 min igjen"},
		{time.Hour + 5*time.Minute, "Fristen er ute", "1 t 5 min over fristen"},
	} {
		w.Later(step.later)
		s.goOn()
		k.Settle()
		if !k.Has(step.word) || !k.Has(step.left) {
			t.Errorf("does not say %q and %q: %q", step.word, step.left, k.Texts()[:12])
		}
	}
	w.Set(ref, "meldt_dt_tid", "2026-11-24T10:00:00Z")
	k.Settle()
	if !k.Has("Meldt i tide") || k.Has("over fristen") {
		t.Error("the clock goes on although the breach was notified")
	}
}

func TestClockKeepsHoursOverTheChangeOfClocks(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	w.Set(ref, "kjennskap_tid", "2026-10-24T08:20:00Z") // 10.20 in summer time; the 25th has 25 hours
	show(t, k, w, place(ref, ""))
	if !k.Has("27.10.2026 kl. 09.20") {
		t.Errorf("the deadline is not 72 elapsed hours later: %q", k.Texts()[:12])
	}
}

func TestSuggestionFillsTheFieldsAndTheUserSaves(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, place(ref, tabAssess))
	if !k.Has("spørsmål til for å få et forslag") {
		t.Fatal("a suggestion without answers")
	}
	answer(s, map[string]string{"mottaker": "ukjent", "identifisering": "direkte", "skade": "betydelig", "virksomhet": "saerlig"})
	k.Settle()
	k.Tap("Fyll inn forslaget")
	if got := w.Value(ref, "alvorlighet"); got != "" {
		t.Fatalf("saved %q before the user decided", got)
	}
	s.Save()
	k.Settle()
	for path, want := range map[string]string{"alvorlighet": "kritisk", "risiko.nivaa": "hoy", "meldeplikt": "ja"} {
		if got := w.Value(ref, path); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if got := w.Value(ref, "risiko_begrunnelse"); !strings.Contains(got, "sårbare") || !strings.Contains(got, "høy risiko") {
		t.Errorf("the reasons are %q", got)
	}
}

func TestAnswersAreCopiedAndGapsLeadToTheirField(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	copied := ""
	w.Deps.Clipboard = func(text string) { copied = text }
	s := show(t, k, w, place(ref, tabNotify))
	k.Tap("Kopier: Hovedårsak")
	if copied != "Feilsendt brev eller e-post" {
		t.Errorf("copied %q", copied)
	}
	k.Tap("Kopier alt")
	for _, want := range []string{"BESKRIVELSE AV AVVIKET", "samme etternavn", "Helseopplysninger"} {
		if !strings.Contains(copied, want) {
			t.Errorf("the whole lacks %q: %s", want, copied)
		}
	}
	k.Tap("Gå til feltet")
	if got := w.Last(); got.Kind != screen.Edit || got.Field != "start_tid" {
		t.Errorf("the first gap leads to %+v", got)
	}
	s.Left()
}

func TestDraftForPersonsInTheirLanguage(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	copied := ""
	w.Deps.Clipboard = func(text string) { copied = text }
	s := show(t, k, w, place(ref, tabPersons))
	k.Tap("Kopier")
	if !strings.Contains(copied, "Prøveetaten skriver til deg") || !strings.Contains(copied, "[") {
		t.Errorf("the draft is %q", copied)
	}
	for _, o := range k.All() {
		if c, ok := o.(interface{ Choose(string) }); ok {
			c.Choose("en")
		}
	}
	k.Settle()
	k.Tap("Kopier")
	if !strings.Contains(copied, "is writing to you") {
		t.Errorf("the English draft is %q", copied)
	}
	k.Tap("Bruk som det de fikk vite")
	if w.Value(ref, "innhold") != "" {
		t.Error("saved without the user")
	}
	s.Save()
	k.Settle()
	if got := w.Value(ref, "innhold"); !strings.Contains(got, "is writing to you") || w.Value(ref, "registrerte_informert") != "ja" {
		t.Errorf("saved %q", got)
	}
}

func TestActionIsLinkedToTheIncident(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	show(t, k, w, place(ref, tabLearn))
	k.Tap("Nytt tiltak")
	k.Type("Kontroller adressen før utsending")
	k.Tap("Lag tiltaket")
	ids := w.Value(ref, "tiltak")
	action := model.Actions.Get(w.Store.View(), reg.ID(ids))
	if action == nil {
		t.Fatalf("the incident links to %q", ids)
	}
	if action.Source != model.SourceIncident || action.SourceRef == "" || action.Title != "Kontroller adressen før utsending" {
		t.Errorf("the action is %+v", action)
	}
	if !k.Has("Kontroller adressen før utsending") {
		t.Error("the action is not shown")
	}
}

func TestQuickEntry(t *testing.T) {
	for _, test := range []struct {
		name, choice, typ, aware, says string
	}{
		{"breach", "Ja", "personvernbrudd", "2026-11-23T08:00:00Z", "Meld til Datatilsynet innen torsdag 26.11.2026 kl. 09.00"},
		{"not known", "", "", "", "så tidlig som torsdag 26.11.2026 kl. 09.00"},
		{"no data", "Nei", "sikkerhetshendelse", "", "Ingen frist for å melde"},
	} {
		t.Run(test.name, func(t *testing.T) {
			k, w, _ := begin(t, look.Options{}, i18n.Bokmal)
			Quick(w.Deps)
			k.Settle()
			k.Tap("Lagre")
			if !strings.Contains(words(k), "Skriv kort hva som har skjedd") {
				t.Fatalf("saved without a word: %q", k.Texts())
			}
			k.Focus("Hva har skjedd?")
			k.Type("Minnepinne mistet på bussen")
			for _, o := range k.All() {
				if c, ok := o.(interface{ Choose(string) }); ok && test.choice != "" {
					c.Choose(map[string]string{"Ja": dataYes, "Nei": dataNo}[test.choice])
				}
			}
			k.Tap("Lagre")
			var saved *model.Incident
			for _, i := range model.Incidents.All(w.Store.View()) {
				if i.Title == "Minnepinne mistet på bussen" {
					saved = i
				}
			}
			if saved == nil || string(saved.Type) != test.typ || saved.Aware.Text() != test.aware || saved.Status != model.IncidentNew {
				t.Fatalf("saved %+v", saved)
			}
			if !strings.Contains(words(k), test.says) {
				t.Errorf("does not say %q: %q", test.says, k.Texts())
			}
			k.Tap("Gå til hendelsen")
			if got := w.Last(); got.Kind != screen.Incident || got.ID != saved.ID {
				t.Errorf("leads to %+v", got)
			}
		})
	}
}

func TestUnsavedFieldsAreAskedFor(t *testing.T) {
	k, w, ref := begin(t, look.Options{}, i18n.Bokmal)
	s := show(t, k, w, place(ref, tabLearn))
	k.Focus("Læring")
	k.Type("Dobbeltsjekk")
	left := false
	s.Leave(func() { left = true })
	k.Settle()
	if left {
		t.Fatal("left without asking")
	}
	k.Tap("Lagre")
	k.Settle()
	if !left || w.Value(ref, "laering") != "Dobbeltsjekk" {
		t.Errorf("left %v, saved %q", left, w.Value(ref, "laering"))
	}
}
