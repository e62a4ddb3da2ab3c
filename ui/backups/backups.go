package backups

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	list    *screen.Work[listed]
	work    *screen.Work[outcome]
	inside  *screen.Work[sight]
	head    *parts.Head
	make    *parts.Button
	where   *parts.Text
	second  *parts.Text
	trouble *parts.Text
	drop    *parts.Button
	busy    *parts.Text
	rows    *fyne.Container
	older   *parts.Surface  // stores that backups took the place of
	oldRows *fyne.Container // of these
	all     fyne.CanvasObject
}

// outcome is what making a backup came to.
type outcome struct {
	path string
	err  error
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	p := &page{Deps: d, list: screen.NewWork[listed](d.Do), work: screen.NewWork[outcome](d.Do), inside: screen.NewWork[sight](d.Do)}
	p.make = parts.NewPrimary(p.t("make"), p.makeBackup)
	p.head = parts.NewHead(p.t("title"), "", p.make)
	p.busy, p.rows = parts.NewNote(""), parts.Lined(8)
	p.busy.Hide()
	list := parts.NewCard(parts.NewHeading(p.t("list")), parts.NewNote(p.t("list.help")), p.busy, p.rows)
	p.oldRows = parts.Lined(8)
	p.older = parts.NewCard(parts.NewHeading(p.t("replaced")), parts.NewNote(p.t("replaced.help")), p.oldRows)
	p.older.Hide()
	cards := parts.Column(12, p.placeCard(), list, p.older)
	room := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), cards) // for the scroll bar
	p.all = parts.Pad(16, 20, parts.Pane(12, p.head, container.NewVScroll(room)))
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.backups."+key, args...) }

// placeCard tells where backups lie, and lets a second place be chosen.
func (p *page) placeCard() fyne.CanvasObject {
	p.where, p.second, p.trouble = parts.NewWrapped(""), parts.NewWrapped(""), parts.NewWrapped("").In(look.Red)
	choose := parts.NewButton(p.t("second.choose"), func() {
		p.Pick.Folder(p.t("second"), func(path string) { p.use(path) })
	})
	p.drop = parts.NewButton(p.t("second.drop"), func() { p.use("") })
	return parts.NewCard(parts.NewHeading(p.t("places")), parts.Grid(12, 380,
		parts.NewValueOf(p.t("first"), p.where),
		parts.NewValueOf(p.t("second"), parts.Column(4, p.second, p.trouble))),
		parts.NewNote(p.t("second.help")), parts.Flow(8, choose, p.drop))
}

// use chooses a second place; "" for none.
func (p *page) use(folder string) {
	p.Choose(func(s *settings.Settings) { s.BackupFolder = folder })
	p.Store.SetSecondPlace(folder)
	p.Changed()
}

func (p *page) makeBackup() {
	p.tell(p.t("making"))
	store := p.Store
	p.work.Run(func(func() bool) outcome {
		path, err := store.Backup()
		return outcome{path, err}
	}, func(o outcome) {
		p.tell("")
		p.Changed()
		if o.err != nil {
			p.Failed(o.err)
			return
		}
		p.Saved(p.t("made", o.path))
	})
}

// tell says what is under way; "" for nothing.
func (p *page) tell(text string) {
	p.busy.SetText(text)
	p.busy.Hidden = text == ""
	p.all.Refresh()
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Changed tells how things stand, and lists the backups anew in the background:
// a second place on a network may take long to answer.
func (p *page) Changed() {
	info := p.Store.Info()
	text, _ := screen.BackupState(p.Texts, info, p.Now())
	p.head.SetLine(text)
	p.where.SetText(info.BackupDir)
	p.showSecond(info.Second)
	store, folder := p.Store.Path(), info.Second.Folder
	p.list.Run(func(func() bool) listed {
		return listed{items(storage.Backups(store, folder)), storage.Replaced(store)}
	}, p.show)
}

func (p *page) showSecond(s storage.Second) {
	text, wrong := s.Folder, ""
	switch {
	case s.Folder == "":
		text = p.t("second.none")
	case s.Working:
		text = p.t("second.working", s.Folder)
	case s.Err != nil:
		_, wrong = screen.Explain(p.Texts, s.Err)
	}
	p.second.SetText(text)
	p.trouble.SetText(wrong)
	p.trouble.Hidden, p.drop.Hidden = wrong == "", s.Folder == ""
	p.all.Refresh()
}

// listed are the files there are.
type listed struct {
	backups  []item
	replaced []storage.BackupFile
}

// show lists the backups, and what they took the place of.
func (p *page) show(all listed) {
	p.rows.Objects, p.oldRows.Objects = nil, nil
	if len(all.backups) == 0 {
		p.rows.Add(parts.NewNote(p.t("none")))
	}
	for i, it := range all.backups {
		addRow(p.rows, i, p.row(it, p.t("at."+it.places())))
	}
	for i, f := range all.replaced {
		addRow(p.oldRows, i, p.row(item{file: f}, filepath.Base(f.Path)))
	}
	p.older.Hidden = len(all.replaced) == 0
	p.all.Refresh()
}

// addRow adds a row below the line that parts it from the one before.
func addRow(rows *fyne.Container, i int, row fyne.CanvasObject) {
	if i > 0 {
		rows.Add(parts.NewLine())
	}
	rows.Add(row)
}

// row is one backup: a link into it, how big it is, and where it lies.
func (p *page) row(it item, places string) fyne.CanvasObject {
	age, _ := screen.BackupAge(p.Texts, p.Now(), it.file.Time)
	link := parts.NewLink(p.moment(it.file.Time), func() { p.look(it) })
	if it.file.Migration {
		places += " · " + p.t("migration")
	}
	detail := parts.NewMuted(age + " · " + p.Texts.Bytes(it.file.Size) + " · " + places)
	detail.Type, detail.Cut = look.SizeLabel, true
	return parts.Stretch(12, detail, link, detail)
}

// Shown puts the focus on the first thing to do.
func (p *page) Shown() { parts.FocusOn(p.make) }

// Leave has nothing to settle.
func (p *page) Leave(then func()) {
	p.inside.Cancel()
	then()
}
