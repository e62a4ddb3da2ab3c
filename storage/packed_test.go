package storage

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// visit is a record of a register that can be kept packed: it has a field of
// every kind that may be.
type visit struct {
	reg.Head
	Who    string
	Note   string
	Count  reg.Num
	Paid   reg.YesNo
	Day    reg.Day
	At     reg.Instant
	Colour string
	To     reg.ID
	After  reg.ID
}

func visits() *reg.Description[visit] {
	colours := reg.NewCodes("farge", "rod", "gul", "bla")
	return reg.Describe("besok",
		reg.Text("hvem", func(v *visit) *string { return &v.Who }, reg.Max(40)),
		reg.LongText("merknad", func(v *visit) *string { return &v.Note }),
		reg.Number("antall", func(v *visit) *reg.Num { return &v.Count }, reg.AtLeast(0)),
		reg.Flag("betalt", func(v *visit) *reg.YesNo { return &v.Paid }),
		reg.Date("dag", func(v *visit) *reg.Day { return &v.Day }),
		reg.Moment("tid", func(v *visit) *reg.Instant { return &v.At }),
		reg.Choice("farge", func(v *visit) *string { return &v.Colour }, colours),
		reg.Link("hos", func(v *visit) *reg.ID { return &v.To }, "ting"),
		reg.Link("etter", func(v *visit) *reg.ID { return &v.After }, "besok"),
	).Prefix("BES").Named("hvem")
}

func packedOptions() Options {
	opt := options()
	opt.Registers = []*reg.Register{things().Register, visits().KeptPacked().Register}
	return opt
}

// twins are two stores in which the same is done: one keeps the visits packed.
type twins struct {
	packed, plain *Store
	ids           []reg.ID // of visits, also of deleted ones
	things        []reg.ID
}

func newTwins(t *rapid.T, dir string) *twins {
	w := &twins{}
	for _, packed := range []bool{true, false} {
		opt := options()
		opt.Registers = []*reg.Register{things().Register, visits().Register}
		name, at := "plain", &w.plain
		if packed {
			opt, name, at = packedOptions(), "packed", &w.packed
		}
		s, err := Create(filepath.Join(dir, name+".samsvar"), opt)
		if err != nil {
			t.Fatal(err)
		}
		*at = s
	}
	for i := range 3 {
		w.things = append(w.things, reg.ID(fmt.Sprintf("ting-%d", i)))
		w.save(t, records(&thing{Head: reg.Head{ID: w.things[i]}, Name: fmt.Sprint("Ting ", i)}))
	}
	return w
}

// save saves in both stores and wants the same of both.
func (w *twins) save(t *rapid.T, c Change) {
	a, errA := w.packed.Save(c)
	b, errB := w.plain.Save(c)
	if fmt.Sprint(errA) != fmt.Sprint(errB) {
		t.Fatalf("packed: %v, plain: %v", errA, errB)
	}
	a.Set, b.Set = "", ""
	if errA == nil && !reflect.DeepEqual(a, b) {
		t.Fatalf("packed: %+v, plain: %+v", a, b)
	}
}

func (w *twins) draw(t *rapid.T, id reg.ID) *visit {
	text := func(what string) string {
		return rapid.SampledFrom([]string{"", "Kari", "Ola Nordmann", " ", "Åse\ttab", "bes-2026", "to\nlinjer", "r\rx"}).Draw(t, what)
	}
	return &visit{Head: reg.Head{ID: id}, Who: text("who"), Note: text("note"),
		Count:  rapid.SampledFrom([]reg.Num{{}, reg.Int(0), reg.Int(-1), reg.Int(12)}).Draw(t, "count"),
		Paid:   rapid.SampledFrom([]reg.YesNo{reg.Unanswered, reg.Yes, reg.No}).Draw(t, "paid"),
		Day:    rapid.SampledFrom([]reg.Day{0, 20260228, 20250101}).Draw(t, "day"),
		At:     rapid.SampledFrom([]reg.Instant{0, 1700000000, 5}).Draw(t, "at"),
		Colour: rapid.SampledFrom([]string{"", "gul", "rod", "lilla"}).Draw(t, "colour"),
		To:     rapid.SampledFrom(append(w.things, "", "borte")).Draw(t, "to"),
		After:  rapid.SampledFrom(append(w.ids, "")).Draw(t, "after")}
}

