package vault

import (
	"crypto/rand"
	"encoding/base32"
	"fmt"
	"strings"
	"unicode"
)

// A recovery key is 160 random bits, printed as eight groups of five
// characters. The last character of a group checks the four before it and the
// group's place, so that the reader can say which group is mistyped: any one
// wrong character, two neighbours exchanged and two groups exchanged are always
// noticed, and of anything else 31 in 32 for each group.
const (
	recoverySize = 20
	groups       = 8
	groupSize    = 5 // characters, with the check
	// letters leave out I, L and O, which look like digits, and U.
	letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// Recovery is a recovery key.
type Recovery [recoverySize]byte

// NewRecovery draws a recovery key.
func NewRecovery() (Recovery, error) {
	var r Recovery
	if _, err := rand.Read(r[:]); err != nil {
		return r, fmt.Errorf("draw recovery key: %w", err)
	}
	return r, nil
}

// Secret returns the secret that opens the way of the recovery key.
func (r Recovery) Secret() Secret { return Secret{kind: KindRecovery, bytes: r[:]} }

// Groups returns the key as it is printed.
func (r Recovery) Groups() []string {
	text := base32.NewEncoding(letters).WithPadding(base32.NoPadding).EncodeToString(r[:])
	all := make([]string, groups)
	for i := range all {
		data := text[i*(groupSize-1) : (i+1)*(groupSize-1)]
		all[i] = data + string(letters[check(i, data)])
	}
	return all
}

// Last returns the last group, which its holder types to confirm that the key
// is kept.
func (r Recovery) Last() string { return r.Groups()[groups-1] }

// String returns the key as it is printed, groups parted by hyphens.
func (r Recovery) String() string { return strings.Join(r.Groups(), "-") }

// Confirms reports whether a text is the last group, or the whole key, as
// someone may type it.
func (r Recovery) Confirms(text string) bool {
	typed := tidy(text)
	return typed == r.Last() || typed == strings.Join(r.Groups(), "")
}

// ReadRecovery reads a recovery key as someone may type it: in small letters,
// with or without hyphens and spaces, with O for 0 and I or L for 1. It fails
// with *Mistyped.
func ReadRecovery(text string) (Recovery, error) {
	var r Recovery
	if len(text) > longestTyped {
		return r, &Mistyped{}
	}
	typed := tidy(text)
	if len(typed) != groups*groupSize {
		return r, &Mistyped{}
	}
	var data strings.Builder
	for i := range groups {
		group := typed[i*groupSize : (i+1)*groupSize]
		if value(group[groupSize-1]) != check(i, group[:groupSize-1]) {
			return r, &Mistyped{Group: i + 1}
		}
		data.WriteString(group[:groupSize-1])
	}
	raw, err := base32.NewEncoding(letters).WithPadding(base32.NoPadding).DecodeString(data.String())
	if err != nil {
		return r, &Mistyped{}
	}
	copy(r[:], raw)
	return r, nil
}

// longestTyped is how long a text may be that is looked at as a key.
const longestTyped = 1000

// tidy brings what was typed to the letters of a key. What cannot stand in one
// becomes a question mark.
func tidy(text string) string {
	var b strings.Builder
	for _, c := range strings.ToUpper(text) {
		switch {
		case unicode.IsSpace(c), unicode.Is(unicode.Pd, c), c == '\u00ad', c == '\ufeff', c == '_', c == '.':
		case c == 'O':
			b.WriteByte('0')
		case c == 'I', c == 'L':
			b.WriteByte('1')
		case c < unicode.MaxASCII && strings.ContainsRune(letters, c):
			b.WriteByte(byte(c))
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}

func value(c byte) int { return strings.IndexByte(letters, c) }

// check computes the last character's value: a sum in the field of 32 elements,
// each character times another power of two, and the group's place.
func check(group int, data string) int {
	sum := group + 1
	for i := range len(data) {
		v := value(data[i])
		if v < 0 {
			return -2 // equal to the value of no character, not even of one that is none
		}
		for range i + 1 {
			if v <<= 1; v >= 32 {
				v ^= 0b100101 // the field's polynomial, x^5 + x^2 + 1
			}
		}
		sum ^= v
	}
	return sum
}
