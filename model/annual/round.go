package annual

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"samsvar/model"
	"samsvar/model/figures"
	"samsvar/model/findings"
	"samsvar/model/reg"
)

// Options are what the work on a year needs besides records.
type Options struct {
	Now       reg.Instant
	Zone      *time.Location
	Templates []*Template // questionnaires to choose from; see BuiltIn
}

// Round is the work on one year's document: questions, figures and answers put
// together. It is computed from the records and holds no state of its own.
type Round struct {
	Kind           Kind
	Year           int
	Template       *Template
	Report         *model.Report // the record of the work; without id until it is first saved
	Figures        figures.Set
	Findings       findings.List // of the agency, as of the day the figures are computed for
	Lines          []Line        // one for each question
	now            reg.Instant
	before         *model.Report          // last year's report of the same kind, or nil
	pages          map[Kind]*model.Report // the year's reports of both kinds
	priorVE        *model.Report          // last year's self-declaration, or nil
	settings       model.Settings
	overdueActions int  // actions from management reviews whose deadline has passed
	locked         bool // final: what it says stays
}

// Line is one question with all that is known about its answer.
type Line struct {
	Section  *Section
	Question Question
	Figure   figures.Figure
	Computed bool   // the figure says something; see figures.Figure.Grounded
	Answer   Answer // as it counts now
	LastYear string // canonical; "" if not known
}

// Answer is an answer as it counts: given by hand, or computed where nobody
// has said otherwise.
type Answer struct {
	model.Answer
	Given bool // by hand, not just computed
}

// Open puts together the work on a year's document. It fails if there is no
// questionnaire for the year. A document that is final comes as it was made.
func Open(src reg.Source, kind Kind, year int, opt Options) (*Round, error) {
	r, err := openLive(src, kind, year, opt)
	if err == nil && r.Report.Locked() {
		r.freeze()
	}
	return r, err
}

// openLive is Open with the figures of now, also for a document that is final.
func openLive(src reg.Source, kind Kind, year int, opt Options) (*Round, error) {
	template := chosen(opt.Templates, kind, year, find(src, kind, year))
	if template == nil {
		return nil, fmt.Errorf("there is no questionnaire of type %s for %d", kind, year)
	}
	set := figures.Compute(src, figures.Options{Year: year, Now: opt.Now, Zone: opt.Zone})
	facts := findings.NewFacts(src, findings.Options{Now: opt.Now, Zone: opt.Zone})
	r := &Round{Kind: kind, Year: year, Template: template, Figures: set, now: opt.Now,
		Findings: findings.Find(facts), settings: facts.Settings(), overdueActions: overdueFromReview(src, facts.Today),
		before: find(src, kind, year-1), priorVE: find(src, Declaration, year-1),
		pages: map[Kind]*model.Report{Declaration: find(src, Declaration, year), Review: find(src, Review, year)}}
	r.Report = r.pages[kind]
	if r.Report == nil {
		r.Report = r.begin(src)
	}
	for i := range template.Sections {
		for _, q := range template.Sections[i].Questions {
			r.Lines = append(r.Lines, r.line(&template.Sections[i], q))
		}
	}
	return r, nil
}

// CurrentYear is the year the yearly documents are about on a day: the year
// before until its declaration is due, unless it is sent or replaced already,
// then the year that runs.
func CurrentYear(src reg.Source, today reg.Day) int {
	last := today.Year() - 1
	if report := find(src, Declaration, last); report != nil && !underWork(report) {
		return today.Year()
	}
	due := reg.NewDay(today.Year(), 2, 15)
	for _, agency := range model.Agencies.All(src) {
		if own := agency.Due(model.CalendarDeclaration, today.Year()); own.IsSet() {
			due = own
		}
	}
	if today <= due {
		return last
	}
	return today.Year()
}

// find returns the report of a kind and year, or nil.
func find(src reg.Source, kind Kind, year int) *model.Report {
	for _, report := range model.Reports.All(src) {
		if string(report.Type) == string(kind) && report.Year.Int() == year {
			return report
		}
	}
	return nil
}

