package catalogue

import (
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	learning "samsvar/model/training"
	"samsvar/report"
	"samsvar/report/agreements"
	"samsvar/report/archive"
	"samsvar/report/archive/journal"
	"samsvar/report/assess"
	"samsvar/report/courses"
	"samsvar/report/gaps"
	"samsvar/report/incidents"
	"samsvar/report/letters"
	"samsvar/report/pdf"
	"samsvar/report/roles"
	"samsvar/report/sheets"
	"samsvar/report/yearly"

	"samsvar/i18n"
)

// writer writes one document.
type writer func(Input, Request, Document) (report.Document, error)

// rounds opens the work on a year.
func rounds(in Input, r Request) (yearly.Input, error) {
	return yearly.Prepare(in.Source, r.Year, in.Annual(), yearly.Input{Texts: in.Texts, Draft: r.Draft, Now: in.Now,
		HistoryHead: in.HistoryHead, Program: in.Program})
}

func declaration(in Input, r Request, _ Document) (report.Document, error) {
	return yearlyDocument(annual.Declaration, in, r)
}

func review(in Input, r Request, _ Document) (report.Document, error) {
	return yearlyDocument(annual.Review, in, r)
}

func roundOf(kind annual.Kind, y yearly.Input) *annual.Round {
	if kind == annual.Review {
		return y.Review
	}
	return y.Declaration
}

// yearlyDocument is the document as it was signed, or as it is now.
func yearlyDocument(kind annual.Kind, in Input, r Request) (report.Document, error) {
	y, err := rounds(in, r)
	if err != nil {
		return report.Document{}, err
	}
	round := roundOf(kind, y)
	if r.Public {
		y.Draft = !round.Locked()
		return yearly.Public(kind, y), nil
	}
	if !round.Locked() || in.Files == nil {
		y.Draft = r.Draft || !round.Locked()
		return yearly.Write(kind, y), nil
	}
	frozen, err := archive.Thaw(round.Report, in.Files)
	if err != nil {
		return report.Document{}, err
	}
	if frozen == nil {
		return report.Document{}, &Error{Code: SignedAway, Args: []string{string(kind)}}
	}
	return frozen.Document, nil
}

func invitation(in Input, r Request, _ Document) (report.Document, error) {
	y, err := rounds(in, r)
	if err != nil {
		return report.Document{}, err
	}
	return yearly.Invitation(y), nil
}

func summary(in Input, r Request, _ Document) (report.Document, error) {
	return onePage(annual.Declaration, in, r)
}

func summaryOfReview(in Input, r Request, _ Document) (report.Document, error) {
	return onePage(annual.Review, in, r)
}

// mostRows is how many rows the parts of a summary have where there is room.
const mostRows = 8

// onePage writes a summary with as many rows as one page has room for.
func onePage(kind annual.Kind, in Input, r Request) (report.Document, error) {
	y, err := rounds(in, r)
	if err != nil {
		return report.Document{}, err
	}
	y.Draft = !roundOf(kind, y).Locked()
	for rows := mostRows; ; rows-- {
		doc := yearly.Summary(kind, y, rows)
		pages, _, err := pdf.Lay(doc)
		if err != nil {
			return report.Document{}, err
		}
		if pages.Len() == 1 || rows == 1 {
			return doc, nil
		}
	}
}

func journalOf(in Input, r Request, _ Document) (report.Document, error) {
	y, err := rounds(in, r)
	if err != nil {
		return report.Document{}, err
	}
	return journal.Sheet(in.Input, y.Declaration), nil
}

func journalOfReview(in Input, r Request, _ Document) (report.Document, error) {
	y, err := rounds(in, r)
	if err != nil {
		return report.Document{}, err
	}
	return journal.Sheet(in.Input, y.Review), nil
}

func journalJSON(in Input, r Request) ([]byte, error) {
	y, err := rounds(in, r)
	if err != nil {
		return nil, err
	}
	return journal.Of(in.Input, y.Declaration).JSON()
}

func journalJSONOfReview(in Input, r Request) ([]byte, error) {
	y, err := rounds(in, r)
	if err != nil {
		return nil, err
	}
	return journal.Of(in.Input, y.Review).JSON()
}

