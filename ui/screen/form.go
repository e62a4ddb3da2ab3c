package screen

import (
	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
)

// Form is what forms need: records to link to, names, suggestions, and making a
// record in place. The books of law are read once.
func (d *Deps) Form() edit.Deps {
	return edit.Deps{Texts: d.Texts, Today: d.Today, Targets: d.targets, Create: d.create,
		Names:   func(register string, id reg.ID) string { return d.Names(d.Store.View())(register, id) },
		Open:    func(ref reg.Ref) { d.Open(Place{Kind: Record, Register: ref.Register, ID: ref.ID}) },
		Suggest: d.suggest(), Files: files{d}}
}

// targets lists what can be linked to, with those that have ended last.
func (d *Deps) targets(register string) []edit.Target {
	known, view := model.Register(register), d.Store.View()
	if known == nil {
		return nil
	}
	names := d.Names(view)
	var all, ended []edit.Target
	for _, rec := range view.All(register) {
		target := edit.Target{ID: rec.Header().ID, No: rec.Header().No, Title: d.Texts.Title(known, rec, names)}
		if known.Ended(rec) {
			ended = append(ended, target)
		} else {
			all = append(all, target)
		}
	}
	return append(all, ended...)
}

// create makes a record of nothing but its title.
func (d *Deps) create(register, typed string, done func(reg.ID)) {
	known := model.Register(register)
	if known == nil {
		return
	}
	rec := known.New()
	if title := known.Value(rec, known.TitleField); title != nil {
		if err := title.Parse(typed); err != nil {
			d.Failed(err)
			return
		}
	}
	result, err := d.Store.Save(storage.Change{Records: []storage.Write{{Register: register, Record: rec}}})
	if err != nil {
		d.Failed(err)
		return
	}
	done(result.Refs[0].ID)
}

// suggest offers the catalogue's lists and those of law.
func (d *Deps) suggest() func(list string) []string {
	book, err := law.Load()
	if err != nil {
		return d.Texts.Suggestions
	}
	return func(list string) []string {
		if all := book.Suggestions(list); len(all) > 0 {
			return all
		}
		return d.Texts.Suggestions(list)
	}
}
