package shell

import (
	"errors"
	"io"
	"strings"
	"time"

	"samsvar/exchange/sheet"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

const (
	// watchPause is how often a session looks whether it is asked to the front.
	watchPause = 300 * time.Millisecond
	// outsideEvery is how many of these looks go by between looks at the file.
	outsideEvery = 10
	// raiseWait is how long a second program waits for the first to answer.
	raiseWait = 3 * time.Second
	// raisedShown is how long a second program says that it gives way.
	raisedShown = 2 * time.Second
)

// watch looks now and then whether another program asks this one to come to the
// front, or has changed the store's file. The function returned ends that.
func (s *session) watch() (stop func()) {
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(watchPause)
		defer tick.Stop()
		told := false
		for n := 1; ; n++ {
			select {
			case <-done:
				return
			case <-tick.C:
			}
			if s.store.RaiseAsked() {
				s.program.do(s.program.raise)
			}
			if n%outsideEvery != 0 {
				continue
			}
			s.program.do(s.program.lookIdle)
			if told {
				continue
			}
			if err := s.store.ChangedOutside(); err != nil {
				told = true
				s.program.do(func() { s.failed(err) })
			}
		}
	}()
	return func() { close(done) }
}

// failed tells of an error of this session, unless it has ended meanwhile.
func (s *session) failed(err error) {
	if s.program.session == s {
		s.program.failed(err)
	}
}

// raise brings the window to the front.
func (p *Program) raise() {
	p.window.Show()
	p.window.RequestFocus()
}

// outside tells that another program has changed the file, and offers the ways
// out. What is written in a form stays there meanwhile.
func (p *Program) outside(err error) {
	t := p.texts
	_, text := screen.Explain(t, err)
	parts.Ask(p.window.Canvas(), parts.Question{Title: t.T("ui.outside"), Text: text,
		Yes: t.T("ui.outside.copy"), Other: t.T("ui.outside.reopen"), No: t.T("ui.outside.later"), Width: 560,
		OnYes: func() bool { p.in((*session).saveCopy)(); return true }, OnOther: p.in((*session).reopen)})
}

// saveCopy writes what the session holds to another file, and what is written
// in a form and not saved to a text beside it.
func (s *session) saveCopy() {
	p := s.program
	p.picker().Save(p.texts.T("ui.outside.copy"), "kopi"+storeEnding, s.copyTo)
}

// copyTo does that in the background. If the store cannot be copied, because
// its file was overwritten, the words are kept all the same.
func (s *session) copyTo(path string) {
	p, words := s.program, ""
	if form, ok := s.shown.(screen.Drafter); ok {
		words = form.Unsaved()
	}
	go func() {
		err := s.store.CopyTo(path)
		said := ""
		if err == nil {
			said = p.texts.T("ui.outside.copied", path)
		}
		if words != "" {
			beside := strings.TrimSuffix(path, storeEnding) + ".txt"
			wrong := sheet.WriteFile(beside, func(w io.Writer) error {
				_, err := io.WriteString(w, words+"\n")
				return err
			})
			if wrong == nil {
				said = strings.TrimSpace(said + "\n\n" + p.texts.T("ui.outside.words", beside))
			}
			err = errors.Join(err, wrong)
		}
		p.do(func() { s.copied(said, err) })
	}()
}

// copied tells what was kept, and what could not be.
func (s *session) copied(said string, err error) {
	t, canvas := s.program.texts, s.program.window.Canvas()
	if said != "" {
		parts.Tell(canvas, t.T("ui.outside.copy"), said, t.T("ui.ok"))
	}
	if err != nil {
		title, text := screen.Explain(t, err)
		parts.Tell(canvas, title, text, t.T("ui.ok"))
	}
}

// reopen reads the store anew as it is in the file now.
func (s *session) reopen() {
	p, path := s.program, s.store.Path()
	p.leave(func() {
		s.close()
		p.session = nil
		p.window.SetContent(parts.NewPlain(look.Page, parts.NewEmpty(p.texts.T("ui.opening"), path)))
		go p.openMeanwhile(path)
	})
}

// changedOutside reports whether an error says that another program has
// changed the store's file.
func changedOutside(err error) bool {
	var coded storage.Coded
	return errors.As(err, &coded) && (coded.ErrorCode() == "changed_outside" || coded.ErrorCode() == "gone_outside")
}

// giveWay asks the program that has a store open to come to the front, says so
// and ends this one. It reports whether the other has answered; it is called
// in the background.
func (p *Program) giveWay(path string, err error) bool {
	if !errors.As(err, new(*storage.Locked)) || !storage.AskToRaise(path, raiseWait) {
		return false
	}
	p.do(func() {
		p.window.SetContent(parts.NewPlain(look.Page, parts.NewEmpty(p.texts.T("ui.raised"), p.texts.T("ui.raised.text"))))
		time.AfterFunc(raisedShown, func() { p.do(p.window.Close) })
	})
	return true
}

// tellTroubles tells once of each thing that did not stop the work: a clock
// that disagrees with the history, and a backup that failed.
func (s *session) tellTroubles() {
	t := s.program.texts
	if off := s.store.Clock(); off != nil && !s.toldClock {
		s.toldClock = true
		_, text := screen.Explain(t, off)
		parts.Tell(s.program.window.Canvas(), t.T("ui.clock"), text, t.T("ui.ok"))
	}
	failed := s.store.Info().BackupErr
	if failed != nil && s.toldBackup != failed.Error() {
		_, text := screen.Explain(t, failed)
		parts.Tell(s.program.window.Canvas(), t.T("ui.trouble.backup"), text, t.T("ui.ok"))
	}
	s.toldBackup = ""
	if failed != nil {
		s.toldBackup = failed.Error()
	}
}

// backedUp shows anew how backups stand, after work on the second place.
func (s *session) backedUp() {
	if s.program.session != s {
		return
	}
	s.showStatus(s.said)
	if s.trail.current().Kind == screen.Backups && s.shown != nil {
		s.shown.Changed()
	}
}
