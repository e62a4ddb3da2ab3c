package storage

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// mirror is what the store should hold.
type mirror struct {
	live, gone map[reg.ID]*thing
	settings   map[string]string
}

func randomText(t *rapid.T, what string) string {
	return rapid.OneOf(rapid.StringMatching(`[a-zæøåA-ZÆØÅéü0-9 "{}|/.\-]{0,12}`), rapid.Just("Røyk i trapp"), rapid.Just("\ttab æ\u030a")).Draw(t, what)
}

// change draws new content for a thing, keeping its head.
func (m *mirror) change(t *rapid.T, rec *thing) {
	rec.Name = "n" + strings.ReplaceAll(randomText(t, "name"), "\n", " ")
	rec.Note = randomText(t, "note") + rapid.SampledFrom([]string{"", "\nlinje"}).Draw(t, "line")
	rec.Size = rapid.SampledFrom([]reg.Num{{}, reg.Int(0), reg.Int(17)}).Draw(t, "size")
	rec.Done = rapid.SampledFrom([]reg.YesNo{reg.Unanswered, reg.Yes, reg.No}).Draw(t, "done")
	rec.Due = rapid.SampledFrom([]reg.Day{0, reg.NewDay(2026, 2, 28)}).Draw(t, "due")
	rec.Colour = rapid.SampledFrom([]string{"", "gul", "rod"}).Draw(t, "colour")
	rec.Parent = m.link(t)
	rec.Others = nil
	for range rapid.IntRange(0, 2).Draw(t, "others") {
		if id := m.link(t); id != "" && !slices.Contains(rec.Others, id) {
			rec.Others = append(rec.Others, id)
		}
	}
	rec.Place.Town = randomText(t, "town")
	rec.Parts = m.parts(t, rec.Parts)
}

// parts keeps some parts, in any order, changes some and adds some.
func (m *mirror) parts(t *rapid.T, old []part) []part {
	parts := rapid.Permutation(slices.Clone(old)).Draw(t, "order")
	parts = parts[:rapid.IntRange(0, len(parts)).Draw(t, "kept")]
	for i := range parts {
		if rapid.Bool().Draw(t, "edit part") {
			parts[i].Name = randomText(t, "part")
			parts[i].Marks = append(slices.Clone(parts[i].Marks), mark{Text: randomText(t, "mark")})
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "new parts") {
		parts = append(parts, part{Name: randomText(t, "part"), Of: m.link(t)})
	}
	return parts
}

func (m *mirror) ids(of map[reg.ID]*thing) []reg.ID { return slices.Sorted(maps.Keys(of)) }

func (m *mirror) link(t *rapid.T) reg.ID {
	return rapid.SampledFrom(append(m.ids(m.live), "")).Draw(t, "link")
}

// pick draws some ids.
func pick(t *rapid.T, what string, ids []reg.ID) []reg.ID {
	if len(ids) == 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, min(2, len(ids)), rapid.ID[reg.ID]).Draw(t, what)
}

// act draws a change, saves it and does the same to the model.
func (m *mirror) act(t *rapid.T, s *Store) {
	var c Change
	restore := pick(t, "restore", m.ids(m.gone))
	for _, id := range restore {
		c.Restore = append(c.Restore, reg.Ref{Register: "ting", ID: id})
	}
	var wanted []*thing
	for _, id := range pick(t, "edit", m.ids(m.live)) {
		wanted = append(wanted, things().Clone(m.live[id]).(*thing))
	}
	for range rapid.IntRange(0, 2).Draw(t, "new") {
		wanted = append(wanted, &thing{})
	}
	for _, rec := range wanted {
		m.change(t, rec)
		c.Records = append(c.Records, write(rec))
	}
	remove := pick(t, "delete", m.ids(m.live))
	for _, id := range remove {
		c.Delete = append(c.Delete, reg.Ref{Register: "ting", ID: id})
	}
	c.Force = rapid.Bool().Draw(t, "force")
	if rapid.Bool().Draw(t, "set") {
		c.Settings = map[string]string{rapid.SampledFrom([]string{"a", "b"}).Draw(t, "key"): randomText(t, "setting")}
	}
	result, err := s.Save(c)
	if err != nil {
		if !errors.As(err, new(*InUse)) || c.Force {
			t.Fatalf("save: %v", err)
		}
		return
	}
	m.take(t, s, restore, wanted, remove, result)
	for key, text := range c.Settings {
		if m.settings[key] = text; text == "" {
			delete(m.settings, key)
		}
	}
}

func (m *mirror) take(t *rapid.T, s *Store, restore []reg.ID, wanted []*thing, remove []reg.ID, result Result) {
	for _, id := range restore {
		m.live[id] = m.gone[id]
		delete(m.gone, id)
	}
	for i, rec := range wanted {
		id := result.Refs[i].ID
		m.live[id] = adopt(t, s, result.Refs[i], rec)
	}
	for _, id := range remove {
		m.gone[id] = m.live[id]
		delete(m.live, id)
	}
}

