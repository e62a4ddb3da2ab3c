package overview

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// view is the screen.
type view struct {
	d       *screen.Deps
	content *fyne.Container
	work    *screen.Work[result]
	last    summary // what is shown
}

// result is a summary, or why there is none.
type result struct {
	summary
	err error
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	v := &view{d: d, content: container.NewStack(), work: screen.NewWork[result](d.Do)}
	v.show(summary{})
	v.compute()
	return v
}

// Content is what fills the window.
func (v *view) Content() fyne.CanvasObject { return v.content }

// Changed computes anew after a save.
func (v *view) Changed() { v.compute() }

// Shown does nothing: there is no field to put the focus in.
func (v *view) Shown() {}

// Leave goes on at once: nothing is edited here.
func (v *view) Leave(then func()) {
	v.work.Cancel()
	then()
}

func (v *view) compute() {
	src, opt := v.d.Store.View(), v.d.Annual()
	year := annual.CurrentYear(src, v.d.Today())
	v.work.Run(func(func() bool) result {
		s, err := summarise(src, opt, year)
		return result{s, err}
	}, func(r result) {
		if r.err != nil {
			v.d.Failed(r.err)
			return
		}
		v.show(r.summary)
	})
}

// page distances, in units of the grid that all distances follow.
const (
	edge = 20
	gap  = 12
)

func (v *view) show(s summary) {
	v.last = s
	head := parts.NewHead(v.greeting(), v.topLine(s))
	rows := []fyne.CanvasObject{head}
	if s.year != 0 {
		rows = append(rows, v.cards(s)...)
	}
	v.content.Objects = []fyne.CanvasObject{container.NewVScroll(parts.Pad(edge, edge, parts.Column(gap, rows...)))}
	v.content.Refresh()
}

// greeting is the agency by name.
func (v *view) greeting() string {
	for _, agency := range model.Agencies.All(v.d.Store.View()) {
		return v.d.Texts.T("ui.overview.hello", agency.Name(string(v.d.Texts.Lang())))
	}
	return v.d.Texts.T("ui.overview")
}

// topLine says what day it is and which deadlines end today.
func (v *view) topLine(s summary) string {
	t := v.d.Texts
	day := t.T("ui.overview.day", upperFirst(t.Weekday(v.d.Today())), t.LongDay(v.d.Today()))
	switch {
	case s.year == 0:
		return day
	case s.dueToday == 0:
		return day + " " + t.T("ui.overview.none_due")
	}
	return day + " " + t.N("ui.overview.due", s.dueToday)
}

func (v *view) cards(s summary) []fyne.CanvasObject {
	steps := v.stepsCard(s)
	switch {
	case v.empty() && steps != nil:
		return []fyne.CanvasObject{steps}
	case v.empty():
		return []fyne.CanvasObject{v.begin()}
	}
	var all []fyne.CanvasObject
	if steps != nil {
		all = append(all, steps)
	}
	return append(all,
		twoCards(v.urgentCard(s), v.progressCard(s)),
		twoCards(v.coverageCard(s), v.incidentCard(s)),
		v.severityCard(s),
	)
}

// twoCards stand beside each other, the first half as wide again, or below each
// other where there is no room.
func twoCards(first, second fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&pair{}, first, second)
}

// empty reports whether there is nothing in the registers yet.
func (v *view) empty() bool {
	view := v.d.Store.View()
	for _, r := range model.All() {
		if !r.Single && view.Count(r.Key) > 0 {
			return false
		}
	}
	return true
}

// begin tells someone with an empty store what to do first.
func (v *view) begin() fyne.CanvasObject {
	t := v.d.Texts
	return parts.NewCard(parts.NewEmpty(t.T("ui.overview.begin"), t.T("ui.overview.begin_text"),
		parts.NewPrimary(t.T("ui.overview.begin_import"), func() {
			v.d.Open(screen.Place{Kind: screen.Import, Register: model.ProcessingRecords.Key})
		}),
		parts.NewButton(t.T("ui.overview.begin_agency"), func() {
			v.d.Open(screen.Place{Kind: screen.Register, Register: model.Agencies.Key})
		})))
}

// upperFirst begins a sentence with a word that is written small elsewhere.
func upperFirst(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}
