// Package undoing takes back what was saved, and does it again, for the menu:
// it says first what that is.
package undoing

import (
	"errors"
	"strings"

	"samsvar/exchange/chronicle"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// taking is undo or redo.
type taking struct {
	key  string // of the texts
	next func(*storage.Store) (storage.Step, bool, error)
	do   func(*storage.Store) (storage.Result, error)
}

// Undo asks whether to take the user's latest change back.
func Undo(d *screen.Deps) {
	ask(d, taking{"ui.undoing.undo", (*storage.Store).Undoable, (*storage.Store).Undo})
}

// Redo asks whether to do again what was undone last.
func Redo(d *screen.Deps) {
	ask(d, taking{"ui.undoing.redo", (*storage.Store).Redoable, (*storage.Store).Redo})
}

func ask(d *screen.Deps, t taking) {
	step, ok, err := t.next(d.Store)
	if err != nil {
		d.Failed(err)
		return
	}
	if !ok {
		parts.Tell(d.Canvas(), d.Texts.T(t.key+".nothing"), d.Texts.T(t.key+".nothing.help"), d.Texts.T("ui.ok"))
		return
	}
	what := chronicle.Words{Texts: d.Texts, View: d.Store.View()}.Step(step)
	parts.Ask(d.Canvas(), parts.Question{Title: d.Texts.T(t.key + ".ask"),
		Text: d.Texts.T(t.key+".help", what, step.User, d.Texts.Instant(reg.InstantOf(step.Time))), Width: 520,
		Yes: d.Texts.T(t.key + ".yes"), No: d.Texts.T("ui.undoing.cancel"),
		OnYes: func() bool {
			d.Do(func() { carryOut(d, t, what) })
			return true
		}})
}

// carryOut does it in the background: an import of very many rows takes a while.
func carryOut(d *screen.Deps, t taking, what string) {
	store := d.Store
	go func() {
		_, err := t.do(store)
		d.Do(func() {
			if err != nil {
				explain(d, err)
				return
			}
			d.Saved(d.Texts.T(t.key+".done", what))
		})
	}()
}

// explain tells why not; where others have changed the same since, it names
// each place.
func explain(d *screen.Deps, err error) {
	var overtaken *storage.Overtaken
	if !errors.As(err, &overtaken) {
		d.Failed(err)
		return
	}
	title, text := screen.Explain(d.Texts, err)
	lines := chronicle.Words{Texts: d.Texts, View: d.Store.View()}.Overtaken(overtaken)
	for i, line := range lines {
		lines[i] = "• " + line
	}
	parts.Tell(d.Canvas(), title, text+"\n\n"+strings.Join(lines, "\n"), d.Texts.T("ui.ok"))
}
