package sign

import "encoding/asn1"

// The limits of a key file. How often a passphrase is turned round stands in the
// file, so one made for it could keep a machine busy for days.
const (
	mostIterations = 4_000_000
	mostKeyLength  = 4096
	deepestDER     = 40
)

// affordable reports whether a key file asks for no more work than can be done in
// a second or two. The number of turns is the number that follows the salt, a
// string of bytes; the length of the key may follow it.
func affordable(file []byte) bool {
	turns := 0
	return within(file, 0, &turns) && turns <= mostIterations
}

func within(der []byte, depth int, turns *int) bool {
	if depth > deepestDER {
		return false
	}
	afterSalt, afterTurns := false, false
	for len(der) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(der, &v)
		if err != nil {
			return true // no list of values: bytes of another kind
		}
		der = rest
		if v.Class == asn1.ClassUniversal && v.Tag == asn1.TagInteger {
			n, ok := small(v.Bytes)
			switch {
			case afterSalt && (!ok || n > mostIterations), afterTurns && (!ok || n > mostKeyLength):
				return false
			case afterSalt:
				*turns += n
			}
			afterTurns = afterSalt
			afterSalt = false
			continue
		}
		afterSalt = v.Class == asn1.ClassUniversal && v.Tag == asn1.TagOctetString
		afterTurns = false
		if (v.IsCompound || afterSalt) && !within(v.Bytes, depth+1, turns) {
			return false
		}
	}
	return true
}

// small reads a number that is not negative and has at most four bytes.
func small(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 4 || b[0]&0x80 != 0 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n, true
}
