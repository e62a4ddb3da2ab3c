package law

import (
	"testing"
	"time"

	"samsvar/model/reg"
)

func TestEaster(t *testing.T) {
	for year, want := range map[int]string{2000: "2000-04-23", 2019: "2019-04-21", 2021: "2021-04-04",
		2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05", 2038: "2038-04-25"} {
		if got := Easter(year).Text(); got != want {
			t.Errorf("Easter(%d) = %s, want %s", year, got, want)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, day := range []string{"2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01",
		"2026-05-14", "2026-05-17", "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26"} {
		if !IsHoliday(day1(t, day)) {
			t.Errorf("%s is a holiday", day)
		}
	}
	for _, day := range []string{"2026-04-04", "2026-12-24", "2026-11-23", "2026-05-18"} {
		if IsHoliday(day1(t, day)) {
			t.Errorf("%s is no holiday", day)
		}
	}
}

func TestRequestDeadline(t *testing.T) {
	tests := []struct {
		name, received string
		months         int
		want           string
	}{
		{"same day of the month", "2026-02-10", 1, "2026-03-10"},
		{"31 January ends on the last of February", "2025-01-31", 1, "2025-02-28"},
		{"leap year", "2028-01-31", 1, "2028-02-29"},
		{"31 August, 30 September", "2026-08-31", 1, "2026-09-30"},
		{"Saturday moves to Monday", "2026-09-24", 1, "2026-10-26"},
		{"Maundy Thursday moves past Easter", "2026-03-02", 1, "2026-04-07"},
		{"extended by two months", "2026-02-10", 3, "2026-05-11"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := RequestDeadline(day1(t, test.received), test.months).Text(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestBreachDeadlineIgnoresClockChange(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	aware := time.Date(2026, 10, 24, 10, 20, 0, 0, oslo) // clocks go back on the 25th
	got := BreachDeadline(reg.InstantOf(aware), 72).Time().In(oslo)
	if want := time.Date(2026, 10, 27, 9, 20, 0, 0, oslo); !got.Equal(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAdequacy(t *testing.T) {
	book, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	on := day1(t, "2026-11-23")
	for country, want := range map[string]bool{"CH": true, "GB": true, "US": false, "BR": false, "IN": false} {
		if got := book.Adequate(country, on); got != want {
			t.Errorf("Adequate(%s) = %v, want %v", country, got, want)
		}
	}
	if book.Adequate("GB", day1(t, "2032-01-01")) {
		t.Error("the decision on the United Kingdom has an end")
	}
}

func day1(t *testing.T, text string) reg.Day {
	t.Helper()
	d, err := reg.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSuggestions(t *testing.T) {
	book, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string]bool{"lover": true, "unntakshjemler": true, "mottakere": false} {
		if got := len(book.Suggestions(list)) > 0; got != want {
			t.Errorf("suggestions of law for %s: %t, want %t", list, got, want)
		}
	}
}
