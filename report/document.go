// Package report describes a document as plain content: headings, paragraphs,
// tables, figures, charts and signature fields, with finished text in one
// language.
//
// It knows no file format, no register and no translation. Whoever writes a
// document fills a [Document]; a renderer (report/pdf today; other formats, and
// a structure tree for screen readers, belong beside it) sees nothing but these
// structs. The blocks therefore say what a thing is, never where it stands on
// a page.
package report

import "time"

// Document is one document with everything that is printed, in reading order.
type Document struct {
	// Title and Subtitle are shown by [TitleHead]; the title is also the
	// file's own title, which readers show in the window.
	Title, Subtitle string
	// Lang is the language tag of the text, such as nb-NO, nn-NO or en.
	Lang string
	// Logo is shown by [TitleHead], above the title.
	Logo Picture `json:",omitzero"`
	// Agency, Classification and CaseNo stand at the head of every page,
	// as they shall be read: «Intern», «Saksnr. 26/1234».
	Agency, Classification, CaseNo string
	// Draft puts DraftMark («UTKAST») clearly on every page; a draft without a
	// mark is refused.
	Draft     bool
	DraftMark string
	// PageLabel is the text beside the footer; {page} and {pages} are
	// replaced by the numbers: «Side {page} av {pages}».
	PageLabel string
	// Footer holds at most two lines at the foot of every page, such as the
	// document's name and version, and the history's head hash.
	Footer []string
	// Meta is told about the document, not printed in it.
	Meta Meta
	// Omitted says in words what the document should have had and has not, such
	// as a logo that is no picture. It is for who makes it, and not printed.
	Omitted []string `json:"-"`
	// Blocks is the content.
	Blocks []Block
}

// Meta is what the file says of itself.
type Meta struct {
	// Created is the moment of production. It is passed in, so that the same
	// content gives the same bytes; the zero time is refused.
	Created time.Time
	// Author is the body that answers for the document; Creator the program.
	Author, Creator string
	// Subject and Keywords help archives find it.
	Subject  string
	Keywords []string
}

// Block is one piece of content. The set is closed: a renderer can cover all.
type Block interface{ block() }

func (TitleHead) block()       {}
func (Contents) block()        {}
func (Heading) block()         {}
func (Paragraph) block()       {}
func (List) block()            {}
func (FactList) block()        {}
func (Callout) block()         {}
func (Table) block()           {}
func (KeyFigures) block()      {}
func (QuestionList) block()    {}
func (BarChart) block()        {}
func (LineChart) block()       {}
func (Attachments) block()     {}
func (RiskMatrix) block()      {}
func (SignatureFields) block() {}
func (ScanMark) block()        {}
func (PageBreak) block()       {}
func (KeepTogether) block()    {}
func (InLanguage) block()      {}
