package removal

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// sorted are records that can be deleted together, and those that others link
// to.
type sorted struct {
	free []reg.Ref
	held []reg.Ref
}

// AskMany asks whether to delete records of one register, deletes those that no
// other links to as one change, and calls done.
func AskMany(d *screen.Deps, refs []reg.Ref, done func()) {
	view := d.Store.View()
	screen.NewWork[sorted](d.Do).Run(func(func() bool) sorted { return sortOut(view, refs) }, func(s sorted) {
		askMany(d, s, done)
	})
}

// sortOut finds what can be deleted. What must stay may hold others in turn.
func sortOut(view *storage.View, refs []reg.Ref) sorted {
	going := make(map[reg.Ref]bool, len(refs))
	for _, ref := range refs {
		going[ref] = view.Has(ref)
	}
	s := sorted{free: slices.DeleteFunc(slices.Clone(refs), func(ref reg.Ref) bool { return !going[ref] })}
	for changed := true; changed; {
		var free []reg.Ref
		changed = false
		for _, ref := range s.free {
			if slices.ContainsFunc(view.UsedBy(ref), func(u storage.Use) bool { return !going[u.From] }) {
				going[ref], changed = false, true
				s.held = append(s.held, ref)
				continue
			}
			free = append(free, ref)
		}
		s.free = free
	}
	return s
}

func askMany(d *screen.Deps, s sorted, done func()) {
	t := d.Texts
	if len(s.free) == 0 {
		parts.Tell(d.Canvas(), t.N("ui.removal.many.held", len(s.held)), t.T("ui.removal.many.held.help", heldTitles(d, s.held)), t.T("ui.ok"))
		return
	}
	text := t.T("ui.removal.many.help")
	if len(s.held) > 0 {
		text += "\n\n" + t.N("ui.removal.many.some_held", len(s.held)) + "\n" + heldTitles(d, s.held)
	}
	parts.Ask(d.Canvas(), parts.Question{Title: t.N("ui.removal.many.ask", len(s.free)), Text: text, Width: 520,
		Yes: t.T("ui.removal.delete"), No: t.T("ui.removal.cancel"), Danger: true, OnYes: func() bool {
			d.Do(func() { save(d, storage.Change{Delete: s.free}, t.N("ui.removal.many.deleted", len(s.free)), done) })
			return true
		}})
}

// heldTitles names the first of the records that others link to.
func heldTitles(d *screen.Deps, held []reg.Ref) string {
	const most = 6
	view := d.Store.View()
	text := ""
	for i, ref := range held {
		if i == most {
			return text + "\n" + d.Texts.N("ui.removal.more", len(held)-most)
		}
		if rec, ok := view.Get(ref.Register, ref.ID); ok {
			text += "\n• " + d.Texts.Title(model.Register(ref.Register), rec, d.Names(view))
		}
	}
	return text
}

// RestoreMany brings deleted records back as one change and calls done.
func RestoreMany(d *screen.Deps, refs []reg.Ref, done func()) {
	save(d, storage.Change{Restore: refs, Origin: storage.OriginUndo}, d.Texts.N("ui.removal.many.restored", len(refs)), done)
}

// save makes a change of many records in the background.
func save(d *screen.Deps, c storage.Change, said string, done func()) {
	store := d.Store
	screen.NewWork[error](d.Do).RunTold(d.Busy, d.Texts.T("ui.removal.many.saving"), func(func() bool) error {
		_, err := store.Save(c)
		return err
	}, func(err error) {
		if err != nil {
			d.Failed(err)
			return
		}
		d.Saved(said)
		done()
	}, nil)
}
