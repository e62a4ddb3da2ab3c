package archive

import (
	"errors"
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// State is what became of a file or a signature that is kept.
type State string

// The states. All but the first three are wrong.
const (
	Holds     State = "holds"     // as it was
	Noted     State = "noted"     // only the report tells of it: a confirmation without a key
	OnPaper   State = "paper"     // the scan is as it was; people have to look at it
	Missing   State = "missing"   // the file is not there, or cannot be read
	Altered   State = "altered"   // the file is another one
	NotHeld   State = "not_held"  // the signature in the file does not hold
	NotFound  State = "not_found" // the signature is not in the file
	Withdrawn State = "withdrawn" // the certificate was revoked since
)

// Good reports whether all is as it was.
func (s State) Good() bool { return s == Holds || s == Noted || s == OnPaper }

// Rechecked is what came out when what is kept of a version was checked again.
type Rechecked struct {
	Files      []RecheckedFile
	Signatures []RecheckedSignature
}

// RecheckedFile is a file with its state.
type RecheckedFile struct {
	File  reg.File
	State State
}

// RecheckedSignature is a signature with its state.
type RecheckedSignature struct {
	Signature *model.Signature
	State     State
}

// Good reports whether everything is as it was.
func (c Rechecked) Good() bool {
	return !slices.ContainsFunc(c.Files, func(f RecheckedFile) bool { return !f.State.Good() }) &&
		!slices.ContainsFunc(c.Signatures, func(s RecheckedSignature) bool { return !s.State.Good() })
}

// Recheck reads everything that is kept of a version and holds it against the
// checksums of the report; signatures are checked as if they came today.
func Recheck(r *model.Report, number reg.Num, from Opener, known func(fingerprint string) sign.Trust) Rechecked {
	v := r.VersionOf(number)
	if v == nil {
		return Rechecked{}
	}
	c := checking{from: from, known: known, read: map[string][]byte{}}
	for _, f := range v.Files {
		state := c.file(f)
		if strings.HasSuffix(f.Name, pdfEnding) && state == Holds {
			c.original = c.read[f.Hash]
			if v.FileHash != "" && f.Hash != v.FileHash {
				state = Altered
			}
		}
		c.all.Files = append(c.all.Files, RecheckedFile{f, state})
	}
	for _, s := range r.SignaturesOf(number) {
		for _, f := range s.Files {
			if !slices.ContainsFunc(c.all.Files, func(o RecheckedFile) bool { return o.File.Hash == f.Hash }) {
				c.all.Files = append(c.all.Files, RecheckedFile{f, c.file(f)})
			}
		}
		c.all.Signatures = append(c.all.Signatures, RecheckedSignature{s, c.signature(s)})
	}
	return c.all
}

// checking is a version being checked.
type checking struct {
	from     Opener
	known    func(string) sign.Trust
	original []byte
	read     map[string][]byte // by the checksum that is expected
	all      Rechecked
}

// file reads a file.
func (c *checking) file(f reg.File) State {
	data, err := contentOf(c.from, f)
	switch {
	case err != nil && damaged(err):
		return Altered
	case err != nil:
		return Missing
	case Sum(data) != f.Hash:
		return Altered
	}
	c.read[f.Hash] = data
	return Holds
}

// damaged reports whether a file is there, but is not what was kept.
func damaged(err error) bool {
	var coded interface{ ErrorCode() string }
	return errors.As(err, &coded) && coded.ErrorCode() == "file_damaged"
}

func (c *checking) signature(s *model.Signature) State {
	if len(s.Files) == 0 {
		return Noted
	}
	for _, f := range s.Files {
		if c.read[f.Hash] == nil {
			return c.stateOf(f)
		}
	}
	if s.How() == model.SignByHand {
		return OnPaper
	}
	return c.electronic(s)
}

func (c *checking) stateOf(f reg.File) State {
	for _, one := range c.all.Files {
		if one.File.Hash == f.Hash {
			return one.State
		}
	}
	return Missing
}

// electronic checks a signature in its file.
func (c *checking) electronic(s *model.Signature) State {
	result, err := sign.Verify(c.read[s.FileHash], sign.Options{Original: c.original, Known: c.known})
	if err != nil {
		return NotHeld
	}
	for i := range result.Signatures {
		switch found := &result.Signatures[i]; {
		case !isSame(s, found):
		case found.Trust == sign.Revoked:
			return Withdrawn
		case !found.Valid():
			return NotHeld
		case result.Origin == sign.OriginOther, result.Trailing, slices.ContainsFunc(result.Changes, forbidden):
			return NotHeld
		default:
			return Holds
		}
	}
	return NotFound
}

func forbidden(c sign.Change) bool { return c.Weight() == sign.Forbidden }
