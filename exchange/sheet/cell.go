package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Kind tells what a cell holds.
type Kind uint8

// The kinds of cells. CSV files hold text only.
const (
	KindEmpty  Kind = iota
	KindText        // also error values such as #REF!
	KindNumber      // Number is the value
	KindBool        // Number is 1 or 0, Text "TRUE" or "FALSE"
	KindDate        // a day; Number is its serial
	KindMoment      // a day with a time of day; Number is its serial
	KindClock       // a time of day or a length of time; Number is in days
)

// String returns the kind's name for messages to programmers.
func (k Kind) String() string {
	names := [...]string{"empty", "text", "number", "bool", "date", "moment", "clock"}
	if int(k) < len(names) {
		return names[k]
	}
	return "kind(" + strconv.Itoa(int(k)) + ")"
}

// Cell is one cell. Text is always filled, in a form free of language:
// decimals with a point, "2026-11-23", "2026-11-23 14:30" (the wall clock that
// the sheet shows; a workbook knows no time zone), "14:30". A percentage reads
// "25%" with Number 0.25, and a number that its format fills up with zeros,
// like a postal code, reads as shown ("0150").
type Cell struct {
	Text   string
	Kind   Kind
	Number float64
}

// Empty reports whether the cell holds nothing.
func (c Cell) Empty() bool { return c.Kind == KindEmpty }

// Text returns a text cell, or an empty one for "".
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Text: s, Kind: KindText}
}

// Number returns a number cell. A spreadsheet has no NaN and no infinity: these
// become text.
func Number(x float64) Cell {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Text(strconv.FormatFloat(x, 'g', -1, 64))
	}
	return Cell{Text: numberText(x), Kind: KindNumber, Number: x}
}

// Bool returns a truth value.
func Bool(b bool) Cell {
	if b {
		return Cell{Text: "TRUE", Kind: KindBool, Number: 1}
	}
	return Cell{Text: "FALSE", Kind: KindBool}
}

// Date returns a cell with the calendar day of t in t's time zone. Excel counts
// days before March 1900 wrongly: these, and the year 10000, become text.
func Date(t time.Time) Cell {
	text := t.Format(dateLayout)
	serial := math.Floor(serialOf(t))
	if !inCalendar(serial) {
		return Text(text)
	}
	return Cell{Text: text, Kind: KindDate, Number: serial}
}

// Moment returns a cell with the wall clock of t in t's time zone, cut to the
// minute. The same days as for Date become text.
func Moment(t time.Time) Cell {
	text := t.Format(momentLayout)
	minutes := float64(t.Hour()*60 + t.Minute())
	serial := math.Floor(serialOf(t)) + minutes/(24*60)
	if !inCalendar(serial) {
		return Text(text)
	}
	return Cell{Text: text, Kind: KindMoment, Number: serial}
}

// Time returns the day, moment or time of day as wall clock in UTC, exact to
// the second; ok is false for other kinds. A time of day is on day zero,
// 30 December 1899.
func (c Cell) Time() (t time.Time, ok bool) {
	switch c.Kind {
	case KindDate, KindMoment, KindClock:
		return timeOf(c.Number), true
	}
	return time.Time{}, false
}

const (
	dateLayout   = "2006-01-02"
	momentLayout = "2006-01-02 15:04"
	daySeconds   = 24 * 60 * 60
	firstSerial  = 61      // 1 March 1900; before it Excel has a leap day too many
	lastSerial   = 2958465 // 31 December 9999
)

func inCalendar(serial float64) bool { return serial >= firstSerial && serial < lastSerial+1 }

func epoch() time.Time { return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC) }

// serialOf returns the wall clock of t as Excel counts it.
func serialOf(t time.Time) float64 {
	y, m, d := t.Date()
	wall := time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
	return float64(wall.Unix()-epoch().Unix()) / daySeconds
}

// timeOf rounds to the second first: 14:30 is stored as a fraction a little
// below or above it.
func timeOf(serial float64) time.Time {
	seconds := int64(math.Round(serial * daySeconds))
	return time.Unix(epoch().Unix()+seconds, 0).UTC()
}

// dated returns the cell of a number whose format shows a date. A serial
// outside the calendar stays a number.
func dated(serial float64, shape shape) Cell {
	if serial >= 0 && serial < 1 && shape == shapeMoment {
		return clock(serial)
	}
	if serial >= 1 && serial < 60 {
		serial++ // the days before Excel's 29 February 1900
	}
	if serial < 2 || serial >= lastSerial+1 {
		return Number(serial)
	}
	if shape == shapeMoment {
		return Cell{Text: timeOf(serial).Format(momentLayout), Kind: KindMoment, Number: serial}
	}
	return Cell{Text: timeOf(serial).Format(dateLayout), Kind: KindDate, Number: serial}
}

func clock(days float64) Cell {
	if days < 0 || days > lastSerial {
		return Number(days)
	}
	minutes := int64(math.Round(days*daySeconds)) / 60
	text := fmt.Sprintf("%02d:%02d", minutes/60, minutes%60)
	return Cell{Text: text, Kind: KindClock, Number: days}
}

// numberText writes x with the 15 digits that Excel keeps, without exponent.
func numberText(x float64) string {
	text := strconv.FormatFloat(x, 'g', 15, 64)
	if strings.ContainsRune(text, 'e') {
		rounded, err := strconv.ParseFloat(text, 64)
		if err == nil && math.Abs(rounded) < 1e21 && math.Abs(rounded) >= 1e-9 {
			return strconv.FormatFloat(rounded, 'f', -1, 64)
		}
	}
	if text == "-0" {
		return "0"
	}
	return text
}

// ColumnName returns the letters of a column counted from 1: A, B, …, Z, AA.
func ColumnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
