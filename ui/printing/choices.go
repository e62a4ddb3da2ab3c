package printing

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/ui/parts"
)

// choices are the fields above the format, those the document has.
func (dia *dialog) choices() []fyne.CanvasObject {
	d := dia.wish.document()
	var all []fyne.CanvasObject
	if len(dia.wish.offered) > 1 {
		all = append(all, dia.documents())
	}
	if !dia.wish.fixed && (d.Need == catalogue.Record || d.Need == catalogue.Optional) {
		all = append(all, dia.records())
	}
	row := parts.Flow(24)
	if d.Need == catalogue.Year {
		row.Add(dia.segments("year", years(dia.d.Today()), strconv.Itoa(dia.wish.req.Year), plain, func(key string) { dia.wish.req.Year, _ = strconv.Atoi(key) }))
	}
	if all := dia.wish.editions(); len(all) > 1 {
		row.Add(dia.segments("edition", all, dia.wish.edition(), dia.worded("edition."), dia.wish.setEdition))
	}
	var langs []string
	for _, lang := range i18n.Langs() {
		langs = append(langs, string(lang))
	}
	row.Add(dia.segments("lang", langs, string(dia.wish.lang), func(key string) string { return dia.d.Texts.T("ui.language." + key) },
		func(key string) { dia.wish.lang = i18n.Lang(key) }))
	all = append(all, row)
	if d.Names {
		names := parts.NewTick(dia.d.Texts.T("ui.documents.names"))
		names.Set(dia.wish.req.Names)
		names.OnFocus = dia.reveal(names)
		names.OnChange = func(on bool) { dia.wish.req.Names = on }
		all = append(all, names)
	}
	return all
}

func plain(key string) string { return key }

func (dia *dialog) worded(prefix string) func(string) string {
	return func(key string) string { return dia.d.Texts.T("ui.documents." + prefix + key) }
}

// segments is a choice among few with its label.
func (dia *dialog) segments(label string, keys []string, chosen string, word func(string) string, set func(string)) fyne.CanvasObject {
	var options []parts.Option
	for _, key := range keys {
		options = append(options, parts.Option{Key: key, Text: word(key)})
	}
	name := dia.d.Texts.T("ui.documents." + label)
	s := parts.NewSegments(name, options...)
	s.Select(chosen)
	s.OnChange = set
	s.OnFocus = dia.reveal(s)
	return parts.NewValueOf(name, parts.Row(0, s))
}

// documents is the choice of the document, with what it is for below.
func (dia *dialog) documents() fyne.CanvasObject {
	t := dia.d.Texts
	field := parts.NewDropdown(t.T("ui.documents.which"), t.T("ui.documents.which"))
	field.SetText(dia.called(dia.wish.document()))
	picker := &parts.Picker{Label: t.T("ui.documents.which"), None: t.T("ui.documents.none"),
		Chosen: func(key string) bool { return key == dia.wish.req.Document }}
	for _, id := range dia.wish.offered {
		if d, ok := catalogue.Find(id); ok {
			picker.Options = append(picker.Options, parts.Option{Key: d.ID, Text: dia.called(d), Detail: dia.group(d)})
		}
	}
	if len(picker.Options) >= parts.SearchFrom {
		picker.Search = t.T("ui.documents.search")
	}
	picker.OnPick = func(key string) {
		dia.wish.choose(key)
		dia.again()
	}
	field.OnOpen = func(typed string) { picker.ShowTyped(field, typed) }
	field.OnFocus = dia.reveal(field)
	return parts.NewValueOf(t.T("ui.documents.which"), parts.Column(4, field, parts.NewNote(dia.wish.document().Help(t))))
}

// called is what a document is called: that of one record tells that it has all
// of it.
func (dia *dialog) called(d catalogue.Document) string {
	if dia.wish.fixed && d.Group == catalogue.Sheets {
		return dia.d.Texts.T("ui.documents.sheet")
	}
	return d.Title(dia.d.Texts)
}

// group tells in which part of the list a document stands, where there are many.
func (dia *dialog) group(d catalogue.Document) string {
	if dia.wish.fixed || len(dia.wish.offered) < parts.SearchFrom {
		return ""
	}
	return dia.d.Texts.T("document.group." + d.Group)
}

// records is the choice of the record the document is about.
func (dia *dialog) records() fyne.CanvasObject {
	t, d := dia.d.Texts, dia.wish.document()
	register, view := model.Register(d.Register), dia.d.Store.View()
	field := parts.NewDropdown(t.Register(register), t.T("ui.documents.choose"))
	if d.Need == catalogue.Optional {
		field = parts.NewDropdown(t.Register(register), t.T("ui.documents.all"))
		field.OnClear = func() { dia.wish.req.ID = ""; field.SetText("") }
	}
	if rec, ok := view.Get(d.Register, dia.wish.req.ID); ok {
		field.SetText(catalogue.Subject(t, view, rec, register))
	}
	picker := &parts.Picker{Label: t.Register(register), None: t.T("ui.documents.none"), Search: t.T("ui.documents.search"),
		Chosen: func(key string) bool { return key == string(dia.wish.req.ID) }}
	const most = 5000 // more are found in the register itself, and printed from there
	for _, rec := range view.All(d.Register) {
		if len(picker.Options) == most {
			break
		}
		picker.Options = append(picker.Options, parts.Option{Key: string(rec.Header().ID), Text: catalogue.Subject(t, view, rec, register)})
	}
	picker.OnPick = func(key string) {
		dia.wish.req.ID = reg.ID(key)
		if rec, ok := view.Get(d.Register, reg.ID(key)); ok {
			field.SetText(catalogue.Subject(t, view, rec, register))
		}
		dia.choose(dia.wish.form)
	}
	field.OnOpen = func(typed string) { picker.ShowTyped(field, typed) }
	field.OnFocus = dia.reveal(field)
	return parts.NewValueOf(t.Register(register), field)
}
