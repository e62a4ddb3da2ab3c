package shell

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/look"
	"samsvar/ui/mending"
	"samsvar/ui/parts"
)

// Config is what the window is given from outside.
type Config struct {
	SettingsPath string
	Now          func() time.Time
	Version      string
	User         string
	Keyring      vault.Keyring // keeps the keys of stores; nil if there is none
}

// Program is the running window.
type Program struct {
	app       fyne.App
	window    fyne.Window
	config    Config
	settings  settings.Settings
	texts     *i18n.Texts
	templates []*annual.Template
	do        func(func())
	session   *session // the open store; nil on the first page
	securing  bool     // the backup before closing is being made
	locked    *locked  // the window is locked; nil if it is not
	idle      idle
}

// New prepares the window, without showing it.
func New(a fyne.App, c Config) (*Program, error) {
	p := &Program{app: a, config: c, settings: settings.Load(c.SettingsPath), do: fyne.Do}
	templates, err := annual.BuiltIn()
	if err != nil {
		return nil, err
	}
	p.templates = templates
	if p.texts, err = i18n.New(p.lang()); err != nil {
		return nil, err
	}
	if err := speakToFyne(p.texts); err != nil {
		return nil, err
	}
	p.applyTheme()
	p.window = a.NewWindow("Samsvar")
	p.window.SetPadded(false)
	p.window.SetMaster()
	p.window.Resize(p.size())
	p.window.SetCloseIntercept(p.quit)
	p.window.SetOnDropped(p.dropped)
	p.window.Canvas().SetOnTypedKey(p.keyTyped)
	return p, nil
}

// lang is the language chosen, or bokmål.
func (p *Program) lang() i18n.Lang {
	for _, known := range i18n.Langs() {
		if p.settings.Lang == string(known) {
			return known
		}
	}
	return i18n.Bokmal
}

func (p *Program) applyTheme() {
	p.app.Settings().SetTheme(look.New(look.Options{Mode: look.Mode(p.settings.Theme), Percent: int(p.settings.TextSize * 100)}))
}

// size is the window's size last time, or one that suits most laptops.
func (p *Program) size() fyne.Size {
	const width, height, least = 1280, 800, 400
	if p.settings.Width < least || p.settings.Height < least {
		return fyne.NewSize(width, height)
	}
	return fyne.NewSize(p.settings.Width, p.settings.Height)
}

// Start shows the window with the store given, or the one opened last, or the
// first page. The window comes first; the store is read meanwhile.
func (p *Program) Start(store string) {
	if store == "" {
		store = p.lastStore()
	}
	p.window.SetMainMenu(p.menu())
	if store == "" {
		p.showFirst(nil)
	} else {
		p.window.SetContent(parts.NewPlain(look.Page, parts.NewEmpty(p.texts.T("ui.opening"), store)))
		p.app.Lifecycle().SetOnStarted(func() { go p.openMeanwhile(store) })
	}
	p.window.Show()
}

// openMeanwhile reads a store in the background and then shows it.
func (p *Program) openMeanwhile(path string) {
	store, account, err := openAt(path, p.storeOptions())
	if p.giveWay(path, err) {
		return
	}
	p.do(func() {
		switch {
		case errors.As(err, new(*storage.Sealed)):
			p.showFirst(nil)
			p.asked(path, err)
		case err != nil:
			p.showFirst(err)
			p.offersRepair(path, err)
		case p.session != nil: // another was opened in the meantime
			_ = store.Close() // nothing was changed in it
		default:
			p.show(store)
			mending.Tell(p.texts, p.window.Canvas(), account)
		}
	})
}

