package screen

import (
	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report/sheets"
)

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
	Preview    Kind = "preview"  // the pages of a yearly document
	Leader     Kind = "leader"   // a yearly document for the head of agency, to be signed
	Settings   Kind = "settings" // the user's own choices
	Backups    Kind = "backups"  // copies of the store, and what is in them
	Incident   Kind = "incident" // the work with one incident
	Request    Kind = "request"  // the work with one request of a data subject
	Trends     Kind = "trends"   // incidents of a year beside those of the year before
	SearchEach Kind = "search"   // a text in every register
	Manual     Kind = "manual"   // the user's guide
	Guidance   Kind = "guidance" // what a role does through the year
	Examples   Kind = "examples" // ready records to take and adapt

	Verify     Kind = "verify"     // the signatures of a PDF
	Identities Kind = "identities" // what the user signs with

	Training  Kind = "training"  // who has been trained
	Retention Kind = "retention" // what has been kept too long
)

// The screens for the work with assessments.
const (
	Threshold Kind = "threshold" // whether a processing needs an impact assessment
	DPIA      Kind = "dpia"      // an impact assessment, step by step
	Risk      Kind = "risk"      // a risk assessment, step by step
)

// Place is somewhere in the program that can be gone to.
type Place struct {
	Kind       Kind
	Register   string     // for Register, Record, Edit, Import, Examples
	ID         reg.ID     // for Record, Edit; for Training: the unit to show
	Begin      reg.Record // for Edit: what the form begins with, unsaved; nil for the record as it is
	Copy       reg.ID     // for Edit without ID: record that the new one begins as a copy of
	Draft      string     // for Edit: unsaved work to go on with, by its name
	Attach     []string   // for Edit: files to attach, by path
	Field      string     // field to put the focus in, by path
	Rule       string     // for Gaps: only this rule
	Severity   string     // for Gaps: only this severity, or "aside" for what is set aside
	Records    []reg.Ref  // for Register: only these records, as behind a number
	Why        string     // what these records are, in words
	Document   string     // for Yearly, Leader: "ve" or "lg"; for Preview any document of the catalogue
	Made       *Made      // for Preview: how the document is made; nil for a yearly one as it is worked on
	Year       int        // for Yearly, Preview, Leader, Calendar and Trends; 0 for the present one
	Invitation bool       // for Preview: the invitation to the review instead of its minutes
	Question   string     // for Yearly: question to show
	Text       string     // for SearchEach and Register: what to search for; for Import, Verify: a file; for workbenches: the tab
	Original   string     // for Verify: the document as it was made, by path; "" to look for it
	Table      string     // for Import: a table from the clipboard instead of a file
	Fields     []string   // for Import: what the table's columns are if it has no headings
	Page       string     // for Manual: page of the guide; "" for the first
	History    bool       // for Record: how it came about
}

// Made is how a document of the catalogue is made.
type Made struct {
	Lang   i18n.Lang
	Extent sheets.Extent
	Public bool // the version for the public
	Names  bool // persons are named
}
