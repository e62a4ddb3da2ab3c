package options

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// page is the screen.
type page struct {
	*screen.Deps
	all      fyne.CanvasObject
	lang     *parts.Segments
	name     *parts.Entry
	backup   *parts.Text
	contents *parts.Text
	checked  *parts.Text
	work     *screen.Work[outcome]
}

// outcome is what a backup or check came to.
type outcome struct {
	path   string
	report storage.Report
	err    error
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	p := &page{Deps: d, work: screen.NewWork[outcome](d.Do)}
	head := parts.NewHead(p.t("title"), p.t("line"))
	cards := parts.Column(12, p.lookCard(), p.nameCard(), p.storeCard(), parts.NewCard(newGuarding(p).all))
	room := container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), cards) // for the scroll bar
	p.all = parts.Pad(16, 20, parts.Pane(12, head, container.NewVScroll(room)))
	p.Changed()
	return p
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.options."+key, args...) }

// lookCard holds language, theme and text size.
func (p *page) lookCard() fyne.CanvasObject {
	chosen := p.Settings()
	var langs []parts.Option
	for _, l := range i18n.Langs() {
		langs = append(langs, parts.Option{Key: string(l), Text: p.Texts.T("ui.language." + string(l))})
	}
	p.lang = parts.NewSegments(p.t("lang"), langs...)
	p.lang.Select(string(p.Texts.Lang()))
	p.lang.OnChange = func(key string) { p.Choose(func(s *settings.Settings) { s.Lang = key }) }
	theme := parts.NewSegments(p.t("theme"), p.themes()...)
	theme.Select(string(modeOf(chosen)))
	theme.OnChange = func(key string) { p.Choose(func(s *settings.Settings) { s.Theme = key }) }
	return parts.NewCard(parts.NewHeading(p.t("look")), parts.Grid(16, 380,
		parts.NewValueOf(p.t("lang"), parts.Row(0, p.lang)),
		parts.NewValueOf(p.t("theme"), parts.Row(0, theme)),
		parts.NewValueOf(p.t("size"), p.sizeChoice())))
}

// sizeChoice is a list, since its steps beside each other are too wide for the
// largest of them.
func (p *page) sizeChoice() fyne.CanvasObject {
	down := parts.NewDropdown(p.t("size"), "")
	show := func() { down.SetText(p.Texts.Percent(reg.Int(percentOf(p.Settings())))) }
	show()
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: p.t("size"), Options: sizes(p.Texts),
			Chosen: func(key string) bool { return key == strconv.Itoa(percentOf(p.Settings())) }}
		picker.OnPick = func(key string) {
			p.Choose(func(s *settings.Settings) { s.TextSize = sizeOf(key) })
			show()
		}
		picker.ShowTyped(down, typed)
	}
	return down
}

func (p *page) themes() []parts.Option {
	var all []parts.Option
	for _, m := range look.Modes() {
		key := string(m)
		if m == look.System {
			key = "system"
		}
		all = append(all, parts.Option{Key: string(m), Text: p.Texts.T("ui.theme." + key)})
	}
	return all
}

// nameCard holds the name that stands in histories. It is kept when the field
// is left.
func (p *page) nameCard() fyne.CanvasObject {
	p.name = parts.NewEntry(p.t("user"))
	p.name.SetText(p.Settings().User)
	p.name.OnFocus = func(gained bool) {
		if !gained {
			p.keepName()
		}
	}
	p.name.OnSubmitted = func(string) { p.keepName() }
	return parts.NewCard(parts.NewHeading(p.t("user")), p.name, parts.NewNote(p.t("user.help")))
}

func (p *page) keepName() {
	name := p.name.Text
	if name == p.Settings().User {
		return
	}
	p.Choose(func(s *settings.Settings) { s.User = name })
	p.Saved(p.t("user.saved"))
}

// storeCard tells about the open store.
func (p *page) storeCard() fyne.CanvasObject {
	info := p.Store.Info()
	p.backup, p.contents, p.checked = parts.NewWrapped(""), parts.NewWrapped(""), parts.NewNote("")
	p.checked.Hide()
	copyPath := parts.NewButton(p.t("copy"), func() {
		p.Clipboard(info.Path)
		p.Saved(p.t("copied"))
	})
	return parts.NewCard(parts.NewHeading(p.t("store")), parts.Grid(12, 380,
		parts.NewValue(p.t("path"), info.Path), parts.NewValue(p.t("backups"), info.BackupDir),
		parts.NewValueOf(p.t("contents"), p.contents), parts.NewValueOf(p.t("last_backup"), p.backup)),
		parts.Flow(8, copyPath, parts.NewButton(p.t("backup"), p.makeBackup),
			parts.NewButton(p.t("backups.show"), func() { p.Open(screen.Place{Kind: screen.Backups}) }), parts.NewButton(p.t("check"), p.check)), p.checked)
}

func (p *page) makeBackup() {
	p.work.RunTold(p.Busy, p.t("backup.making"), func(func() bool) outcome {
		path, err := p.Store.Backup()
		return outcome{path: path, err: err}
	}, func(o outcome) {
		if o.err != nil {
			p.Failed(o.err)
			return
		}
		p.Changed()
		p.Saved(p.t("backup.made", o.path))
	}, nil)
}

// check reads the whole store in the background.
func (p *page) check() {
	p.tell(p.t("checking"))
	p.work.RunTold(p.Busy, p.t("checking"), func(func() bool) outcome {
		report, err := p.Store.Verify()
		return outcome{report: report, err: err}
	}, func(o outcome) {
		switch {
		case o.err != nil:
			p.checked.Hide()
			p.Failed(o.err)
		case o.report.OK():
			p.tell(p.t("check.good", p.Texts.Int(o.report.Records), p.Texts.Int(int(o.report.Operations))))
		default:
			p.tell(p.t("check.bad"))
		}
	}, p.checked.Hide)
}

func (p *page) tell(text string) {
	p.checked.SetText(text)
	p.checked.Show()
	p.all.Refresh()
}

// Content is what fills the window.
func (p *page) Content() fyne.CanvasObject { return p.all }

// Changed tells the numbers of the store anew.
func (p *page) Changed() {
	info := p.Store.Info()
	p.contents.SetText(p.t("contents.text", p.Texts.Int(info.Records), p.Texts.Int(int(info.Operations)), p.Texts.Bytes(info.Size)))
	last := p.t("no_backup")
	if !info.LastBackup.IsZero() {
		last = p.Texts.Instant(instant(info.LastBackup))
	}
	p.backup.SetText(last)
}

// Shown puts the focus on the first choice.
func (p *page) Shown() { parts.FocusOn(p.lang) }

// Leave keeps the name that is being typed.
func (p *page) Leave(then func()) {
	p.keepName()
	then()
}
