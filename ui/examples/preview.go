package examples

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
)

// showPreview shows the chosen example as the record will be read.
func (v *view) showPreview() {
	if v.current == nil {
		v.pane.Set(parts.Column(0))
		return
	}
	e := v.current
	rec, err := e.Record(v.state.lang())
	if err != nil {
		v.Failed(err)
		return
	}
	title := parts.NewTitle(e.Title(v.state.lang()))
	note := parts.NewWrapped(report.SeverityInfo.Label(v.t("adapt", v.day()))).In(look.SignRole(report.SeverityInfo))
	rows := []fyne.CanvasObject{parts.Column(8, parts.NewLabel(v.state.theme(e)), title,
		parts.NewSurface(look.SoftRole(report.SeverityInfo), "", parts.Pad(6, 10, note)), parts.Flow(8, v.buttons()...))}
	reader := reading.View{Texts: v.Texts, Open: func(reg.Ref) {}, Reach: v.pane.Reveal}
	for _, section := range v.sections(rec) {
		rows = append(rows, parts.Column(8, parts.NewHeading(section.Title), reader.Lines(section.Lines)))
	}
	v.pane.Set(parts.Pad(14, 16, parts.Lined(12, rows...)))
}

// sections are what the example has a value for.
func (v *view) sections(rec reg.Record) []reading.Section {
	view := v.Store.View()
	maker := reading.Maker{Texts: v.Texts, View: view, Names: v.Names(view)}
	var filled []reading.Section
	for _, section := range maker.Read(model.Register(v.state.register), rec) {
		if v.state.items() && !holds(section, v.current.Field) {
			continue // what every new record has
		}
		if section.Filled() {
			filled = append(filled, section)
		}
	}
	return filled
}

func holds(section reading.Section, path string) bool {
	for _, line := range section.Lines {
		if line.Path == path {
			return true
		}
	}
	return false
}

// day is when the examples were last gone through.
func (v *view) day() string {
	day, err := reg.ParseDay(v.state.collection.Date)
	if err != nil {
		return v.state.collection.Date
	}
	return v.Texts.Day(day)
}

// buttons are the ways to take the example.
func (v *view) buttons() []fyne.CanvasObject {
	n := len(v.state.chosen(v.current))
	register := model.Register(v.state.register)
	words := v.t("use")
	if n > 1 {
		words = v.Texts.N("ui.examples.use_n", n)
	}
	all := []fyne.CanvasObject{parts.NewPrimary(words, v.use)}
	if v.state.items() && !register.Single && len(v.drafts()) > 0 {
		button := parts.NewMenuButton(v.t("add"), nil)
		button.OnTapped(func() { v.pick(button) })
		all = append(all, button)
	}
	return all
}

// use opens the form of a new record, or of the only one there is.
func (v *view) use() {
	if v.current == nil {
		return
	}
	var to reg.Record
	if model.Register(v.state.register).Single {
		for _, rec := range v.Store.View().All(v.state.register) {
			to = rec
		}
	}
	v.begin(to)
}

func (v *view) begin(to reg.Record) {
	place, err := v.state.place(v.state.chosen(v.current), to)
	if err != nil {
		v.Failed(err)
		return
	}
	v.Open(place)
}

// drafts are the records that the examples can be added to.
func (v *view) drafts() []parts.Option {
	view, register := v.Store.View(), model.Register(v.state.register)
	names := v.Names(view)
	var all []parts.Option
	for _, rec := range view.All(v.state.register) {
		if !register.Ended(rec) {
			all = append(all, parts.Option{Key: string(rec.Header().ID), Text: v.Texts.Title(register, rec, names), Detail: rec.Header().No})
		}
	}
	return all
}

// pick asks which record to add the examples to.
func (v *view) pick(anchor fyne.CanvasObject) {
	picker := &parts.Picker{Label: v.t("add"), Options: v.drafts(), Search: v.t("add.search"), None: v.t("none"),
		OnPick: func(id string) {
			if rec, ok := v.Store.View().Get(v.state.register, reg.ID(id)); ok {
				v.begin(rec)
			}
		}}
	picker.Show(anchor)
}

// New takes the example, as the command for a new record does elsewhere.
func (v *view) New() { v.use() }
