package overview

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// busy is an agency with much to do.
func busy(t *testing.T, k *uitest.Kit) *stock.World {
	w := stock.New(t, k, i18n.Bokmal)
	w.Settings.FirstSteps = stepsHidden // the first steps have tests of their own
	w.Fill()
	w.Set(reg.Ref{Register: "virksomhet", ID: "AGENCY"}, "aar", `[{"aar":"2025","ansatte_antall":"40"}]`)
	breach := func(id, title, aware string) {
		w.Add("hendelser", id, map[string]string{"tittel": title, "type": "personvernbrudd", "oppdaget_tid": aware, "kjennskap_tid": aware, "meldeplikt": "ja"})
	}
	breach("H1", "Tapt telefon", "2026-11-22T20:00:00Z")     // 60 hours left
	breach("H2", "Feilsendt vedtak", "2026-11-20T17:00:00Z") // 9 hours left
	breach("H3", "Åpen mappe", "2026-11-10T08:00:00Z")       // ten days too late
	w.Add("krav", "K1", map[string]string{"registrert_ref": "S-1", "kravtype": "innsyn", "mottatt_dato": "2026-10-23"})
	w.Add("tiltak", "T1", map[string]string{"tittel": "Øve kontinuitetsplan", "frist": "2026-11-01", "ansvarlig": "P1", "status": "besluttet"})
	w.Add("tiltak", "T2", map[string]string{"tittel": "Ny rutine", "frist": "2026-10-01", "ansvarlig": "P1", "status": "besluttet"})
	w.Add("enheter", "E1", map[string]string{"navn": "Drift", "ansatte": `[{"aar":"2025","ansatte_antall":"10"}]`})
	w.Add("enheter", "E2", map[string]string{"navn": "Innbyggertorg", "ansatte": `[{"aar":"2025","ansatte_antall":"8"}]`})
	w.Add("kurs", "C1", map[string]string{"navn": "Sikkerhet i hverdagen", "varighet_timer": "4"})
	w.Add("deltakelser", "D1", map[string]string{"kurs": "C1", "antall": "7", "enhet": "E1", "fullfort_dato": "2026-03-01"})
	w.Add("deltakelser", "D2", map[string]string{"kurs": "C1", "person": "100", "enhet": "E2", "fullfort_dato": "2021-03-01"})
	return w
}

// begin shows the screen of such an agency.
func begin(t *testing.T, o look.Options) (*uitest.Kit, *stock.World, *view) {
	t.Helper()
	k := uitest.New(t, o)
	w := busy(t, k)
	v := New(w.Deps, screen.Place{}).(*view)
	w.Show(k, v, 1064, 720)
	k.Queue.Until(t, func() bool { return k.Has("Dette haster") })
	k.Settle()
	return k, w, v
}

