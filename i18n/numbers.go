package i18n

import (
	"strconv"
	"strings"

	"samsvar/model/reg"
)

// Characters between the parts of a number.
const (
	narrowSpace  = "\u202f" // narrow no-break space, between thousands
	noBreakSpace = "\u00a0"
	minusSign    = "−"
)

// Number returns a number as "1 234,5" with a narrow no-break space, in English
// "1,234.5"; "" for nothing.
func (t *Texts) Number(n reg.Num) string {
	whole, frac, hasFrac := strings.Cut(n.Text(), ".")
	group, point := narrowSpace, ","
	if t.lang == English {
		group, point = ",", "."
	}
	sign := ""
	if rest, negative := strings.CutPrefix(whole, "-"); negative {
		sign, whole = minusSign, rest
	}
	text := sign + grouped(whole, group)
	if hasFrac {
		text += point + frac
	}
	return text
}

// grouped puts a separator between each three digits from the right.
func grouped(digits, separator string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + separator + digits[i:]
	}
	return digits
}

// Int returns a whole number as Number does. Years are not numbers: write them
// with strconv.
func (t *Texts) Int(n int) string {
	digits, sign := strconv.Itoa(n), ""
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = minusSign, rest
	}
	if t.lang == English {
		return sign + grouped(digits, ",")
	}
	return sign + grouped(digits, narrowSpace)
}

// Percent returns a percentage as "80 %" with a no-break space, in English
// "80%"; "" for nothing.
func (t *Texts) Percent(n reg.Num) string {
	switch {
	case !n.IsSet():
		return ""
	case t.lang == English:
		return t.Number(n) + "%"
	}
	return t.Number(n) + noBreakSpace + "%"
}

// Bytes returns a size as "312 kB" or "1,4 MB".
func (t *Texts) Bytes(n int64) string {
	units := []string{"B", "kB", "MB", "GB", "TB"}
	size, unit := float64(n), 0
	for size >= 1000 && unit < len(units)-1 {
		size, unit = size/1000, unit+1
	}
	digits := 0
	if unit > 1 && size < 100 {
		digits = 1
	}
	shown, err := reg.ParseNum(strconv.FormatFloat(size, 'f', digits, 64))
	if err != nil {
		shown = reg.Float(size)
	}
	return t.Number(shown) + noBreakSpace + units[unit]
}
