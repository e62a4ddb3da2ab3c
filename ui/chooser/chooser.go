package chooser

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/grid"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Deps are what the dialog is given.
type Deps struct {
	Texts  *i18n.Texts
	Canvas func() fyne.Canvas
	Do     func(func()) // runs something on the main goroutine, later
}

// Request is what is asked for.
type Request struct {
	Mode    Mode
	Title   string
	Name    string   // proposed, for Writing
	Endings []string // of files that can be read, for Existing; nil for all
	Folder  string   // to begin in; "" for the user's own
}

// dialog is the dialog while it is open.
type dialog struct {
	Deps
	q       Request
	done    func(path string)
	reading *screen.Work[listing]
	now     listing
	rows    *rows
	layer   *parts.Layer
	list    *grid.Grid
	typed   *parts.Entry
	where   *parts.Text
	wrong   *parts.Text
	quiet   bool // the entry is being filled by the dialog itself
}

// Show opens the dialog; done gets the path that was chosen, and is not called
// when the user changes their mind.
func Show(d Deps, q Request, done func(path string)) {
	c := &dialog{Deps: d, q: q, done: done, reading: screen.NewWork[listing](d.Do), rows: &rows{texts: d.Texts}}
	c.list = grid.New(c.t("list"))
	c.list.SetColumns(columns(d.Texts))
	c.list.OnOpen, c.list.OnCurrent, c.list.OnType = c.open, c.point, c.begin
	c.typed = parts.NewEntry(c.label())
	c.typed.OnChanged = func(string) { c.filter() }
	c.typed.OnKey = c.key
	c.where, c.wrong = parts.NewMuted(""), parts.NewWrapped("").In(look.Red)
	c.where.Cut = true
	c.wrong.Hide()
	if q.Mode == Writing {
		c.set(q.Name)
	}
	c.layer = parts.Ask(d.Canvas(), parts.Question{Title: q.Title, Body: c.body(), Focus: c.typed, Width: c.width(),
		Yes: c.t("yes." + c.mode()), No: c.t("no"), OnYes: c.yes, OnNo: c.reading.Cancel})
	c.now.folder = existing(q.Folder) // names are understood from there before it is listed
	c.goTo(c.now.folder)
}

func (c *dialog) t(key string, args ...string) string { return c.Texts.T("ui.chooser."+key, args...) }

func (c *dialog) mode() string { return [...]string{"open", "save", "folder"}[c.q.Mode] }

// label is what the line to type in is called.
func (c *dialog) label() string { return c.t("typed." + c.mode()) }

func (c *dialog) width() float32 {
	const most, share = 860, 0.9
	return min(c.Canvas().Size().Width*share, most*look.Size(look.SizeUnit)/8)
}

func (c *dialog) body() fyne.CanvasObject {
	around := parts.Flow(6)
	for _, p := range places() {
		name := p.path
		if p.key != "" {
			name = c.t("place." + p.key)
		}
		around.Add(parts.NewChip(name, func() { c.goTo(p.path) }))
	}
	list := container.New(&tall{c.Canvas}, parts.NewFrame(c.list))
	return parts.Column(8, around, c.where, list, parts.NewValueOf(c.label(), parts.Column(4, c.typed, c.wrong)))
}

// goTo lists a folder, in the background: it may be far away.
func (c *dialog) goTo(folder string) {
	c.where.SetText(folder)
	texts, mode, endings := c.Texts, c.q.Mode, c.q.Endings
	c.reading.Run(func(func() bool) listing { return read(texts, folder, mode, endings) }, c.show)
}

func (c *dialog) show(l listing) {
	if l.err != nil {
		c.complain(c.t("unreadable_folder"))
		c.where.SetText(c.now.folder)
		return
	}
	c.now = l
	c.where.SetText(l.folder)
	c.refuse("")
	if c.q.Mode != Writing {
		c.set("")
	}
	c.rows = &rows{texts: c.Texts, up: above(l.folder) != "", all: l.entries}
	c.list.SetSource(c.rows)
}

// set fills the line to type in, without narrowing the list by it.
func (c *dialog) set(text string) {
	c.quiet = true
	c.typed.SetText(text)
	c.typed.CursorColumn = len([]rune(text))
	c.quiet = false
}

// filter narrows the list to what was typed.
func (c *dialog) filter() {
	if c.quiet {
		return
	}
	c.refuse("")
	all := c.now.entries
	if c.q.Mode == Existing {
		all = filtered(all, c.typed.Text)
	}
	c.rows = &rows{texts: c.Texts, up: above(c.now.folder) != "", all: all}
	c.list.SetSource(c.rows)
}

// point takes the name of the row that was gone to.
func (c *dialog) point(row int) {
	if e, ok := c.rows.at(row); ok && !e.folder {
		c.set(e.name)
	}
}

// open goes into a folder, or chooses a file.
func (c *dialog) open(row int) {
	e, ok := c.rows.at(row)
	switch {
	case !ok:
		c.goTo(above(c.now.folder))
	case e.folder:
		c.goTo(filepath.Join(c.now.folder, e.name))
	default:
		c.set(e.name)
		if c.yes() {
			c.layer.Close()
		}
	}
}

// begin types into the line what was typed in the list.
func (c *dialog) begin(r rune) {
	parts.FocusOn(c.typed)
	c.typed.TypedRune(r)
}

// key goes from the line to type in down to the list.
func (c *dialog) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDown && ev.Name != fyne.KeyUp {
		return false
	}
	c.list.Focus()
	return true
}

// yes takes what was typed, and reports whether that settles it.
func (c *dialog) yes() bool {
	typed := c.typed.Text
	if one := filtered(c.now.entries, typed); c.q.Mode == Existing && typed != "" && len(one) == 1 {
		typed = one[0].name
	}
	what := resolve(c.now.folder, typed, c.q.Mode, filepath.Ext(c.q.Name))
	switch {
	case what.wrong != "":
		c.refuse(what.wrong)
		return false
	case what.enter && c.q.Mode == Writing:
		c.set(c.q.Name)
		c.goTo(what.path)
		return false
	case what.enter && (c.q.Mode == Existing || what.path != c.now.folder):
		c.goTo(what.path)
		return false
	case what.exists && c.q.Mode == Writing:
		c.askReplace(what.path)
		return false
	}
	c.reading.Cancel()
	c.Do(func() { c.done(what.path) })
	return true
}

// askReplace asks before a file is written over.
func (c *dialog) askReplace(path string) {
	parts.Ask(c.Canvas(), parts.Question{Title: c.t("replace", filepath.Base(path)), Text: c.t("replace.text"), Danger: true,
		Yes: c.t("replace.yes"), No: c.t("no"), OnYes: func() bool {
			c.layer.Close()
			c.Do(func() { c.done(path) })
			return true
		}})
}

// refuse says why what was typed cannot be chosen; "" says nothing.
func (c *dialog) refuse(code string) {
	if code == "" {
		c.complain("")
		return
	}
	c.complain(c.t("wrong." + code))
}

func (c *dialog) complain(text string) {
	c.wrong.SetText(text)
	c.wrong.Hidden = text == ""
	if c.layer != nil {
		c.layer.Refresh()
	}
}

// tall gives a list most of the window's height.
type tall struct{ canvas func() fyne.Canvas }

// MinSize leaves room for what stands above and below.
func (t *tall) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	row := look.Size(look.SizeRow)
	return fyne.NewSize(least.Width, max(min(t.canvas().Size().Height-11*row, 12*row), 3*row))
}

// Layout fills it.
func (t *tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
