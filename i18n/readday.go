package i18n

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"samsvar/model/reg"
)

// ParseDay reads a day as people and sheets write it:
//
//	2026-11-23   23.11.2026   23/11/26   23-11-2026   23 11 2026   231126   23112026   20261123
//	23. november 2026   mandag 23. nov. 26   November 23, 2026
//
// The day stands before the month, except in the ISO order and after the name of
// a month. Two digits of a year mean 1970 to 2069. Names of months may be cut
// to three letters, in any of the languages. A time of day is accepted only when
// it is midnight, as sheets write it; other times would be lost. Impossible
// days are refused, and so is a day without a year. "" gives no day.
func ParseDay(text string) (reg.Day, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return 0, true
	}
	if day, clock, ok := splitClock(text); ok && clock.midnight() {
		text = day
	}
	tokens, ok := tokensOfDay(text)
	if !ok {
		return 0, false
	}
	d := dayOfTokens(tokens)
	return d, d.IsSet()
}

// tokensOfDay cuts a text into runs of digits and runs of letters, leaving out
// what only decorates. It refuses characters no day has.
func tokensOfDay(text string) ([]string, bool) {
	var tokens []string
	start := -1
	cut := func(end int) {
		if start >= 0 {
			tokens = append(tokens, text[start:end])
			start = -1
		}
	}
	last := rune(0)
	for i, r := range text {
		kind := runeOfDay(r)
		switch {
		case kind == 0:
			return nil, false
		case kind != last:
			cut(i)
			if kind != ' ' {
				start = i
			}
		}
		last = kind
	}
	cut(len(text))
	plain := slices.DeleteFunc(tokens, decorates)
	return plain, len(plain) > 0 && runeOfDay(rune(text[0])) != ' '
}

// runeOfDay sorts runes: '0' a digit, 'a' a letter, ' ' between them, 0 foreign.
func runeOfDay(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return '0'
	case unicode.IsLetter(r):
		return 'a'
	case unicode.IsSpace(r) || strings.ContainsRune("./-,‐‑–", r):
		return ' '
	}
	return 0
}

// decorates reports whether a word beside a date carries nothing: the weekday,
// "den", the ending of "23rd".
func decorates(word string) bool {
	return isName(word, weekdayNames()) >= 0 ||
		slices.Contains([]string{"den", "the", "of", "st", "nd", "rd", "th"}, word)
}

// dayOfTokens returns the day that tokens mean, or no day.
func dayOfTokens(tokens []string) reg.Day {
	switch len(tokens) {
	case 1:
		return compactDay(tokens[0])
	case 3:
		year, month, day := tokens[2], tokens[1], tokens[0]
		if len(tokens[0]) == 4 {
			year, day = tokens[0], tokens[2]
		} else if isLetters(tokens[0]) {
			month, day = tokens[0], tokens[1]
		}
		return makeDay(year, month, day)
	}
	return 0
}

// compactDay reads ddmmyy, ddmmyyyy and, where that gives no year of our time,
// yyyymmdd.
func compactDay(s string) reg.Day {
	switch len(s) {
	case 6:
		return makeDay(s[4:], s[2:4], s[:2])
	case 8:
		d := makeDay(s[4:], s[2:4], s[:2])
		if d.Year() < 1900 || d.Year() > 2099 {
			d = makeDay(s[:4], s[4:6], s[6:])
		}
		return d
	}
	return 0
}

func makeDay(year, month, day string) reg.Day {
	y, err := strconv.Atoi(year)
	if err != nil || len(day) > 2 || len(month) > 2 && !isLetters(month) {
		return 0
	}
	d, err := strconv.Atoi(day)
	if err != nil {
		return 0
	}
	switch len(year) {
	case 4:
	case 2:
		y = fullYear(y)
	default:
		return 0
	}
	return reg.NewDay(y, monthOf(month), d)
}

// fullYear gives two digits the century: 1970 to 2069.
func fullYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// monthOf returns the month that digits or a name mean, or 0.
func monthOf(text string) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return isName(text, monthNames()) + 1
}

func isLetters(text string) bool { return text != "" && runeOfDay([]rune(text)[0]) == 'a' }

// isName returns the place of the row of names one of which begins with word, or
// -1. Three letters tell both months and weekdays apart.
func isName(word string, names [][]string) int {
	if len(word) < 3 {
		return -1
	}
	return slices.IndexFunc(names, func(row []string) bool {
		return slices.ContainsFunc(row, func(name string) bool { return strings.HasPrefix(name, word) })
	})
}

// monthNames are the names understood, whichever language is shown.
func monthNames() [][]string {
	return [][]string{{"januar", "january"}, {"februar", "february"}, {"mars", "march"}, {"april"},
		{"mai", "may"}, {"juni", "june"}, {"juli", "july"}, {"august"}, {"september"},
		{"oktober", "october"}, {"november"}, {"desember", "december"}}
}

func weekdayNames() [][]string {
	return [][]string{{"mandag", "måndag", "monday"}, {"tirsdag", "tysdag", "tuesday"},
		{"onsdag", "wednesday"}, {"torsdag", "thursday"}, {"fredag", "friday"},
		{"lørdag", "laurdag", "saturday"}, {"søndag", "sundag", "sunday"}}
}