// act draws a change of visits.
func (w *twins) act(t *rapid.T) {
	var c Change
	for range rapid.IntRange(0, 4).Draw(t, "writes") {
		id := reg.ID(fmt.Sprintf("besok-%d", len(w.ids)))
		if len(w.ids) > 0 && rapid.Bool().Draw(t, "edit") {
			id = rapid.SampledFrom(w.ids).Draw(t, "edited")
		} else {
			if rapid.Bool().Draw(t, "ulid") {
				id = reg.ID(fmt.Sprintf("01JDCQ8Y7V0000000000%06d", len(w.ids)))
			}
			w.ids = append(w.ids, id)
		}
		rec := w.draw(t, id)
		rec.No = rapid.SampledFrom([]string{"", "", "", "BES-2024-007", "BES-2026-0001", "X 17"}).Draw(t, "no")
		write := Write{Register: "besok", Record: rec}
		if old, ok := w.packed.View().Get("besok", id); ok && rapid.Bool().Draw(t, "base") {
			write.Base = old
			if rapid.Bool().Draw(t, "from the view") {
				clone := visits().Clone(old).(*visit)
				clone.Note = "endret"
				write.Record = clone
			}
		}
		c.Records = append(c.Records, write)
	}
	for range rapid.IntRange(0, 2).Draw(t, "moves") {
		if len(w.ids) > 0 {
			ref := reg.Ref{Register: "besok", ID: rapid.SampledFrom(w.ids).Draw(t, "moved")}
			if _, gone := w.packed.View().GetDeleted("besok", ref.ID); gone {
				c.Restore = append(c.Restore, ref)
			} else {
				c.Delete = append(c.Delete, ref)
			}
		}
	}
	if rapid.IntRange(0, 5).Draw(t, "delete thing") == 0 {
		c.Delete = append(c.Delete, reg.Ref{Register: "ting", ID: rapid.SampledFrom(w.things).Draw(t, "thing")})
	}
	c.Force = rapid.Bool().Draw(t, "force")
	w.save(t, c)
}

func dumps(recs []reg.Record) []map[string]string {
	all := []map[string]string{}
	for _, rec := range recs {
		all = append(all, visits().Dump(rec))
	}
	return all
}

func (w *twins) same(t *rapid.T, what string, got, want any) {
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%s: packed\n%v, plain\n%v", what, got, want)
	}
}

// compare wants the same shown by both stores.
func (w *twins) compare(t *rapid.T) {
	a, b := w.packed.View(), w.plain.View()
	w.same(t, "all", dumps(a.All("besok")), dumps(b.All("besok")))
	w.same(t, "each", dumps(slices.Collect(a.Each("besok"))), dumps(b.All("besok")))
	w.same(t, "deleted", dumps(a.Deleted("besok")), dumps(b.Deleted("besok")))
	w.same(t, "counts", []int{a.Count("besok"), a.CountDeleted("besok")}, []int{b.Count("besok"), b.CountDeleted("besok")})
	for _, text := range []string{"", "kari", "OLA nord", "bes-2026-00", "x", "finnes ikke", "lilla"} {
		w.same(t, "search "+text, fmt.Sprint(a.Search("besok", text)), fmt.Sprint(b.Search("besok", text)))
	}
	for _, id := range w.ids {
		got, inA := a.Get("besok", id)
		want, inB := b.Get("besok", id)
		if inA != inB || inA && !maps.Equal(visits().Dump(got), visits().Dump(want)) {
			t.Fatalf("%s: %v, want %v", id, got, want)
		}
		ref := reg.Ref{Register: "besok", ID: id}
		w.same(t, "uses", a.UsedBy(ref), b.UsedBy(ref))
		w.same(t, "history", w.told(t, w.packed, ref), w.told(t, w.plain, ref))
	}
	for _, id := range w.things {
		w.same(t, "uses", a.UsedBy(reg.Ref{Register: "ting", ID: id}), b.UsedBy(reg.Ref{Register: "ting", ID: id}))
		checkCounted(t, a, reg.Ref{Register: "ting", ID: id}, 3)
	}
	columns := a.Columns("besok")
	for i, rec := range b.All("besok") {
		if columns.ID(i) != rec.Header().ID || !maps.Equal(visits().Dump(columns.Record(i)), visits().Dump(rec)) {
			t.Fatalf("row %d: %v", i, columns.Record(i))
		}
	}
	for first, batch := range columns.Batches("hvem", "nr", "ukjent") {
		for i, code := range batch[0] {
			rec := b.All("besok")[first+i]
			if columns.Text("hvem", code) != visits().Dump(rec)["hvem"] || batch[1][i] != 0 || batch[2][i] != 0 {
				t.Fatalf("row %d has %d %d %d", first+i, code, batch[1][i], batch[2][i])
			}
		}
	}
}

