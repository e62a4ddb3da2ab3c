// Package mark is the mark of a sealed version of a yearly document: which
// document it is, of which year and version, and the SHA-256 of the data behind
// it. The mark is printed on the document twice, as a code for machines
// ([Mark.Payload]) and as an id that people can read and type ([Mark.ID]), so
// that a scan of the signed paper is bound to the version that was printed.
//
// A mark tells which document a page is from. It proves nothing of the ink on
// it. The package draws no code (package qr does) and reads no scan (package
// scan does).
//
// Its errors are *reg.Error with one of these codes: not_mark for a text that is
// no mark at all; mark_mistyped for an id whose check character does not fit,
// because a character is wrong, missing or has changed places; mark_newer for
// what a later version of the program has written.
package mark

import (
	"fmt"
	"strings"

	"samsvar/model/annual"
	"samsvar/model/reg"
)

// How much of the checksum is shown.
const (
	payloadDigits = 40
	idDigits      = 11
)

// scheme begins what stands in the code; its number grows with changes that a
// reader must know of.
const (
	scheme  = "SAMSVAR"
	current = "1"
)

// Mark is the mark of a version. One that was read holds as much of the checksum
// as was written there.
type Mark struct {
	Kind    annual.Kind
	Year    int
	Version int
	// Hash is the SHA-256 of the data behind the document, in small hexadecimal
	// digits, or its beginning.
	Hash string
}

// New makes the mark of a version whose data have this checksum.
func New(kind annual.Kind, year, version int, hash string) Mark {
	return Mark{Kind: kind, Year: year, Version: version, Hash: strings.ToLower(hash)}
}

// Complete reports whether the mark can be printed: whether it has the measures
// that [Parse] accepts, and enough of the checksum.
func (m Mark) Complete() bool {
	return m.known() && len(m.Hash) >= payloadDigits && isHex(m.Hash)
}

func (m Mark) known() bool {
	return (m.Kind == annual.Declaration || m.Kind == annual.Review) &&
		m.Year >= 1000 && m.Year <= 9999 && m.Version >= 1 && m.Version <= 9999
}

// Name is the document without its checksum: «VE-2026-v3».
func (m Mark) Name() string {
	return fmt.Sprintf("%s-%d-v%d", strings.ToUpper(string(m.Kind)), m.Year, m.Version)
}

// Payload is what stands in the code, «SAMSVAR1:VE-2026-V3:…», with 40 digits of
// the checksum. It has capitals only, which a code needs less room for.
func (m Mark) Payload() string {
	return strings.ToUpper(scheme + current + ":" + m.Name() + ":" + m.Hash[:min(len(m.Hash), payloadDigits)])
}

// ID is the mark as people read and type it: «VE-2026-v3-4F1E-9A2B-77C0». It has
// 11 digits of the checksum; the last character is a check on all before it.
func (m Mark) ID() string {
	digits := strings.ToUpper(m.Hash[:min(len(m.Hash), idDigits)])
	digits += check(m.checked(digits))
	var b strings.Builder
	b.WriteString(m.Name())
	for i, r := range digits {
		if i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Matches reports whether two marks can be of the same version: one of the two
// may have less of the checksum, but never less than an id has.
func (m Mark) Matches(other Mark) bool {
	n := min(len(m.Hash), len(other.Hash))
	return n >= idDigits && m.Kind == other.Kind && m.Year == other.Year && m.Version == other.Version &&
		strings.EqualFold(m.Hash[:n], other.Hash[:n])
}

// errorf is an error of a code with what was read.
func errorf(code, text string) error {
	const most = 80
	short := []rune(strings.TrimSpace(strings.ToValidUTF8(text, "")))
	if len(short) > most {
		short = append(short[:most], '…')
	}
	return &reg.Error{Code: code, Args: []string{string(short)}}
}
