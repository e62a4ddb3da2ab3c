package xlsx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// The limits of Excel, in units of UTF-16.
const (
	maxTabName = 31
	maxCell    = 32767
)

// tabName makes a name for a sheet that no other has.
func (b *book) tabName(title string) string {
	base := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, clean(title))
	if base = strings.Trim(cut(base, maxTabName), "' "); base == "" {
		base = "1"
	}
	name := base
	for n := 2; b.taken[strings.ToLower(name)]; n++ {
		suffix := " (" + strconv.Itoa(n) + ")"
		name = cut(base, maxTabName-len(suffix)) + suffix
	}
	b.taken[strings.ToLower(name)] = true
	return name
}

// cut shortens a text to so many units.
func cut(s string, units int) string {
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

// clean makes any text fit for a cell: no characters that XML forbids, no soft
// hyphens and no more than a cell holds.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\u00ad', r == '\u200b', r == '\r':
			return -1
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xfffe, r == 0xffff:
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
	if whole := cut(s, maxCell); whole != s {
		return cut(s, maxCell-1) + "…"
	}
	return s
}

// escaped keeps what looks like _x0041_, by which workbooks write a character,
// from being read as one.
func escaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return regexp.MustCompile(`_x[0-9a-fA-F]{4}`).ReplaceAllStringFunc(s, func(found string) string { return "_x005F" + found })
}

// number is a number with how it is shown.
type number struct {
	value    float64
	decimals int
	percent  bool
	grouped  bool // its thousands stand apart
}

// readNumber reads a number as documents show it: «1 204», «−3», «31,0 %». What
// could be a code, such as 0471, is none.
func readNumber(text string, english bool) (number, bool) {
	point, group := ",", "."
	if english {
		point, group = ".", ","
	}
	var n number
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutSuffix(text, "%"); ok {
		n.percent, text = true, strings.TrimSpace(rest)
	}
	sign := 1.0
	if rest, ok := strings.CutPrefix(strings.Replace(text, "−", "-", 1), "-"); ok {
		sign, text = -1, rest
	}
	whole, fraction, broken := strings.Cut(text, point)
	shown := len(whole)
	whole, ok := ungrouped(whole, group, english)
	n.grouped = len(whole) < shown
	if !ok || !digits(whole) || broken && !digits(fraction) || len(whole) > 1 && whole[0] == '0' || len(whole)+len(fraction) > 15 {
		return number{}, false
	}
	value, err := strconv.ParseFloat(whole+"."+fraction+"0", 64)
	if err != nil {
		return number{}, false
	}
	if n.decimals = len(fraction); n.percent {
		value /= 100
	}
	n.value = sign * value
	return n, true
}

// ungrouped takes the separators out from between groups of three digits.
func ungrouped(whole, group string, english bool) (string, bool) {
	if !english {
		group = " "
		whole = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(whole)
	}
	parts := strings.Split(whole, group)
	for i, p := range parts[1:] {
		if len(p) != 3 || i == 0 && (len(parts[0]) == 0 || len(parts[0]) > 3) {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
