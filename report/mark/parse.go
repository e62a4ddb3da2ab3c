package mark

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"samsvar/model/annual"
)

// Parse reads a mark as it stands in the code, or an id as someone has typed it:
// in capitals or not, with or without dashes, blanks and full stops, and with
// the letters O, I and L where the digits 0 and 1 are meant. Errors are
// *reg.Error.
func Parse(text string) (Mark, error) {
	const longest = 200 // far more than any mark
	if len(text) > longest {
		return Mark{}, errorf("not_mark", text)
	}
	plain := separated(text)
	if rest, ok := strings.CutPrefix(plain, scheme); ok {
		return parsePayload(rest, text)
	}
	if !regexp.MustCompile(`^(VE|LG)-?[0-9OIL]`).MatchString(plain) {
		return Mark{}, errorf("not_mark", text)
	}
	m, ok := parse(plain, idDigits+1)
	if !ok || check(m.checked(m.Hash[:idDigits])) != strings.ToUpper(m.Hash[idDigits:]) {
		return Mark{}, errorf("mark_mistyped", text)
	}
	m.Hash = m.Hash[:idDigits]
	return m, nil
}

// separated is a text in capitals with a dash for all that stands between
// letters and digits.
func separated(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.ToUpper(strings.Join(parts, "-"))
}

// parsePayload reads what follows the scheme's name.
func parsePayload(rest, text string) (Mark, error) {
	number, name, ok := strings.Cut(rest, "-")
	switch {
	case !ok || number == "" || strings.Trim(number, "0123456789") != "":
		return Mark{}, errorf("not_mark", text)
	case number != current:
		return Mark{}, errorf("mark_newer", text)
	}
	m, ok := parse(name, payloadDigits)
	if !ok {
		return Mark{}, errorf("not_mark", text)
	}
	return m, nil
}

// parse reads kind, year, version and a checksum of so many digits. Where
// nothing stands between the version and the checksum, it is counted from the
// end.
func parse(plain string, count int) (Mark, bool) {
	const name = `^(VE|LG)-?([0-9OIL]{4})-?V-?([0-9OIL]{1,4})`
	found := regexp.MustCompile(name + `-(.*)$`).FindStringSubmatch(plain)
	if found == nil {
		found = regexp.MustCompile(name + `-?(.{` + strconv.Itoa(count) + `})$`).FindStringSubmatch(strings.ReplaceAll(plain, "-", ""))
	}
	if found == nil {
		return Mark{}, false
	}
	hash := asDigits(strings.ReplaceAll(found[4], "-", ""))
	m := New(annual.Kind(strings.ToLower(found[1])), number(found[2]), number(found[3]), hash)
	return m, m.known() && len(hash) == count && isHex(hash)
}

// asDigits puts digits in the place of letters that look like them.
func asDigits(s string) string { return strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(s) }

func number(s string) int {
	n, err := strconv.Atoi(asDigits(s))
	if err != nil {
		return 0 // no number of a year or a version
	}
	return n
}
