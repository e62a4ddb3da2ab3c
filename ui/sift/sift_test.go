package sift

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/seek"
)

// thing has a field of every kind.
type thing struct {
	reg.Head
	Name   string
	Long   string
	Number reg.Num
	Flag   reg.YesNo
	Day    reg.Day
	At     reg.Instant
	One    string
	Many   []string
	Link   reg.ID
	Links  []reg.ID
	Part   part
	Items  []part
	Files  []reg.File
}

type part struct {
	reg.Item
	Land string
	Due  reg.Day
}

var (
	letters = reg.NewCodes("bokstav", "a", "b", "c")
	things  = reg.Describe("ting",
		reg.Text("navn", func(t *thing) *string { return &t.Name }),
		reg.LongText("lang", func(t *thing) *string { return &t.Long }),
		reg.Number("tall", func(t *thing) *reg.Num { return &t.Number }),
		reg.Flag("flagg", func(t *thing) *reg.YesNo { return &t.Flag }),
		reg.Date("dag", func(t *thing) *reg.Day { return &t.Day }),
		reg.Moment("tid", func(t *thing) *reg.Instant { return &t.At }),
		reg.Choice("valg", func(t *thing) *string { return &t.One }, letters),
		reg.Choices("flere", func(t *thing) *[]string { return &t.Many }, letters),
		reg.Link("lenke", func(t *thing) *reg.ID { return &t.Link }, "personer"),
		reg.Links("lenker", func(t *thing) *[]reg.ID { return &t.Links }, "personer"),
		reg.One("del", func(t *thing) *part { return &t.Part }, partFields()),
		reg.Items("deler", func(t *thing) *[]part { return &t.Items }, partFields()),
		reg.Files("filer", func(t *thing) *[]reg.File { return &t.Files }),
	).Register
)

func partFields() reg.Of[part] {
	return reg.Fields(
		reg.Text("land", func(p *part) *string { return &p.Land }),
		reg.Date("frist", func(p *part) *reg.Day { return &p.Due }),
	)
}

