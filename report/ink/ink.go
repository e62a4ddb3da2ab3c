// Package ink is what signing on paper asks for: whether a scan is of a report's
// final document, who may have signed it, and the signature that is kept with
// the scan. It reads no scan (package scan does), keeps nothing and knows no
// window.
package ink

import (
	"strings"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/mark"
)

// MarkOf is the mark of a report's final document of the newest version; false
// where none is made.
func MarkOf(r *model.Report) (mark.Mark, bool) {
	v := r.VersionOf(r.Version)
	if v == nil || !r.Sealed() {
		return mark.Mark{}, false
	}
	return mark.New(annual.Kind(r.Type), r.Year.Int(), v.Number.Int(), v.DataHash), true
}

// Check compares the mark of a scan with a report: only its newest final
// document can be signed. Errors are *reg.Error.
func Check(r *model.Report, found mark.Mark) error {
	own, ok := MarkOf(r)
	switch {
	case !ok:
		return &reg.Error{Code: "report_not_sealed"}
	case found.Kind != own.Kind || found.Year != own.Year:
		return &reg.Error{Code: "ink_other_document", Args: []string{found.Name(), own.Name()}}
	case found.Version != own.Version:
		return &reg.Error{Code: "ink_other_version", Args: []string{found.Name(), own.Name()}}
	case !found.Matches(own):
		return &reg.Error{Code: "ink_other_data", Args: []string{own.Name()}}
	}
	return nil
}

// Paper is what someone has seen on a signed paper.
type Paper struct {
	Field  string
	Signer annual.Candidate
	Day    reg.Day // the date beside the signature
	Place  string
	// By and At tell who has compared the paper with the document, and when.
	By string
	At reg.Instant
}

// Signature is the signature on the paper, with its scan. It counts as made at
// noon on its day, or when the paper was looked at if that was the same day.
func (p Paper) Signature(scan reg.File) model.Signature {
	return model.Signature{Field: p.Field, Person: p.Signer.Person, Name: p.Signer.Name, Position: p.Signer.Position,
		Role: p.Signer.Role, Proxy: p.Signer.Proxy, Method: model.SignByHand, At: p.moment(), Place: strings.TrimSpace(p.Place),
		Check: model.SignConfirmed, CheckedAt: p.At, CheckedBy: p.By, Files: []reg.File{scan}}
}

func (p Paper) moment() reg.Instant {
	if !p.Day.IsSet() || p.Day == p.At.Day(i18n.Oslo()) {
		return p.At
	}
	d := p.Day.Time()
	return reg.InstantOf(time.Date(d.Year(), d.Month(), d.Day(), 12, 0, 0, 0, i18n.Oslo()))
}

// CheckDay holds the day of a signature to what is possible: not before the
// document was made, and not after today. Errors are *reg.Error.
func CheckDay(r *model.Report, day, today reg.Day) error {
	made := reg.Day(0)
	if v := r.VersionOf(r.Version); v != nil {
		made = v.Made.Day(i18n.Oslo())
	}
	switch {
	case day > today:
		return &reg.Error{Code: "ink_day_ahead", Args: []string{day.Text()}}
	case day.IsSet() && day < made:
		return &reg.Error{Code: "ink_day_before", Args: []string{day.Text(), made.Text()}}
	}
	return nil
}
