package worksheet

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/printing"
)

// Save saves what was typed.
func (s *Sheet) Save() { s.Commit() }

// Print saves what was typed, and makes a document of the record.
func (s *Sheet) Print() {
	if s.Draft != nil && s.Commit() {
		printing.Show(s.Deps, s.Ref)
	}
}

// Leave saves what was typed and goes, unless that cannot be saved.
func (s *Sheet) Leave(then func()) {
	if s.Commit() {
		then()
	}
}

// Commit saves what was typed and reports whether that went well.
func (s *Sheet) Commit() bool {
	for _, part := range s.shown {
		part.Commit()
	}
	return s.Write("")
}

// Dirty reports whether the draft differs from what is saved.
func (s *Sheet) Dirty() bool {
	if s.Draft == nil {
		return false
	}
	for _, f := range s.Register.Fields {
		if f.Of(s.Draft).Text() != f.Of(s.base).Text() {
			return true
		}
	}
	return false
}

// Write saves the draft as it is, with other records of the same change; reason
// is shown in the history.
func (s *Sheet) Write(reason string, also ...storage.Write) bool {
	if s.Draft == nil {
		return true
	}
	if s.Settle != nil {
		s.Settle()
	}
	if !s.Dirty() && len(also) == 0 {
		return true
	}
	rec, err := s.merged()
	if err == nil {
		_, err = s.Store.Save(storage.Change{Reason: reason, Records: append(also, storage.Write{Register: s.Ref.Register, Record: rec})})
	}
	if err != nil {
		s.Failed(err)
		return false
	}
	s.take()
	s.Saved(s.Texts.T("ui.record.saved", s.base.Header().No))
	s.Refresh()
	return true
}

// merged is the record as it is in the store now, with the fields that were
// changed here.
func (s *Sheet) merged() (reg.Record, error) {
	now, ok := s.Store.View().Get(s.Ref.Register, s.Ref.ID)
	if !ok {
		now = s.base
	}
	rec := s.Register.Clone(now)
	for _, f := range s.Register.Fields {
		text := f.Of(s.Draft).Text()
		if text == f.Of(s.base).Text() {
			continue
		}
		if err := f.Of(rec).Parse(text); err != nil {
			return nil, err
		}
	}
	s.Register.AdoptItemIDs(rec, now)
	return rec, nil
}

// take makes the draft what is saved.
func (s *Sheet) take() {
	if rec, ok := s.Store.View().Get(s.Ref.Register, s.Ref.ID); ok {
		s.base, s.Draft = rec, s.Register.Clone(rec)
	}
}

// Changed takes over what others have saved, in the fields that were not
// changed here.
func (s *Sheet) Changed() {
	now, ok := s.Store.View().Get(s.Ref.Register, s.Ref.ID)
	if s.Draft == nil || !ok {
		return
	}
	theirs := false
	for _, f := range s.Register.Fields {
		text := f.Of(now).Text()
		if text == f.Of(s.base).Text() || f.Of(s.Draft).Text() != f.Of(s.base).Text() {
			continue
		}
		theirs = theirs || !f.Managed
		if f.Of(s.Draft).Parse(text) != nil {
			continue // a newer version's; it stays in the store
		}
	}
	s.base = now
	if theirs && !s.typing() {
		s.Again()
		return
	}
	s.Refresh()
}

// typing reports whether something is typed that is not in the draft yet.
func (s *Sheet) typing() bool {
	for _, part := range s.shown {
		if f, ok := part.(*fields); ok && f.dirty() {
			return true
		}
	}
	return false
}

// fields is a form of some of the record's fields.
type fields struct {
	sheet *Sheet
	keys  []string
	form  *edit.Form
	kept  map[string]string // canonical, as they went into the draft
}

func newFields(s *Sheet, keys []string) *fields {
	f := &fields{sheet: s, keys: keys, kept: map[string]string{}}
	deps := s.Form()
	deps.Scroll = s.scroll
	f.form = edit.NewFormOf(deps, s.Register, s.Draft, keys...)
	f.form.OnReach = func(*edit.Field) { s.Commit() }
	f.form.OnChange = s.Relay
	f.keep()
	return f
}

func (f *fields) keep() {
	rec := f.form.Record()
	for _, key := range f.keys {
		f.kept[key] = f.sheet.Register.Value(rec, key).Text()
	}
}

// Object is the form's cards.
func (f *fields) Object() fyne.CanvasObject { return f.form.Cards() }

// Commit puts the fields that were changed into the draft.
func (f *fields) Commit() {
	rec := f.form.Record()
	for _, key := range f.keys {
		text := f.sheet.Register.Value(rec, key).Text()
		if text == f.kept[key] {
			continue
		}
		if err := f.sheet.Register.Value(f.sheet.Draft, key).Parse(text); err != nil {
			f.sheet.Failed(err)
		}
	}
	f.keep()
}

func (f *fields) dirty() bool {
	rec := f.form.Record()
	for _, key := range f.keys {
		if f.sheet.Register.Value(rec, key).Text() != f.kept[key] {
			return true
		}
	}
	return false
}

// Refresh leaves the form alone: what others change makes it anew.
func (f *fields) Refresh() {}