func texts(t testing.TB) *i18n.Texts {
	t.Helper()
	made, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func names(_ string, id reg.ID) string {
	return map[reg.ID]string{"P1": "Kari Åsen", "P2": "Ola Berg"}[id]
}

func sieve(t testing.TB, r *reg.Register) Sieve {
	return Sieve{Texts: texts(t), Register: r, Names: names, Today: reg.NewDay(2026, 11, 23)}
}

// full has a value in every field; empty in none.
func full() *thing {
	return &thing{Name: "Første André", Long: "En tekst\nover linjer", Number: reg.Int(7), Flag: reg.Yes, Day: reg.NewDay(2026, 5, 1),
		At:  1767222000, // 2026-01-01 00:00 in Oslo, the day before in UTC
		One: "a", Many: []string{"a", "b"}, Link: "P1", Links: []reg.ID{"P1", "P2"}, Part: part{Land: "Norge"},
		Items: []part{{Land: "Sverige"}, {Land: "Island", Due: reg.NewDay(2026, 11, 23)}}, Files: []reg.File{{Name: "Avtale.pdf", Hash: "00", Size: 1}}}
}

// TestEveryKind asks a record with a value in every field and one without any.
func TestEveryKind(t *testing.T) {
	tests := []struct {
		field, how, value string
		full, empty       bool
	}{
		{"navn", Contains, "ANDRE", true, false},
		{"navn", Contains, "andre første", true, false},
		{"navn", Contains, "annen", false, false},
		{"navn", Lacks, "annen", true, true},
		{"navn", Lacks, "andre", false, true},
		{"navn", Is, " første andre", true, false},
		{"navn", Is, "første", false, false},
		{"navn", IsNot, "første", true, true},
		{"navn", Empty, "", false, true},
		{"navn", Filled, "", true, false},
		{"lang", Contains, "linjer", true, false},
		{"lang", Is, "en tekst over linjer", false, false},
		{"tall", Is, "7", true, false},
		{"tall", IsNot, "7", false, true},
		{"tall", Before, "7.5", true, false},
		{"tall", Before, "7", false, false},
		{"tall", After, "-3", true, false},
		{"tall", Filled, "", true, false},
		{"flagg", Is, "ja", true, false},
		{"flagg", Is, "nei", false, false},
		{"flagg", Is, "ja|nei", true, false},
		{"flagg", IsNot, "ja", false, true},
		{"flagg", Empty, "", false, true},
		{"dag", Is, "2026-05-01", true, false},
		{"dag", Before, "2026-05-01", false, false},
		{"dag", Before, "2026-05-02", true, false},
		{"dag", After, "2026-04-30", true, false},
		{"dag", After, "2026-05-01", false, false},
		{"dag", Past, "", true, false},
		{"dag", Coming, "", false, false},
		{"dag", Empty, "", false, true},
		{"tid", Is, "2026-01-01", true, false},
		{"tid", Before, "2026-01-01", false, false},
		{"tid", After, "2025-12-31", true, false},
		{"tid", Past, "", true, false},
		{"valg", Is, "a", true, false},
		{"valg", Is, "b|c", false, false},
		{"valg", IsNot, "b|c", true, true},
		{"flere", Is, "b|c", true, false},
		{"flere", Is, "c", false, false},
		{"flere", IsNot, "c", true, true},
		{"flere", Empty, "", false, true},
		{"lenke", Is, "P1|P2", true, false},
		{"lenke", IsNot, "P1", false, true},
		{"lenke", Contains, "åsen", true, false},
		{"lenke", Contains, "berg", false, false},
		{"lenker", Is, "P2", true, false},
		{"lenker", Is, "P3", false, false},
		{"lenker", Lacks, "berg", false, true},
		{"del", Contains, "norge", true, false},
		{"del", Filled, "", true, false},
		{"del.land", Is, "norge", true, false},
		{"del.frist", Empty, "", true, true},
		{"deler", Contains, "island", true, false},
		{"deler", Empty, "", false, true},
		{"deler.land", Is, "sverige", true, false},
		{"deler.land", IsNot, "sverige", false, true},
		{"deler.land", Contains, "dan", false, false},
		{"deler.frist", Coming, "", true, false},
		{"deler.frist", Past, "", false, false},
		{"deler.frist", Filled, "", true, false},
		{"filer", Contains, "avtale", true, false},
		{"filer", Empty, "", false, true},
	}
	asked := map[reg.Kind]bool{}
	for _, tt := range tests {
		c := settings.Condition{Field: tt.field, How: tt.how, Value: tt.value}
		asked[things.Field(tt.field).Kind] = true
		s := sieve(t, things)
		for rec, want := range map[reg.Record]bool{full(): tt.full, &thing{}: tt.empty} {
			if got := s.Sift(seek.Made{rec}, []settings.Condition{c}).Len() == 1; got != want {
				t.Errorf("%+v: %v, want %v", c, got, want)
			}
		}
	}
	for _, kind := range reg.Kinds() {
		if !asked[kind] {
			t.Errorf("no condition on %v is tried", kind)
		}
	}
}

// Every way of every field of every register has words, and a value where it
// needs one; and who is not the one is the other.
func TestEveryWayIsWorded(t *testing.T) {
	for _, lang := range i18n.Langs() {
		made, err := i18n.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range model.All() {
			s := Sieve{Texts: made, Register: r, Names: names}
			for _, f := range append(Fields(r), nil) {
				path := GapsField
				if f != nil {
					path = f.Path
				}
				for _, how := range Ways(f) {
					said := s.Words(settings.Condition{Field: path, How: how, Value: "2026"}) + How(made, f, how)
					if strings.ContainsRune(said, '⟨') && how != Is || strings.Contains(said, "⟨sift") {
						t.Errorf("%s %s %s: %q", r.Key, path, how, said)
					}
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	s := sieve(t, model.Systems.Register)
	for want, c := range map[string]settings.Condition{
		"Livssyklus er I drift eller Under utfasing": {Field: "livssyklus", How: Is, Value: "i_drift|under_utfasing"},
		"Systemeier mangler":                         {Field: "systemeier", How: Empty},
		"Systemeier er ikke Kari Åsen":               {Field: "systemeier", How: IsNot, Value: "P1"},
		"Neste gjennomgang er før 01.01.2027":        {Field: "neste_revisjon", How: Before, Value: "2027-01-01"},
		"Navn inneholder «sky»":                      {Field: "navn", How: Contains, Value: "sky"},
		"Har mangelen «Systemet mangler systemeier»": {Field: GapsField, How: Is, Value: "R-SYS-05"},
		"Har alvorlige mangler":                      {Field: GapsField, How: Grave},
		"Ukjent felt: finnes_ikke":                   {Field: "finnes_ikke", How: Is},
	} {
		if got := s.Words(c); got != want {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}

func TestWhatIsUnknownIsPassedOver(t *testing.T) {
	s := sieve(t, things)
	for _, c := range []settings.Condition{{Field: "x", How: Is}, {Field: "navn", How: "x"}, {Field: "dag", How: Before, Value: "i går"},
		{Field: "tall", How: After}, {Field: GapsField, How: Before}, {Field: "del.x", How: Empty}, {}} {
		if s.Known(c) {
			t.Errorf("%+v is known", c)
		}
		if got := s.Sift(seek.Made{full()}, []settings.Condition{c}).Len(); got != 1 {
			t.Errorf("%+v leaves %d", c, got)
		}
	}
}

func TestGaps(t *testing.T) {
	s := sieve(t, things)
	one, two, three := full(), full(), full()
	one.ID, two.ID, three.ID = "1", "2", "3"
	s.Gaps = Gaps{"1": {Worst: 5, N: 2, Rules: []string{"A", "B"}}, "2": {Worst: 2, N: 1, Rules: []string{"B"}}}
	for how, want := range map[string]string{Filled: "1 2", Empty: "3", Grave: "1", Is + "=A": "1", Is + "=B|C": "1 2", Is + "=C": ""} {
		how, value, _ := strings.Cut(how, "=")
		left := s.Sift(seek.Made{one, two, three}, []settings.Condition{{Field: GapsField, How: how, Value: value}})
		var ids []string
		for i := range left.Len() {
			ids = append(ids, string(left.ID(i)))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s %s: %q, want %q", how, value, got, want)
		}
	}
}

// TestColumnsSiftAsRecords narrows a register kept as columns, and the same
// records one by one.
func TestColumnsSiftAsRecords(t *testing.T) {
	store, err := storage.Create(filepath.Join(t.TempDir(), "a.samsvar"), storage.Options{Registers: model.All(), NoBackup: true, Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	var change storage.Change
	for i := range 700 {
		a := &model.Attendance{Course: reg.ID(fmt.Sprint("K", i%5)), Person: fmt.Sprint(i % 50), Completed: reg.NewDay(2020+i%7, 1, 1+i%28)}
		if i%3 == 0 {
			a.Result = model.AttendanceResults.All()[i%5]
		}
		if i%4 == 0 {
			a.Person, a.Count = "", reg.Int(i+1)
		}
		change.Records = append(change.Records, storage.Write{Register: model.Attendances.Key, Record: a})
	}
	if _, err := store.Save(change); err != nil {
		t.Fatal(err)
	}
	view, r := store.View(), model.Attendances.Register
	s := sieve(t, r)
	all := view.All(r.Key)
	s.Gaps = Gaps{all[3].Header().ID: {N: 1}, all[600].Header().ID: {N: 1, Worst: 5}, "none": {N: 1}}
	for _, c := range []settings.Condition{{Field: "resultat", How: Empty}, {Field: "resultat", How: Is, Value: "bestatt|fullfort"},
		{Field: "resultat", How: IsNot, Value: "bestatt"}, {Field: "antall", How: After, Value: "300"}, {Field: "person", How: Contains, Value: "4"},
		{Field: "fullfort_dato", How: Before, Value: "2024-02-02"}, {Field: "kurs", How: Is, Value: "K2|K3"}, {Field: "nr", How: Contains, Value: "7"},
		{Field: "opprettet", How: Coming}, {Field: "timer", How: Empty}, {Field: GapsField, How: Filled}, {Field: GapsField, How: Empty}} {
		for _, conditions := range [][]settings.Condition{{c}, {c, {Field: "kurs", How: IsNot, Value: "K1"}}} {
			got := ids(s.Sift(seek.All(view, r.Key), conditions))
			want := ids(s.Sift(seek.Made(all), conditions))
			if !slices.Equal(got, want) {
				t.Errorf("%+v: %d rows, want %d", conditions, len(got), len(want))
			}
			if len(conditions) == 1 && c.Field != "opprettet" && c.Field != "timer" && (len(want) == 0 || len(want) == len(all)) {
				t.Errorf("%+v leaves %d of %d: nothing is tried", c, len(want), len(all))
			}
		}
	}
}

func ids(records seek.Records) []reg.ID {
	var all []reg.ID
	for i := range records.Len() {
		all = append(all, records.ID(i))
	}
	return all
}
