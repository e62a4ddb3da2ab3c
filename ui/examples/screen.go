package examples

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/guidance"
	"samsvar/ui/grid"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
	"samsvar/ui/screen"
)

// view is the screen: kinds and search above, the list at the left, the chosen
// example at the right.
type view struct {
	*screen.Deps
	state   *state
	current *guidance.Example

	content fyne.CanvasObject
	tabs    *parts.Tabs
	search  *parts.Entry
	count   *parts.Text
	grid    *grid.Grid
	list    *fyne.Container
	pane    *reading.Pane
}

// New makes the screen with the examples for the register of the place.
func New(d *screen.Deps, p screen.Place) screen.Screen {
	v := &view{Deps: d, tabs: parts.NewTabs(), list: container.NewStack()}
	lib, err := guidance.Load()
	if err != nil {
		d.Failed(err)
		lib = &guidance.Collection{}
	}
	v.state = &state{texts: d.Texts, collection: lib, register: model.ProcessingRecords.Key, marked: map[string]bool{}}
	if len(lib.Of(p.Register)) > 0 {
		v.state.register = p.Register
	}
	v.make()
	v.setTabs()
	v.show()
	return v
}

func (v *view) t(key string, args ...string) string { return v.Texts.T("ui.examples."+key, args...) }

const (
	edge = 16
	gap  = 12
)

func (v *view) make() {
	v.search = parts.NewEntry(v.t("search"))
	v.search.SetPlaceHolder(v.t("search"))
	v.search.OnChanged = func(text string) {
		v.state.query = text
		v.show()
	}
	v.search.OnKey = v.searchKey
	v.count = parts.NewMuted("")
	v.tabs.OnChange = func(key string) {
		v.state.register, v.current = key, nil
		v.show()
	}
	v.makeGrid()
	v.pane = reading.NewPane(v.t("preview"))
	head := parts.Column(gap, parts.NewHead(v.t("title"), v.t("line")), v.tabs.Object(), parts.Stretch(gap, v.search, v.search, v.count))
	body := container.New(&sides{}, v.list, parts.NewFrame(v.pane))
	v.content = parts.Pad(edge, edge, parts.Pane(gap, head, body))
}

func (v *view) makeGrid() {
	v.grid = grid.New(v.t("list"))
	v.grid.SetColumns([]grid.Column{{Key: "title", Title: v.t("column.title"), Width: 240, Wide: true, Unsorted: true},
		{Key: "theme", Title: v.t("column.theme"), Width: 150, Muted: true, Unsorted: true}})
	v.grid.OnCurrent = v.goTo
	v.grid.OnOpen = func(row int) {
		v.goTo(row)
		v.use()
	}
	v.grid.OnMark = v.mark
	v.grid.OnType = func(letter rune) {
		parts.FocusOn(v.search)
		v.search.TypedRune(letter)
	}
}

// searchKey goes to the list, or clears the search.
func (v *view) searchKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		v.grid.Focus()
		return true
	case fyne.KeyEscape:
		v.search.SetText("")
		return true
	}
	return false
}

func (v *view) setTabs() {
	var options []parts.Option
	for _, key := range v.state.collection.Registers() {
		options = append(options, parts.Option{Key: key, Text: v.t("tab", v.t("kind."+key), v.Texts.Int(len(v.state.collection.Of(key))))})
	}
	v.tabs.Set(options, v.state.register)
}

// show shows the examples of the kind that fit the search, and the first of
// them unless one is chosen that is still there.
func (v *view) show() {
	v.state.narrow()
	v.count.SetText(v.Texts.N("ui.examples.count", len(v.state.shown)))
	v.list.Objects = []fyne.CanvasObject{parts.NewFrame(v.grid)}
	if len(v.state.shown) == 0 {
		v.list.Objects = []fyne.CanvasObject{parts.NewFrame(parts.NewEmpty(v.t("none"), v.t("none.help")))}
	}
	v.list.Refresh()
	if v.state.items() {
		v.grid.SetSource(ticked{rows{v.state}})
	} else {
		v.grid.SetSource(rows{v.state})
	}
	v.goTo(max(v.at(), 0))
}

// at is the row of the chosen example, -1 where it is not shown.
func (v *view) at() int {
	for i, e := range v.state.shown {
		if e == v.current {
			return i
		}
	}
	return -1
}

func (v *view) goTo(row int) {
	v.current = nil
	if row < len(v.state.shown) {
		v.current = v.state.shown[row]
		if v.grid.Current() != row {
			v.grid.SetCurrent(row)
		}
	}
	v.showPreview()
	v.pane.Top()
}

func (v *view) mark(row int) {
	id := v.state.shown[row].ID
	v.state.marked[id] = !v.state.marked[id]
	v.grid.Refresh()
	v.showPreview()
}

// Content is what fills the window.
func (v *view) Content() fyne.CanvasObject { return v.content }

// Changed does nothing: examples do not depend on the store.
func (v *view) Changed() {}

// Shown puts the focus into the list.
func (v *view) Shown() {
	v.grid.SetCurrent(max(v.at(), 0))
	v.grid.Focus()
}

// Find puts the focus into the search.
func (v *view) Find() { parts.FocusOn(v.search) }

// Leave goes on at once: nothing is edited here.
func (v *view) Leave(then func()) { then() }
