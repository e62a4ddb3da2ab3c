package exchange

import (
	"slices"

	"samsvar/model/reg"
	"samsvar/storage"
)

// Status is what an import does with a row.
type Status string

// The statuses.
const (
	StatusNew       Status = "new"
	StatusChanged   Status = "changed"
	StatusUnchanged Status = "unchanged"
	StatusRejected  Status = "rejected"
)

// Statuses lists them in the order of a report.
func Statuses() []Status {
	return []Status{StatusNew, StatusChanged, StatusUnchanged, StatusRejected}
}

// Codes of issues. The texts are "import.issue.<code>" with the arguments
// {0} heading, {1} value, {2} what the issue is about: a field, a row, a name.
const (
	IssueUnmapped    = "unmapped"     // a column without a field; kept in the notes
	IssueOutside     = "outside"      // text above the header, in no record
	IssueManaged     = "managed"      // a column that the program fills in itself
	IssueUnreadable  = "unreadable"   // not a value of the field; kept in the note
	IssueNotCode     = "not_code"     // none of the codes; kept
	IssueAmbiguous   = "ambiguous"    // means several codes or records; kept
	IssueUnknownLink = "unknown_link" // names a record that is not there; kept
	IssuePartly      = "partly"       // understood in part; the whole is kept
	IssueUnpaired    = "unpaired"     // which item it belongs to is not said; kept
	IssueSecond      = "second"       // a second value for a field that takes one; kept
	IssueLimit       = "limit"        // beyond the field's limits; kept
	IssueDerived     = "derived"      // the program works the field out otherwise; kept
	IssueNumber      = "number"       // a number of another list; kept
	IssueSame        = "same_row"     // the same as a row before
	IssueTwin        = "twin"         // known by the same name as another row
	IssueNoTitle     = "no_title"     // the row has no title
	IssueProblem     = "problem"      // breaks a rule of the register
	IssueDeleted     = "deleted"      // the record was deleted
	IssueNoteFull    = "note_full"    // the note has no room for what must be kept
	IssueShape       = "shape"        // a record of a JSON file that is none
	IssueSingle      = "single"       // the register has one record, and a row before is it
)

// IssueCodes lists the codes, so that a test can ask for wording of each.
func IssueCodes() []string {
	return []string{IssueUnmapped, IssueOutside, IssueManaged, IssueUnreadable, IssueNotCode, IssueAmbiguous,
		IssueUnknownLink, IssuePartly, IssueUnpaired, IssueSecond, IssueLimit, IssueDerived, IssueNumber,
		IssueSame, IssueTwin, IssueNoTitle, IssueProblem, IssueDeleted, IssueNoteFull, IssueShape, IssueSingle}
}

// Issue says what became of one cell that was not simply taken over, or why a
// row is rejected.
type Issue struct {
	Code    string
	Sheet   string
	Row     int    // as seen in Excel; 0 for the file as a whole
	Column  string // letters as seen in Excel; "" if it is about no one column
	Heading string
	Field   string // path of the field meant, "" if none
	Value   string // the cell's content
	Args    []string
	Kept    string       // path of the field that keeps the value, "" if nowhere
	Problem *reg.Problem // for IssueProblem
}

// Row is one row of the file and what becomes of it.
type Row struct {
	Sheet   string
	Row     int
	Status  Status
	Ref     reg.Ref
	Title   string
	Changes []reg.Change // for changed rows
	Issues  []Issue
	Cells   []CellText // of rejected rows: everything that stands there
	Record  reg.Record // as it will be; not to be changed
	Base    reg.Record // as it is now; nil for new ones
}

// CellText is one cell of a rejected row.
type CellText struct {
	Column, Heading, Value string
}

// Stub is a record made because a link names it.
type Stub struct {
	Ref    reg.Ref
	Name   string
	Record reg.Record
}

// Preview is what an import would do.
type Preview struct {
	Register string
	Mapping  Mapping // as used; save it to use it again
	Rows     []Row
	Stubs    []Stub
	Issues   []Issue // of columns and of the file
}

// Count returns how many rows have a status.
func (p *Preview) Count(s Status) int {
	n := 0
	for i := range p.Rows {
		if p.Rows[i].Status == s {
			n++
		}
	}
	return n
}

// Writes returns the records to save: stubs first, then new and changed ones.
// Rejected rows are not among them. The list is empty if nothing changes.
func (p *Preview) Writes() []storage.Write {
	var stubs []storage.Write
	for _, s := range p.Stubs {
		stubs = append(stubs, storage.Write{Register: s.Ref.Register, Record: s.Record})
	}
	var records []storage.Write
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Status == StatusNew || row.Status == StatusChanged {
			records = append(records, storage.Write{Register: row.Ref.Register, Record: row.Record, Base: row.Base})
		}
	}
	return append(stubs, records...)
}

// AllIssues lists the issues of the file and of all rows, in the order of the
// file.
func (p *Preview) AllIssues() []Issue {
	all := slices.Clone(p.Issues)
	for i := range p.Rows {
		all = append(all, p.Rows[i].Issues...)
	}
	return all
}

// Refused is the error of an import that would leave rows out.
type Refused struct {
	Rows  int // rejected
	First Issue
}

// Error returns an English text for logs.
func (e *Refused) Error() string { return "import: rows are rejected" }

// ErrorCode returns the key of the text below "error.".
func (e *Refused) ErrorCode() string { return "import_rejected" }

// ErrorArgs are how many rows, and sheet and row of the first.
func (e *Refused) ErrorArgs() []string {
	return []string{itoa(e.Rows), e.First.Sheet, itoa(e.First.Row)}
}

// ApplyOptions say how a preview is saved.
type ApplyOptions struct {
	// SkipRejected saves the other rows where some are rejected. Without it
	// nothing is saved then.
	SkipRejected bool
	// Reason stands in the history, for example the file's name.
	Reason string
}

// Apply saves a preview in one transaction, whole or not at all.
func Apply(store *storage.Store, p *Preview, opts ApplyOptions) (storage.Result, error) {
	if n := p.Count(StatusRejected); n > 0 && !opts.SkipRejected {
		return storage.Result{}, &Refused{Rows: n, First: p.firstRejected()}
	}
	writes := p.Writes()
	if len(writes) == 0 {
		return storage.Result{}, nil
	}
	return store.Save(storage.Change{Records: writes, Origin: storage.OriginImport, Reason: opts.Reason})
}

func (p *Preview) firstRejected() Issue {
	for i := range p.Rows {
		if row := &p.Rows[i]; row.Status == StatusRejected {
			issue := Issue{Sheet: row.Sheet, Row: row.Row}
			if len(row.Issues) > 0 {
				issue = row.Issues[len(row.Issues)-1]
			}
			issue.Sheet, issue.Row = row.Sheet, row.Row
			return issue
		}
	}
	return Issue{}
}
