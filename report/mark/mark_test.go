package mark

import (
	"errors"
	"strings"
	"testing"

	"samsvar/model/annual"
	"samsvar/model/reg"
)

const hash = "4f1e9a2b77c0d3a6e1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718"

func third() Mark { return New(annual.Declaration, 2026, 3, strings.ToUpper(hash)) }

func TestWritten(t *testing.T) {
	m := third()
	if got, want := m.Payload(), "SAMSVAR1:VE-2026-V3:4F1E9A2B77C0D3A6E1B2C3D4E5F60718293A4B5C"; got != want {
		t.Errorf("payload %s, want %s", got, want)
	}
	if got, want := m.ID(), "VE-2026-v3-4F1E-9A2B-77C"; got[:len(got)-1] != want {
		t.Errorf("id %s, want %s and a check", got, want)
	}
	if m.Hash != hash || !m.Complete() {
		t.Errorf("mark %+v", m)
	}
}

func TestParse(t *testing.T) {
	id := third().ID()
	last := id[len(id)-1:]
	review := New(annual.Review, 2031, 12, strings.Repeat("01", 32))
	tests := []struct {
		name, text string
		want       Mark
	}{
		{"the code", third().Payload(), third()},
		{"the code in small letters", strings.ToLower(third().Payload()), third()},
		{"the id", id, third()},
		{"small, with blanks", "  ve 2026 v3 4f1e 9a2b 77c" + strings.ToLower(last) + "\n", third()},
		{"a dash forgotten", strings.Replace(id, "v3-", "v3", 1), third()},
		{"without anything between", strings.ReplaceAll(id, "-", ""), third()},
		{"long dashes", strings.ReplaceAll(id, "-", "–"), third()},
		{"letters for digits", strings.NewReplacer("0", "O", "1", "l").Replace(id), third()},
		{"a review", review.ID(), review},
		{"the review with letters for digits", strings.NewReplacer("0", "o", "1", "I").Replace(review.ID()), review},
		{"the review's code", review.Payload(), review},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse(tt.text)
			if err != nil || !got.Matches(tt.want) || !tt.want.Matches(got) {
				t.Errorf("%q is %+v (%v)", tt.text, got, err)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	id := third().ID()
	tests := []struct{ name, text, code string }{
		{"nothing", "", "not_mark"},
		{"blanks", " -\t", "not_mark"},
		{"a word", "Egenerklæring", "not_mark"},
		{"an address", "https://samsvar.no/VE-2026-v3", "not_mark"},
		{"far too long", strings.Repeat("VE", 1000), "not_mark"},
		{"too short", id[:len(id)-1], "mark_mistyped"},
		{"too long", id + "0", "mark_mistyped"},
		{"only the document", "VE-2026-v3", "mark_mistyped"},
		{"another kind", "LG" + id[2:], "mark_mistyped"},
		{"not a digit", strings.Replace(id, "9A2B", "9X2B", 1), "mark_mistyped"},
		{"version 0", strings.Replace(id, "v3", "v0", 1), "mark_mistyped"},
		{"year 0", strings.Replace(id, "2026", "0000", 1), "mark_mistyped"},
		{"a later scheme", strings.Replace(third().Payload(), "1:", "2:", 1), "mark_newer"},
		{"no scheme", strings.Replace(third().Payload(), "1:", ":", 1), "not_mark"},
		{"a cut code", third().Payload()[:40], "not_mark"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse(tt.text)
			var refused *reg.Error
			if !errors.As(err, &refused) || refused.Code != tt.code {
				t.Errorf("%q is %+v (%v), want %s", tt.text, got, err, tt.code)
			}
		})
	}
}

// Whoever types one character wrong, or two neighbours in the wrong order, is
// told so.
func TestEveryTypingErrorIsSeen(t *testing.T) {
	for _, m := range []Mark{third(), New(annual.Review, 2031, 12, strings.Repeat("0a", 32))} {
		id := m.ID()
		for i := range id {
			if id[i] == '-' {
				continue
			}
			for _, r := range "0123456789ABCDEFGHV" {
				seen(t, id, id[:i]+string(r)+id[i+1:])
			}
			if i > 0 && id[i-1] != '-' {
				seen(t, id, id[:i-1]+id[i:i+1]+id[i-1:i]+id[i+1:])
			}
		}
	}
}

func seen(t *testing.T, id, wrong string) {
	t.Helper()
	if got, err := Parse(wrong); err == nil && got != mustParse(t, id) {
		t.Errorf("%s, typed instead of %s, is taken for %+v", wrong, id, got)
	}
}

func mustParse(t testing.TB, text string) Mark {
	t.Helper()
	m, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMatches(t *testing.T) {
	m := third()
	for name, other := range map[string]Mark{
		"year": New(m.Kind, 2025, 3, hash), "version": New(m.Kind, 2026, 4, hash), "kind": New(annual.Review, 2026, 3, hash),
		"data": New(m.Kind, 2026, 3, "4f1e9a2b77d"+hash[11:]), "nothing of the checksum": New(m.Kind, 2026, 3, ""),
		"little of the checksum": New(m.Kind, 2026, 3, hash[:10]),
	} {
		if m.Matches(other) || other.Matches(m) {
			t.Errorf("another %s is the same", name)
		}
	}
	if !m.Matches(mustParse(t, m.ID())) || !mustParse(t, m.Payload()).Matches(mustParse(t, m.ID())) {
		t.Error("code and id of one version are not the same")
	}
}

func TestIncomplete(t *testing.T) {
	for name, m := range map[string]Mark{"zero": {}, "no kind": New("", 2026, 1, hash), "no version": New(annual.Review, 2026, 0, hash),
		"short checksum": New(annual.Review, 2026, 1, hash[:39]), "no checksum": New(annual.Review, 2026, 1, strings.Repeat("x", 64))} {
		if m.Complete() {
			t.Errorf("%s: is complete", name)
		}
	}
}

// What is read is written as something that is read as the same again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", third().ID(), third().Payload(), "VE-2026-v3", "SAMSVAR2:LG", "lg 2O26 v1 OOOO OOOO OOOO", "VE\xff2026"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := Parse(text)
		if err != nil {
			var refused *reg.Error
			if !errors.As(err, &refused) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		again, err := Parse(m.ID())
		if err != nil || !again.Matches(m) || !m.Matches(again) {
			t.Errorf("%q is %+v, its id %s is %+v (%v)", text, m, m.ID(), again, err)
		}
		if m.Complete() {
			if again, err := Parse(m.Payload()); err != nil || again != m {
				t.Errorf("%q is %+v, its code is %+v (%v)", text, m, again, err)
			}
		}
	})
}
