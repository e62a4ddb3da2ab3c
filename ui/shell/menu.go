package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/exports"
	"samsvar/ui/incident"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/screen"
	"samsvar/ui/undoing"
)

// menu is the main menu. Every command of the program is an item of it, so that
// its shortcut works whatever has the focus; each item asks itself whether it
// has something to do.
func (p *Program) menu() *fyne.MainMenu {
	return fyne.NewMainMenu(p.fileMenu(), p.editMenu(), p.viewMenu(), p.registerMenu(), p.reportMenu(), p.helpMenu())
}

const (
	control = fyne.KeyModifierShortcutDefault
	shifted = fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift
	alt     = fyne.KeyModifierAlt
)

// item is a command. It does nothing while a dialog or pop-up is open, which
// the menu itself does not look at.
func (p *Program) item(key string, act func()) *fyne.MenuItem {
	return fyne.NewMenuItem(p.texts.T("ui.menu."+key), func() {
		if !parts.Open(p.window.Canvas()) {
			act()
		}
	})
}

// keyed is a command with a shortcut.
func (p *Program) keyed(key string, name fyne.KeyName, modifier fyne.KeyModifier, act func()) *fyne.MenuItem {
	item := p.item(key, act)
	item.Shortcut = &desktop.CustomShortcut{KeyName: name, Modifier: modifier}
	return item
}

// typed is a command with a shortcut that belongs to the text being typed, if
// there is one: the menu sees it first.
func (p *Program) typed(key string, shortcut fyne.Shortcut, act func(*screen.Deps)) *fyne.MenuItem {
	item := fyne.NewMenuItem(p.texts.T("ui.menu."+key), func() {
		if text, typing := p.window.Canvas().Focused().(typing); typing {
			text.TypedShortcut(shortcut)
			return
		}
		if !parts.Open(p.window.Canvas()) && p.session != nil {
			act(p.session.deps)
		}
	})
	item.Shortcut = shortcut
	return item
}

// typing is a field that text is typed into.
type typing interface {
	fyne.Shortcutable
	SelectedText() string
}

// in does something in the open store, if one is open.
func (p *Program) in(act func(*session)) func() {
	return func() {
		if p.session != nil {
			act(p.session)
		}
	}
}

// offered does something that the shown screen may offer.
func offered[T any](p *Program, act func(T)) func() {
	return p.in(func(s *session) {
		if screen, ok := s.shown.(T); ok {
			act(screen)
		}
	})
}

func (p *Program) to(place screen.Place) func() { return p.in(func(s *session) { s.open(place) }) }

func (p *Program) fileMenu() *fyne.Menu {
	quit := p.keyed("quit", fyne.KeyQ, control, p.quit)
	quit.IsQuit = true
	return fyne.NewMenu(p.texts.T("ui.menu.file"),
		p.item("new_store", p.closeStore),
		p.keyed("open_store", fyne.KeyO, control, func() {
			p.picker().Open(p.texts.T("ui.menu.open_store"), []string{storeEnding}, p.openOrExplain)
		}),
		p.item("close_store", p.closeStore),
		p.keyed("lock", fyne.KeyL, control, p.lockOrTell),
		fyne.NewMenuItemSeparator(),
		p.keyed("save", fyne.KeyS, control, offered(p, screen.Saver.Save)),
		p.keyed("import", fyne.KeyI, control, p.in(func(s *session) {
			s.open(screen.Place{Kind: screen.Import, Register: s.trail.current().Register})
		})),
		p.keyed("export", fyne.KeyE, shifted, p.in(func(s *session) {
			if offers, ok := s.shown.(screen.Exporter); ok {
				offers.Export()
				return
			}
			exports.Show(s.deps, "")
		})),
		p.keyed("print", fyne.KeyP, control, offered(p, screen.Printer.Print)),
		p.keyed("documents", fyne.KeyD, shifted, p.in(func(s *session) { printing.All(s.deps) })),
		p.item("verify", p.to(screen.Place{Kind: screen.Verify})),
		p.item("identities", p.to(screen.Place{Kind: screen.Identities})),
		p.item("backup", p.in((*session).backup)),
		p.item("backups", p.to(screen.Place{Kind: screen.Backups})),
		p.item("retention", p.to(screen.Place{Kind: screen.Retention})),
		fyne.NewMenuItemSeparator(),
		p.item("options", p.to(screen.Place{Kind: screen.Settings})),
		quit,
	)
}

func (p *Program) editMenu() *fyne.Menu {
	return fyne.NewMenu(p.texts.T("ui.menu.edit"),
		p.typed("undo", &fyne.ShortcutUndo{}, undoing.Undo),
		p.typed("redo", &fyne.ShortcutRedo{}, undoing.Redo),
		fyne.NewMenuItemSeparator(),
		p.keyed("new_record", fyne.KeyN, control, offered(p, screen.Creator.New)),
		p.keyed("quick_incident", fyne.KeyN, shifted, p.in(func(s *session) { incident.Quick(s.deps) })),
		p.keyed("edit_record", fyne.KeyE, control, offered(p, screen.Editor.Edit)),
		p.keyed("duplicate_record", fyne.KeyD, control, offered(p, screen.Duplicator.Duplicate)),
		p.item("delete_record", offered(p, screen.Deleter.Delete)),
		p.item("erase", offered(p, screen.Eraser.Erase)),
		fyne.NewMenuItemSeparator(),
		p.keyed("find", fyne.KeyF, control, p.in(func(s *session) {
			if finder, ok := s.shown.(screen.Finder); ok {
				finder.Find()
				return
			}
			s.open(screen.Place{Kind: screen.SearchEach})
		})),
		p.keyed("find_everywhere", fyne.KeyF, shifted, p.to(screen.Place{Kind: screen.SearchEach})),
	)
}

