package register

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/findings"
	"samsvar/ui/grid"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
)

// found is what is missing in the whole agency, and in the register.
type found struct {
	all  findings.List
	gaps gaps
	err  error
}

// view is what is seen of the list.
type view struct {
	s        *Screen
	t        *i18n.Texts
	content  fyne.CanvasObject
	line     *parts.Text
	fresh    *parts.Button // makes a record
	search   *parts.Entry
	gaps     *parts.Chip
	deleted  *parts.Chip
	why      *parts.Chip
	count    *parts.Text
	columns  *parts.Button
	grid     *grid.Grid
	frame    *fyne.Container // the grid, or why there is nothing
	record   *fyne.Container
	findings findings.List
	room     float32
	chips    *fyne.Container
	top      *fyne.Container // all above the list
}

func newView(s *Screen) *view {
	v := &view{s: s, t: s.d.Texts}
	v.makeSearch()
	v.makeChips()
	v.makeGrid()
	many := v.t.RegisterMany(s.register)
	v.fresh = parts.NewPrimary(v.t.RegisterNew(s.register), s.New)
	head := parts.NewHead(many, "",
		parts.NewButton(v.t.T("ui.register.import"), s.importSheet),
		parts.NewButton(v.t.T("ui.register.export"), s.Export),
		v.fresh)
	v.line = parts.NewNote("")
	v.columns = parts.NewMenuButton(v.t.T("ui.register.columns"), v.pickColumns)
	bar := parts.Ends(8, v.search, v.columns)
	v.top = parts.Column(8, parts.Column(2, head, v.line), bar, v.chips)
	v.frame = container.NewStack(parts.NewFrame(v.grid))
	v.record = container.NewStack()
	left := container.NewBorder(parts.Pad(0, 0, parts.Column(0, v.top, spacer(8))), nil, nil, nil, v.frame)
	right := parts.NewFrame(v.record)
	v.content = parts.Pad(14, 16, container.New(&split{fit: v.fit}, left, right))
	return v
}

// spacer is an empty line of a height.
func spacer(height float32) fyne.CanvasObject {
	return parts.Pad(height/2, 0, container.NewWithoutLayout())
}

func (v *view) makeSearch() {
	v.search = parts.NewEntry(v.t.T("ui.register.search"))
	v.search.SetPlaceHolder(v.t.T("ui.register.search"))
	v.search.SetText(v.s.filter.query)
	v.search.OnChanged = v.s.search
	v.search.OnKey = func(ev *fyne.KeyEvent) bool {
		switch ev.Name {
		case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			v.grid.Focus()
			return true
		case fyne.KeyEscape:
			v.search.SetText("")
			v.grid.Focus()
			return true
		}
		return false
	}
}

func (v *view) makeChips() {
	s := v.s
	v.gaps = parts.NewChip(v.t.T("ui.register.with_gaps"), s.toggleGaps)
	v.deleted = parts.NewChip("", s.toggleDeleted)
	v.why = parts.NewRemovable(s.place.Why, s.showAll, s.showAll)
	v.count = parts.NewMuted("")
	v.chips = parts.Flow(6, v.why, v.gaps, v.deleted, parts.Pad(1, 4, v.count))
}

func (v *view) makeGrid() {
	s := v.s
	v.grid = grid.New(v.t.RegisterMany(s.register))
	v.grid.OnSort = s.sortBy
	v.grid.OnCurrent = func(int) { s.read() }
	v.grid.OnOpen = s.open
	v.grid.OnType = func(letter rune) {
		parts.FocusOn(v.search)
		v.search.TypedRune(letter)
	}
}

// fit chooses the columns that there is room for.
func (v *view) fit(room float32) {
	v.room = room
	shown := chosen(v.s.all, v.s.picked)
	if v.s.picked == nil {
		shown = usual(v.s.all, v.s.register, room)
	}
	if slices.Equal(keysOf(shown), keysOf(v.s.list.columns)) {
		return
	}
	v.s.list.columns = shown
	v.grid.SetColumns(gridColumns(shown))
}

