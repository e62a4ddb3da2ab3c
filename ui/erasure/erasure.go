// Package erasure erases personal data by order: it asks what and why, lists
// what would go, and afterwards names the copies that still have it.
package erasure

import (
	"slices"
	"strings"

	"samsvar/exchange/chronicle"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// form is the question what to erase and why.
type form struct {
	d      *screen.Deps
	ref    reg.Ref
	what   *parts.Segments
	reason *parts.Entry
	wrong  *parts.Text
	done   func()
}

// Ask asks what of a record to erase, and why. done is called when it was
// erased.
func Ask(d *screen.Deps, ref reg.Ref, done func()) {
	t, register := d.Texts, model.Register(ref.Register)
	if register == nil || !personal(register.Fields) {
		parts.Tell(d.Canvas(), t.T("ui.erasure.none"), t.T("ui.erasure.none.help"), t.T("ui.ok"))
		return
	}
	f := &form{d: d, ref: ref, done: done, reason: parts.NewEntry(t.T("ui.erasure.reason")), wrong: parts.NewWrapped("").In(look.Red)}
	f.what = parts.NewSegments(t.T("ui.erasure.what"), parts.Option{Key: "fields", Text: t.T("ui.erasure.fields")},
		parts.Option{Key: "whole", Text: t.T("ui.erasure.whole")})
	f.wrong.Hide()
	title := chronicle.Words{Texts: t, View: d.Store.View()}.Record(ref)
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.erasure.ask", title), Text: t.T("ui.erasure.help"), Width: 560,
		Body: parts.Column(12, parts.NewValueOf(t.T("ui.erasure.what"), parts.Row(0, f.what)),
			parts.NewValueOf(t.T("ui.erasure.reason"), f.reason), f.wrong),
		Focus: f.reason, Yes: t.T("ui.erasure.next"), No: t.T("ui.erasure.cancel"), OnYes: f.next})
}

// personal reports whether any of some fields is about persons.
func personal(fields []*reg.Field) bool {
	return slices.ContainsFunc(fields, func(f *reg.Field) bool { return f.Personal || personal(f.Sub) })
}

// next works out what would go, unless the reason is missing.
func (f *form) next() bool {
	if strings.TrimSpace(f.reason.Text) == "" {
		f.wrong.SetText(f.d.Texts.T("ui.erasure.reason_missing"))
		f.wrong.Show()
		return false
	}
	order := storage.Erasure{Records: []reg.Ref{f.ref}, Fields: f.what.Selected() == "fields",
		Instead: f.d.Texts.T("erase.instead"), Reason: f.reason.Text}
	f.inBackground(func() (storage.ErasePlan, error) { return f.d.Store.PlanErase(order) }, func(plan storage.ErasePlan) { f.confirm(order, plan) })
	return true
}

func (f *form) inBackground(work func() (storage.ErasePlan, error), then func(storage.ErasePlan)) {
	go func() {
		plan, err := work()
		f.d.Do(func() {
			if err != nil {
				f.d.Failed(err)
				return
			}
			then(plan)
		})
	}()
}

// confirm lists what goes; it cannot be taken back.
func (f *form) confirm(order storage.Erasure, plan storage.ErasePlan) {
	t := f.d.Texts
	lines := chronicle.Words{Texts: t, View: f.d.Store.View()}.Erasure(plan)
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.T("ui.erasure.confirm"), Text: t.T("ui.erasure.confirm.help", strings.Join(lines, "\n")),
		Width: 640, Danger: true, Yes: t.T("ui.erasure.yes"), No: t.T("ui.erasure.cancel"),
		OnYes: func() bool {
			f.d.Do(func() {
				f.inBackground(func() (storage.ErasePlan, error) { return f.d.Store.Erase(order) }, f.erased)
			})
			return true
		}})
}

// CarryOut erases without asking, for what has asked itself, and calls done
// whether it went well or not. Copies that still have the content are offered
// for deletion.
func CarryOut(d *screen.Deps, order storage.Erasure, done func()) {
	go func() {
		plan, err := d.Store.Erase(order)
		d.Do(func() {
			if err != nil {
				d.Failed(err)
				done()
				return
			}
			(&form{d: d, done: done}).erased(plan)
		})
	}()
}

func (f *form) erased(plan storage.ErasePlan) {
	f.d.Saved(f.d.Texts.T("ui.erasure.done"))
	f.done()
	if len(plan.Held) > 0 {
		f.offerCopies(plan.Held)
	}
}

// offerCopies names the copies that still have the content, and offers to
// delete them after a new backup.
func (f *form) offerCopies(held []string) {
	t := f.d.Texts
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.N("ui.erasure.held", len(held)),
		Text: t.T("ui.erasure.held.help", strings.Join(held, "\n")), Width: 640, Danger: true,
		Yes: t.T("ui.erasure.held.yes"), No: t.T("ui.erasure.held.no"),
		OnYes: func() bool {
			f.d.Do(func() { f.dropCopies(held) })
			return true
		}})
}

func (f *form) dropCopies(held []string) {
	store := f.d.Store
	f.inBackground(func() (storage.ErasePlan, error) {
		_, err := store.Backup()
		if err == nil {
			err = store.DropCopies(held)
		}
		return storage.ErasePlan{}, err
	}, func(storage.ErasePlan) { f.d.Saved(f.d.Texts.N("ui.erasure.dropped", len(held))) })
}