func overdueFromReview(src reg.Source, today reg.Day) int {
	n := 0
	for _, a := range model.Actions.All(src) {
		if a.Source == model.SourceReview && a.Overdue(today) {
			n++
		}
	}
	return n
}

// begin makes the record for a year's document. A management review takes over
// who took part last year.
func (r *Round) begin(src reg.Source) *model.Report {
	report, ok := model.Reports.New().(*model.Report)
	if !ok {
		panic("annual: the register of reports holds something else")
	}
	report.Type, report.Year = model.ReportType(r.Kind), reg.Int(r.Year)
	report.From, report.To = r.Figures.From, r.Figures.To
	report.Template, report.TemplateVersion = r.Template.ID, r.Template.Version
	if r.before != nil {
		for _, p := range r.before.Participants {
			report.Participants = append(report.Participants, model.Participant{Role: p.Role, Person: p.Person, Name: p.Name})
		}
	}
	for _, agency := range model.Agencies.All(src) {
		report.Recipient = agency.ReportsTo
	}
	return report
}

// With returns the round with its report as it is now, for example after a
// reply. Figures and findings stay those of the moment the round was opened.
func (r *Round) With(report *model.Report) *Round {
	changed := *r
	changed.Report, changed.pages = report, maps.Clone(r.pages)
	changed.pages[r.Kind] = report
	if report.Locked() {
		changed.Lines = slices.Clone(r.Lines)
		changed.freeze()
		return &changed
	}
	changed.Lines = slices.Clone(r.Lines)
	for i := range changed.Lines {
		l := &changed.Lines[i]
		l.LastYear = changed.LastYear(l.Question.ID)
		l.Answer = changed.answer(*l)
	}
	return &changed
}

func (r *Round) line(section *Section, q Question) Line {
	l := Line{Section: section, Question: q, LastYear: r.LastYear(q.ID)}
	if q.Figure {
		l.Figure, _ = r.Figures.Get(q.ID)
		l.Computed = l.Figure.Grounded && l.Figure.Value != ""
	}
	l.Answer = r.answer(l)
	return l
}

// answer returns the answer as it counts. A computed figure stands until
// someone answers otherwise.
func (r *Round) answer(l Line) Answer {
	computed := ""
	if l.Computed {
		computed = l.Figure.Value
	}
	if given := r.Report.Answer(l.Question.ID); given != nil && given.Status != "" {
		a := Answer{Answer: *given, Given: true}
		a.Computed = computed
		return a
	}
	a := Answer{Answer: model.Answer{Question: l.Question.ID, Status: model.NotAnswered, Computed: computed}}
	if given := r.Report.Answer(l.Question.ID); given != nil { // a comment without an answer
		a.Answer = *given
		a.Computed, a.Status = computed, model.NotAnswered
	}
	if l.Computed {
		a.Status, a.Value = model.Answered, computed
	}
	return a
}

// LastYear returns last year's answer to a question in canonical form: from
// last year's document, or as typed in by hand; "" if it is not known.
func (r *Round) LastYear(question string) string {
	for _, report := range []*model.Report{r.before, r.priorVE} {
		if report == nil {
			continue
		}
		if a := report.Answer(question); a != nil && a.Status == model.Answered && a.Value != "" {
			return a.Value
		}
	}
	for _, report := range []*model.Report{r.Report, r.pages[Declaration]} {
		if report == nil {
			continue
		}
		if value, ok := report.Prior(question); ok {
			return value
		}
	}
	return ""
}

// Line returns the line of a question, or nil.
func (r *Round) Line(question string) *Line {
	for i := range r.Lines {
		if r.Lines[i].Question.ID == question {
			return &r.Lines[i]
		}
	}
	return nil
}

// Other returns the year's report of the other kind, or nil: the declaration
// names the date of the review.
func (r *Round) Other(kind Kind) *model.Report { return r.pages[kind] }

// Before returns last year's report of the same kind, or nil.
func (r *Round) Before() *model.Report { return r.before }
