package shell

import (
	"errors"
	"slices"
	"sync"

	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/mending"
)

// keyDeps are what dialogs about keys need.
func (p *Program) keyDeps() keys.Deps {
	return keys.Deps{Texts: p.texts, Now: p.config.Now, Do: p.do, Canvas: p.window.Canvas,
		Clipboard: func(text string) { p.app.Clipboard().SetContent(text) }, Pick: p.picker(), Program: "Samsvar " + p.config.Version}
}

// asked handles an error of opening that means that a key is needed: it asks for
// one, and opens the store with it. It reports whether it did.
func (p *Program) asked(path string, err error) bool {
	var sealed *storage.Sealed
	if !errors.As(err, &sealed) {
		return false
	}
	p.unlock(path, "", slices.Contains(sealed.Ways, vault.KindPassphrase), nil)
	return true
}

// unlock asks for the key of a store and opens it in the window. then is called
// once it is open, if it is not nil.
func (p *Program) unlock(path, title string, passphrase bool, then func()) {
	var mu sync.Mutex // an answer that comes after the user gave up closes the store again
	var opened *storage.Store
	var account storage.Account
	dropped := false
	opt := p.storeOptions()
	keys.Unlock(p.keyDeps(), keys.Lock{Path: path, Passphrase: passphrase, Remember: opt.Keyring != nil, Title: title,
		Try: func(secret vault.Secret, remember bool) error {
			opt.Key = secret
			store, repaired, err := openAt(path, opt)
			if err != nil {
				return err
			}
			var rememberErr error
			if remember {
				rememberErr = store.Remember()
			}
			mu.Lock()
			defer mu.Unlock()
			if dropped {
				return errors.Join(rememberErr, store.Close())
			}
			opened, account = store, repaired
			if rememberErr != nil {
				p.do(func() { p.failed(rememberErr) })
			}
			return nil
		},
		Done: func() {
			mu.Lock()
			defer mu.Unlock()
			p.show(opened)
			mending.Tell(p.texts, p.window.Canvas(), account)
			if then != nil {
				then()
			}
		},
		Dropped: func() {
			mu.Lock()
			defer mu.Unlock()
			dropped = true
			if opened != nil {
				_ = opened.Close() // nothing was changed in it
			}
		}})
}
