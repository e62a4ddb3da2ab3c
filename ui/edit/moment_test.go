package edit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestMoment(t *testing.T) {
	tests := []struct {
		name, day, clock, want, problem string
	}{
		{"winter", "23.11.2026", "14.30", "2026-11-23T13:30:00Z", ""},
		{"summer", "23.6.2026", "14:30", "2026-06-23T12:30:00Z", ""},
		{"nothing", "", "", "", ""},
		{"no time", "23.11.2026", "", "", "klokkeslett"},
		{"no day", "", "14.30", "", "klokkeslett"},
		{"an hour that there is not", "29.3.2026", "02.30", "", "klokkeslett"},
		{"no time of day", "23.11.2026", "sent", "", "klokkeslett"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.focus("tid")
			b.kit.Type(tt.day)
			b.kit.Press(fyne.KeyTab)
			b.kit.Type(tt.clock)
			b.leave()
			b.want("tid", tt.want)
			b.problem("tid", tt.problem)
		})
	}
}

func TestMomentKeepsItsSeconds(t *testing.T) {
	b := newBench(t)
	const exact = "2026-11-23T13:30:47Z"
	if err := b.form.Field("tid").slot.value().Parse(exact); err != nil {
		t.Fatal(err)
	}
	b.form.Load()
	b.focus("tid")
	b.kit.Press(fyne.KeyTab, fyne.KeyEnd, fyne.KeyBackspace)
	b.kit.Type("0")
	b.leave()
	b.want("tid", exact)
}
