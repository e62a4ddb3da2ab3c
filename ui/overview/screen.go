package overview

import (
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// view is the screen.
type view struct {
	d       *screen.Deps
	content *fyne.Container
	page    *fyne.Container
	scroll  *container.Scroll
	work    *screen.Work[result]
	last    summary // that is shown
	clocks  []clock // badges that tell how long is left
	day     reg.Day // that was computed for
	left    bool    // somebody went to another screen
}

// result is a summary, or why there is none.
type result struct {
	summary
	err error
}

// New makes the screen.
func New(d *screen.Deps, _ screen.Place) screen.Screen {
	v := &view{d: d, page: container.NewStack(), work: screen.NewWork[result](d.Do)}
	v.scroll = container.NewVScroll(v.page)
	v.content = container.NewStack(v.scroll)
	v.show(summary{})
	v.compute()
	v.wind()
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
	v.left = true
	v.work.Cancel()
	then()
}

func (v *view) compute() {
	src, opt := v.d.Store.View(), v.d.Annual()
	year := annual.CurrentYear(src, v.d.Today())
	v.day = v.d.Today()
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

// tickEvery is how often the running clocks are looked at.
const tickEvery = time.Minute

// wind has the clocks go on as long as the screen is in the window.
func (v *view) wind() {
	time.AfterFunc(tickEvery, func() {
		v.d.Do(func() {
			if !v.left && fyne.CurrentApp().Driver().CanvasForObject(v.content) != nil {
				v.tick()
				v.wind()
			}
		})
	})
}

// tick tells how long is left now. On a new day, and where a deadline has
// passed meanwhile, everything is computed anew.
func (v *view) tick() {
	if v.day != v.d.Today() {
		v.compute()
		return
	}
	for _, c := range v.clocks {
		if ran := c.shown.Before(c.by.Time()); ran && !v.d.Now().Before(c.by.Time()) {
			v.compute()
			return
		}
		c.badge.Set(c.severity, v.remaining(c.by))
	}
}

// page distances, in units of the grid that all distances follow.
const (
	edge = 20
	gap  = 12
)

func (v *view) show(s summary) {
	v.last, v.clocks = s, nil
	rows := []fyne.CanvasObject{parts.NewHead(v.greeting(), v.topLine(s))}
	if s.year != 0 {
		rows = append(rows, v.cards(s)...)
	}
	v.page.Objects = []fyne.CanvasObject{parts.Pad(edge, edge, parts.Column(gap, rows...))}
	v.page.Refresh()
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
		twoColumns(parts.Column(gap, v.urgentCard(s), v.coverageCard(s), v.unitsCard(s)),
			parts.Column(gap, v.progressCard(s), v.yearsCard(s, incidentCard), v.yearsCard(s, workCard))),
		v.severityCard(s),
	)
}

// twoColumns stand beside each other, the first half as wide again, or below
// each other where there is no room.
func twoColumns(first, second fyne.CanvasObject) fyne.CanvasObject {
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