// adopt takes the ids that the store gave, after checking that nothing else
// differs.
func adopt(t *rapid.T, s *Store, ref reg.Ref, wanted *thing) *thing {
	got, ok := s.View().Get(ref.Register, ref.ID)
	if !ok {
		if got, ok = s.View().GetDeleted(ref.Register, ref.ID); !ok {
			t.Fatalf("%v is not there", ref)
		}
	}
	stored := things().Clone(got).(*thing)
	if len(stored.Parts) != len(wanted.Parts) {
		t.Fatalf("%d parts, want %d", len(stored.Parts), len(wanted.Parts))
	}
	mine := things().Clone(wanted).(*thing)
	mine.Head = stored.Head
	for i := range mine.Parts {
		mine.Parts[i].ItemID = stored.Parts[i].ItemID
		for j := range mine.Parts[i].Marks {
			mine.Parts[i].Marks[j].ItemID = stored.Parts[i].Marks[j].ItemID
		}
	}
	if diff := things().Diff(mine, stored); len(diff) > 0 {
		t.Fatalf("stored differs: %v", diff)
	}
	return stored
}

// check compares all that a view shows with the model.
func (m *mirror) check(t *rapid.T, v *View) {
	m.same(t, "records", v.All("ting"), m.live)
	m.same(t, "deleted", v.Deleted("ting"), m.gone)
	if got := v.Settings(); !maps.Equal(got, m.settings) {
		t.Fatalf("settings %v, want %v", got, m.settings)
	}
	uses := map[reg.Ref]map[Use]bool{}
	for id, rec := range m.live {
		for _, link := range things().Links(rec) {
			if uses[link.To] == nil {
				uses[link.To] = map[Use]bool{}
			}
			uses[link.To][Use{reg.Ref{Register: "ting", ID: id}, link.Path}] = true
		}
	}
	for _, id := range append(m.ids(m.live), m.ids(m.gone)...) {
		ref := reg.Ref{Register: "ting", ID: id}
		got := v.UsedBy(ref)
		want := slices.Collect(maps.Keys(uses[ref]))
		if len(got) != len(want) || slices.ContainsFunc(got, func(u Use) bool { return !uses[ref][u] }) {
			t.Fatalf("%s used by %v, want %v", id, got, want)
		}
		checkCounted(t, v, ref, 2)
	}
	m.checkSearch(t, v)
}

// checkCounted holds the counted uses to the list of all.
func checkCounted(t interface{ Fatalf(string, ...any) }, v *View, ref reg.Ref, most int) {
	want := map[string][]reg.ID{}
	for _, use := range v.UsedBy(ref) {
		if all := want[use.From.Register]; !slices.Contains(all, use.From.ID) {
			want[use.From.Register] = append(all, use.From.ID)
		}
	}
	got := v.UsesOf(ref, most)
	if len(got) != len(want) {
		t.Fatalf("%v is used by %v, want %v", ref, got, want)
	}
	for _, uses := range got {
		all := want[uses.Register]
		if uses.Total != len(all) || !slices.Equal(uses.First, all[:min(most, len(all))]) {
			t.Fatalf("%v is used by %+v, want %v", ref, uses, all)
		}
	}
}

func (m *mirror) checkSearch(t *rapid.T, v *View) {
	word := Fold(randomText(t, "search"))
	var want []reg.ID
	for _, rec := range v.All("ting") {
		text := Fold(rec.Header().No)
		things().EachText(rec, func(f *reg.Field, s string) {
			if !f.Managed && (f.Kind == reg.KindText || f.Kind == reg.KindLongText) {
				text += "\n" + Fold(s)
			}
		})
		all := true
		for _, w := range strings.Fields(word) {
			all = all && strings.Contains(text, w)
		}
		if all {
			want = append(want, rec.Header().ID)
		}
	}
	if got := v.Search("ting", word); !slices.Equal(got, want) {
		t.Fatalf("search %q: %v, want %v", word, got, want)
	}
}

func (m *mirror) same(t *rapid.T, what string, got []reg.Record, want map[reg.ID]*thing) {
	if len(got) != len(want) {
		t.Fatalf("%d %s, want %d", len(got), what, len(want))
	}
	for i, rec := range got {
		head := rec.Header()
		wanted := want[head.ID]
		if wanted == nil {
			t.Fatalf("%s: %s should not be there", what, head.ID)
		}
		values, others := things().Dump(rec), things().Dump(wanted)
		for _, moving := range []string{"endret"} {
			delete(values, moving)
			delete(others, moving)
		}
		if !maps.Equal(values, others) {
			t.Fatalf("%s: %v, want %v", what, values, others)
		}
		if i > 0 && fmt.Sprintf("%12s", got[i-1].Header().No) >= fmt.Sprintf("%12s", head.No) {
			t.Fatalf("%s stands before %s", got[i-1].Header().No, head.No)
		}
	}
}

// TestRandomChanges compares a store with a plain map over random changes and
// reopenings, and its history with its state at the end.
func TestRandomChanges(t *testing.T) {
	dir := t.TempDir()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		runs++
		s, err := Create(fmt.Sprintf("%s/%d.samsvar", dir, runs), options())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		m := &mirror{live: map[reg.ID]*thing{}, gone: map[reg.ID]*thing{}, settings: map[string]string{}}
		for range rapid.IntRange(1, 8).Draw(t, "changes") {
			m.act(t, s)
			m.check(t, s.View())
			if rapid.IntRange(0, 3).Draw(t, "reopen") == 0 {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				if s, err = Open(s.path, s.opt); err != nil {
					t.Fatal(err)
				}
				m.check(t, s.View())
			}
		}
		checkSupersedes(t, s)
		report, err := s.Verify()
		if err != nil || !report.OK() {
			t.Fatalf("%v %v", report.Findings, err)
		}
	})
}
