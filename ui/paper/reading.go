package paper

import (
	"context"
	"errors"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/ink"
	"samsvar/report/mark"
	"samsvar/report/pdf"
	"samsvar/report/scan"
)

// Seen is a scan that was looked at, with the pages of the document that it is
// compared with.
type Seen struct {
	name  string
	data  []byte
	scan  *scan.Scan
	found scan.Found
	pages *pdf.Pages
	typed bool  // the id tells which document it is; no code was found
	why   error // why no code was found; nil where it was, or the id was typed
}

// Picture reports whether a file begins as a picture that a scanner may have
// made.
func Picture(data []byte) bool {
	return strings.HasPrefix(string(data[:min(len(data), 8)]), "\x89PNG\r\n\x1a\n") || strings.HasPrefix(string(data[:min(len(data), 3)]), "\xff\xd8\xff")
}

// Read looks for the code on a scan. It takes seconds and is for the background.
// An error says that the scan cannot be used at all; where only the code was not
// found, [Seen.Missing] says why. The data must not change later.
func Read(ctx context.Context, data []byte, name string, doc report.Document) (*Seen, error) {
	file, err := scan.Open(data)
	if err != nil {
		return nil, err
	}
	s := &Seen{name: name, data: data, scan: file}
	if s.found, s.why = file.Find(ctx); s.why != nil {
		if !s.shows(ctx) {
			return nil, s.why
		}
		s.found.Page = file.Len() - 1 // documents are signed at their end
	}
	s.pages, _, err = pdf.Lay(doc)
	return s, err
}

// shows reports whether there is any page to look at.
func (s *Seen) shows(ctx context.Context) bool {
	for n := s.scan.Len() - 1; n >= 0 && ctx.Err() == nil; n-- {
		if _, err := s.scan.Picture(ctx, n, 0); err == nil {
			return true
		}
	}
	return false
}

// Missing says why no code was found; nil where it is known which document the
// paper is of.
func (s *Seen) Missing() error { return s.why }

// Type takes the id that people have read on the paper, in place of the code.
func (s *Seen) Type(id string, r *model.Report) error {
	m, err := mark.Parse(id)
	if err != nil {
		return err
	}
	if err := ink.Check(r, m); err != nil {
		return err
	}
	s.found.Mark, s.typed, s.why = m, true, nil
	return nil
}

// Check tells why the paper is not of the newest final document of a report.
func (s *Seen) Check(r *model.Report) error { return ink.Check(r, s.found.Mark) }

// NoPictures reports whether an error says that a PDF has no scanned pages.
func NoPictures(err error) bool {
	var e *reg.Error
	return errors.As(err, &e) && e.Code == "scan_no_pictures"
}
