package record

import (
	"maps"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// OfferDrafts asks what to do with what was written and not saved when the
// program ended the last time: go on with it, or throw it away.
func OfferDrafts(d *screen.Deps) {
	all, unreadable, err := d.Store.Unsaved()
	if err != nil {
		d.Failed(err)
		return
	}
	offer(d, all)
	if unreadable > 0 {
		parts.Tell(d.Canvas(), d.Texts.T("ui.drafts.unreadable"), d.Texts.N("ui.drafts.unreadable.help", unreadable), d.Texts.T("ui.ok"))
	}
}

// offer asks about the first, and then about the others.
func offer(d *screen.Deps, all []storage.Unsaved) {
	if len(all) == 0 {
		return
	}
	u, rest := all[0], all[1:]
	r := model.Register(u.Ref.Register)
	if r == nil || saved(d, r, u) {
		throwAway(d, u)
		offer(d, rest)
		return
	}
	t := d.Texts
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.drafts.title"), Width: 520,
		Text: t.T("ui.drafts.text", what(d, r, u), t.Instant(reg.InstantOf(u.At)), u.User),
		Yes:  t.T("ui.drafts.go_on"), Other: t.T("ui.drafts.discard"), No: t.T("ui.drafts.later"),
		OnYes: func() bool {
			d.Do(func() {
				d.Open(screen.Place{Kind: screen.Edit, Register: u.Ref.Register, ID: u.Ref.ID, Draft: u.Name})
			})
			return true
		},
		OnOther: func() {
			throwAway(d, u)
			d.Do(func() { offer(d, rest) })
		},
		OnNo: func() { d.Do(func() { offer(d, rest) }) }})
}

// saved reports whether the record is in the store as it was written: the
// program ended between saving it and removing the draft.
func saved(d *screen.Deps, r *reg.Register, u storage.Unsaved) bool {
	rec, ok := d.Store.View().Get(u.Ref.Register, u.Ref.ID)
	return ok && len(u.Typed) == 0 && maps.Equal(content(r, r.Dump(rec)), content(r, u.Fields))
}

// content are the fields that people fill in.
func content(r *reg.Register, values map[string]string) map[string]string {
	own := maps.Clone(values)
	for _, f := range r.Fields {
		if f.Managed {
			delete(own, f.Key)
		}
	}
	return own
}

// what is which record a draft is about, in words.
func what(d *screen.Deps, r *reg.Register, u storage.Unsaved) string {
	rec := r.Load(u.Fields)
	title := d.Texts.Title(r, rec, d.Names(d.Store.View()))
	no := rec.Header().No
	switch {
	case u.Ref.ID != "" && title == no:
		return no
	case u.Ref.ID != "":
		return d.Texts.T("ui.drafts.known", no, title)
	case title == "":
		return d.Texts.RegisterNew(r)
	}
	return d.Texts.T("ui.drafts.new", d.Texts.RegisterNew(r), title)
}

func throwAway(d *screen.Deps, u storage.Unsaved) {
	if err := d.Store.DropUnsaved(u.Name); err != nil {
		d.Failed(err)
	}
}
