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
	Calendar   Kind = "calendar" // a year by month
	Yearly     Kind = "yearly"   // declaration or review of a year
	Settings   Kind = "settings" // the user's own choices
	Backups    Kind = "backups"  // copies of the store, and what is in them
	SearchEach Kind = "search"   // a text in every register
)

// Place is somewhere in the program that can be gone to.
type Place struct {
	Kind     Kind
	Register string    // for Register, Record, Edit, Import
	ID       reg.ID    // for Record, Edit
	Field    string    // field to put the focus in, by path
	Rule     string    // for Gaps: only this rule
	Records  []reg.Ref // for Register: only these records, as behind a number
	Why      string    // what these records are, in words
	Document string    // for Yearly: "ve" or "lg"
	Year     int       // for Yearly and Calendar; 0 for the present one
	Question string    // for Yearly: question to show
	Text     string    // for SearchEach and Register: what to search for
	History  bool      // for Record: how it came about
}