// pickColumns lets the user choose the columns.
func (v *view) pickColumns() {
	p := &parts.Picker{Label: v.t.T("ui.register.columns"), Many: true, Done: v.t.T("ui.register.done"),
		Search: v.t.T("ui.register.search_columns"), None: v.t.T("ui.register.no_columns"),
		Chosen: func(key string) bool { return slices.Contains(keysOf(v.s.list.columns), key) },
		OnPick: v.s.toggleColumn}
	for _, c := range v.s.all {
		if !fixed(c, v.s.register) {
			p.Options = append(p.Options, parts.Option{Key: c.Key, Text: c.Title})
		}
	}
	p.Show(v.columns)
}

// showRows shows what was found.
func (v *view) showRows() {
	s := v.s
	v.grid.SetSource(s.list)
	v.grid.SetSort(s.filter.sort, s.filter.falling)
	v.showChips()
	if s.list.Len() > 0 {
		v.frame.Objects = []fyne.CanvasObject{parts.NewFrame(v.grid)}
	} else {
		v.frame.Objects = []fyne.CanvasObject{parts.NewFrame(v.nothing())}
	}
	v.frame.Refresh()
}

func (v *view) showChips() {
	s, t := v.s, v.t
	v.why.Hidden = s.filter.only == nil || s.place.Why == ""
	v.gaps.SetSelected(s.filter.gaps)
	v.gaps.Hidden = s.filter.deleted || len(s.list.found) == 0 && !s.filter.gaps
	gone := s.d.Store.View().CountDeleted(s.register.Key)
	v.deleted.SetText(t.N("ui.register.deleted", gone))
	v.deleted.SetSelected(s.filter.deleted)
	v.deleted.Hidden = gone == 0 && !s.filter.deleted
	v.count.SetText(t.N("ui.register.count", s.total))
	if s.filter.narrowed() {
		v.count.SetText(t.T("ui.register.of", t.Int(s.list.Len()), t.Int(s.total)))
	}
	v.chips.Refresh()
	v.line.SetText(v.standing())
	v.line.Hidden = v.line.Text() == ""
	v.fresh.Hidden = s.only() != ""
	v.top.Refresh()
}

// standing answers how the register stands.
func (v *view) standing() string {
	s, t := v.s, v.t
	count := s.d.Store.View().Count(s.register.Key)
	switch grave := s.list.found.grave(); {
	case s.filter.deleted:
		return t.T("ui.register.line.deleted")
	case !s.list.counted || count == 0:
		return ""
	case len(s.list.found) == 0:
		return t.T("ui.register.line.good")
	case grave == len(s.list.found):
		return t.N("ui.register.line.all_grave", grave)
	case grave > 0:
		return t.N("ui.register.line.gaps", len(s.list.found)) + " " + t.N("ui.register.line.grave", grave)
	default:
		return t.N("ui.register.line.gaps", len(s.list.found))
	}
}

// nothing says why there is no row, and the way out.
func (v *view) nothing() fyne.CanvasObject {
	s, t := v.s, v.t
	if s.filter.narrowed() {
		return parts.NewEmpty(t.T("ui.register.no_hits"), t.T("ui.register.no_hits.help"),
			parts.NewButton(t.T("ui.register.show_all"), s.showAll))
	}
	return parts.NewEmpty(t.T("ui.register.empty"), t.RegisterHelp(s.register),
		parts.NewButton(t.T("ui.register.import"), s.importSheet),
		parts.NewButton(t.RegisterNew(s.register), s.New))
}

// showRecord shows the record under the cursor.
func (v *view) showRecord(p shown) {
	var content fyne.CanvasObject
	if p.ok {
		ref := p.page.Ref
		pane := reading.NewPane(v.t.Register(v.s.register))
		r := reading.View{Texts: v.t, Open: v.s.openRef, File: v.s.d.OpenFile, Fix: v.s.fix, Reach: pane.Reveal,
			All: func(u reading.Uses) { reading.OpenAll(v.s.d, ref, p.page.Title, u) }}
		action := parts.NewButton(v.t.T("ui.register.edit"), v.s.Edit)
		if p.page.Deleted {
			action = parts.NewButton(v.t.T("ui.register.restore"), func() { v.s.restore(ref) })
		}
		pane.Set(r.Preview(p.page, action))
		content = pane
	} else {
		content = container.NewCenter(parts.NewMuted(v.t.T("ui.register.nothing_chosen")))
	}
	v.record.Objects = []fyne.CanvasObject{content}
	v.record.Refresh()
}