// wholeRegister writes the register that a document is about.
func wholeRegister(in Input, r Request, d Document) (report.Document, error) {
	return sheets.Register(in.Input, model.Register(d.Register), r.extent()), nil
}

// sheet writes a register, or one record of it.
func sheet(in Input, r Request, d Document) (report.Document, error) {
	if r.ID == "" {
		return wholeRegister(in, r, d)
	}
	rec, ok := in.Source.Get(d.Register, r.ID)
	if !ok {
		return report.Document{}, &Error{Code: NotThere, Args: []string{string(r.ID)}}
	}
	return sheets.RecordIn(in.Input, model.Register(d.Register), rec, r.extent()), nil
}

// found are the findings of all records, with those of the yearly documents.
func found(in Input) (findings.List, error) { return annual.Find(in.Source, in.Annual()) }

// about returns the record a document is about.
func about[T any](in Input, r Request, get func(reg.Source, reg.ID) *T) (*T, error) {
	if rec := get(in.Source, r.ID); rec != nil {
		return rec, nil
	}
	return nil, &Error{Code: NotThere, Args: []string{string(r.ID)}}
}

func checklist(in Input, r Request, _ Document) (report.Document, error) {
	return withFindings(in, r, model.ProcessingAgreements.Get, func(a *model.ProcessingAgreement, all findings.List) report.Document {
		return agreements.Checklist(in.Input, a, all)
	})
}

func incident(in Input, r Request, _ Document) (report.Document, error) {
	return withFindings(in, r, model.Incidents.Get, func(i *model.Incident, all findings.List) report.Document {
		return incidents.Report(in.Input, i, all)
	})
}

func ownersLetter(in Input, r Request, _ Document) (report.Document, error) {
	return withFindings(in, r, model.Systems.Get, func(s *model.System, all findings.List) report.Document {
		return letters.ToOwner(in.Input, s, all)
	})
}

// withFindings writes a document about a record and what is missing in it.
func withFindings[T any](in Input, r Request, get func(reg.Source, reg.ID) *T, write func(*T, findings.List) report.Document) (report.Document, error) {
	rec, err := about(in, r, get)
	if err != nil {
		return report.Document{}, err
	}
	all, err := found(in)
	if err != nil {
		return report.Document{}, err
	}
	return write(rec, all), nil
}

func screening(in Input, r Request, _ Document) (report.Document, error) {
	p, err := about(in, r, model.ProcessingRecords.Get)
	if err != nil {
		return report.Document{}, err
	}
	return assess.Screening(in.Input, p), nil
}

func dpia(in Input, r Request, _ Document) (report.Document, error) {
	d, err := about(in, r, model.DPIAs.Get)
	if err != nil {
		return report.Document{}, err
	}
	return assess.DPIA(in.Input, d), nil
}

func risk(in Input, r Request, _ Document) (report.Document, error) {
	a, err := about(in, r, model.RiskAssessments.Get)
	if err != nil {
		return report.Document{}, err
	}
	return assess.Risk(in.Input, a), nil
}

func gapList(in Input, _ Request, _ Document) (report.Document, error) {
	all, err := found(in)
	if err != nil {
		return report.Document{}, err
	}
	return gaps.List(in.Input, all)
}

func training(in Input, r Request, _ Document) (report.Document, error) {
	aims, err := courses.Aims()
	if err != nil {
		return report.Document{}, err
	}
	opt := learning.Options{Today: reg.InstantOf(in.Now).Day(i18n.Oslo())}
	if r.Year != 0 {
		opt = learning.Year(r.Year, reg.InstantOf(in.Now), i18n.Oslo())
	}
	opt.Aims = aims
	return courses.Overview(in.Input, learning.Compute(in.Source, opt), r.Names), nil
}

func roleCards(in Input, r Request, _ Document) (report.Document, error) {
	if r.ID == "" {
		return roles.Cards(in.Input), nil
	}
	c, err := about(in, r, model.RoleCards.Get)
	if err != nil {
		return report.Document{}, err
	}
	return roles.Card(in.Input, c), nil
}
