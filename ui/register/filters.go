package register

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/sift"
)

// Keys of what the filter's list offers besides fields.
const (
	savedPrefix = "saved:"
	saveKey     = "save"
	manageKey   = "manage"
	gapsOption  = "gaps"
	fieldPrefix = "field:"
)

// pickFilter offers the saved filters, and the fields to narrow the list by.
func (v *view) pickFilter() {
	s, t := v.s, v.t
	p := &parts.Picker{Label: t.T("ui.register.filter"), Search: t.T("ui.register.search_filter"), None: t.T("ui.register.no_fields"),
		OnPick: v.filterPicked}
	saved := s.kept().Filters
	for _, f := range saved {
		p.Options = append(p.Options, parts.Option{Key: savedPrefix + f.Name, Text: f.Name, Detail: t.T("ui.register.saved")})
	}
	if len(s.filter.conditions) > 0 {
		p.Options = append(p.Options, parts.Option{Key: saveKey, Text: t.T("ui.register.save_filter")})
	}
	if len(saved) > 0 {
		p.Options = append(p.Options, parts.Option{Key: manageKey, Text: t.T("ui.register.manage_filters")})
	}
	p.Options = append(p.Options, parts.Option{Key: gapsOption, Text: t.T("ui.register.gaps")})
	for _, f := range sift.Fields(s.register) {
		p.Options = append(p.Options, parts.Option{Key: fieldPrefix + f.Path, Text: t.FieldPath(s.register, f.Path)})
	}
	p.Show(v.filter)
}

func (v *view) filterPicked(key string) {
	switch name, saved := strings.CutPrefix(key, savedPrefix); {
	case saved:
		v.s.apply(name)
	case key == saveKey:
		v.askName(v.t.T("ui.register.save_filter.title"), "", v.s.saveFilter)
	case key == manageKey:
		v.manage()
	case key == gapsOption:
		v.askCondition(settings.Condition{Field: sift.GapsField}, nil)
	default:
		v.askCondition(settings.Condition{Field: strings.TrimPrefix(key, fieldPrefix)}, nil)
	}
}

// apply narrows the list as a saved filter says.
func (s *Screen) apply(name string) {
	for _, f := range s.kept().Filters {
		if f.Name == name {
			s.setConditions(slices.Clone(f.Conditions))
			s.view.grid.Focus()
			return
		}
	}
}

// saveFilter keeps what the list is narrowed to under a name.
func (s *Screen) saveFilter(name string) {
	s.keep(func(l *settings.List) {
		l.SaveFilter(settings.Filter{Name: name, Conditions: slices.Clone(s.filter.conditions)})
	})
	s.d.Saved(s.d.Texts.T("ui.register.filter_saved", name))
}

// askName asks for the name of a filter.
func (v *view) askName(title, before string, done func(string)) {
	t := v.t
	entry := parts.NewEntry(t.T("ui.register.filter_name"))
	entry.SetText(before)
	note := parts.NewNote(t.T("ui.register.filter_name.help"))
	parts.Ask(v.s.d.Canvas(), parts.Question{Title: title, Body: parts.Column(8, parts.NewValueOf(t.T("ui.register.filter_name"), entry), note),
		Focus: entry, Yes: t.T("ui.register.save"), No: t.T("ui.register.cancel"), OnYes: func() bool {
			name := strings.TrimSpace(entry.Text)
			if name == "" || len(name) > 200 {
				return false
			}
			done(name)
			return true
		}})
}

// manage lists the saved filters, to rename or delete them.
func (v *view) manage() {
	s, t := v.s, v.t
	list := parts.Column(6)
	var layer *parts.Layer
	for _, f := range s.kept().Filters {
		words := parts.Column(0, parts.NewWrapped(f.Name).Strong(), parts.NewWrapped(v.told(f)).In(look.Muted))
		rename := parts.NewButton(t.T("ui.register.rename"), func() {
			layer.Close()
			v.askName(t.T("ui.register.rename.title"), f.Name, func(name string) {
				s.keep(func(l *settings.List) { l.RenameFilter(f.Name, name) })
			})
		})
		rename.SetLabel(t.T("ui.register.rename.label", f.Name))
		drop := parts.NewButton(t.T("ui.register.delete"), func() {
			s.keep(func(l *settings.List) { l.DropFilter(f.Name) })
			layer.Close()
			if len(s.kept().Filters) > 0 {
				v.manage()
			}
		})
		drop.SetLabel(t.T("ui.register.delete.label", f.Name))
		if len(list.Objects) > 0 {
			list.Add(parts.NewLine())
		}
		list.Add(parts.Ends(8, words, rename, drop))
	}
	scroll := container.NewVScroll(parts.Pad(1, 8, list))
	scroll.SetMinSize(fyne.NewSize(480, min(float32(len(s.kept().Filters))*look.Size(look.SizeRow)*2, 360)))
	layer = parts.Ask(s.d.Canvas(), parts.Question{Title: t.T("ui.register.manage_filters.title"), Body: scroll, Scroll: scroll, Width: 560,
		Yes: t.T("ui.register.done")})
}

// told is all that a filter asks, in words.
func (v *view) told(f settings.Filter) string {
	var all []string
	for _, c := range f.Conditions {
		all = append(all, v.sieve().Words(c))
	}
	return strings.Join(all, " · ")
}

// inList reports whether a list in canonical form has an element.
func inList(list, one string) bool { return slices.Contains(reg.SplitList(list), one) }

// toggledIn takes an element out of such a list, or puts it in.
func toggledIn(list, one string) string {
	all := reg.SplitList(list)
	if at := slices.Index(all, one); at >= 0 {
		return reg.JoinList(slices.Delete(all, at, at+1))
	}
	return reg.JoinList(append(all, one))
}
