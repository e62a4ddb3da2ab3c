package register

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/sift"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// stopwatch notes the longest that the main goroutine was kept busy at a time:
// what the user does, and what comes back from the background.
type stopwatch struct{ worst time.Duration }

func (w *stopwatch) time(do func()) {
	begun := time.Now()
	do()
	w.worst = max(w.worst, time.Since(begun))
}

// million opens the list of a million attendances.
func million(b *testing.B) (*uitest.Kit, *Screen, *stopwatch) {
	b.Helper()
	n := 1_000_000
	if testing.Short() {
		n = 20_000
	}
	store := attended(b, filepath.Join(b.TempDir(), "a.samsvar"), n)
	b.Cleanup(func() { _ = store.Close() })
	k := uitest.New(b, look.Options{})
	w := stock.New(b, k, i18n.Bokmal)
	watch := &stopwatch{}
	w.Deps.Store = store
	w.Deps.Do = func(work func()) { k.Queue.Do(func() { watch.time(work) }) }
	s := New(w.Deps, screen.Place{Kind: screen.Register, Register: model.Attendances.Key}).(*Screen)
	w.Show(k, s, 1064, 720)
	k.Queue.Until(b, func() bool { return s.list.records() == n && s.list.counted })
	k.Settle()
	return k, s, watch
}

// BenchmarkMillion does what a user does in a list of a million records.
// "ms-longest" is the longest that the main goroutine, and with it the window,
// was kept busy at a time; ns/op includes the work in the background.
func BenchmarkMillion(b *testing.B) {
	k, s, watch := million(b)
	g := s.view.grid
	key := func(name fyne.KeyName) func() {
		return func() { k.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	}
	settled := func() bool {
		return s.shownBy.same(s.filter) && s.shownBy.sort == s.filter.sort && s.shownBy.falling == s.filter.falling && s.shownBy.group == s.filter.group
	}
	turn := 0
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"arrow", key(fyne.KeyDown)},
		{"page", key(fyne.KeyPageDown)},
		{"end", key(fyne.KeyEnd)},
		{"home", key(fyne.KeyHome)},
		{"jump", func() { turn++; g.SetCurrent(turn * 314_159 % s.list.Len()) }},
		{"tick", key(fyne.KeySpace)},
		{"tick-all", s.markAll},
		{"sort-with-all-ticked", func() { s.sortBy("person", turn%2 == 0); turn++ }},
		{"untick", s.unmark},
		{"sort", func() { s.sortBy([]string{"kurs", "fullfort_dato", "person", numberKey}[turn%4], turn%3 == 0); turn++ }},
		{"search", func() { s.search([]string{"p", "personvern", "personvern 12", "2025", ""}[turn%5]); turn++ }},
		{"filter", func() {
			s.setConditions([]settings.Condition{{Field: "resultat", How: []string{sift.Empty, sift.Filled}[turn%2]}})
			turn++
		}},
		{"unfilter", func() { s.setConditions(nil); s.search("") }},
		{"group", func() { s.groupBy([]string{"kurs", "enhet", "fullfort_dato"}[turn%3]); turn++ }},
		{"fold-all", func() { s.fold(0, turn%2 == 0, true); turn++ }},
	} {
		b.Run(step.name, func(b *testing.B) {
			g.Focus()
			watch.worst = 0
			for b.Loop() {
				watch.time(step.do)
				k.Queue.Until(b, settled)
			}
			b.ReportMetric(float64(watch.worst.Microseconds())/1000, "ms-longest")
		})
	}
}