// lastStore is the store opened last, if it is still there.
func (p *Program) lastStore() string {
	for _, path := range p.settings.Recent {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}

// Close gives back what is open. It is called when the window is gone.
func (p *Program) Close() error {
	p.locked.drop()
	if p.session == nil {
		return nil
	}
	p.session.copies.Remove()
	return p.session.store.Close()
}

// quit closes the window after asking about unsaved work.
func (p *Program) quit() {
	if p.securing {
		return
	}
	p.leave(func() {
		p.secure(func() {
			size := p.window.Canvas().Size()
			p.change(func(s *settings.Settings) { s.Width, s.Height = size.Width, size.Height })
			p.window.SetCloseIntercept(nil)
			p.window.Close()
		})
	})
}

// leave asks the shown screen about unsaved work and then goes on.
func (p *Program) leave(then func()) {
	if p.session == nil || p.session.shown == nil {
		then()
		return
	}
	p.session.shown.Leave(then)
}

// change changes the user's choices and keeps them. A choice that cannot be
// kept still holds until the window is closed.
func (p *Program) change(edit func(*settings.Settings)) {
	edit(&p.settings)
	if err := p.settings.Save(p.config.SettingsPath); err != nil {
		fyne.LogError("keep settings", err)
	}
}

// storeOptions say who opens stores.
func (p *Program) storeOptions() storage.Options {
	user := p.settings.User
	if user == "" {
		user = p.config.User
	}
	return storage.Options{Registers: model.All(), Migrations: model.Migrations(), Now: p.config.Now, User: user,
		Device: p.settings.Device, Program: p.config.Version, SecondPlace: p.settings.BackupFolder, Keyring: p.config.Keyring}
}

// setLanguage rebuilds the window in another language.
func (p *Program) setLanguage(lang i18n.Lang) {
	p.leave(func() {
		texts, err := i18n.New(lang)
		if err != nil {
			p.failed(err)
			return
		}
		p.texts = texts
		if err := speakToFyne(texts); err != nil {
			fyne.LogError("translate dialogs", err)
		}
		p.change(func(s *settings.Settings) { s.Lang = string(lang) })
		p.rebuild()
	})
}

// setTheme changes between light, dark and high contrast.
func (p *Program) setTheme(mode look.Mode) {
	p.change(func(s *settings.Settings) { s.Theme = string(mode) })
	p.applyTheme()
}

// setTextSize makes all text larger or smaller; 0 gives the normal size.
func (p *Program) setTextSize(step float32) {
	const least, most = 0.8, 2.0
	size := p.settings.TextSize
	if size == 0 || step == 0 {
		size = 1
	}
	p.change(func(s *settings.Settings) { s.TextSize = min(max(size+step, least), most) })
	p.applyTheme()
}

// rebuild makes menu, frame and screen anew.
func (p *Program) rebuild() {
	p.window.SetMainMenu(p.menu())
	switch {
	case p.locked != nil:
		p.showLocked()
	case p.session == nil:
		p.showFirst(nil)
	default:
		p.session.rebuild()
	}
}

// dropped takes files dropped on the window: a store is opened, anything else
// goes to the shown screen.
func (p *Program) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 {
		return
	}
	path := files[0].Path()
	if filepath.Ext(path) == storeEnding {
		p.openOrExplain(path)
		return
	}
	if p.session == nil {
		return
	}
	paths := make([]string, len(files))
	for i, file := range files {
		paths[i] = file.Path()
	}
	p.session.dropped(paths)
}

// view shows a file in the system's viewer.
func (p *Program) view(path string) error {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a drive of Windows
		path = "/" + path
	}
	return p.app.OpenURL(&url.URL{Scheme: "file", Path: path})
}

// mail has the mail program open a draft. Nothing else is handed on than the
// address of a draft.
func (p *Program) mail(address string) error {
	draft, err := url.Parse(address)
	if err != nil || draft.Scheme != "mailto" {
		return fmt.Errorf("no address of a draft: %.20q", address)
	}
	return p.app.OpenURL(draft)
}

// storeEnding is how the file name of a store ends.
const storeEnding = ".samsvar"

// mode is the theme in use, for the mark in the menu.
func (p *Program) mode() look.Mode {
	if p.settings.Theme == "" {
		return look.System
	}
	return look.Mode(p.settings.Theme)
}

// choose changes the user's choices from a screen and applies them.
func (p *Program) choose(edit func(*settings.Settings)) {
	before := p.settings
	p.change(edit)
	p.applyTheme()
	if p.settings.Lang == before.Lang {
		p.window.SetMainMenu(p.menu())
		return
	}
	p.setLanguage(p.lang())
}
