package options

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/settings"
	"samsvar/storage"
	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// guarding is the card about the encryption of the store.
type guarding struct {
	*page
	all     *fyne.Container
	exposed []string
	looked  *screen.Work[[]string]
	work    *screen.Work[error]
	busy    bool
}

func newGuarding(p *page) *guarding {
	g := &guarding{page: p, all: parts.Column(12), looked: screen.NewWork[[]string](p.Do), work: screen.NewWork[error](p.Do)}
	g.show()
	g.look()
	return g
}

func (g *guarding) t(key string, args ...string) string { return g.page.t("guard."+key, args...) }

// show says how the store is guarded, and what can be done about it.
func (g *guarding) show() {
	access := g.Store.Access()
	g.all.Objects = []fyne.CanvasObject{parts.NewHeading(g.t("title"))}
	if g.busy {
		g.all.Add(parts.NewNote(g.t("working")))
	} else if access.Encrypted {
		g.showEncrypted(access)
	} else {
		g.all.Add(parts.NewWrapped(g.t("plain")))
		g.all.Add(parts.Flow(8, parts.NewButton(g.t("encrypt"), g.encrypt)))
	}
	g.all.Refresh()
}

func (g *guarding) showEncrypted(access storage.Access) {
	state := "asks"
	switch {
	case access.Remembered:
		state = "remembered"
	case access.Passphrase:
		state = "passphrase"
	}
	g.all.Add(parts.NewWrapped(g.t("state." + state)))
	for _, way := range access.Ways {
		if way.Kind == vault.KindRecovery {
			g.all.Add(parts.NewNote(g.t("recovery_since", g.Texts.Instant(instant(way.Since)))))
		}
	}
	buttons := []fyne.CanvasObject{}
	if access.Passphrase {
		buttons = append(buttons, parts.NewButton(g.t("change_passphrase"), g.setPassphrase),
			parts.NewButton(g.t("drop_passphrase"), func() { g.run("passphrase_dropped", g.Store.DropPassphrase) }))
	} else {
		buttons = append(buttons, parts.NewButton(g.t("set_passphrase"), g.setPassphrase))
	}
	if access.Remembered {
		buttons = append(buttons, parts.NewButton(g.t("forget"), func() { g.run("forgotten", g.Store.Forget) }))
	} else {
		buttons = append(buttons, parts.NewButton(g.t("remember"), func() { g.run("now_remembered", g.Store.Remember) }))
	}
	buttons = append(buttons, parts.NewButton(g.t("new_recovery"), g.newRecovery), parts.NewButton(g.t("decrypt"), g.decrypt))
	g.all.Add(parts.Flow(8, buttons...))
	if access.Passphrase {
		g.all.Add(g.autoLock())
	}
	g.showExposed()
}

// autoLock asks after how many minutes without input the window is locked.
func (g *guarding) autoLock() fyne.CanvasObject {
	var options []parts.Option
	for _, minutes := range []int{0, 5, 15, 30, 60} {
		key := strconv.Itoa(minutes)
		text := g.t("lock.minutes", key)
		if minutes == 0 {
			text = g.t("lock.never")
		}
		options = append(options, parts.Option{Key: key, Text: text})
	}
	choice := parts.NewSegments(g.t("lock"), options...)
	choice.Select(strconv.Itoa(g.Settings().AutoLock))
	choice.OnChange = func(key string) {
		minutes, err := strconv.Atoi(key)
		if err == nil {
			g.Choose(func(s *settings.Settings) { s.AutoLock = minutes })
		}
	}
	return parts.NewValueOf(g.t("lock"), parts.Row(0, choice))
}

// showExposed names the files that can be read without the present key.
func (g *guarding) showExposed() {
	if len(g.exposed) == 0 {
		return
	}
	const most = 5
	list := parts.Column(4, parts.NewWrapped(g.t("exposed", g.Texts.Int(len(g.exposed)))))
	for _, path := range g.exposed[:min(most, len(g.exposed))] {
		list.Add(parts.NewNote(path))
	}
	g.all.Add(list)
	g.all.Add(parts.Flow(8, parts.NewButton(g.t("clean"), g.clean)))
}

// look looks for such files in the background.
func (g *guarding) look() {
	g.looked.Run(func(func() bool) []string { return g.Store.Exposed() }, func(paths []string) {
		g.exposed = paths
		g.show()
	})
}

// run changes the keys in the background, which takes a moment.
func (g *guarding) run(said string, change func() error) {
	if g.busy {
		return
	}
	g.busy = true
	g.show()
	g.work.Run(func(func() bool) error { return change() }, func(err error) {
		g.busy = false
		g.show()
		g.look()
		if err != nil {
			g.Failed(err)
			return
		}
		g.Saved(g.t(said))
	})
}

func (g *guarding) setPassphrase() {
	keys.AskPassphrase(keys.Of(g.Deps), func(text string) {
		g.run("passphrase_set", func() error { return g.Store.SetPassphrase(text) })
	})
}

// keep draws a recovery key and goes on once the user has kept it.
func (g *guarding) keep(then func(vault.Recovery)) {
	key, err := vault.NewRecovery()
	if err != nil {
		g.Failed(err)
		return
	}
	keys.Keep(keys.Of(g.Deps), key, g.Store.Path(), func() { then(key) })
}

func (g *guarding) newRecovery() {
	g.keep(func(key vault.Recovery) {
		g.run("recovery_set", func() error { return g.Store.SetRecovery(key) })
	})
}

func (g *guarding) encrypt() {
	g.keep(func(key vault.Recovery) {
		g.run("encrypted", func() error {
			if err := g.Store.Encrypt(key, ""); err != nil {
				return err
			}
			return g.Store.Remember()
		})
	})
}

func (g *guarding) decrypt() {
	parts.Ask(g.Canvas(), parts.Question{Title: g.t("decrypt.title"), Text: g.t("decrypt.text"), Danger: true,
		Yes: g.t("decrypt.yes"), No: g.Texts.T("ui.keys.no"), OnYes: func() bool {
			g.run("decrypted", g.Store.Decrypt)
			return true
		}})
}

func (g *guarding) clean() {
	parts.Ask(g.Canvas(), parts.Question{Title: g.t("clean.title"), Text: g.t("clean.text", g.Texts.Int(len(g.exposed))), Danger: true,
		Yes: g.t("clean.yes"), No: g.Texts.T("ui.keys.no"), OnYes: func() bool {
			g.run("cleaned", func() error {
				_, err := g.Store.RemoveExposed()
				return err
			})
			return true
		}})
}
