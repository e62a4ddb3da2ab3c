package i18n

import (
	"strings"
	"unicode"

	"samsvar/model/reg"
)

// ParseNumber reads a number as people and sheets write it in Norway: "1 234,5",
// "1.234,5", "1,234.5", "80 %" (80), any kind of space or minus sign.
//
// Where a point and a comma both stand, the last one begins the decimals. Where
// one kind stands more than once, it parts thousands. One comma alone begins
// the decimals ("1,234" is a little more than one). One point alone parts
// thousands when exactly three digits follow and one to three, not beginning
// with 0, come before ("1.234" is 1234); else it begins the decimals. Thousands
// must be in groups of three. More than three decimals are rounded to three.
// "" gives nothing.
func ParseNumber(text string) (reg.Num, bool) { return parseNumber(text, ',') }

// ParseNumber reads a number as the package's ParseNumber does, except that in
// English point and comma change places: "1,234" is 1234 and "1.234" a little
// more than one.
func (t *Texts) ParseNumber(text string) (reg.Num, bool) {
	if t.lang == English {
		return parseNumber(text, '.')
	}
	return parseNumber(text, ',')
}

// parseNumber takes the language's own decimal separator to decide where both
// readings are possible.
func parseNumber(text string, own rune) (reg.Num, bool) {
	text = strings.TrimSpace(text)
	if text == "" {
		return reg.Num{}, true
	}
	text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	sign, text := signOf(text)
	decimal := decimalOf(text, own)
	whole, frac := text, ""
	if at := strings.LastIndexByte(text, decimal); decimal != 0 && at >= 0 {
		whole, frac = text[:at], text[at+1:]
		if frac == "" || !allDigits(frac) {
			return reg.Num{}, false
		}
		if whole == "" {
			whole = "0"
		}
	}
	digits, ok := ungroup(whole)
	if !ok {
		return reg.Num{}, false
	}
	return number(sign, digits, frac)
}

// signOf takes a sign off the front, whichever character was used.
func signOf(text string) (sign, rest string) {
	for _, minus := range []string{"-", "−", "–", "‐", "‑"} {
		if rest, ok := strings.CutPrefix(text, minus); ok {
			return "-", strings.TrimSpace(rest)
		}
	}
	return "", strings.TrimPrefix(text, "+")
}

// decimalOf tells which character begins the decimals, 0 for none.
func decimalOf(text string, own rune) byte {
	points, commas := strings.Count(text, "."), strings.Count(text, ",")
	switch {
	case points > 0 && commas > 0:
		return text[strings.LastIndexAny(text, ".,")]
	case points+commas != 1:
		return 0
	}
	at := strings.IndexAny(text, ".,")
	if rune(text[at]) != own && isGroup(text[:at], text[at+1:]) {
		return 0
	}
	return text[at]
}

// isGroup reports whether digits on both sides look like thousands: "1" "234".
func isGroup(before, after string) bool {
	return len(after) == 3 && allDigits(after) && len(before) >= 1 && len(before) <= 3 &&
		allDigits(before) && before[0] != '0'
}

// ungroup takes out the separators between groups of three digits, all the same.
func ungroup(text string) (string, bool) {
	var groups []string
	var separator rune
	start := 0
	for i, r := range text {
		if r >= '0' && r <= '9' {
			continue
		}
		if !separates(r) || separator != 0 && r != separator {
			return "", false
		}
		separator = r
		groups = append(groups, text[start:i])
		start = i + len(string(r))
	}
	groups = append(groups, text[start:])
	for i, group := range groups {
		if group == "" || i > 0 && len(group) != 3 || len(groups) > 1 && len(group) > 3 {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func separates(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,'’", r) }

// number makes the number of its digits, rounding to three decimals.
func number(sign, whole, frac string) (reg.Num, bool) {
	whole = strings.TrimLeft(whole[:len(whole)-1], "0") + whole[len(whole)-1:]
	kept, rest := frac, ""
	if len(frac) > 3 {
		kept, rest = frac[:3], frac[3:]
	}
	text := sign + whole
	if kept != "" {
		text += "." + kept
	}
	n, err := reg.ParseNum(text)
	if err != nil {
		return reg.Num{}, false
	}
	if rest != "" && rest[0] >= '5' {
		step := 0.001
		if sign != "" {
			step = -step
		}
		n = reg.Float(n.Float64() + step)
	}
	return n, n.IsSet()
}

func allDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}
