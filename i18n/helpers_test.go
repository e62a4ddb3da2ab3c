package i18n

import (
	"testing"

	"samsvar/model/reg"
)

// mustTexts loads a language.
func mustTexts(tb testing.TB, lang Lang) *Texts {
	tb.Helper()
	t, err := New(lang)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// withTexts is a language whose catalogue has these texts beside its own.
func withTexts(tb testing.TB, lang Lang, more map[string]string) *Texts {
	tb.Helper()
	t := mustTexts(tb, lang)
	for key, text := range more {
		t.texts[key] = text
	}
	return t
}

// day returns a day that must exist.
func day(tb testing.TB, year, month, dayOfMonth int) reg.Day {
	tb.Helper()
	d := reg.NewDay(year, month, dayOfMonth)
	if !d.IsSet() {
		tb.Fatalf("no such day: %d-%d-%d", year, month, dayOfMonth)
	}
	return d
}

// num returns a number in canonical form.
func num(tb testing.TB, text string) reg.Num {
	tb.Helper()
	n, err := reg.ParseNum(text)
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// instant returns a moment in canonical form.
func instant(tb testing.TB, text string) reg.Instant {
	tb.Helper()
	m, err := reg.ParseInstant(text)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}
