package i18n

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

func TestDates(t *testing.T) {
	nb, nn, en := mustTexts(t, Bokmal), mustTexts(t, Nynorsk), mustTexts(t, English)
	d := day(t, 2026, 3, 1)
	winter, summer := instant(t, "2026-11-23T13:30:59Z"), instant(t, "2026-07-01T22:05:00Z")
	tests := []struct{ name, got, want string }{
		{"day nb", nb.Day(d), "01.03.2026"},
		{"day nn", nn.Day(d), "01.03.2026"},
		{"day en", en.Day(d), "1 Mar 2026"},
		{"no day", nb.Day(0), ""},
		{"long day nb", nb.LongDay(d), "1. mars 2026"},
		{"long day nn", nn.LongDay(d), "1. mars 2026"},
		{"long day en", en.LongDay(d), "1 March 2026"},
		{"no long day", en.LongDay(0), ""},
		{"weekday nb", nb.Weekday(d), "søndag"},
		{"weekday nn", nn.Weekday(d), "sundag"},
		{"weekday en", en.Weekday(d.AddDays(1)), "Monday"},
		{"no weekday", nb.Weekday(0), ""},
		{"month", nn.Month(5), "mai"},
		{"no month 0", nb.Month(0), ""},
		{"no month 13", nb.Month(13), ""},
		{"winter time nb", nb.Instant(winter), "23.11.2026 kl. 14.30"},
		{"winter time en", en.Instant(winter), "23 Nov 2026 14:30"},
		{"summer time over midnight", nn.Instant(summer), "02.07.2026 kl. 00.05"},
		{"no moment", nb.Instant(0), ""},
		{"no clock", nb.Clock(0), ""},
		{"one hour", nb.Duration(1), "1 time"},
		{"the limit of the law in hours", nb.Duration(72), "72 timer"},
		{"days and hours nn", nn.Duration(99), "4 døgn og 3 timar"},
		{"full days en", en.Duration(96), "4 days"},
		{"overdue", nb.Duration(-5), "−5 timer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

// What a language shows, people may type in again.
func TestShownDatesAreRead(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		t.Run(string(lang), rapid.MakeCheck(func(t *rapid.T) {
			d := reg.NewDay(1000, 1, 1).AddDays(rapid.IntRange(0, 3_287_000).Draw(t, "days"))
			for _, shown := range []string{texts.Day(d), texts.LongDay(d), d.Text(),
				texts.Weekday(d) + " " + texts.LongDay(d), texts.WeekdayShort(d) + " " + texts.Day(d)} {
				if got, ok := ParseDay(shown); !ok || got != d {
					t.Fatalf("ParseDay(%q) = %s, %t; want %s", shown, got.Text(), ok, d.Text())
				}
			}
		}))
	}
}

func TestShownMomentsAreRead(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		t.Run(string(lang), rapid.MakeCheck(func(t *rapid.T) {
			minutes := rapid.Int64Range(1, 4_000_000_000/60).Draw(t, "minutes")
			m := reg.Instant(minutes * 60)
			if repeated(m) {
				m = m.Add(3 * time.Hour)
			}
			for _, shown := range []string{texts.Instant(m), m.Text()} {
				if got, ok := ParseInstant(shown); !ok || got != m {
					t.Fatalf("ParseInstant(%q) = %s, %t; want %s", shown, got.Text(), ok, m.Text())
				}
			}
		}))
	}
}

// repeated reports whether the clocks of Oslo show this time of day twice and
// m is the second time.
func repeated(m reg.Instant) bool {
	_, now := m.Time().In(Oslo()).Zone()
	_, before := m.Add(-time.Hour).Time().In(Oslo()).Zone()
	return before > now
}