func (p *Program) viewMenu() *fyne.Menu {
	t := p.texts
	themes := fyne.NewMenuItem(t.T("ui.menu.theme"), nil)
	themes.ChildMenu = fyne.NewMenu("")
	for _, mode := range look.Modes() {
		item := fyne.NewMenuItem(t.T("ui.theme."+themeKey(mode)), func() { p.setTheme(mode); p.window.SetMainMenu(p.menu()) })
		item.Checked = mode == p.mode()
		themes.ChildMenu.Items = append(themes.ChildMenu.Items, item)
	}
	languages := fyne.NewMenuItem(t.T("ui.menu.language"), nil)
	languages.ChildMenu = fyne.NewMenu("")
	for _, lang := range i18n.Langs() {
		item := fyne.NewMenuItem(t.T("ui.language."+string(lang)), func() { p.setLanguage(lang) })
		item.Checked = lang == t.Lang()
		languages.ChildMenu.Items = append(languages.ChildMenu.Items, item)
	}
	return fyne.NewMenu(t.T("ui.menu.view"),
		p.keyed("palette", fyne.KeyK, control, p.in((*session).palette)),
		p.keyed("overview", fyne.Key1, control, p.to(screen.Place{Kind: screen.Overview})),
		p.keyed("gaps", fyne.Key2, control, p.to(screen.Place{Kind: screen.Gaps})),
		p.keyed("calendar", fyne.Key5, control, p.to(screen.Place{Kind: screen.Calendar})),
		p.keyed("training", fyne.Key6, control, p.to(screen.Place{Kind: screen.Training})),
		p.keyed("incident_trends", fyne.Key8, control, p.to(screen.Place{Kind: screen.Trends, Register: model.Incidents.Key})),
		p.keyed("back", fyne.KeyLeft, alt, p.in((*session).back)),
		p.keyed("forward", fyne.KeyRight, alt, p.in((*session).forward)),
		fyne.NewMenuItemSeparator(),
		p.keyed("larger", fyne.KeyPlus, control, func() { p.setTextSize(0.1) }),
		p.keyed("smaller", fyne.KeyMinus, control, func() { p.setTextSize(-0.1) }),
		p.keyed("normal_size", fyne.Key0, control, func() { p.setTextSize(0) }),
		themes, languages,
	)
}

func themeKey(mode look.Mode) string {
	if mode == look.System {
		return "system"
	}
	return string(mode)
}

// registerMenu lists every register by group.
func (p *Program) registerMenu() *fyne.Menu {
	menu := fyne.NewMenu(p.texts.T("ui.menu.registers"))
	for _, group := range append(navGroups(), groupMore, groupReports) {
		item := fyne.NewMenuItem(p.texts.T("group."+group), nil)
		item.ChildMenu = fyne.NewMenu("")
		for _, r := range model.All() {
			if r.Group != group {
				continue
			}
			item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(p.texts.RegisterMany(r),
				p.to(screen.Place{Kind: screen.Register, Register: r.Key})))
		}
		menu.Items = append(menu.Items, item)
	}
	return menu
}

func (p *Program) reportMenu() *fyne.Menu {
	open := func(document string) func() {
		return p.in(func(s *session) {
			s.open(screen.Place{Kind: screen.Yearly, Document: document, Year: s.year()})
		})
	}
	return fyne.NewMenu(p.texts.T("ui.menu.reports"),
		p.keyed("declaration", fyne.Key3, control, open("ve")),
		p.keyed("review", fyne.Key4, control, open("lg")),
		fyne.NewMenuItemSeparator(),
		p.keyed("preview", fyne.KeyP, shifted, offered(p, screen.Previewer.Preview)),
		p.keyed("leader", fyne.KeyL, shifted, offered(p, screen.Hander.Leader)))
}

func (p *Program) helpMenu() *fyne.Menu {
	here := p.item("help_here", p.help)
	here.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF1} // to be read; the key comes by keyTyped
	return fyne.NewMenu(p.texts.T("ui.menu.help"), here,
		p.item("manual", p.to(screen.Place{Kind: screen.Manual})),
		p.keyed("guidance", fyne.Key7, control, p.to(screen.Place{Kind: screen.Guidance})),
		p.item("examples", p.to(screen.Place{Kind: screen.Examples})),
		p.item("steps", p.firstSteps),
		p.item("shortcuts", p.shortcuts),
		fyne.NewMenuItemSeparator(),
		p.item("about", p.about))
}
