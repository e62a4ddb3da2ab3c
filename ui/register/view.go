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
	"samsvar/ui/sift"
)

// found is what is missing in the whole agency, and in the register.
type found struct {
	all  findings.List
	gaps sift.Gaps
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
	change   *parts.Chip // changes what is ticked
	count    *parts.Text
	filter   *parts.Button
	group    *parts.Button
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
	v.filter = parts.NewMenuButton(v.t.T("ui.register.filter"), v.pickFilter)
	v.group = parts.NewMenuButton(v.t.T("ui.register.group"), v.pickGroup)
	v.columns = parts.NewMenuButton(v.t.T("ui.register.columns"), v.pickColumns)
	bar := parts.Ends(8, v.search, v.filter, v.group, v.columns)
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

func (v *view) makeGrid() {
	s := v.s
	v.grid = grid.New(v.t.RegisterMany(s.register))
	v.grid.OnSort = s.sortBy
	v.grid.OnCurrent = s.went
	v.grid.OnOpen = s.open
	v.grid.OnMark, v.grid.OnReach, v.grid.OnMarkAll, v.grid.OnUnmark = s.mark, s.reach, s.markAll, s.escape
	v.grid.OnFold = s.fold
	v.grid.OnDelete = s.Delete
	v.grid.OnCopy, v.grid.OnPaste = s.copyRows, s.paste
	v.grid.OnOrder, v.grid.OnWidths = s.ordered, s.widened
	v.grid.OnType = func(letter rune) {
		parts.FocusOn(v.search)
		v.search.TypedRune(letter)
	}
}

// fit chooses the columns that there is room for.
func (v *view) fit(room float32) {
	s, own := v.s, v.s.kept()
	v.room = room
	hits := s.outside && len(s.list.words) > 0
	if hits {
		room -= hitWidth - titleGives
	}
	shown := chosen(s.all, s.register, own.Columns)
	if len(own.Columns) == 0 {
		shown = usual(s.all, s.register, room-grid.MarkWidth)
	}
	if hits {
		shown = withHits(v.t, shown)
	}
	shown = sized(shown, own.Widths)
	if slices.EqualFunc(shown, s.list.columns, func(a, b column) bool { return a.Column == b.Column }) {
		return
	}
	s.list.columns = shown
	v.grid.SetColumns(gridColumns(shown))
}

// pickColumns lets the user choose the columns.
func (v *view) pickColumns() {
	p := &parts.Picker{Label: v.t.T("ui.register.columns"), Many: true, Done: v.t.T("ui.register.done"),
		Search: v.t.T("ui.register.search_columns"), None: v.t.T("ui.register.no_columns"),
		Chosen: func(key string) bool { return slices.Contains(keysOf(v.s.list.columns), key) },
		OnPick: v.s.toggleColumn}
	if own := v.s.kept(); len(own.Columns) > 0 || len(own.Widths) > 0 {
		p.Extra, p.OnExtra = v.t.T("ui.register.usual_columns"), v.s.usualColumns
	}
	for _, c := range v.s.all {
		if c.Key != v.s.register.TitleField {
			p.Options = append(p.Options, parts.Option{Key: c.Key, Text: c.Title})
		}
	}
	p.Show(v.columns)
}

// pickGroup lets the user choose by what records are grouped.
func (v *view) pickGroup() {
	s := v.s
	p := &parts.Picker{Label: v.t.T("ui.register.group"), Search: v.t.T("ui.register.search_fields"), None: v.t.T("ui.register.no_fields"),
		Chosen: func(key string) bool { return key == s.filter.group }, OnPick: s.groupBy}
	if s.filter.group != "" {
		p.Extra, p.OnExtra = v.t.T("ui.register.group.not"), func() { s.groupBy("") }
	}
	for _, f := range groupable(s.register) {
		p.Options = append(p.Options, parts.Option{Key: f.Key, Text: v.t.Field(s.register, f)})
	}
	p.Show(v.group)
}

// showRows shows what was found.
func (v *view) showRows() {
	s := v.s
	v.grid.SetSource(s.list)
	v.grid.SetSort(s.filter.sort, s.filter.falling)
	v.showChips()
	if s.list.records() > 0 {
		v.frame.Objects = []fyne.CanvasObject{parts.NewFrame(v.grid)}
	} else {
		v.frame.Objects = []fyne.CanvasObject{parts.NewFrame(v.nothing())}
	}
	v.frame.Refresh()
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
