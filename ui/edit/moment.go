package edit

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// momentEditor edits a day and a time of day in Oslo. Both must be given: a day
// alone would say midnight, which nobody meant.
type momentEditor struct {
	*base
	days  *dayEntry
	clock *parts.Entry
	all   *fyne.Container
}

func newMoment(b *base) *momentEditor {
	e := &momentEditor{base: b, clock: parts.NewEntry(b.label() + ", " + b.host.text("time"))}
	e.days = newDayEntry(b.host, b.label(), e.day)
	e.clock.PlaceHolder = b.host.text("time_hint")
	e.clock.Around = b.host.around
	for _, entry := range []*parts.Entry{e.days.entry, e.clock} {
		entry.OnChanged = func(string) { e.typed() }
		entry.OnFocus = e.focused
	}
	e.all = parts.Grid(4, 90, e.days.all, e.clock)
	return e
}

func (e *momentEditor) instant() reg.Instant {
	m, err := reg.ParseInstant(e.value().Text())
	if err != nil {
		return 0
	}
	return m
}

func (e *momentEditor) day() reg.Day { return e.instant().Day(i18n.Oslo()) }

func (e *momentEditor) typed() {
	day, clock := strings.TrimSpace(e.days.entry.Text), strings.TrimSpace(e.clock.Text)
	typed := strings.TrimSpace(day + " " + clock)
	if typed == "" {
		e.set("")
		return
	}
	m, ok := i18n.ParseInstant(typed)
	if !ok || day == "" || clock == "" {
		e.refuse("not_moment", typed)
		return
	}
	if was := e.instant(); was != 0 && was-was%60 == m { // the same minute: keep the seconds
		m = was
	}
	e.set(m.Text())
}

// focused writes day and time in full when the field is left.
func (e *momentEditor) focused(gained bool) {
	if !gained && e.refused == nil {
		e.show()
	}
	e.onFocus(gained)
}

// show sets both lines before either is read, so that no half moment is.
func (e *momentEditor) show() {
	m := e.instant()
	changed := e.days.entry.OnChanged
	e.days.entry.OnChanged, e.clock.OnChanged = nil, nil
	e.days.entry.SetText(e.host.Texts.Day(m.Day(i18n.Oslo())))
	e.clock.SetText(e.host.Texts.Clock(m))
	e.days.entry.OnChanged, e.clock.OnChanged = changed, changed
}

func (e *momentEditor) view() fyne.CanvasObject { return e.all }

func (e *momentEditor) load() {
	e.refused = nil
	e.show()
}

func (e *momentEditor) enter(canonical string) {
	m, err := reg.ParseInstant(canonical)
	if err != nil {
		return
	}
	e.clock.SetText(e.host.Texts.Clock(m))
	e.days.entry.SetText(e.host.Texts.Day(m.Day(i18n.Oslo())))
}

func (e *momentEditor) focus() { parts.FocusOn(e.days.entry) }

// raw is day and time with a line between them.
func (e *momentEditor) raw() string { return e.days.entry.Text + "\n" + e.clock.Text }

func (e *momentEditor) retype(text string) {
	day, clock, _ := strings.Cut(text, "\n")
	e.days.entry.SetText(day)
	e.clock.SetText(clock)
}
