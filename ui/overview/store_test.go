package overview

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

// morning is when everything in these tests happens.
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
