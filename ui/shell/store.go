package shell

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/sample"
	"samsvar/settings"
	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/mending"
	"samsvar/ui/parts"
	"samsvar/ui/record"
	"samsvar/ui/screen"
	"samsvar/ui/start"
)

// firstPage is what is shown when no store is open: create, open, try.
func (p *Program) firstPage(problem error) fyne.CanvasObject {
	return start.New(start.Deps{Texts: p.texts, Settings: p.settings, Problem: problem, Do: p.do,
		Canvas: p.window.Canvas, Pick: p.picker(), Open: p.openStore, Create: p.createStore,
		Keys: p.keyDeps()})
}

// showFirst shows the first page, with the focus on the first of its ways to
// begin.
func (p *Program) showFirst(problem error) {
	p.window.SetContent(p.firstPage(problem))
	p.do(func() {
		if p.session == nil && !parts.Open(p.window.Canvas()) {
			p.window.Canvas().FocusNext()
		}
	})
}

// openStore opens a store in the window in place of the one that is open.
func (p *Program) openStore(path string) error {
	if full, err := filepath.Abs(path); err == nil && p.session != nil && p.session.store.Path() == full {
		return nil
	}
	store, account, err := openAt(path, p.storeOptions())
	switch {
	case p.asked(path, err), p.offersRepair(path, err):
		return nil
	case err != nil:
		return err
	}
	p.show(store)
	mending.Tell(p.texts, p.window.Canvas(), account)
	return nil
}

// openAt opens a store by its full path, which the window always shows.
func openAt(path string, opt storage.Options) (*storage.Store, storage.Account, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, storage.Account{}, err
	}
	return storage.OpenRepaired(path, opt)
}

// offersRepair asks what to do about a store that is damaged; false if that is
// not what hinders it.
func (p *Program) offersRepair(path string, err error) bool {
	var damaged *storage.Damaged
	if !errors.As(err, &damaged) {
		return false
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	mending.Offer(mending.Deps{Texts: p.texts, Canvas: p.window.Canvas, Do: p.do, Options: p.storeOptions(),
		Opened: p.show, Failed: p.failed}, path, damaged)
	return true
}

// createStore makes a store, with the agency's own record or with all of the
// invented agency.
func (p *Program) createStore(m start.Making) error {
	opt := p.storeOptions()
	opt.Plain, opt.Recovery = m.Plain, m.Recovery
	opt.Remember = !m.Plain && m.Passphrase == "" // whoever sets a passphrase wants to be asked
	if m.Passphrase != "" {
		opt.Key = vault.Passphrase(m.Passphrase)
	}
	store, err := storage.Create(m.Path, opt)
	if err != nil {
		return err
	}
	if err := p.fill(store, m.Name, m.Sample); err != nil {
		_, _ = store.Close(), os.Remove(store.Path()) // half a store is of no use; the first error tells more
		return err
	}
	p.show(store)
	if opt.Remember && !store.Access().Remembered {
		p.failed(&storage.Error{Code: "no_keyring"})
	}
	return nil
}

func (p *Program) fill(store *storage.Store, name string, filled bool) error {
	if filled {
		return sample.Fill(store, name, p.texts)
	}
	agency, ok := model.Agencies.New().(*model.Agency)
	if !ok {
		panic("shell: the register of agencies holds something else")
	}
	agency.NameNB = name
	_, err := store.Save(storage.Change{Records: []storage.Write{{Register: model.Agencies.Key, Record: agency}}})
	return err
}

// show puts an open store into the window and closes the one before.
func (p *Program) show(store *storage.Store) {
	if p.session != nil {
		p.session.close()
	}
	p.locked.drop()
	p.locked = nil
	p.change(func(s *settings.Settings) { *s = s.Opened(store.Path()) })
	p.session = newSession(p, store)
	p.window.SetMainMenu(p.menu())
	p.session.rebuild()
	record.OfferDrafts(p.session.deps)
	p.session.tellTroubles()
	p.tellMigrated(store)
}

// tellMigrated says that a store was brought up to this version when it was
// opened.
func (p *Program) tellMigrated(store *storage.Store) {
	if m, ok := store.Migrated(); ok {
		parts.Tell(p.window.Canvas(), p.texts.T("migrated"),
			p.texts.T("migrated.help", strconv.Itoa(m.Records), m.Kept, m.Backup), p.texts.T("ui.ok"))
	}
}

// openOrExplain opens a store, and tells what hinders it.
func (p *Program) openOrExplain(path string) {
	p.leave(func() {
		p.secure(func() {
			err := p.openStore(path)
			if err == nil {
				return
			}
			if errors.As(err, new(*storage.Locked)) {
				go storage.AskToRaise(path, raiseWait) // the window that has it comes to the front
			}
			p.failed(err)
		})
	})
}

// closeStore goes back to the first page.
func (p *Program) closeStore() {
	p.leave(func() {
		p.secure(func() {
			if p.session != nil {
				p.session.close()
			}
			p.locked.drop()
			p.session, p.locked = nil, nil
			p.rebuild()
		})
	})
}

// failed tells that something could not be done, and the way out.
func (p *Program) failed(err error) {
	if changedOutside(err) {
		p.outside(err)
		return
	}
	title, text := screen.Explain(p.texts, err)
	parts.Tell(p.window.Canvas(), title, text, p.texts.T("ui.ok"))
}
