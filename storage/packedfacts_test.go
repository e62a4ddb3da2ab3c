package storage

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// plainSource hides that a store keeps columns.
type plainSource struct{ view *View }

func (p plainSource) All(register string) []reg.Record { return p.view.All(register) }

func (p plainSource) Get(register string, id reg.ID) (reg.Record, bool) {
	return p.view.Get(register, id)
}

// TestColumnsCountAsRecords counts training and looks for forbidden texts by
// columns and by records.
func TestColumnsCountAsRecords(t *testing.T) {
	opt := options()
	opt.Registers = model.All()
	s := mustCreate(t, opt)
	random := rand.New(rand.NewPCG(1, 2))
	var c Change
	for i := range 5 {
		course := &model.Course{Name: fmt.Sprint("Kurs ", i), Hours: reg.Int(i)}
		course.ID = reg.ID(fmt.Sprint("kurs", i))
		c.Records = append(c.Records, Write{Register: model.Courses.Key, Record: course})
	}
	for range 2000 {
		a := &model.Attendance{Course: reg.ID(fmt.Sprint("kurs", random.IntN(6))), Completed: reg.NewDay(2024+random.IntN(3), 1+random.IntN(12), 1+random.IntN(28))}
		a.Person = []string{"Kari", " kari", "KARI", "01010112345", ""}[random.IntN(5)]
		if random.IntN(3) == 0 {
			a.Person = fmt.Sprint(random.IntN(300))
		}
		if a.Person == "" {
			a.Count = reg.Int(1 + random.IntN(9))
		}
		if random.IntN(2) == 0 {
			a.Hours, a.Result = reg.Int(random.IntN(3)), model.AttendanceResults.All()[random.IntN(5)]
		}
		if random.IntN(500) == 0 {
			a.Note = "Se 01017000027, STRENGT HEMMELIG"
		}
		c.Records = append(c.Records, Write{Register: model.Attendances.Key, Record: a})
	}
	mustSave(t, s, c)
	view := s.View()
	now := reg.InstantOf(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC))
	var got [2]any
	for i, src := range []reg.Source{view, plainSource{view}} {
		facts := findings.NewFacts(src, findings.Options{Now: now})
		person := &model.Person{Initials: "kari"}
		list := findings.Find(facts)
		got[i] = []any{facts.Trained(), facts.LastTrained(person), list, figures.Compute(src, figures.Options{Year: 2026, Now: now, Zone: time.UTC})}
	}
	facts := findings.NewFacts(view, findings.Options{Now: now})
	hits := slices.ContainsFunc(findings.Find(facts), func(f findings.Finding) bool {
		return f.Rule == "R-GEN-01" && f.Register == model.Attendances.Key
	})
	if facts.Trained() == 0 || !hits {
		t.Errorf("%d trained, forbidden texts found: %v", facts.Trained(), hits)
	}
	if !reflect.DeepEqual(got[0], got[1]) {
		t.Errorf("by columns\n%v, by records\n%v", got[0], got[1])
	}
}
