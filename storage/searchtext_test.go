package storage

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// letters draws a text of few different letters, so that words occur often.
func letters(t *rapid.T, what string, most int) string {
	alphabet := rapid.SampledFrom([]string{"ab", "abcdeæø \n", "\x00\x01\x7f😀 "}).Draw(t, "alphabet of "+what)
	return rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 0, most, -1).Draw(t, what)
}

// A list of words finds in which texts a word is, as a part of another too.
func TestWordListFindsWhatIsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []string
		for range rapid.IntRange(0, 70).Draw(t, "texts") {
			all = append(all, letters(t, "text", 30))
		}
		lister := newWordLister(len(all))
		for i, text := range all {
			lister.add(i, []byte(text))
		}
		list := lister.done()
		wanted := words(letters(t, "words", 8))
		if len(wanted) == 0 {
			return
		}
		var got, want []int
		list.find(wanted, func(i int) { got = append(got, i) })
		for i, text := range all {
			if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) }) {
				want = append(want, i)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q is found in %v of %q, want %v", wanted, got, all, want)
		}
	})
}

// Searching stays right and its pieces few, however much is edited.
func TestSearchUnderEdits(t *testing.T) {
	opt := options()
	s := mustCreate(t, opt)
	refs := mustSave(t, s, many(500)).Refs
	for i := range 700 {
		rec := get(t, s, refs[i*i%500])
		rec.Note = fmt.Sprintf("utgave %d.", i)
		mustSave(t, s, records(rec))
	}
	for _, ref := range refs[:400] {
		mustSave(t, s, Change{Delete: []reg.Ref{ref}})
	}
	v := s.View()
	texts := v.tables["ting"].texts
	if n := len(texts.pieces); n > 12 {
		t.Errorf("%d pieces", n)
	}
	if texts.stale > 100 {
		t.Errorf("%d texts of 100 records are out of date", texts.stale+100)
	}
	for _, text := range []string{"utgave", "utgave 69", "12.", "behandling nummer 45", "ikke der", "a"} {
		var want []reg.ID
		for _, rec := range v.All("ting") {
			own := []byte(nil)
			own = appendSearchText(own, things().Register, rec)
			if !slices.ContainsFunc(words(text), func(w string) bool { return !bytes.Contains(own, []byte(w)) }) {
				want = append(want, rec.Header().ID)
			}
		}
		if got := v.Search("ting", text); !slices.Equal(got, want) {
			t.Errorf("%q: %d found, want %d", text, len(got), len(want))
		}
	}
	reopened := reopen(t, s)
	for _, text := range []string{"utgave", "12.", "a"} {
		if got, want := reopened.View().Search("ting", text), v.Search("ting", text); !slices.Equal(got, want) {
			t.Errorf("%q: %d found after reopening, %d before", text, len(got), len(want))
		}
	}
}
