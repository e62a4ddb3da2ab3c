package grid

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

// many is a source of n rows that remembers which were asked for.
type many struct {
	n      int
	asked  map[int]bool
	marked map[int]bool
}

func (m *many) Len() int { return m.n }

func (m *many) Cell(row, col int) string {
	if m.asked != nil {
		m.asked[row] = true
	}
	switch col {
	case 0:
		return fmt.Sprintf("BEH-%06d", row)
	case 4:
		if row%3 == 0 {
			return "–"
		}
		return strconv.Itoa(row % 7)
	}
	return []string{"", "Søknad om parkering for forflytningshemmede", "6 (1) e, 9 (2) g", "18.06.2026"}[col]
}

func (m *many) Sign(row int) report.Severity {
	if row%3 == 0 {
		return report.SeverityNone
	}
	return report.Severity(3 + row%4)
}

// ticked is a source with boxes.
type ticked struct{ *many }

func (t ticked) Marked(row int) bool { return t.marked[row] }

func (t ticked) Marks() (some, all bool) { return len(t.marked) > 0, false }

func columnsOfTest() []Column {
	return []Column{{Key: "nr", Title: "Nr.", Width: 90, Muted: true}, {Key: "navn", Title: "Behandling", Width: 160, Wide: true},
		{Key: "grunnlag", Title: "Grunnlag", Width: 120}, {Key: "gjennomgaatt", Title: "Gjennomgått", Width: 96, Right: true},
		{Key: "mangler", Title: "Mangler", Width: 70, Sign: true, Unsorted: true}}
}

// show opens a grid of n rows.
func show(tb testing.TB, n int, o look.Options) (*uitest.Kit, *Grid) {
	tb.Helper()
	k := uitest.New(tb, o)
	g := New("Behandlinger")
	g.SetColumns(columnsOfTest())
	g.SetSource(&many{n: n})
	k.Show(g, 600, 430)
	return k, g
}

// seen returns the numbers of the rows that are drawn within the list.
func seen(k *uitest.Kit, g *Grid) []int {
	var all []int
	for _, r := range uitest.All[*row](g) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(g.rows).Y
		if at >= -2 && at+r.Size().Height <= g.rows.Size().Height+2 { // a row reaches half a gap further
			all = append(all, r.id)
		}
	}
	slices.Sort(all)
	return all
}

func TestScrollToIsExact(t *testing.T) {
	for _, percent := range []int{100, 110, 150} {
		k, g := show(t, 1_000_000, look.Options{Percent: percent})
		for _, row := range []int{0, 7, 75_000, 333_333, 524_289, 4, 750_001, 999_999} {
			g.SetCurrent(row)
			k.Settle()
			if got := seen(k, g); !slices.Contains(got, row) {
				t.Errorf("%d %%: asked for row %d, see %v", percent, row, got)
			}
		}
	}
}

func TestOnlyWhatIsSeenIsAskedFor(t *testing.T) {
	k := uitest.New(t, look.Options{})
	source := &many{n: 1_000_000, asked: map[int]bool{}}
	g := New("Behandlinger")
	g.SetColumns(columnsOfTest())
	g.SetSource(source)
	k.Show(g, 600, 430)
	g.SetCurrent(500_000)
	k.Settle()
	if len(source.asked) > 60 {
		t.Errorf("%d rows were asked for", len(source.asked))
	}
}

func TestRowsArePitchedEvenly(t *testing.T) {
	k, g := show(t, 1_000_000, look.Options{})
	g.SetCurrent(999_999)
	k.Settle()
	rows := uitest.All[*row](g)
	slices.SortFunc(rows, func(a, b *row) int { return a.id - b.id })
	driver := fyne.CurrentApp().Driver()
	for i := 1; i < len(rows); i++ {
		step := driver.AbsolutePositionForObject(rows[i]).Y - driver.AbsolutePositionForObject(rows[i-1]).Y
		if math.Abs(float64(step-30)) > 2 {
			t.Errorf("row %d lies %v below row %d", rows[i].id, step, rows[i-1].id)
		}
	}
}