// told is a history without what may differ between stores.
func (w *twins) told(t *rapid.T, s *Store, ref reg.Ref) []Entry {
	entries, err := s.History(ref)
	if err != nil {
		t.Fatal(err)
	}
	for i := range entries {
		entries[i].Seq, entries[i].Set, entries[i].Hash = 0, "", ""
	}
	return entries
}

func (w *twins) each(t *rapid.T, do func(s **Store) error) {
	for _, s := range []**Store{&w.packed, &w.plain} {
		if err := do(s); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPackedAsPlain does the same in a store that keeps a register packed and
// in one that does not: nobody may see the difference.
func TestPackedAsPlain(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		w := newTwins(t, filepath.Join(dir, fmt.Sprint(runs)))
		defer func() { w.each(t, func(s **Store) error { return (*s).Close() }) }()
		for range rapid.IntRange(1, 6).Draw(t, "changes") {
			w.act(t)
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				w.each(t, func(s **Store) error {
					opt := (*s).opt
					err := (*s).Close()
					if err == nil {
						*s, err = Open((*s).path, opt)
					}
					return err
				})
			}
			w.compare(t)
		}
		checkPackedSupersedes(t, w.packed)
		w.each(t, func(s **Store) error {
			report, err := (*s).Verify()
			if !report.OK() {
				return fmt.Errorf("%v %v", *s, report.Findings)
			}
			return err
		})
	})
}

