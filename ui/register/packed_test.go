package register

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/seek"
	"samsvar/ui/sift"
)

func never() bool { return false }

// attendances makes n attendances of few courses and units.
func attendances(n, from int) storage.Change {
	random := rand.New(rand.NewPCG(uint64(from), 1))
	c := storage.Change{Origin: storage.OriginImport}
	for i := range n {
		a := &model.Attendance{Course: reg.ID(fmt.Sprint("kurs", random.IntN(20))), Completed: reg.NewDay(2024+random.IntN(3), 1+random.IntN(12), 1+random.IntN(28))}
		a.Unit = reg.ID(fmt.Sprint("enhet", random.IntN(30)))
		a.Person = fmt.Sprint(100000 + random.IntN(50000))
		if (from+i)%10 == 0 {
			a.Person, a.Count = "", reg.Int(1+random.IntN(40))
		}
		if random.IntN(3) > 0 {
			a.Result = model.AttendanceResults.All()[random.IntN(3)]
		}
		if random.IntN(3) == 0 {
			a.Hours = reg.Float(float64(random.IntN(20)) / 2)
		}
		c.Records = append(c.Records, storage.Write{Register: model.Attendances.Key, Record: a})
	}
	return c
}

// attended makes a store with courses, units and n attendances.
func attended(t testing.TB, path string, n int) *storage.Store {
	t.Helper()
	s, err := storage.Create(path, storage.Options{Registers: model.All(), NoBackup: true, Plain: true,
		Now: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	var c storage.Change
	for i := range 30 {
		unit := &model.Unit{Name: fmt.Sprint("Seksjon ", string(rune('A'+i%26)), " ", i)}
		unit.ID = reg.ID(fmt.Sprint("enhet", i))
		course := &model.Course{Name: fmt.Sprint("Kurs i personvern ", 29-i), Hours: reg.Int(1 + i%4)}
		course.ID = reg.ID(fmt.Sprint("kurs", i))
		c.Records = append(c.Records, storage.Write{Register: model.Units.Key, Record: unit},
			storage.Write{Register: model.Courses.Key, Record: course})
	}
	if _, err := s.Save(c); err != nil {
		t.Fatal(err)
	}
	const batch = 100_000
	for from := 0; from < n; from += batch {
		if _, err := s.Save(attendances(min(batch, n-from), from)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// jobOf makes what the screen runs in the background.
func jobOf(t testing.TB, view *storage.View, f filter) *job {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	names := func(register string, id reg.ID) string {
		if rec, ok := view.Get(register, id); ok {
			return model.Register(register).Title(rec)
		}
		return ""
	}
	return &job{texts: texts, view: view, register: model.Attendances.Register, names: names, filter: f}
}

// plainly does the same with records that are all made first.
func plainly(j *job) []reg.ID {
	var rows seek.Records = seek.Made(j.view.All(j.register.Key))
	if j.filter.query != "" {
		rows = seek.New(j.texts, j.view, j.register, rows, j.names, never).Find(j.filter.query)
	}
	rows = j.sieve().Sift(rows, j.filter.conditions)
	made := j.narrow(rows.(seek.Made))
	if f := j.register.Field(j.filter.sort); j.filter.sort != gapsKey && f != nil && f.Key != numberKey && !ordered(f) {
		sortRecords(made, f, j.filter.falling, collated(j.texts, f, seek.Made(j.view.All(j.register.Key)), j.names))
	} else {
		j.sort(made)
	}
	rows, _ = j.groupMade(made)
	return idsOf(rows)
}

func idsOf(rows seek.Records) []reg.ID {
	var ids []reg.ID
	for i := range rows.Len() {
		ids = append(ids, rows.ID(i))
	}
	return ids
}

// TestColumnsListAsRecords finds and sorts a register kept as columns, and the
// same records one by one.
func TestColumnsListAsRecords(t *testing.T) {
	s := attended(t, filepath.Join(t.TempDir(), "a.samsvar"), 800)
	defer func() { _ = s.Close() }()
	view := s.View()
	all := view.All(model.Attendances.Key)
	refs := []reg.Ref{{Register: model.Attendances.Key, ID: all[7].Header().ID}, {Register: model.Attendances.Key, ID: "borte"}, {Register: "kurs", ID: all[8].Header().ID}}
	found := sift.Gaps{all[2].Header().ID: {Worst: 2, N: 1}, all[9].Header().ID: {Worst: 3, N: 2}, all[5].Header().ID: {}}
	for _, query := range []string{"", "personvern 12", "del-2026-01", "seksjon a bestått", "finnes ikke", "2025", "1000"} {
		for _, by := range []string{"", "nr", "kurs", "person", "antall", "fullfort_dato", "resultat", "enhet", "timer", "opprettet", gapsKey} {
			for _, f := range []filter{{}, {falling: true}, {conditions: []settings.Condition{withGaps()}}, {group: "kurs"}, {group: "fullfort_dato", falling: true}, {only: refs, falling: true}} {
				f.query, f.sort = query, by
				j := jobOf(t, view, f)
				j.found = found
				if got, want := idsOf(j.run(never).rows), plainly(j); !slices.Equal(got, want) {
					t.Fatalf("%+v: %d rows, want %d", f, len(got), len(want))
				}
			}
		}
	}
	rows := jobOf(t, view, filter{}).run(never).rows
	if at := seek.Place(rows, all[123].Header().ID); at != 123 {
		t.Errorf("row 123 stands at %d", at)
	}
}
