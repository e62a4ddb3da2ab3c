package record

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// create makes the record that a link is to lead to. Where its title is all that
// it needs and stands already, it is made at once; otherwise a dialog asks for
// what it cannot be without.
func (f *Form) create(register, typed string, done func(reg.ID)) {
	r := model.Register(register)
	if r == nil {
		return
	}
	rec := r.New()
	named := false
	if title := r.Value(rec, r.TitleField); title != nil && typed != "" {
		named = title.Parse(typed) == nil
	}
	keys := needed(r)
	if named && len(keys) == 1 {
		f.make(r, rec, done)
		return
	}
	t := f.d.Texts
	form := edit.NewFormOf(f.d.Form(), r, rec, keys...)
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.RegisterNew(r), Text: t.T("ui.record.create.help"), Body: form.Cards(),
		Yes: t.T("ui.record.create"), No: t.T("ui.record.cancel"), Width: 560,
		OnYes: func() bool { return form.Check() && f.make(r, form.Record(), done) }})
	form.FocusFirst()
}

// needed are the title, and the fields without which a record cannot be saved.
func needed(r *reg.Register) []string {
	var keys []string
	if r.TitleField != "" {
		keys = append(keys, r.TitleField)
	}
	for _, f := range r.Fields {
		if f.Required && !f.Managed && !slices.Contains(keys, f.Key) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// make saves a record and hands its id on; it reports whether that went well.
func (f *Form) make(r *reg.Register, rec reg.Record, done func(reg.ID)) bool {
	result, err := f.d.Store.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: rec}}})
	if err != nil {
		f.d.Failed(err)
		return false
	}
	f.d.Do(func() { done(result.Refs[0].ID) })
	return true
}
