package mark

import (
	"fmt"
	"strings"

	"samsvar/model/annual"
)

const hexDigits = "0123456789ABCDEF"

// checked is all of a mark that the check character is a check on, in
// hexadecimal digits: the kind, the year, the version and the checksum.
func (m Mark) checked(digits string) string {
	kind := "0"
	if m.Kind == annual.Review {
		kind = "1"
	}
	return fmt.Sprintf("%s%04d%04d%s", kind, m.Year, m.Version, strings.ToUpper(digits))
}

// check is the character that makes a row of hexadecimal digits whole. Each
// digit is added in the field of 16 elements and the sum is multiplied by a
// number that generates the field (Damm's method), so that one wrong digit, and
// two neighbours that have changed places, always give another character.
func check(digits string) string {
	sum := 0
	for _, r := range digits {
		sum ^= strings.IndexRune(hexDigits, r)
		if sum <<= 1; sum&16 != 0 {
			sum ^= 0b10011 // x⁴ + x + 1
		}
	}
	return hexDigits[sum : sum+1]
}

// isHex reports whether a text has hexadecimal digits only.
func isHex(s string) bool {
	return strings.Trim(strings.ToUpper(s), hexDigits) == ""
}
