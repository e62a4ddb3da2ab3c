package edit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// dayEntry is a line to type a day into, with a calendar; Down opens it.
type dayEntry struct {
	host  *host
	label string
	entry *parts.Entry
	all   *fyne.Container
	day   func() reg.Day
}

func newDayEntry(h *host, label string, day func() reg.Day) *dayEntry {
	d := &dayEntry{host: h, label: label, entry: parts.NewEntry(label), day: day}
	d.entry.PlaceHolder = h.text("date_hint")
	d.entry.OnKey = d.key
	d.entry.Around = h.around
	button := parts.NewIconButton(theme.IconNameCalendar, h.text("calendar"), d.open)
	d.all = parts.Ends(4, d.entry, button)
	return d
}

func (d *dayEntry) key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDown {
		return false
	}
	d.open()
	return true
}

func (d *dayEntry) open() {
	words := calendarWords(d.host, d.label)
	calendar := parts.NewCalendar(words, d.day(), d.host.Today())
	layer := parts.ShowPopUp(d.entry, parts.Pad(8, 8, calendar))
	calendar.OnPick = func(day reg.Day) {
		layer.Close()
		d.entry.SetText(d.host.Texts.Day(day))
	}
	layer.Focus(calendar)
}

func calendarWords(h *host, label string) parts.CalendarWords {
	words := parts.CalendarWords{Label: label, Today: h.text("today")}
	for month := 1; month <= 12; month++ {
		words.Months = append(words.Months, h.Texts.Month(month))
	}
	monday := reg.NewDay(2024, 1, 1)
	for i := range words.Weekdays {
		words.Weekdays[i] = h.Texts.WeekdayShort(monday.AddDays(i))
	}
	return words
}

// dateEditor edits a day, typed in any of the usual ways.
type dateEditor struct {
	*base
	days *dayEntry
}

func newDate(b *base) *dateEditor {
	e := &dateEditor{base: b}
	e.days = newDayEntry(b.host, b.label(), e.day)
	e.days.entry.OnChanged = e.typed
	e.days.entry.OnFocus = e.focused
	return e
}

// day is the record's own day.
func (e *dateEditor) day() reg.Day {
	day, err := reg.ParseDay(e.value().Text())
	if err != nil {
		return 0
	}
	return day
}

func (e *dateEditor) typed(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		e.set("")
		return
	}
	day, ok := i18n.ParseDay(text)
	if !ok {
		e.refuse("not_date", text)
		return
	}
	e.set(day.Text())
}

// focused writes the day in full when the field is left.
func (e *dateEditor) focused(gained bool) {
	if !gained && e.refused == nil {
		e.show()
	}
	e.onFocus(gained)
}

func (e *dateEditor) show() { e.days.entry.SetText(e.host.Texts.Day(e.day())) }

func (e *dateEditor) view() fyne.CanvasObject { return e.days.all }

func (e *dateEditor) load() {
	e.refused = nil
	e.show()
}

func (e *dateEditor) enter(canonical string) {
	e.days.entry.SetText(e.host.Texts.ShowText(e.field, canonical))
}

func (e *dateEditor) focus() { parts.FocusOn(e.days.entry) }

func (e *dateEditor) raw() string { return e.days.entry.Text }

func (e *dateEditor) retype(text string) { e.days.entry.SetText(text) }
