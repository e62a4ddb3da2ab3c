package overview

import (
	"flag"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

var morning = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// filled makes a store with these records.
func filled(t *testing.T, records ...storage.Write) *storage.Store {
	t.Helper()
	s, err := storage.Create(filepath.Join(t.TempDir(), "a.samsvar"), storage.Options{Registers: model.All(), Plain: true,
		Now: func() time.Time { return morning }, User: "PKO", NoBackup: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Save(storage.Change{Records: records}); err != nil {
		t.Fatal(err)
	}
	return s
}

func agency() storage.Write {
	a := model.Agencies.New().(*model.Agency)
	a.NameNB = "Prøveetaten"
	return storage.Write{Register: "virksomhet", Record: a}
}

func incident(title string, hoursAgo int) storage.Write {
	i := model.Incidents.New().(*model.Incident)
	i.Title, i.Type, i.Duty = title, model.IncidentBreach, model.DutyYes
	i.Discovered = reg.InstantOf(morning.Add(time.Duration(-hoursAgo) * time.Hour))
	i.Aware = i.Discovered
	return storage.Write{Register: "hendelser", Record: i}
}

func system(name string) storage.Write {
	s := model.Systems.New().(*model.System)
	s.Name, s.Type, s.Ownership, s.Lifecycle = name, model.SystemAgency, model.OwnershipOwner, model.LifecycleInUse
	s.PersonalData, s.ExternalProcessor = reg.Yes, reg.Yes
	return storage.Write{Register: "systemer", Record: s}
}

func deps(t *testing.T, k *uitest.Kit, s *storage.Store, opened *[]screen.Place) *screen.Deps {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return &screen.Deps{Store: s, Texts: texts, Now: func() time.Time { return morning }, Do: k.Queue.Do,
		Canvas: func() fyne.Canvas { return k.Canvas() }, Templates: templates,
		Open:   func(p screen.Place) { *opened = append(*opened, p) },
		Failed: func(err error) { t.Error(err) }}
}

func TestUrgentPutsRunningClocksFirst(t *testing.T) {
	s := filled(t, agency(), system("Uten avtale"), system("Også uten avtale"), incident("Feilsendt vedtak", 63))
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	got, err := summarise(s.View(), annual.Options{Now: reg.InstantOf(morning), Zone: i18n.Oslo(), Templates: templates}, 2026)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.urgent) == 0 || got.urgent[0].finding.Rule != "R-HEN-02" {
		t.Fatalf("first is %+v, want the clock of the breach", got.urgent)
	}
	total := got.aside
	for _, c := range got.counts {
		total += c.N
	}
	list, err := annual.Find(s.View(), annual.Options{Now: reg.InstantOf(morning), Zone: i18n.Oslo(), Templates: templates})
	if err != nil {
		t.Fatal(err)
	}
	if total != len(list) {
		t.Errorf("the counts add up to %d, there are %d findings", total, len(list))
	}
	for _, u := range got.urgent {
		if !u.finding.Severity.AtLeast(findings.High) && !clockRules()[u.finding.Rule] {
			t.Errorf("%s is not urgent", u.finding.Rule)
		}
	}
}

func TestEveryNumberOpensItsRecords(t *testing.T) {
	k := uitest.New(t, look.Options{})
	s := filled(t, agency(), system("Uten avtale"), system("Også uten avtale"), incident("Feilsendt vedtak", 63))
	var opened []screen.Place
	v := New(deps(t, k, s, &opened), screen.Place{})
	k.Show(v.Content(), 1064, 760)
	k.Queue.Until(t, func() bool { return k.Has("Dette haster") })
	k.Settle()
	k.Tap("Åpne")
	if len(opened) != 1 || opened[0].Register != "hendelser" || opened[0].ID == "" {
		t.Errorf("the first button opened %+v", opened)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {Mode: look.Light}, "dark": {Mode: look.Dark}, "large": {Mode: look.Light, Percent: 200}} {
		t.Run(name, func(t *testing.T) {
			k := uitest.New(t, o)
			s := filled(t, agency(), system("Uten avtale"), system("Også uten avtale"), incident("Feilsendt vedtak", 63), incident("Tapt telefon", 900))
			var opened []screen.Place
			v := New(deps(t, k, s, &opened), screen.Place{})
			k.Show(v.Content(), 1064, 720)
			k.Queue.Until(t, func() bool { return k.Has("Dette haster") })
			k.Settle()
			k.Picture(filepath.Join(*pictures, "overview-"+name+".png"), 1)
		})
	}
}
