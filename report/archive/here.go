package archive

import (
	"bytes"
	"path/filepath"
	"strings"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/sign"
)

// Hand is what a place of a final document is signed with in the program.
type Hand struct {
	Signer   annual.Candidate
	Identity *sign.Identity
	At       time.Time
	Place    string
	// Role is what the signer signs as, in words, for the stamp.
	Role  string
	Texts *i18n.Texts
	// By is who works with the program.
	By string
	// Known tells what is known of a certificate by its fingerprint.
	Known func(fingerprint string) sign.Trust
}

// Sign signs a place of a final document on top of the signatures it has, checks
// the result against the document as it was made, has the signed file kept, and
// returns the signature to be added to the report.
func (f *Frozen) Sign(h Hand, kept Keeper) (model.Signature, error) {
	if h.Known(sign.Fingerprint(h.Identity.Certificate)) == sign.Revoked {
		return model.Signature{}, sign.ErrRevoked
	}
	original, err := contentOf(kept, f.Original)
	if err != nil {
		return model.Signature{}, err
	}
	newest, err := contentOf(kept, f.PDF())
	if err != nil {
		return model.Signature{}, err
	}
	signed, err := sign.Sign(newest, sign.Request{Field: h.Signer.Field, Identity: h.Identity, At: h.At, Reason: f.Document.Title, Place: h.Place,
		Stamp: sign.StampOf(h.Texts, h.Identity, h.Role, h.At)})
	if err != nil {
		return model.Signature{}, err
	}
	result, err := sign.Verify(signed, sign.Options{Original: original, Known: h.Known})
	if err != nil {
		return model.Signature{}, err
	}
	if result.Verdict == sign.Refused || result.Verdict == sign.Unsigned {
		return model.Signature{}, sign.ErrNotWhole
	}
	s := h.Signer.Signature(h.Place, string(h.Texts.Lang()))
	s.Method, s.At = model.SignCertificate, reg.InstantOf(h.At)
	fill(&s, &result.Signatures[len(result.Signatures)-1], false)
	s.CheckedAt, s.CheckedBy = s.At, h.By
	file, err := kept.AddFile(bytes.NewReader(signed), signedName(f.Original.Name, s.Field))
	s.Files, s.FileHash = []reg.File{file}, file.Hash
	return s, err
}

// fill enters what a signature in a file tells into that of a report. Compared
// says that someone has compared the fingerprint with the holder.
func fill(s *model.Signature, found *sign.Signature, compared bool) {
	s.Fingerprint, s.Issuer = found.Fingerprint, found.Issuer
	s.Check = model.SignValidUnknown
	if found.Trust == sign.Known || compared {
		s.Check = model.SignValid
	}
}

// signedName is what a document is called once a place of it is signed.
func signedName(name, field string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + "_" + field + pdfEnding
}
