package sheet

import "strconv"

// ErrorCode returns the key of the text below "error.".
func (e *Error) ErrorCode() string { return "sheet." + e.Code }

// ErrorArgs are the code's argument or "", the sheet, and the cell or row.
func (e *Error) ErrorArgs() []string {
	arg := ""
	if len(e.Args) > 0 {
		arg = e.Args[0]
	}
	cell := e.Column
	if e.Row > 0 {
		cell += strconv.Itoa(e.Row)
	}
	return []string{arg, e.Sheet, cell}
}
