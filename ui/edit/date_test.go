package edit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestDate(t *testing.T) {
	tests := []struct {
		name, typed, want, shown, problem string
	}{
		{"usual", "23.11.2026", "2026-11-23", "23.11.2026", ""},
		{"short", "3.5.26", "2026-05-03", "03.05.2026", ""},
		{"iso", "2026-05-03", "2026-05-03", "03.05.2026", ""},
		{"slashes", "3/5/2026", "2026-05-03", "03.05.2026", ""},
		{"digits", "030526", "2026-05-03", "03.05.2026", ""},
		{"emptied", "", "", "", ""},
		{"no such day", "31.02.2026", "", "31.02.2026", "ikke en dato"},
		{"words", "snart", "", "snart", "ikke en dato"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.focus("dato")
			b.kit.Type(tt.typed)
			b.leave()
			b.want("dato", tt.want)
			b.problem("dato", tt.problem)
			if got := b.form.Field("dato").editor.(*dateEditor).days.entry.Text; got != tt.shown {
				t.Errorf("shows %q, want %q", got, tt.shown)
			}
		})
	}
}

func TestDateByCalendar(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		want string
	}{
		{"today", []fyne.KeyName{fyne.KeyReturn}, "2026-11-23"},
		{"arrows", []fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn}, "2026-12-01"},
		{"months and week's end", []fyne.KeyName{fyne.KeyPageUp, fyne.KeyEnd, fyne.KeySpace}, "2026-10-25"},
		{"week's start", []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyHome, fyne.KeyReturn}, "2026-11-09"},
		{"left alone", []fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.focus("dato")
			b.kit.Press(fyne.KeyDown)
			if !b.kit.Has("november 2026") {
				t.Fatalf("the calendar does not say the month: %q", b.kit.Texts())
			}
			b.kit.Press(tt.keys...)
			b.want("dato", tt.want)
			if b.form.reached.Path() != "dato" {
				t.Error("the focus is lost")
			}
		})
	}
}

func TestDateByPointer(t *testing.T) {
	b := newBench(t)
	b.form.Field("dato").Enter("2024-02-10")
	b.kit.Tap("Vis kalender")
	b.kit.Tap("›")
	b.kit.Tap("2024-03-31")
	b.want("dato", "2024-03-31")
	b.kit.Tap("Vis kalender")
	b.kit.Tap("I dag")
	b.want("dato", "2026-11-23")
}
