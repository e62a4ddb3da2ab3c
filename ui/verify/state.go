package verify

import (
	"bytes"
	"crypto/x509"
	"path/filepath"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/pdffile"
	"samsvar/report/sign"
	"samsvar/storage"
)

// asked is what is to be looked at, and what it is held against.
type asked struct {
	path, original string // of files; original may be ""
	texts          *i18n.Texts
	store          *storage.Store
	view           *storage.View
	annual         annual.Options
}

// found is what was found.
type found struct {
	file    []byte
	result  sign.Result
	account sign.Account
	sealed  *sealed
	returns error // why the file cannot be taken in; nil where it can or is no sealed document
	err     error // why the file cannot be read
}

// sealed is the final document of the store that a file begins with.
type sealed struct {
	report  *model.Report
	version model.ReportVersion
	size    int
}

// kind is which document it is.
func (s *sealed) kind() annual.Kind { return annual.Kind(s.report.Type) }

// newest reports whether no later version has taken its place.
func (s *sealed) newest() bool { return s.report.Version == s.version.Number }

// read looks at the file.
func (a asked) read() (f found) {
	if f.file, f.err = pdffile.Read(a.path); f.err != nil {
		return f
	}
	opt := sign.Options{Known: archive.Known(a.view)}
	f.sealed = sealedIn(a.view, f.file)
	switch {
	case a.original != "":
		if opt.Original, f.err = pdffile.Read(a.original); f.err != nil {
			return f
		}
	case f.sealed != nil:
		opt.Original = f.file[:f.sealed.size]
	}
	if f.result, f.err = sign.Verify(f.file, opt); f.err != nil {
		return f
	}
	f.account = sign.Tell(a.texts, f.result)
	if f.sealed != nil && f.sealed.newest() {
		_, f.returns = a.returned(f, reg.File{})
	}
	return f
}

// sealedIn finds the final document of the store that a file begins with: of the
// longest, as a document may be the beginning of another.
func sealedIn(src reg.Source, file []byte) *sealed {
	var longest *sealed
	for _, r := range model.Reports.All(src) {
		for _, v := range r.Versions {
			for _, f := range v.Files {
				size := int(f.Size)
				if f.Hash != v.FileHash || size <= 0 || size > len(file) || longest != nil && size <= longest.size {
					continue
				}
				if archive.Sum(file[:size]) == f.Hash {
					longest = &sealed{r, v, size}
				}
			}
		}
	}
	return longest
}

// returned is the report with the signatures of the file on it. Without a kept
// file it only tells whether that can be.
func (a asked) returned(f found, kept reg.File) (*model.Report, error) {
	round, err := annual.Open(a.view, f.sealed.kind(), f.sealed.report.Year.Int(), a.annual)
	if err != nil {
		return nil, err
	}
	frozen := &archive.Frozen{Version: f.sealed.version}
	signatures, err := archive.Return(frozen, kept, f.result, archive.Returned{Source: a.view, Round: round, At: a.annual.Now, By: a.store.User()})
	if err != nil || kept.Hash == "" {
		return nil, err
	}
	for _, s := range signatures {
		signed, err := round.Sign(s)
		if err != nil {
			return nil, err
		}
		round = round.With(signed)
	}
	return round.Report, nil
}

// taken is a report with the signatures of a file that was kept for it.
type taken struct {
	base, report *model.Report
	err          error
}

// take keeps the file and puts its signatures on the report; nothing is saved
// yet.
func (a asked) take(f found) taken {
	if _, err := a.returned(f, reg.File{}); err != nil {
		return taken{err: err}
	}
	kept, err := a.store.AddFile(bytes.NewReader(f.file), filepath.Base(a.path))
	if err != nil {
		return taken{err: err}
	}
	report, err := a.returned(f, kept)
	base := model.Reports.Get(a.view, f.sealed.report.ID)
	return taken{base, report, err}
}

// unknown lists the signatures whose certificates are not known, each certificate
// once.
func (f found) unknown() map[int]*x509.Certificate {
	all, seen := map[int]*x509.Certificate{}, map[string]bool{}
	for i := range f.result.Signatures {
		s := &f.result.Signatures[i]
		if s.Trust != sign.Unknown || s.Timestamp || !s.Valid() || seen[s.Fingerprint] {
			continue
		}
		if c, err := x509.ParseCertificate(s.Certificate); err == nil {
			seen[s.Fingerprint], all[i] = true, c
		}
	}
	return all
}