func TestKeyboard(t *testing.T) {
	page := []fyne.KeyName{fyne.KeyPageDown}
	tests := []struct {
		name  string
		start int
		keys  []fyne.KeyName
		want  int
	}{
		{"down", 0, []fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, 2},
		{"up stops at the top", 1, []fyne.KeyName{fyne.KeyUp, fyne.KeyUp, fyne.KeyUp}, 0},
		{"page down", 0, page, 12},
		{"page down and up", 0, []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageUp}, 12},
		{"end", 0, []fyne.KeyName{fyne.KeyEnd}, 999},
		{"down stops at the bottom", 999, []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown}, 999},
		{"home", 500, []fyne.KeyName{fyne.KeyHome}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, g := show(t, 1000, look.Options{})
			var told []int
			g.OnCurrent = func(row int) { told = append(told, row) }
			g.SetCurrent(tt.start)
			g.Focus()
			k.Press(tt.keys...)
			if g.Current() != tt.want || !slices.Contains(seen(k, g), tt.want) {
				t.Errorf("on row %d, seen %v, want %d", g.Current(), seen(k, g), tt.want)
			}
			if tt.start != tt.want && (len(told) == 0 || told[len(told)-1] != tt.want) {
				t.Errorf("told %v", told)
			}
		})
	}
}

func TestEnterOpensAndTypingSearches(t *testing.T) {
	k, g := show(t, 1000, look.Options{})
	opened, typed := -1, ""
	g.OnOpen = func(row int) { opened = row }
	g.OnType = func(r rune) { typed += string(r) }
	g.Focus()
	k.Press(fyne.KeyDown, fyne.KeyReturn)
	k.Type("bø s")
	if opened != 1 || typed != "bøs" {
		t.Errorf("opened %d, typed %q", opened, typed)
	}
}

func TestEmptyListTakesEveryKey(t *testing.T) {
	k, g := show(t, 0, look.Options{})
	g.OnOpen = func(int) { t.Error("opened a row that is not there") }
	g.OnCurrent = func(int) { t.Error("went to a row that is not there") }
	g.Focus()
	k.Press(fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeySpace, fyne.KeyRight)
	if g.Current() != -1 {
		t.Errorf("on row %d of none", g.Current())
	}
}

func TestMarks(t *testing.T) {
	k := uitest.New(t, look.Options{})
	source := ticked{&many{n: 50, marked: map[int]bool{}}}
	g := New("Behandlinger")
	g.SetColumns(columnsOfTest())
	g.SetSource(source)
	g.OnMark = func(row int) { source.marked[row] = !source.marked[row] }
	k.Show(g, 600, 430)
	g.Focus()
	k.Press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeySpace)
	rows := uitest.All[*row](g)
	third := rows[slices.IndexFunc(rows, func(r *row) bool { return r.id == 3 })]
	third.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 10)}})
	third.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 10)}, Modifier: fyne.KeyModifierShortcutDefault})
	third.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 10)}})
	if !source.marked[0] || source.marked[1] || !source.marked[3] {
		t.Errorf("marked %v", source.marked)
	}
	if g.Current() != 1 {
		t.Errorf("ticking moved to row %d", g.Current())
	}
}

func TestClickGoesAtOnceAndTwoOpen(t *testing.T) {
	k, g := show(t, 50, look.Options{})
	opened := -1
	g.OnOpen = func(row int) { opened = row }
	rows := uitest.All[*row](g)
	fourth := rows[slices.IndexFunc(rows, func(r *row) bool { return r.id == 4 })]
	fourth.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 10)}})
	if g.Current() != 4 || k.Focused() != "Behandlinger" {
		t.Errorf("on row %d, focus %q", g.Current(), k.Focused())
	}
	fourth.DoubleTapped(&fyne.PointEvent{})
	if opened != 4 {
		t.Errorf("opened %d", opened)
	}
}

func TestSort(t *testing.T) {
	k, g := show(t, 50, look.Options{})
	var asked []string
	g.OnSort = func(key string, falling bool) {
		asked = append(asked, fmt.Sprint(key, falling))
		g.SetSort(key, falling)
	}
	tap := func(x float32) {
		g.header.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 10)})
		k.Settle()
	}
	tap(120)
	tap(120)
	if !k.Has("▼") {
		t.Error("the header does not show the order")
	}
	tap(120)
	tap(590) // the column that cannot be sorted by
	test.MoveMouse(k.Canvas(), fyne.NewPos(200, 10))
	k.Canvas().Focus(g.header)
	k.Press(fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyReturn, fyne.KeyDown)
	want := []string{"navnfalse", "navntrue", "navnfalse", "grunnlagfalse"}
	if !slices.Equal(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
	if k.Focused() != "Behandlinger" {
		t.Errorf("Down from the header goes to %q", k.Focused())
	}
}