// checkPackedSupersedes carries the log out and checks which operations each
// one replaces.
func checkPackedSupersedes(t *rapid.T, s *Store) {
	heads := map[reg.Ref]map[string]uint64{}
	err := s.read(func(x *txn) error {
		return x.eachSealed(bucketOps+"pc1", func(key, sealed []byte) error {
			e, meta, err := x.openEntry("pc1", key, sealed)
			if err != nil || meta.Kind == kindSet {
				return err
			}
			rows := meta.Kind == kindRows
			return e.eachRecord(meta, func(_ entry, meta entryMeta) error {
				ref := reg.Ref{Register: meta.Register, ID: meta.ID}
				if heads[ref] == nil {
					heads[ref] = map[string]uint64{}
				}
				for i, op := range meta.Ops {
					seq := meta.Seq + uint64(i)
					if rows {
						seq = meta.Seq
					}
					var want []uint64
					for path, seq := range heads[ref] {
						if meta.Kind == KindDelete || path == op.Path {
							want = append(want, seq)
						}
					}
					slices.Sort(want)
					want = slices.Compact(want)
					heads[ref][op.Path] = seq
					if meta.Register == "besok" && !slices.EqualFunc(want, op.Supersedes, func(seq uint64, r opRef) bool { return r.Seq == seq && r.Device == "pc1" }) {
						return fmt.Errorf("%s %s replaces %v, want %v", meta.Kind, op.Path, op.Supersedes, want)
					}
				}
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// manyVisits makes a change of n new visits, of which some share everything
// but the person.
func manyVisits(n int) Change {
	var c Change
	for i := range n {
		c.Records = append(c.Records, Write{Register: "besok", Record: &visit{Who: fmt.Sprint(100000 + i%50000),
			Count: reg.Int(i % 4), Day: reg.NewDay(2020+i%7, 1+i/7%12, 1+i/84%28), Colour: "gul", To: "ting-1"}})
	}
	return c
}

// TestPackedImport imports many rows at once, changes single ones and takes
// them back.
func TestPackedImport(t *testing.T) {
	s := mustCreate(t, packedOptions())
	mustSave(t, s, records(&thing{Head: reg.Head{ID: "ting-1"}, Name: "Ting"}))
	result := mustSave(t, s, manyVisits(3000))
	if result.Created != 3000 || len(result.Refs) != 3000 || s.View().Count("besok") != 3000 {
		t.Fatalf("%d made, %d there", result.Created, s.View().Count("besok"))
	}
	s = reopen(t, s)
	ref := result.Refs[1234]
	rec, ok := s.View().Get("besok", ref.ID)
	if !ok || rec.Header().No != "BES-2026-1235" {
		t.Fatalf("got %v", rec)
	}
	changed := visits().Clone(rec).(*visit)
	changed.Who = "999"
	mustSave(t, s, Change{Records: []Write{{"besok", changed, rec}}, Delete: result.Refs[10:12]})
	entries, err := s.History(ref)
	if err != nil || len(entries) != 2 || entries[0].Kind != KindCreate || entries[1].Changes[0] != (reg.Change{Path: "hvem", From: "101234", To: "999"}) {
		t.Fatalf("%v %v", entries, err)
	}
	entries, err = s.Log(Query{Set: result.Set, Register: "besok"})
	if err != nil || len(entries) != 3000 || entries[2999].Ref != result.Refs[2999] {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	part, err := s.Log(Query{Device: "pc1", From: entries[600].Seq, To: entries[602].Seq})
	if err != nil || len(part) != 3 || part[0].Ref != entries[600].Ref {
		t.Fatalf("%v, %v", part, err)
	}
	_, err = s.Save(Change{Delete: []reg.Ref{{Register: "ting", ID: "ting-1"}}})
	var inUse *InUse
	if !errors.As(err, &inUse) || len(inUse.Uses) != 2998 {
		t.Fatalf("deleting what rows link to: %v", err)
	}
	mustVerify(t, s)
	mustSave(t, s, Change{Delete: slices.Concat(result.Refs[:10], result.Refs[12:]), Origin: OriginUndo})
	mustSave(t, s, Change{Delete: []reg.Ref{{Register: "ting", ID: "ting-1"}}})
	s = reopen(t, s)
	if v := s.View(); v.Count("besok") != 0 || v.CountDeleted("besok") != 3000 {
		t.Fatalf("%d rows left", v.Count("besok"))
	}
	mustVerify(t, s)
}

// TestPackedRowUnread keeps what this version does not know of a packed row.
func TestPackedRowUnread(t *testing.T) {
	s := mustCreate(t, packedOptions())
	rec := visits().Load(map[string]string{"id": "a", "hvem": "Kari", "fremtid": "ja", "farge": "lilla"})
	mustSave(t, s, Change{Records: []Write{{Register: "besok", Record: rec}}})
	s = reopen(t, s)
	got, _ := s.View().Get("besok", "a")
	changed := visits().Clone(got).(*visit)
	changed.Who = "Ola"
	mustSave(t, s, Change{Records: []Write{{"besok", changed, got}}})
	got, _ = s.View().Get("besok", "a")
	if values := visits().Dump(got); values["fremtid"] != "ja" || values["farge"] != "lilla" || values["hvem"] != "Ola" {
		t.Errorf("got %v", values)
	}
	mustVerify(t, reopen(t, s))
}

func BenchmarkPackedImport100k(b *testing.B) {
	c := manyVisits(100000)
	for b.Loop() {
		b.StopTimer()
		s := mustCreate(b, packedOptions())
		b.StartTimer()
		mustSave(b, s, c)
		b.StopTimer()
		b.ReportMetric(float64(s.Info().Size)/100000, "bytes/row")
		_ = s.Close()
		b.StartTimer()
	}
}

// TestPackedImportUndone takes an import back and makes it again.
func TestPackedImportUndone(t *testing.T) {
	s := mustCreate(t, packedOptions())
	mustSave(t, s, records(&thing{Head: reg.Head{ID: "ting-1"}, Name: "Ting"}))
	mustSave(t, s, manyVisits(1200))
	before := dumps(s.View().All("besok"))
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if v := s.View(); v.Count("besok") != 0 || v.CountDeleted("besok") != 1200 {
		t.Fatalf("%d rows left", v.Count("besok"))
	}
	s = reopen(t, s)
	if _, err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	after := dumps(s.View().All("besok"))
	for i := range after {
		delete(after[i], "endret")
		delete(before[i], "endret")
	}
	if !reflect.DeepEqual(before, after) {
		t.Error("redo made other rows than there were")
	}
	mustVerify(t, s)
}

// TestNumberText writes numbers with at least four digits of the year and three
// of the count.
func TestNumberText(t *testing.T) {
	for _, year := range []int{1, 26, 999, 2026, 12345} {
		for _, count := range []uint64{0, 1, 9, 10, 99, 100, 999, 1000, 123456} {
			if got, want := numberText("DEL", year, count), fmt.Sprintf("DEL-%04d-%03d", year, count); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		}
	}
}