func TestTheOrderOfUrgency(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := busy(t, k)
	got, err := summarise(w.Store.View(), w.Deps.Annual(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, u := range got.urgent {
		order = append(order, u.finding.Rule+" "+string(u.finding.ID))
	}
	list := strings.Join(order, ", ")
	if !strings.HasPrefix(list, "R-HEN-02 H3, R-HEN-02 H2, R-HEN-02 H1, R-KRV-04 K1, ") {
		t.Errorf("clocks and requests do not come first: %s", list)
	}
	last := clockRuns
	for _, u := range got.urgent {
		if u.rank < last {
			t.Errorf("%s comes too late: %s", u.finding.Rule, list)
		}
		last = u.rank
	}
	if last != serious {
		t.Errorf("no serious finding is left among what is overdue: %s", list)
	}
	if len(got.kept) != 1 || got.kept[0].n != 1 || got.kept[0].register.Key != "deltakelser" {
		t.Errorf("kept too long: %+v", got.kept)
	}
}

func TestOverdueIsGatheredByRule(t *testing.T) {
	today := reg.NewDay(2026, 11, 23)
	open := findings.List{
		{Rule: "R-TIL-01", Register: "tiltak", ID: "a", Severity: findings.Medium, Due: today.AddDays(-3)},
		{Rule: "R-TIL-01", Register: "tiltak", ID: "b", Severity: findings.Medium, Due: today.AddDays(-9)},
		{Rule: "R-DBA-03", Register: "databehandleravtaler", ID: "c", Severity: findings.Medium, Due: today}, // not yet overdue
		{Rule: "R-DBA-01", Register: "systemer", ID: "d", Severity: findings.Critical},
		{Rule: "R-GEN-09", Register: "systemer", ID: "e", Severity: findings.Low},
	}
	got := urgencies(open, nil, today)
	if len(got) != 2 || got[0].finding.Rule != "R-TIL-01" || got[0].n != 2 || got[0].oldest != today.AddDays(-9) || got[1].rank != serious {
		t.Errorf("got %+v", got)
	}
}

func TestThereIsRoomForSeriousFindings(t *testing.T) {
	var all []urgent
	for range 12 {
		all = append(all, urgent{rank: overdue})
	}
	for range 4 {
		all = append(all, urgent{rank: serious})
	}
	shown, rest := shortened(all)
	if len(shown) != mostUrgent || rest != 8 || shown[2].rank != overdue || shown[mostUrgent-1].rank != serious {
		t.Errorf("%d shown, %d left: %+v", len(shown), rest, shown)
	}
	if shown, rest := shortened(all[:5]); len(shown) != 5 || rest != 0 {
		t.Errorf("%d of 5 shown, %d left", len(shown), rest)
	}
}

func TestTheClockTicks(t *testing.T) {
	k, w, v := begin(t, look.Options{})
	for _, want := range []string{"60 t igjen", "9 t 0 min igjen", "10 dager over fristen"} {
		if !k.Has(want) {
			t.Errorf("%q is not there: %q", want, k.Texts())
		}
	}
	w.Later(61 * time.Minute)
	v.tick()
	k.Settle()
	if !k.Has("7 t 59 min igjen") {
		t.Errorf("an hour later it still says so: %q", k.Texts())
	}
	w.Later(8 * time.Hour)
	v.tick()
	k.Queue.Until(t, func() bool { return k.Has("1 t over fristen") || k.Has("Over fristen") })
}

func TestEveryNumberOpensWhatItCounts(t *testing.T) {
	tests := []struct {
		name, tap string
		want      func(screen.Place) bool
	}{
		{"a breach", "=Åpne", func(p screen.Place) bool { return p.Kind == screen.Record && p.ID == "H3" && p.Field == "meldt_dt_tid" }},
		{"severity", "Kritisk", func(p screen.Place) bool { return p.Kind == screen.Gaps && p.Severity == "kritisk" }},
		{"set aside", "Satt til side: 0", func(p screen.Place) bool { return p.Kind == screen.Gaps && p.Severity == "aside" }},
		{"incidents of the year", "Avvik og hendelser 2026: 3", func(p screen.Place) bool { return p.Register == "hendelser" && len(p.Records) == 3 }},
		{"actions", "Forfalte tiltak 2026: 2", func(p screen.Place) bool { return p.Register == "tiltak" && len(p.Records) == 2 }},
		{"training", "Ansatte med opplæring siste tolv måneder: 7 av 40", func(p screen.Place) bool { return p.Kind == screen.Training && p.ID == "" }},
		{"a unit", "Innbyggertorg: 0 av 8", func(p screen.Place) bool { return p.Kind == screen.Training && p.ID == "E2" }},
		{"coverage", "Behandlinger gjennomgått innen fristen: 11 av 20", func(p screen.Place) bool { return p.Register == "behandlinger" && len(p.Records) == 9 }},
		{"kept too long", "Se gjennom", func(p screen.Place) bool { return p.Kind == screen.Retention }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			k, w, _ := begin(t, look.Options{})
			k.Tap(labelled(k, test.tap))
			if !test.want(w.Last()) {
				t.Errorf("opened %+v", w.Last())
			}
		})
	}
}

// labelled finds the whole label that begins with some words.
func labelled(k *uitest.Kit, begins string) string {
	if exact, ok := strings.CutPrefix(begins, "="); ok {
		return exact
	}
	for _, o := range k.All() {
		if named, ok := o.(interface{ AccessibilityLabel() string }); ok && strings.HasPrefix(named.AccessibilityLabel(), begins) {
			if strings.Contains(named.AccessibilityLabel(), ":") {
				return named.AccessibilityLabel()
			}
		}
	}
	return begins
}

func TestMissingAnswersAreToChooseFrom(t *testing.T) {
	k, w, v := begin(t, look.Options{})
	missing := v.last.questions(annual.Line.MissesAnswer)
	if len(missing) < 2 {
		t.Fatalf("%d questions without an answer", len(missing))
	}
	k.Tap(labelled(k, "Obligatoriske svar som mangler: "))
	k.Settle()
	k.Press("Down", "Return")
	if p := w.Last(); p.Kind != screen.Yearly || p.Question != missing[1].Question.ID {
		t.Errorf("opened %+v, want %s", p, missing[1].Question.ID)
	}
}

func TestFiguresOfTwoYears(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := busy(t, k)
	w.Add("hendelser", "H4", map[string]string{"tittel": "I fjor", "type": "avvik", "oppdaget_tid": "2025-03-01T08:00:00Z"})
	got, err := summarise(w.Store.View(), w.Deps.Annual(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	k0 := got.incidents[0]
	if k0.before.value.Int() != 1 || k0.now.value.Int() != 3 || len(k0.before.refs) != 1 || k0.before.refs[0].ID != "H4" {
		t.Errorf("got %+v", k0)
	}
	if highest(got.incidents) != 3 {
		t.Errorf("the longest bar stands for %v", highest(got.incidents))
	}
}

func TestTheCaveatStandsByTheBars(t *testing.T) {
	k, _, _ := begin(t, look.Options{})
	for _, want := range []string{"ikke en revisjon", "2025 lys, 2026 mørk"} {
		if !strings.Contains(strings.Join(k.Texts(), " "), want) {
			t.Errorf("%q is not there", want)
		}
	}
}

func TestAnEmptyStoreSaysHowToBegin(t *testing.T) {
	k := uitest.New(t, look.Options{})
	w := stock.New(t, k, i18n.Bokmal)
	w.Settings.FirstSteps = stepsHidden
	w.Show(k, New(w.Deps, screen.Place{}), 1064, 720)
	k.Queue.Until(t, func() bool { return k.Has("Registrene er tomme") })
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {Mode: look.Light}, "dark": {Mode: look.Dark}, "large": {Mode: look.Light, Percent: 200}} {
		t.Run(name, func(t *testing.T) {
			k, w, v := begin(t, o)
			height := float32(720)
			if name == "light" {
				height = 1500
			}
			w.Show(k, v, 1064, height)
			k.Picture(filepath.Join(*pictures, "overview-"+name+".png"), 1)
		})
	}
}
