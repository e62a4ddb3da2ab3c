package storage

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// thing is a record with a field of every kind that the store treats apart.
type thing struct {
	reg.Head
	Name   string
	Note   string
	Size   reg.Num
	Done   reg.YesNo
	Due    reg.Day
	Colour string
	Parent reg.ID
	Others []reg.ID
	Place  place2
	Parts  []part
	Files  []reg.File
}

type place2 struct {
	reg.Item
	Town string
	Seen reg.Day
}

type part struct {
	reg.Item
	Name  string
	Of    reg.ID
	Marks []mark
}

type mark struct {
	reg.Item
	Text string
}

func things() *reg.Description[thing] {
	colours := reg.NewCodes("farge", "rod", "gul", "bla")
	return reg.Describe("ting",
		reg.Text("navn", func(t *thing) *string { return &t.Name }, reg.Required, reg.Max(80)),
		reg.LongText("merknad", func(t *thing) *string { return &t.Note }),
		reg.Number("antall", func(t *thing) *reg.Num { return &t.Size }, reg.AtLeast(0)),
		reg.Flag("ferdig", func(t *thing) *reg.YesNo { return &t.Done }),
		reg.Date("frist", func(t *thing) *reg.Day { return &t.Due }),
		reg.Choice("farge", func(t *thing) *string { return &t.Colour }, colours),
		reg.Link("over", func(t *thing) *reg.ID { return &t.Parent }, "ting"),
		reg.Links("andre", func(t *thing) *[]reg.ID { return &t.Others }, "ting"),
		reg.One("sted", func(t *thing) *place2 { return &t.Place }, reg.Fields(
			reg.Text("by", func(p *place2) *string { return &p.Town }),
			reg.Date("sett", func(p *place2) *reg.Day { return &p.Seen }))),
		reg.Items("deler", func(t *thing) *[]part { return &t.Parts }, reg.Fields(
			reg.Text("navn", func(p *part) *string { return &p.Name }),
			reg.Link("av", func(p *part) *reg.ID { return &p.Of }, "ting"),
			reg.Items("merker", func(p *part) *[]mark { return &p.Marks }, reg.Fields(
				reg.Text("tekst", func(m *mark) *string { return &m.Text }))))),
		reg.Files("vedlegg", func(t *thing) *[]reg.File { return &t.Files }),
	).Prefix("TNG").Named("navn")
}

// clock is a time that goes on a second at each look.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

func start() *clock { return &clock{time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)} }

func options() Options {
	return Options{Registers: []*reg.Register{things().Register, model.Systems.Register},
		Now: start().now, User: "Kari", Device: "pc1", Program: "1.0.0", NoBackup: true, Plain: true}
}

// torture reports whether the full counts were asked for. Every such test logs
// what it tried and what was lost in one line that begins with "tried:".
func torture() bool { return os.Getenv("SAMSVAR_TORTURE") != "" }

func newPath(t testing.TB) string { return filepath.Join(t.TempDir(), "prøve.samsvar") }

func mustCreate(t testing.TB, opt Options) *Store {
	t.Helper()
	s, err := Create(newPath(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func mustOpen(t testing.TB, path string, opt Options) *Store {
	t.Helper()
	s, err := Open(path, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// reopen closes a store and opens it again.
func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return mustOpen(t, s.path, s.opt)
}

func mustSave(t testing.TB, s *Store, c Change) Result {
	t.Helper()
	r, err := s.Save(c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func write(rec reg.Record) Write {
	if _, ok := rec.(*model.System); ok {
		return Write{Register: "systemer", Record: rec}
	}
	return Write{Register: "ting", Record: rec}
}

func records(recs ...reg.Record) Change {
	var c Change
	for _, rec := range recs {
		c.Records = append(c.Records, write(rec))
	}
	return c
}

// add saves one new thing and returns its reference.
func add(t testing.TB, s *Store, name string) reg.Ref {
	t.Helper()
	return mustSave(t, s, records(&thing{Name: name})).Refs[0]
}

// get returns a copy of a thing that may be changed.
func get(t testing.TB, s *Store, ref reg.Ref) *thing {
	t.Helper()
	rec, ok := s.View().Get(ref.Register, ref.ID)
	if !ok {
		t.Fatalf("no %v", ref)
	}
	return things().Clone(rec).(*thing)
}

func names2(recs []reg.Record) []string {
	var all []string
	for _, rec := range recs {
		all = append(all, rec.(*thing).Name)
	}
	return all
}

func wantNames(t testing.TB, recs []reg.Record, want ...string) {
	t.Helper()
	if got := names2(recs); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// mustVerify fails unless the store is whole.
func mustVerify(t testing.TB, s *Store) {
	t.Helper()
	report, err := s.Verify()
	if err != nil {
		t.Fatal(err)
	}
	if !report.OK() {
		t.Fatalf("findings: %v", report.Findings)
	}
}
