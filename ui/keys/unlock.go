package keys

import (
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Lock is a store that asks for its key.
type Lock struct {
	Path       string
	Passphrase bool // one of the ways in is a passphrase
	Remember   bool // offer to have the machine remember it
	Title      string
	// Try opens the store in the background; done follows on the main goroutine
	// if it returned no error.
	Try     func(secret vault.Secret, remember bool) error
	Done    func()
	Dropped func() // the user does not want to open it
}

// unlocking is the dialog that asks for a key.
type unlocking struct {
	Deps
	lock     Lock
	typed    *parts.Entry
	remember *parts.Segments
	wrong    *parts.Text
	layer    *parts.Layer
	work     *screen.Work[error]
	busy     bool
}

// Unlock asks for the passphrase or the recovery key of a store, until one
// opens it or the user gives up.
func Unlock(d Deps, lock Lock) *parts.Layer {
	label := d.t("unlock.recovery")
	if lock.Passphrase {
		label = d.t("unlock.passphrase")
	}
	u := &unlocking{Deps: d, lock: lock, typed: parts.NewEntry(label), wrong: parts.NewWrapped("").In(look.Red),
		work: screen.NewWork[error](d.Do)}
	u.wrong.Hide()
	u.typed.Password = lock.Passphrase
	u.typed.OnChanged = func(string) {
		if !u.busy {
			u.wrong.Hide()
		}
	}
	body := parts.Column(12, parts.NewValueOf(label, parts.Column(4, u.typed, u.wrong)))
	if lock.Remember {
		u.remember = parts.NewSegments(d.t("unlock.remember"), parts.Option{Key: "no", Text: d.t("unlock.ask")},
			parts.Option{Key: "yes", Text: d.t("unlock.keep")})
		u.remember.Select("no")
		body.Add(parts.NewValueOf(d.t("unlock.remember"), parts.Row(0, u.remember)))
	}
	title := lock.Title
	if title == "" {
		title = d.t("unlock.title")
	}
	text := d.t("unlock.text", filepath.Base(lock.Path))
	if lock.Passphrase {
		text = d.t("unlock.text_passphrase", filepath.Base(lock.Path))
	}
	u.layer = parts.Ask(d.Canvas(), parts.Question{Title: title, Text: text, Body: body, Focus: u.typed,
		Yes: d.t("unlock.yes"), No: d.t("no"), OnYes: u.try, OnNo: u.drop, Width: 520})
	return u.layer
}

// drop gives up; what is under way is not waited for.
func (u *unlocking) drop() {
	u.work.Cancel()
	if u.lock.Dropped != nil {
		u.lock.Dropped()
	}
}

// try opens the store with what was typed. The dialog stays until that is done.
func (u *unlocking) try() bool {
	if u.busy {
		return false
	}
	secret, err := u.secret()
	if err != nil {
		u.refuse(err)
		return false
	}
	remember := u.remember != nil && u.remember.Selected() == "yes"
	u.busy = true
	u.say(u.t("unlock.working"), look.Muted)
	u.work.Run(func(func() bool) error { return u.lock.Try(secret, remember) }, func(err error) {
		u.busy = false
		if err != nil {
			u.refuse(err)
			return
		}
		u.layer.Close()
		u.lock.Done()
	})
	return false
}

// secret is what was typed: a recovery key if it can be read as one.
func (u *unlocking) secret() (vault.Secret, error) {
	key, err := vault.ReadRecovery(u.typed.Text)
	switch {
	case err == nil:
		return key.Secret(), nil
	case u.lock.Passphrase:
		return vault.Passphrase(u.typed.Text), nil
	}
	return vault.Secret{}, err
}

func (u *unlocking) say(text string, role look.Role) {
	u.wrong.In(role).SetText(text)
	u.wrong.Show()
}

// refuse says what was wrong with the key. What has nothing to do with it, such
// as a damaged file, is told in full.
func (u *unlocking) refuse(err error) {
	_, text := screen.Explain(u.Texts, err)
	var coded storage.Coded
	if errors.As(err, new(*vault.Wrong)) && errors.As(err, &coded) {
		text = u.Texts.T("error."+coded.ErrorCode()) + ". " + u.t("unlock.again")
	}
	u.say(text, look.Red)
	parts.FocusOn(u.typed)
	u.typed.TypedShortcut(&fyne.ShortcutSelectAll{})
}
