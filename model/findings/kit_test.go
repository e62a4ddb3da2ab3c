package findings

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// shelf is a source of a few records.
type shelf map[string][]reg.Record

// All implements reg.Source.
func (s shelf) All(register string) []reg.Record { return s[register] }

// Get implements reg.Source.
func (s shelf) Get(register string, id reg.ID) (reg.Record, bool) {
	for _, rec := range s[register] {
		if rec.Header().ID == id {
			return rec, true
		}
	}
	return nil, false
}

// put makes a source of records, each in the register of its type.
func put(records ...reg.Record) shelf {
	s := shelf{}
	for i, rec := range records {
		if rec.Header().ID == "" {
			rec.Header().ID = reg.ID(fmt.Sprintf("X%03d", i))
		}
		rec.Header().No = string(rec.Header().ID)
		key := registerOf(rec)
		s[key] = append(s[key], rec)
	}
	return s
}

func registerOf(rec reg.Record) string {
	for _, r := range model.All() {
		if reflect.TypeOf(r.New()) == reflect.TypeOf(rec) {
			return r.Key
		}
	}
	panic(fmt.Sprintf("no register of %T", rec))
}

// shuffled returns the same records in another order.
func (s shelf) shuffled(seed uint64) shelf {
	random, mixed := rand.New(rand.NewPCG(seed, 1)), shelf{}
	for key, all := range s {
		mixed[key] = slices.Clone(all)
		random.Shuffle(len(all), func(i, j int) { mixed[key][i], mixed[key][j] = mixed[key][j], mixed[key][i] })
	}
	return mixed
}

// as gives a record an id.
func as[R reg.Record](id reg.ID, rec R) R {
	rec.Header().ID = id
	return rec
}

// The moment all tests judge at: Monday 23 November 2026, noon in Oslo.
var (
	oslo = time.FixedZone("CET", 3600)
	noon = reg.InstantOf(time.Date(2026, 11, 23, 12, 0, 0, 0, oslo))
)

const today = reg.Day(20261123)

func days(n int) reg.Day   { return today.AddDays(n) }
func months(n int) reg.Day { return today.AddMonths(n) }

func hours(n int) reg.Instant { return noon.Add(time.Duration(n) * time.Hour) }

func on(year, month, day int) reg.Day { return reg.NewDay(year, month, day) }

func factsOf(records ...reg.Record) *Facts {
	return NewFacts(put(records...), Options{Now: noon, Zone: oslo})
}

// hits lists what a rule found as "id" or "id:variant", "-" for the agency.
func hits(list List, rule string) string {
	var all []string
	for _, f := range list.ByRule(rule) {
		at := string(f.ID)
		if at == "" {
			at = "-"
		}
		if f.Variant != "" {
			at += ":" + f.Variant
		}
		all = append(all, at)
	}
	return strings.Join(all, " ")
}

// ruleTest says what one rule finds among some records.
type ruleTest struct {
	name string
	rule string
	want string // as hits writes it
	with []reg.Record
}

func runRules(t *testing.T, tests []ruleTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.rule+" "+test.name, func(t *testing.T) {
			list := Find(factsOf(test.with...))
			if got := hits(list, test.rule); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
			mustBeWorded(t, list.ByRule(test.rule))
		})
	}
}

func records(all ...reg.Record) []reg.Record { return all }
