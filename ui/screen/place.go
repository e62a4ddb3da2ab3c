package screen

import "samsvar/model/reg"

// Kind is which screen a place is on.
type Kind string

// The screens.
const (
	Overview   Kind = "overview"
	Gaps       Kind = "gaps"     // findings
	Register   Kind = "register" // list of a register
	Record     Kind = "record"   // one record: reading
	Edit       Kind = "edit"     // one record: form; no ID for a new one
	Import     Kind = "import"   // a spreadsheet into a register
	Yearly     Kind = "yearly"   // declaration or review of a year
	Preview    Kind = "preview"  // the pages of a yearly document
	Settings   Kind = "settings" // the user's own choices
	Backups    Kind = "backups"  // copies of the store, and what is in them
	Incident   Kind = "incident" // the work with one incident
	Request    Kind = "request"  // the work with one request of a data subject
	Trends     Kind = "trends"   // incidents of a year beside those of the year before
	SearchEach Kind = "search"   // a text in every register
	Manual     Kind = "manual"   // the user's guide
	Examples   Kind = "examples" // ready records to take and adapt
)

// Place is somewhere in the program that can be gone to.
type Place struct {
	Kind     Kind
	Register string     // for Register, Record, Edit, Import, Examples
	ID       reg.ID     // for Record, Edit
	Begin    reg.Record // for Edit: what the form begins with, unsaved; nil for the record as it is
	Copy     reg.ID     // for Edit without ID: record that the new one begins as a copy of
	Draft    string     // for Edit: unsaved work to go on with, by its name
	Attach   []string   // for Edit: files to attach, by path
	Field    string     // field to put the focus in, by path
	Rule     string     // for Gaps: only this rule
	Records  []reg.Ref  // for Register: only these records, as behind a number
	Why      string     // what these records are, in words
	Document string     // for Yearly, Preview: "ve" or "lg"
	Year     int        // for Yearly, Preview, Trends
	Question string     // for Yearly: question to show
	Text     string     // for SearchEach and Register: what to search for; for workbenches: the tab
	Page     string     // for Manual: page of the guide; "" for the first
	History  bool       // for Record: how it came about
}
