package figures

import (
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// shelf holds incidents only.
type shelf []reg.Record

func (s shelf) All(register string) []reg.Record {
	if register == model.Incidents.Key {
		return s
	}
	return nil
}

func (s shelf) Get(string, reg.ID) (reg.Record, bool) { return nil, false }

func incident(id string, discovered time.Time, change func(*model.Incident)) *model.Incident {
	i := &model.Incident{Discovered: reg.InstantOf(discovered)}
	i.ID = reg.ID(id)
	if change != nil {
		change(i)
	}
	return i
}

func TestIncidentsByYear(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	breach := func(hours int) func(*model.Incident) {
		return func(i *model.Incident) {
			i.Type, i.Severity, i.Cause, i.Aware = model.IncidentBreach, model.SeveritySerious, "feilsending", i.Discovered
			if hours > 0 {
				i.Notified = i.Aware.Add(time.Duration(hours) * time.Hour)
			}
		}
	}
	src := shelf{
		incident("A", time.Date(2026, 1, 1, 0, 30, 0, 0, oslo), breach(72)), // still the year before in UTC
		incident("B", time.Date(2026, 12, 31, 23, 59, 0, 0, oslo), breach(73)),
		incident("C", time.Date(2025, 1, 15, 12, 0, 0, 0, oslo), breach(0)),
		incident("D", time.Date(2025, 6, 1, 12, 0, 0, 0, oslo), func(i *model.Incident) { i.Type, i.Duty = model.IncidentBreach, model.DutyNo }),
		incident("E", time.Date(2024, 6, 1, 12, 0, 0, 0, oslo), nil),
		incident("F", time.Date(2027, 1, 1, 0, 0, 0, 0, oslo), nil),
		incident("G", time.Date(2026, 6, 1, 12, 0, 0, 0, oslo), nil),
	}
	y := IncidentsByYear(src, 2026, oslo, 72, IncidentFilter{})
	if len(y.All.Now) != 3 || len(y.All.Then) != 2 {
		t.Fatalf("%d this year, %d the year before", len(y.All.Now), len(y.All.Then))
	}
	if jan := y.Months[0]; len(jan.Now) != 1 || jan.Now[0].ID != "A" || len(jan.Then) != 1 {
		t.Errorf("January has %+v", jan)
	}
	for name, list := range map[string][]Pair{"months": y.Months[:], "severity": y.Severity, "types": y.Types, "causes": y.Causes} {
		now, then := 0, 0
		for _, p := range list {
			now, then = now+len(p.Now), then+len(p.Then)
		}
		if now != 3 || then != 2 {
			t.Errorf("%s add up to %d and %d", name, now, then)
		}
	}
	for _, p := range y.Notice {
		want := map[string][2]int{"i_tide": {1, 0}, "for_sent": {1, 0}, "ikke_meldt": {0, 1}, "ikke_plikt": {0, 1}}[p.Key]
		if len(p.Now) != want[0] || len(p.Then) != want[1] {
			t.Errorf("%q has %+v", p.Key, p)
		}
	}
	if kept := IncidentsByYear(src, 2026, oslo, 72, IncidentFilter{Type: model.IncidentBreach, Cause: "feilsending"}); len(kept.All.Now) != 2 || len(kept.All.Then) != 1 {
		t.Errorf("the filter keeps %+v", kept.All)
	}
}
