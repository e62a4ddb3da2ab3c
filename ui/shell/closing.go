package shell

import (
	"time"

	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// secondWait is how long closing waits for the second place. A copy that is not
// done by then is brought the next time.
const secondWait = 20 * time.Second

// secure makes the backup that is due before the store is closed, while the
// window says so, and then goes on. If it fails, the user decides.
func (p *Program) secure(then func()) {
	if p.session == nil || p.securing {
		then()
		return
	}
	p.securing = true
	store, t := p.session.store, p.texts
	wait := parts.Wait(p.window.Canvas(), t.T("ui.closing"), t.T("ui.closing.text"))
	go func() {
		_, err := store.BackupIfChanged(0)
		store.WaitSecond(secondWait)
		p.do(func() {
			p.securing = false
			wait.Close()
			if err == nil {
				then()
				return
			}
			_, text := screen.Explain(t, err)
			parts.Ask(p.window.Canvas(), parts.Question{Title: t.T("ui.closing.failed"), Text: text,
				Yes: t.T("ui.closing.anyway"), No: t.T("ui.closing.stay"), OnYes: func() bool { then(); return true }})
		})
	}()
}

// restore puts a backup in the place of the open store and shows what it holds.
func (s *session) restore(backup string) {
	p := s.program
	s.end()
	p.session = nil
	p.window.SetContent(parts.NewPlain(look.Page, parts.NewEmpty(p.texts.T("ui.restoring"), backup)))
	go func() {
		now, replaced, err := s.store.Restore(backup)
		p.do(func() { p.restored(now, replaced, err) })
	}()
}

// restored shows what came of a restore.
func (p *Program) restored(now *storage.Store, replaced string, err error) {
	switch {
	case now == nil:
		p.window.SetMainMenu(p.menu())
		p.showFirst(err)
		return
	case err != nil:
		p.show(now)
		p.failed(err)
		return
	}
	p.show(now)
	t := p.texts
	parts.Tell(p.window.Canvas(), t.T("ui.restored"), t.T("ui.restored.text", replaced), t.T("ui.ok"))
}
