package guidance

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/guidance"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// view is the screen.
type view struct {
	*screen.Deps
	state   *state
	content fyne.CanvasObject
	head    *parts.Head
	roles   *parts.Tabs
	years   *parts.Segments
	scroll  *container.Scroll
	body    *fyne.Container
	this    fyne.CanvasObject // the card of the present month, nil where it is not shown
	focus   string            // title of the task that was ticked last
}

// New makes the screen with the role chosen last, or the user's own.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	lib, err := guidance.Load()
	if err != nil {
		d.Failed(err)
		lib = &guidance.Collection{}
	}
	chosen := d.Settings()
	v := &view{Deps: d, roles: parts.NewTabs(), body: parts.Column(gap), state: &state{collection: lib, lang: string(d.Texts.Lang()),
		since: reg.InstantOf(d.Store.Info().Created).Day(i18n.Oslo()),
		role:  roleOf(d.Store.View(), lib.Roles(), chosen.Role, chosen.User, d.Today()), year: d.Today().Year()}}
	v.make()
	v.show()
	return v
}

func (v *view) t(key string, args ...string) string { return v.Texts.T("ui.guidance."+key, args...) }

const (
	edge = 20
	gap  = 12
)

func (v *view) make() {
	v.head = parts.NewHead(v.t("title"), "", parts.NewButton(v.t("own"), v.New))
	var options []parts.Option
	for _, role := range v.state.collection.Roles() {
		options = append(options, parts.Option{Key: string(role), Text: v.Texts.Code(&model.Roles.CodeSet, string(role))})
	}
	v.roles.Set(options, string(v.state.role))
	v.roles.OnChange = v.setRole
	v.makeYears()
	choices := parts.Ends(gap, v.roles.Object(), v.years)
	v.scroll = container.NewVScroll(parts.Pad(0, 4, v.body))
	v.content = parts.Pad(edge, edge, parts.Pane(gap, parts.Column(gap, v.head, choices), v.scroll))
}

// makeYears offers the year before, this one and the next.
func (v *view) makeYears() {
	this := v.state.year
	var options []parts.Option
	for year := this - 1; year <= this+1; year++ {
		options = append(options, parts.Option{Key: strconv.Itoa(year), Text: strconv.Itoa(year)})
	}
	v.years = parts.NewSegments(v.t("year"), options...)
	v.years.Select(strconv.Itoa(this))
	v.years.OnChange = func(key string) {
		if year, err := strconv.Atoi(key); err == nil {
			v.state.year = year
			v.show()
		}
	}
}

func (v *view) setRole(role string) {
	v.state.role = model.Role(role)
	v.show()
	v.Choose(func(s *settings.Settings) { s.Role = role })
}

// toggle ticks a task, or takes the tick away.
func (v *view) toggle(t task) {
	v.focus = t.title
	change := storage.Change{}
	switch {
	case !t.done():
		write := storage.Write{Register: model.YearTasks.Key, Record: v.state.write(t, v.Today())}
		if t.record != nil {
			write.Base = t.record
		}
		change.Records = []storage.Write{write}
	case t.id != "":
		change.Delete = []reg.Ref{{Register: model.YearTasks.Key, ID: t.record.ID}}
	default:
		undone := model.YearTasks.Clone(t.record).(*model.YearTask)
		undone.Done = 0
		change.Records = []storage.Write{{Register: model.YearTasks.Key, Record: undone, Base: t.record}}
	}
	if _, err := v.Store.Save(change); err != nil {
		v.Failed(err)
		return
	}
	if t.done() {
		v.Saved(v.t("unticked", t.title))
	} else {
		v.Saved(v.t("ticked", t.title))
	}
}

// New begins a task of the agency's own.
func (v *view) New() {
	made := model.YearTasks.New().(*model.YearTask)
	made.Role, made.Year, made.Month = v.state.role, reg.Int(v.state.year), reg.Int(v.Today().Month())
	v.Open(screen.Place{Kind: screen.Edit, Register: model.YearTasks.Key, Begin: made, Field: "tittel"})
}

// Content is what fills the window.
func (v *view) Content() fyne.CanvasObject { return v.content }

// Changed shows what the store has now.
func (v *view) Changed() { v.show() }

// Shown puts the focus on the role, and shows the present month.
func (v *view) Shown() {
	v.roles.FocusOn()
	v.Do(func() {
		if v.this != nil {
			v.scroll.ScrollToOffset(fyne.NewPos(0, v.this.Position().Y))
		}
	})
}

// Leave goes on at once: each tick is saved when it is set.
func (v *view) Leave(then func()) { then() }
