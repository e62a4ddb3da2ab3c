package training

import (
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// memory is a source of a few records.
type memory map[string][]reg.Record

func (m memory) All(register string) []reg.Record { return m[register] }

func (m memory) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range m[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

// add puts a record of canonical values into the source.
func (m memory) add(register, id string, values map[string]string) {
	rec := model.Register(register).Load(values)
	rec.Header().ID = reg.ID(id)
	m[register] = append(m[register], rec)
}

func (m memory) attend(values ...string) {
	keys := []string{"kurs", "person", "enhet", "fullfort_dato", "timer", "antall"}
	row := map[string]string{}
	for i, v := range values {
		if v != "" {
			row[keys[i]] = v
		}
	}
	m.add("deltakelser", "row"+reg.Int(len(m["deltakelser"])).Text(), row)
}

var today = reg.NewDay(2026, 11, 23)

// house is an agency of two departments, one with a section.
func house() memory {
	m := memory{}
	m.add("virksomhet", "v", map[string]string{"navn_nb": "Prøveetaten",
		"aar": `[{"id":"a","aar":"2025","ansatte_antall":"10"}]`})
	m.add("enheter", "it", map[string]string{"navn": "IT"})
	m.add("enheter", "drift", map[string]string{"navn": "Drift", "enhet": "it", "ansatte": `[{"id":"a","aar":"2025","ansatte_antall":"4"}]`})
	m.add("enheter", "post", map[string]string{"navn": "Post", "ansatte": `[{"id":"a","aar":"2026","ansatte_antall":"2"},{"id":"b","aar":"2025","ansatte_antall":"9"}]`})
	m.add("personer", "kari", map[string]string{"navn": "Kari Test", "ansattnr": "100", "initialer": "KT", "enhet": "drift"})
	m.add("personer", "ola", map[string]string{"navn": "Ola Test", "epost": "ola@test.no", "enhet": "post"})
	m.add("personer", "borte", map[string]string{"navn": "Borte Test", "sluttet_dato": "2026-01-31"})
	m.add("rolleinnehav", "r1", map[string]string{"rolle": "systemeier", "person": "kari"})
	m.add("rolleinnehav", "r2", map[string]string{"rolle": "systemeier", "person": "ola", "til": "2026-12-31"})
	m.add("rolleinnehav", "r3", map[string]string{"rolle": "pko", "person": "kari", "til": "2025-12-31"})
	m.add("kurs", "k1", map[string]string{"navn": "Sikkerhet", "varighet_timer": "4", "obligatorisk": "ja", "dato": "2025-01-01"})
	m.add("kurs", "k2", map[string]string{"navn": "sikkerhet ", "varighet_timer": "4", "dato": "2026-01-01"})
	m.add("kurs", "k3", map[string]string{"navn": "For eiere", "varighet_timer": "2", "obligatorisk": "ja", "maalgruppe": "Systemeiere"})
	return m
}

func owners(audience string) []model.Role {
	if strings.Contains(audience, "Systemeier") {
		return []model.Role{model.RoleSystemOwner}
	}
	return nil
}

func TestAPersonCountsOnceHoweverWritten(t *testing.T) {
	m := house()
	m.attend("k3", "100", "", "2026-03-01")
	m.attend("k3", "kt", "", "2026-04-01") // the same person by initials: 2 + 2 hours
	m.attend("k3", "999", "post", "2026-04-01")
	m.attend("k2", "", "post", "2026-05-01", "", "3") // three heads, four hours each
	m.attend("k3", "", "post", "2026-05-01", "", "5") // too short a course for heads
	m.attend("k2", "888", "drift", "2025-11-23")      // the day before the twelve months
	o := Compute(m, Options{Today: today})
	if o.Trained != 4 || o.Unnamed != 3 {
		t.Errorf("trained %d, of them unnamed %d; want 4 and 3", o.Trained, o.Unnamed)
	}
	if !o.Employees.IsSet() || o.Employees.Int() != 10 {
		t.Errorf("employees %s", o.Employees.Text())
	}
	if last := o.LastOf(model.Persons.Get(m, "kari")); last != reg.NewDay(2026, 4, 1) {
		t.Errorf("last %s", last.Text())
	}
}

func TestUnitsHaveThePeopleOfThoseBelow(t *testing.T) {
	m := house()
	m.attend("k2", "100", "post", "2026-03-01") // Kari belongs to Drift, whatever the attendance says
	m.attend("k2", "777", "post", "2026-03-01")
	m.attend("k2", "", "post", "2026-05-01", "", "2")
	m.attend("k2", "666", "", "2026-03-01")
	got := Compute(m, Options{Today: today}).Units
	want := []Unit{
		{ID: "it", Trained: 1, Employees: reg.Int(4)}, // its own head-count is that of Drift
		{ID: "drift", Depth: 1, Trained: 1, Employees: reg.Int(4)},
		{ID: "post", Trained: 3, Unnamed: 2, Employees: reg.Int(2)}, // of this year, not the last
		{Trained: 1},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestUnitsInARingEndSomewhere(t *testing.T) {
	m := memory{}
	m.add("enheter", "a", map[string]string{"navn": "A", "enhet": "b"})
	m.add("enheter", "b", map[string]string{"navn": "B", "enhet": "a"})
	m.add("kurs", "k", map[string]string{"navn": "Kurs", "varighet_timer": "4"})
	m.attend("k", "1", "a", "2026-03-01")
	if got := Compute(m, Options{Today: today}).Units; len(got) != 2 || got[0].Trained != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestWhoLacksWhat(t *testing.T) {
	m := house()
	m.attend("k2", "100", "", "2024-03-01")        // held again under the same name: counts as the compulsory one
	m.attend("k3", "555", "post", "2026-03-01")    // only attendances know this one
	m.attend("k1", "444", "post", "2023-03-01")    // not heard of for long
	m.attend("k1", "Borte Test", "", "2025-12-01") // has left
	o := Compute(m, Options{Today: today, Aims: owners})
	got := map[string][]string{}
	for i, p := range o.Persons {
		for _, c := range o.Lacks(i) {
			got[p.Name] = append(got[p.Name], o.Courses[c].Name)
		}
	}
	want := map[string]string{"Kari Test": "For eiere", "Ola Test": "Sikkerhet,For eiere", "555": "Sikkerhet"}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
	for name, courses := range want {
		if strings.Join(got[name], ",") != courses {
			t.Errorf("%s lacks %v, want %s", name, got[name], courses)
		}
	}
	if r := o.Roles; len(r) != 1 || r[0] != (Role{Role: model.RoleSystemOwner, Holders: 2, Lacking: 2}) {
		t.Errorf("roles %+v", r)
	}
	if c := o.Courses[0]; c.For != 3 || c.Taken != 1 {
		t.Errorf("course %+v", c)
	}
	if o := Compute(m, Options{Today: today, Lately: true}); o.Courses[0].Taken != 0 {
		t.Error("a course of two years ago counts as taken lately")
	}
}

func TestThePastDoesNotKnowTheFuture(t *testing.T) {
	m := house()
	m.attend("k2", "100", "", "2026-03-01")
	m.attend("k2", "333", "post", "2026-03-01")
	o := Compute(m, Options{Today: reg.NewDay(2025, 12, 31)})
	if o.Trained != 0 {
		t.Errorf("trained in 2025: %d", o.Trained)
	}
	for i, p := range o.Persons {
		if p.Name == "333" && len(o.Lacks(i)) > 0 {
			t.Error("somebody first heard of in 2026 lacks something in 2025")
		}
	}
}

func TestTargetIsNotReachedByRounding(t *testing.T) {
	o := &Overview{Target: reg.Int(80)}
	tests := []struct {
		name        string
		part, whole int
		reaches     bool
		share       string
	}{
		{"just", 80, 100, true, "80"},
		{"a hair below", 799, 1000, false, "79"},
		{"nobody there", 0, 0, false, ""},
		{"more than all", 12, 10, true, "120"},
	}
	for _, test := range tests {
		if got := o.Reaches(test.part, reg.Int(test.whole)); got != test.reaches {
			t.Errorf("%s: reaches %v", test.name, got)
		}
		if got := Share(test.part, reg.Int(test.whole)); got.Text() != test.share {
			t.Errorf("%s: share %q", test.name, got.Text())
		}
	}
}
