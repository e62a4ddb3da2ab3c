package archive

import (
	"bytes"
	"slices"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// Arrived is a file that came back, with what was found in it.
type Arrived struct {
	Result sign.Result
	// New are the signatures of persons that the report does not have yet.
	New  []sign.Signature
	data []byte
}

// Look checks a file that came back against the document as it was made. An error
// says that it cannot be read as a PDF, or the document is not at hand.
func (f *Frozen) Look(data []byte, r *model.Report, from Opener, known func(fingerprint string) sign.Trust) (Arrived, error) {
	original, err := contentOf(from, f.Original)
	if err != nil {
		return Arrived{}, err
	}
	result, err := sign.Verify(data, sign.Options{Original: original, Known: known})
	if err != nil {
		return Arrived{}, err
	}
	back := Arrived{Result: result, data: data}
	before := r.SignaturesOf(f.Version.Number)
	for _, s := range result.Signatures {
		if !s.Timestamp && !slices.ContainsFunc(before, func(b *model.Signature) bool { return isSame(b, &s) }) {
			back.New = append(back.New, s)
		}
	}
	return back, nil
}

// isSame reports whether a report has a signature that was found in a file.
func isSame(s *model.Signature, found *sign.Signature) bool {
	return s.Fingerprint != "" && s.Fingerprint == found.Fingerprint && (found.At.IsZero() || s.At == reg.InstantOf(found.At))
}

// Usable reports whether the file may be kept, and tells something new.
func (b *Arrived) Usable() bool {
	return (b.Result.Verdict == sign.Sound || b.Result.Verdict == sign.Doubtful) && len(b.New) > 0
}

// Candidates lists who may have made a signature that came back: those who may
// sign its place where it is one of the document's own, otherwise all whose place
// is not signed that way yet. Whom the certificate belongs to comes first; one that
// is registered for a person is nobody else's.
func Candidates(src reg.Source, round *annual.Round, s sign.Signature, today reg.Day) []annual.Candidate {
	day := today
	if !s.At.IsZero() {
		day = reg.InstantOf(s.At).Day(i18n.Oslo())
	}
	own := isOwn(round, s.Field)
	var all []annual.Candidate
	for _, place := range round.Template.SignedBy() {
		if own && place.ID != s.Field || hasReturned(round.Report, place.ID) {
			continue
		}
		all = append(all, round.Candidates(src, place.ID, day)...)
	}
	if holder := holderOf(src, s.Fingerprint); holder != "" {
		all = slices.DeleteFunc(all, func(c annual.Candidate) bool { return c.Person != holder })
	}
	slices.SortStableFunc(all, func(a, b annual.Candidate) int {
		return rank(Belongs(src, s.Fingerprint, s.Name, a)) - rank(Belongs(src, s.Fingerprint, s.Name, b))
	})
	return all
}

// isOwn reports whether a place to sign is one of the document's own, and not one
// that a signing service has made.
func isOwn(round *annual.Round, field string) bool {
	return slices.ContainsFunc(round.Template.SignedBy(), func(p annual.Signer) bool { return p.ID == field })
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}

// hasReturned reports whether a signature from elsewhere is in a place already.
func hasReturned(r *model.Report, place string) bool {
	return slices.ContainsFunc(r.SignaturesOf(r.Version), func(s *model.Signature) bool {
		return s.FieldName() == place && s.How() == model.SignExternal
	})
}

// Taken is a signature that came back, and whose it is.
type Taken struct {
	Found  sign.Signature
	Signer annual.Candidate
	// Compared says that someone has compared the fingerprint of the certificate
	// with the holder.
	Compared bool
}

// Keep has the file kept and returns its signatures, to be added to the report.
func (b *Arrived) Keep(f *Frozen, taken []Taken, lang string, by string, at reg.Instant, kept Keeper) ([]model.Signature, error) {
	if !b.Usable() || len(taken) == 0 {
		return nil, sign.ErrNotWhole
	}
	file, err := kept.AddFile(bytes.NewReader(b.data), signedName(f.Original.Name, taken[len(taken)-1].Signer.Field))
	if err != nil {
		return nil, err
	}
	var all []model.Signature
	for _, one := range taken {
		s := one.Signer.Signature(one.Found.Place, lang)
		s.Method, s.At = model.SignExternal, at
		if !one.Found.At.IsZero() {
			s.At = reg.InstantOf(one.Found.At)
		}
		fill(&s, &one.Found, one.Compared)
		s.CheckedAt, s.CheckedBy = at, by
		s.Files, s.FileHash = []reg.File{file}, file.Hash
		all = append(all, s)
	}
	return all, nil
}
