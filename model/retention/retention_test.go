package retention

import (
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// memory is a source of a few records.
type memory map[string][]reg.Record

func (m memory) All(register string) []reg.Record { return m[register] }

func (m memory) Get(string, reg.ID) (reg.Record, bool) { return nil, false }

func (m memory) add(register, id string, values map[string]string) {
	rec := model.Register(register).Load(values)
	rec.Header().ID = reg.ID(id)
	m[register] = append(m[register], rec)
}

var today = reg.NewDay(2026, 11, 23)

func rule(t *testing.T, src reg.Source, register string) Rule {
	t.Helper()
	for _, r := range Rules(src) {
		if r.Register.Key == register {
			return r
		}
	}
	t.Fatalf("%s has no limit", register)
	return Rule{}
}

func TestWhatIsDue(t *testing.T) {
	m := memory{}
	m.add("deltakelser", "old", map[string]string{"person": "100", "fullfort_dato": "2023-11-22"})
	m.add("deltakelser", "older", map[string]string{"person": "101", "fullfort_dato": "2019-01-05"})
	m.add("deltakelser", "last day", map[string]string{"person": "102", "fullfort_dato": "2023-11-23"})
	m.add("deltakelser", "heads", map[string]string{"antall": "20", "fullfort_dato": "2019-01-01"})
	m.add("deltakelser", "undated", map[string]string{"person": "103"})
	m.add("krav", "open", map[string]string{"registrert_ref": "S-1", "mottatt_dato": "2019-01-01"})
	m.add("krav", "closed", map[string]string{"registrert_ref": "S-2", "mottatt_dato": "2019-01-01", "besvart_dato": "2019-02-01"})
	m.add("krav", "empty", map[string]string{"mottatt_dato": "2019-01-01", "besvart_dato": "2019-02-01"})
	m.add("hendelser", "contact", map[string]string{"tittel": "Tap", "lukket_dato": "2020-01-01", "kontaktpunkt": `{"navn":"Kari Test"}`})
	m.add("hendelser", "none", map[string]string{"tittel": "Tap", "lukket_dato": "2020-01-01"})
	tests := []struct {
		register string
		due      string
		undated  string
		oldest   string
	}{
		{"deltakelser", "old,older", "undated", "2019-01-05"},
		{"krav", "closed", "open", "2019-02-01"},
		{"hendelser", "contact", "", "2020-01-01"},
	}
	for _, test := range tests {
		got := rule(t, m, test.register).Find(m, today, time.UTC)
		if joined(got.IDs) != test.due || joined(got.Undated) != test.undated || got.Oldest.Text() != test.oldest {
			t.Errorf("%s: %+v", test.register, got)
		}
	}
}

func joined(ids []reg.ID) string {
	var all []string
	for _, id := range ids {
		all = append(all, string(id))
	}
	slices.Sort(all)
	return strings.Join(all, ",")
}

func TestTheAgencyDecides(t *testing.T) {
	m := memory{}
	m.add("virksomhet", "v", map[string]string{"navn_nb": "Prøveetaten", "innstillinger": `{"oppl_lagring_aar":"5"}`})
	r := rule(t, m, "deltakelser")
	if r.Years != 5 || r.Passed(reg.NewDay(2021, 11, 23), today) || !r.Passed(reg.NewDay(2021, 11, 22), today) {
		t.Errorf("%d years", r.Years)
	}
	if rule(t, m, "krav").Years != 3 {
		t.Error("what is not decided has not its usual value")
	}
}

// A limit that nothing can be measured by, or that leaves what it should take
// away, is a mistake in a description.
func TestDescriptionsOfLimits(t *testing.T) {
	n := 0
	for _, r := range model.All() {
		if r.Retention == nil {
			continue
		}
		n++
		from, years := r.Field(r.Retention.From), model.Agencies.Field(settings+r.Retention.Years)
		if from == nil || from.Kind != reg.KindDate && from.Kind != reg.KindMoment {
			t.Errorf("%s: %q is no day", r.Key, r.Retention.From)
		}
		if years == nil || years.Kind != reg.KindNumber {
			t.Errorf("%s: %q is no setting", r.Key, r.Retention.Years)
		}
		if !holdsPersonal(r.Fields, r.Retention.Names) {
			t.Errorf("%s: there are no fields about persons, or one that cannot be emptied", r.Key)
		}
	}
	if n != 3 {
		t.Errorf("%d registers have a limit", n)
	}
}

func holdsPersonal(fields []*reg.Field, emptied bool) bool {
	any := false
	for _, f := range fields {
		if f.Personal && f.Required && emptied {
			return false
		}
		any = any || f.Personal || holdsPersonal(f.Sub, emptied)
	}
	return any
}
