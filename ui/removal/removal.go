// Package removal deletes records and brings them back, for every screen that
// shows one: it asks first, and says why not where others link to the record.
package removal

import (
	"errors"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Ask asks whether to delete a record, deletes it and calls done.
func Ask(d *screen.Deps, ref reg.Ref, done func()) {
	view, t := d.Store.View(), d.Texts
	rec, ok := view.Get(ref.Register, ref.ID)
	if !ok {
		return
	}
	register := model.Register(ref.Register)
	title := t.Title(register, rec, d.Names(view))
	if uses := Links(t, view, ref, d.Names(view)); len(uses) > 0 {
		parts.Tell(d.Canvas(), t.T("ui.removal.in_use", title), t.T("ui.removal.in_use.do", strings.Join(uses, "\n")), t.T("ui.ok"))
		return
	}
	parts.Ask(d.Canvas(), parts.Question{
		Title: t.T("ui.removal.ask", title), Text: t.T("ui.removal.ask.help"),
		Yes: t.T("ui.removal.delete"), No: t.T("ui.removal.cancel"), Danger: true,
		OnYes: func() bool {
			d.Do(func() { remove(d, ref, rec.Header().No, done) })
			return true
		},
	})
}

// Links lists in words which records link to one, and in which field.
func Links(t *i18n.Texts, view *storage.View, ref reg.Ref, names i18n.Names) []string {
	const most = 8
	var lines []string
	uses := view.UsedBy(ref)
	for i, use := range uses {
		if i == most {
			return append(lines, t.N("ui.removal.more", len(uses)-most))
		}
		register := model.Register(use.From.Register)
		lines = append(lines, "• "+t.T("ui.removal.use", t.Register(register), names(use.From.Register, use.From.ID),
			t.FieldPath(register, use.Path)))
	}
	return lines
}

func remove(d *screen.Deps, ref reg.Ref, no string, done func()) {
	_, err := d.Store.Save(storage.Change{Delete: []reg.Ref{ref}})
	var missing *storage.Missing
	if err != nil && !errors.As(err, &missing) { // gone already is as good
		d.Failed(err)
		return
	}
	d.Saved(d.Texts.T("ui.removal.deleted", no))
	done()
}

// Restore brings a deleted record back and calls done.
func Restore(d *screen.Deps, ref reg.Ref, done func()) {
	if _, err := d.Store.Save(storage.Change{Restore: []reg.Ref{ref}, Origin: storage.OriginUndo}); err != nil {
		d.Failed(err)
		return
	}
	no := ""
	if rec, ok := d.Store.View().Get(ref.Register, ref.ID); ok {
		no = rec.Header().No
	}
	d.Saved(d.Texts.T("ui.removal.restored", no))
	done()
}
