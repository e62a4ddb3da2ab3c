package catalogue

import (
	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
	"samsvar/report/sheets"
)

// Input is what documents are made of.
type Input struct {
	frame.Input
	// Templates are the questionnaires that are known.
	Templates []*annual.Template
}

// Annual is what the work on a year needs.
func (in Input) Annual() annual.Options {
	return annual.Options{Now: reg.InstantOf(in.Now), Zone: i18n.Oslo(), Templates: in.Templates}
}

// Request is which document is wanted, and how.
type Request struct {
	Document string
	Year     int
	ID       reg.ID        // of the record
	Extent   sheets.Extent // "" for everything, or what the public may see
	Public   bool
	Names    bool
	Draft    bool
}

// extent is how much of each record is wanted.
func (r Request) extent() sheets.Extent {
	switch {
	case r.Public:
		return sheets.Public
	case r.Extent == "":
		return sheets.Whole
	}
	return r.Extent
}

// Error says why a document cannot be made. Its words are "document.error.CODE" of
// the catalogues of texts.
type Error struct {
	Code string
	Args []string
}

// Error is for programmers; users get the words of the code.
func (e *Error) Error() string { return "document: " + e.Code }

// Words are what users are told.
func (e *Error) Words(t *i18n.Texts) string { return t.T("document.error."+e.Code, e.Args...) }

// Reasons why a document cannot be made.
const (
	Unknown     = "unknown"
	NeedsYear   = "needs_year"
	NeedsRecord = "needs_record"
	TakesNone   = "takes_none"
	NotThere    = "not_there"
	NoPublic    = "no_public"
	NoExtent    = "no_extent"
	NoNames     = "no_names"
	NoFormat    = "no_format"
	SignedAway  = "signed_elsewhere"
)

// check reports what a request lacks or has too much of.
func (d Document) check(r Request) error {
	fail := func(code string) error { return &Error{Code: code, Args: []string{r.Document}} }
	switch {
	case d.Need == Year && r.Year == 0:
		return fail(NeedsYear)
	case d.Need == Record && r.ID == "":
		return fail(NeedsRecord)
	case (d.Need == Nothing || d.Need == Year) && r.ID != "":
		return fail(TakesNone)
	case r.extent() == sheets.Public && !d.Public:
		return fail(NoPublic)
	case r.Extent != "" && r.Extent != sheets.Whole && r.Extent != sheets.Public && !d.Extents:
		return fail(NoExtent)
	case r.Names && !d.Names:
		return fail(NoNames)
	}
	return nil
}

// Write writes a document. A signed yearly document is the one that was signed.
func Write(in Input, r Request) (report.Document, error) {
	d, ok := Find(r.Document)
	if !ok {
		return report.Document{}, &Error{Code: Unknown, Args: []string{r.Document}}
	}
	if err := d.check(r); err != nil {
		return report.Document{}, err
	}
	return d.write(in, r, d)
}

// WriteJSON writes a document for programs.
func WriteJSON(in Input, r Request) ([]byte, error) {
	d, ok := Find(r.Document)
	switch {
	case !ok:
		return nil, &Error{Code: Unknown, Args: []string{r.Document}}
	case d.json == nil:
		return nil, &Error{Code: NoFormat, Args: []string{r.Document, string(JSON)}}
	}
	if err := d.check(r); err != nil {
		return nil, err
	}
	return d.json(in, r)
}
