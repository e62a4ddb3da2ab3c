package bench

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// Sheet is some of the record's fields to fill in, with a button that saves
// them.
type Sheet struct {
	page *Page
	keys []string
	base reg.Record
	form *edit.Form
	save *parts.Button
	all  *fyne.Container
	// Also completes what is saved, such as a status that follows from a date; nil
	// for nothing.
	Also func(rec reg.Record)
}

// Sheet makes fields of the record that the page is about.
func (p *Page) Sheet(keys ...string) *Sheet {
	rec, ok := p.Store.View().Get(p.Ref.Register, p.Ref.ID)
	if !ok {
		rec = p.Register.New()
	}
	deps := p.Form()
	deps.Scroll = p.pane.Scroll()
	s := &Sheet{page: p, keys: keys, base: rec, form: edit.NewFormOf(deps, p.Register, rec, keys...)}
	s.save = parts.NewPrimary(p.Texts.T("ui.record.save"), func() { s.Save(func() {}) })
	s.save.OnFocus = func(gained bool) {
		if gained {
			p.pane.Reveal(s.save)
		}
	}
	s.form.OnChange = s.mark
	s.all = parts.Column(10, s.form.Cards(), parts.Row(0, s.save))
	s.mark()
	p.sheet = s
	return s
}

// Object is what to put into a window.
func (s *Sheet) Object() fyne.CanvasObject { return s.all }

// Enter fills in a field the way the user's own goes in.
func (s *Sheet) Enter(path, canonical string) {
	if field := s.form.Field(path); field != nil {
		field.Enter(canonical)
	}
}

// Focus goes to a field.
func (s *Sheet) Focus(path string) { s.form.Focus(path) }

// Record is the record as it is in the fields now.
func (s *Sheet) Record() reg.Record { return s.form.Record() }

// Dirty reports whether anything is not saved.
func (s *Sheet) Dirty() bool { return s.form.Dirty() }

// mark has the button pressed only where there is something to save.
func (s *Sheet) mark() {
	if s.form.Dirty() {
		s.save.Enable()
	} else {
		s.save.Disable()
	}
	s.page.Relay()
}

// Save saves the fields over the record as it is now, and calls then.
func (s *Sheet) Save(then func()) {
	if !s.form.Check() {
		return
	}
	p := s.page
	now, ok := p.Store.View().Get(p.Ref.Register, p.Ref.ID)
	if !ok {
		p.gone()
		return
	}
	rec := p.Register.Clone(now)
	if err := s.put(rec); err != nil {
		p.Failed(err)
		return
	}
	if s.Also != nil {
		s.Also(rec)
	}
	if _, err := p.Store.Save(storage.Change{Records: []storage.Write{{Register: p.Ref.Register, Record: rec, Base: now}}}); err != nil {
		p.Failed(err)
		return
	}
	p.own = true
	s.base = rec
	s.form.Saved(rec)
	s.mark()
	p.Saved(p.Texts.T("ui.record.saved", now.Header().No))
	then()
}

// put sets the fields that have changed here, and leaves the others as they are.
func (s *Sheet) put(rec reg.Record) error {
	r, mine := s.page.Register, s.form.Record()
	for _, key := range s.keys {
		text := r.Value(mine, key).Text()
		if text == r.Value(s.base, key).Text() {
			continue
		}
		if err := r.Value(rec, key).Parse(text); err != nil {
			return err
		}
	}
	r.AdoptItemIDs(rec, s.base)
	return nil
}

// unsaved are the fields that are written and not saved, one to a line.
func (s *Sheet) unsaved() string {
	var lines []string
	mine, t := s.form.Record(), s.page.Texts
	names := s.page.Names(s.page.Store.View())
	for _, key := range s.keys {
		f := s.page.Register.Field(key)
		if now := f.Of(mine); now.Text() != f.Of(s.base).Text() {
			lines = append(lines, t.Field(s.page.Register, f)+": "+t.Show(f, now, names))
		}
	}
	return strings.Join(lines, "\n")
}