func TestDraggingABorderSizes(t *testing.T) {
	k, g := show(t, 50, look.Options{})
	changed := 0
	g.OnWidths = func() { changed++ }
	drag := func(x, dx float32) {
		g.header.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+dx, 10)}, Dragged: fyne.NewDelta(dx, 0)})
		g.header.DragEnd()
		k.Settle()
	}
	drag(90, 40)
	if got := g.Columns()[0].Width; got != 130 {
		t.Errorf("width %v, want 130", got)
	}
	drag(130, -1000)
	if got := g.Columns()[0].Width; got != leastWidth {
		t.Errorf("width %v, want the least", got)
	}
	drag(300, 25) // no border here
	if changed != 2 {
		t.Errorf("told of %d changes", changed)
	}
}

func TestSizingByKeyboard(t *testing.T) {
	k, g := show(t, 50, look.Options{})
	k.Canvas().Focus(g.header)
	k.Type("++-")
	if got := g.Columns()[0].Width; got != 106 {
		t.Errorf("width %v, want 106", got)
	}
}

func TestSideways(t *testing.T) {
	k := uitest.New(t, look.Options{})
	g := New("Behandlinger")
	wide := columnsOfTest()
	for i := range wide {
		wide[i].Width = 300
	}
	g.SetColumns(wide)
	g.SetSource(&many{n: 50})
	k.Show(g, 600, 430)
	g.Focus()
	for range 40 {
		k.Press(fyne.KeyRight)
	}
	if x, width := g.columns.at(4); x+width != 600 {
		t.Errorf("the last column ends at %v, want at the edge", x+width)
	}
	if !k.Has("Mangler") {
		t.Error("the last column's title is not there")
	}
	k.Canvas().Focus(g.header)
	k.Press(fyne.KeyHome)
	if g.columns.offset != 0 {
		t.Errorf("the first column is scrolled away by %v", g.columns.offset)
	}
	g.wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(-90, 0)})
	if g.columns.offset != 90 {
		t.Errorf("the wheel moved to %v", g.columns.offset)
	}
}

func TestWheelScrolls(t *testing.T) {
	_, g := show(t, 500, look.Options{})
	g.wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -300)})
	if got := g.rows.GetScrollOffset(); got != 300 {
		t.Errorf("scrolled to %v", got)
	}
}

func TestShorterSourceKeepsTheUserInside(t *testing.T) {
	k, g := show(t, 500, look.Options{})
	g.SetCurrent(400)
	g.source = &many{n: 3}
	g.Refresh()
	k.Settle()
	if g.Current() != 2 {
		t.Errorf("on row %d of 3", g.Current())
	}
}

func TestScreenReaderHearsARow(t *testing.T) {
	_, g := show(t, 5, look.Options{})
	for _, r := range uitest.All[*row](g) {
		if r.id == 1 {
			want := "Nr. BEH-000001, Behandling Søknad om parkering for forflytningshemmede, Grunnlag 6 (1) e, 9 (2) g, Gjennomgått 18.06.2026, Mangler 1"
			if got := r.AccessibilityLabel(); got != want {
				t.Errorf("hears %q", got)
			}
		}
	}
}

func TestCut(t *testing.T) {
	uitest.New(t, look.Options{})
	ruler := parts.NewRuler(14, fyne.TextStyle{})
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zæøåA-Z \n]{0,60}`).Draw(t, "text")
		width := rapid.Float32Range(0, 400).Draw(t, "width")
		got := cut(ruler, text, width)
		if ruler.Width(got) > width && got != "" {
			t.Fatalf("%q is wider than %v", got, width)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("%q is cut within a letter", got)
		}
		if ruler.Width(text) <= width && utf8.RuneCountInString(got) != utf8.RuneCountInString(text) {
			t.Fatalf("%q fits, but became %q", text, got)
		}
	})
}
