package mending

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Deps is what the dialogs are given.
type Deps struct {
	Texts   *i18n.Texts
	Canvas  func() fyne.Canvas
	Do      func(func())
	Options storage.Options
	Opened  func(*storage.Store) // shows a store that was mended
	Failed  func(error)          // tells why something could not be done
}

// Tell says what was done about a store that is open by now. Nothing is said
// where nothing had to be done.
func Tell(t *i18n.Texts, c fyne.Canvas, a storage.Account) {
	if a.Empty() {
		return
	}
	lines := newLines()
	lines.show(cut(t, told(t, a)))
	parts.Ask(c, parts.Question{Title: t.T("ui.mending.done"), Body: lines.view, Width: dialogWidth, Yes: t.T("ui.ok")})
}

const (
	dialogWidth = 640
	linesHeight = 220
)

// lines is a text of several lines that scrolls where it is long.
type lines struct {
	column *fyne.Container
	view   *fyne.Container
}

func newLines() *lines {
	l := &lines{column: parts.Column(6)}
	scroll := container.NewVScroll(l.column)
	scroll.SetMinSize(fyne.NewSize(dialogWidth-60, linesHeight))
	l.view = container.NewStack(scroll)
	return l
}

func (l *lines) show(all []string) {
	l.column.Objects = nil
	for _, line := range all {
		l.column.Add(parts.NewWrapped(line).In(look.Text))
	}
	l.view.Refresh()
}

// looked is what looking a damaged store through gave.
type looked struct {
	diagnosis *storage.Diagnosis
	err       error
}

// Offer looks a damaged store through in the background and then asks what to
// do about it. Nothing is changed unless the user chooses a way.
func Offer(d Deps, path string, damage *storage.Damaged) {
	wait := parts.Wait(d.Canvas(), d.Texts.T("ui.mending.looking"), d.Texts.T("ui.mending.looking.help", path))
	screen.NewWork[looked](d.Do).Run(func(func() bool) looked {
		diagnosis, err := storage.Diagnose(path, damage, d.Options)
		return looked{diagnosis, err}
	}, func(l looked) {
		wait.Close()
		if l.err != nil {
			d.Failed(l.err)
			return
		}
		ask(d, l.diagnosis)
	})
}

// dialog is the question which way to go.
type dialog struct {
	d         Deps
	diagnosis *storage.Diagnosis
	chosen    storage.Remedy
	lines     *lines
}

func ask(d Deps, diagnosis *storage.Diagnosis) {
	t := d.Texts
	if len(diagnosis.Remedies) == 0 {
		diagnosis.Close()
		_, text := screen.Explain(t, diagnosis.Damage)
		parts.Tell(d.Canvas(), t.T("ui.mending.damaged"), text+"\n\n"+t.T("ui.mending.no_way"), t.T("ui.ok"))
		return
	}
	dia := &dialog{d: d, diagnosis: diagnosis, lines: newLines()}
	var options []parts.Option
	for _, m := range diagnosis.Remedies {
		options = append(options, parts.Option{Key: string(m.Kind), Text: t.T("ui.mending.way." + string(m.Kind))})
	}
	ways := parts.NewSegments(t.T("ui.mending.way"), options...)
	ways.OnChange = dia.choose
	best := string(diagnosis.Best().Kind)
	ways.Select(best)
	dia.choose(best)
	body := parts.Column(14, parts.NewValueOf(t.T("ui.mending.way"), parts.Row(0, ways)), dia.lines.view,
		parts.NewNote(t.T("ui.mending.kept")))
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.mending.damaged"), Text: t.T("ui.mending.ask"), Body: body,
		Focus: ways, Width: dialogWidth, Yes: t.T("ui.mending.take"), No: t.T("ui.mending.cancel"),
		OnYes: func() bool { d.Do(dia.take); return true }, OnNo: diagnosis.Close})
}

// choose shows what a way would bring back and lose, and below it what is
// wrong with the file.
func (dia *dialog) choose(kind string) {
	t := dia.d.Texts
	for _, m := range dia.diagnosis.Remedies {
		if string(m.Kind) == kind {
			dia.chosen = m
			all := append(outcome(t, m), t.T("ui.mending.wrong"))
			dia.lines.show(cut(t, append(all, findings(t, dia.diagnosis.Findings)...)))
		}
	}
}

// taken is how a way out ended.
type taken struct {
	store   *storage.Store
	account storage.Account
	err     error
}

func (dia *dialog) take() {
	d := dia.d
	wait := parts.Wait(d.Canvas(), d.Texts.T("ui.mending.taking"), dia.diagnosis.Path)
	screen.NewWork[taken](d.Do).Run(func(func() bool) taken {
		defer dia.diagnosis.Close()
		store, account, err := dia.diagnosis.Take(dia.chosen)
		return taken{store, account, err}
	}, func(end taken) {
		wait.Close()
		if end.err != nil {
			d.Failed(end.err)
			return
		}
		d.Opened(end.store)
		Tell(d.Texts, d.Canvas(), end.account)
	})
}
