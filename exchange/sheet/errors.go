package sheet

import (
	"fmt"
	"strings"
)

// Error says why a file could not be read or written, and where. The language
// layer words it by Code and Args; Error itself is a plain English fallback.
type Error struct {
	Code   string   // one of the Code constants
	Sheet  string   // the sheet's name, "" for the file as a whole
	Row    int      // as seen in Excel, counted from 1; 0 if unknown
	Column string   // letters as seen in Excel; "" if unknown
	Args   []string // what the code's comment says
	Err    error    // the cause, nil where the code says it all
}

// The codes, with their Args.
const (
	CodeUnreadable = "unreadable" // the file could not be opened or read; Err says why
	CodeEmpty      = "empty"      // a file of no bytes
	CodeDamaged    = "damaged"    // not a whole workbook; Args: part
	CodeCancelled  = "cancelled"  // by the user
	CodeTimeout    = "timeout"    // the time budget is used up

	CodeEncrypted    = "encrypted"     // protected by a password
	CodeOldExcel     = "old-excel"     // .xls of Excel 97 to 2003
	CodeMarkup       = "markup"        // a web page or XML saved under a spreadsheet's name
	CodeOpenDocument = "open-document" // .ods
	CodeBinaryBook   = "binary-book"   // .xlsb
	CodeNotTable     = "not-table"     // something else: PDF, picture, JSON, another zip

	CodeTooBig       = "too-big"        // the file; Args: megabytes allowed
	CodeBomb         = "bomb"           // packed suspiciously hard; Args: part
	CodeUnpacked     = "unpacked"       // too much unpacked; Args: megabytes allowed
	CodeTooManyParts = "too-many-parts" // files inside the workbook; Args: number allowed
	CodeTooDeep      = "too-deep"       // XML nested too deep; Args: part
	CodeDocType      = "doctype"        // a document type declaration; Args: part
	CodeLongToken    = "long-token"     // one piece of XML too long; Args: part

	CodeTooManySheets  = "too-many-sheets"  // Args: number allowed
	CodeTooManyRows    = "too-many-rows"    // Args: number allowed
	CodeTooManyColumns = "too-many-columns" // Args: number allowed
	CodeTooManyCells   = "too-many-cells"   // Args: number allowed
	CodeTooMuchText    = "too-much-text"    // Args: megabytes allowed
	CodeLongCell       = "long-cell"        // text in one cell; Args: characters allowed

	CodeQuote        = "quote"         // text between closing quote and separator; Args: line in the file
	CodeOpenQuote    = "open-quote"    // a quote that is never closed; Args: line in the file
	CodeNationalCell = "national-cell" // not a JSON string; Args: line in the file
	CodeTitle        = "title"         // a column title that the format cannot hold; Args: title

	CodeWrite = "write" // the file could not be written; Err says why
)

// Codes returns every code, so that a test can ask for wording of each.
func Codes() []string {
	return []string{
		CodeUnreadable, CodeEmpty, CodeDamaged, CodeCancelled, CodeTimeout,
		CodeEncrypted, CodeOldExcel, CodeMarkup, CodeOpenDocument, CodeBinaryBook, CodeNotTable,
		CodeTooBig, CodeBomb, CodeUnpacked, CodeTooManyParts, CodeTooDeep, CodeDocType, CodeLongToken,
		CodeTooManySheets, CodeTooManyRows, CodeTooManyColumns, CodeTooManyCells, CodeTooMuchText, CodeLongCell,
		CodeQuote, CodeOpenQuote, CodeNationalCell, CodeTitle, CodeWrite,
	}
}

// Error returns the fallback wording with its place.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Sheet != "" {
		fmt.Fprintf(&b, "sheet %q: ", e.Sheet)
	}
	if e.Row > 0 {
		fmt.Fprintf(&b, "row %d: ", e.Row)
	}
	if e.Column != "" {
		fmt.Fprintf(&b, "column %s: ", e.Column)
	}
	b.WriteString(e.message())
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func (e *Error) message() string {
	if text := e.fileMessage(); text != "" {
		return text
	}
	if text := e.limitMessage(); text != "" {
		return text
	}
	return e.Code
}

func (e *Error) arg() string {
	if len(e.Args) == 0 {
		return "?"
	}
	return e.Args[0]
}

func (e *Error) fileMessage() string {
	switch e.Code {
	case CodeUnreadable:
		return "cannot read the file"
	case CodeEmpty:
		return "the file is empty"
	case CodeDamaged:
		return "the workbook is damaged in " + e.arg()
	case CodeCancelled:
		return "cancelled"
	case CodeTimeout:
		return "reading took too long"
	case CodeEncrypted:
		return "the file is protected by a password"
	case CodeOldExcel:
		return "the file is of Excel 97 to 2003; save it as .xlsx"
	case CodeMarkup:
		return "the file is a web page or XML under a spreadsheet's name; save it as .xlsx"
	case CodeOpenDocument:
		return "the file is an OpenDocument spreadsheet; save it as .xlsx"
	case CodeBinaryBook:
		return "the file is a binary workbook; save it as .xlsx"
	case CodeNotTable:
		return "the file is not a table"
	case CodeWrite:
		return "cannot write the file"
	}
	return ""
}

func (e *Error) limitMessage() string {
	switch e.Code {
	case CodeTooBig:
		return "the file is bigger than " + e.arg() + " MB"
	case CodeBomb:
		return "refused: " + e.arg() + " is packed suspiciously hard"
	case CodeUnpacked:
		return "the workbook unpacks to more than " + e.arg() + " MB"
	case CodeTooManyParts:
		return "the workbook holds more than " + e.arg() + " parts"
	case CodeTooDeep:
		return "refused: " + e.arg() + " nests too deep"
	case CodeDocType:
		return "refused: " + e.arg() + " declares a document type"
	case CodeLongToken:
		return "refused: an overlong piece in " + e.arg()
	case CodeTooManySheets, CodeTooManyRows, CodeTooManyColumns, CodeTooManyCells:
		return strings.ReplaceAll(e.Code, "-", " ") + ", at most " + e.arg()
	case CodeTooMuchText:
		return "more than " + e.arg() + " MB of text"
	case CodeLongCell:
		return "text longer than " + e.arg() + " characters"
	case CodeQuote:
		return "line " + e.arg() + ": text between a closing quote and the separator"
	case CodeOpenQuote:
		return "line " + e.arg() + ": a quote is never closed"
	case CodeNationalCell:
		return "line " + e.arg() + ": not cells of the national register"
	case CodeTitle:
		return fmt.Sprintf("the format cannot hold the column title %q", e.arg())
	}
	return ""
}
