package storage

import (
	"fmt"
	"strconv"

	"samsvar/model/reg"
)

// InUse refuses to delete a record that others link to.
type InUse struct {
	Ref  reg.Ref
	No   string // the record's number
	Uses []Use
}

// Error returns an English text for logs.
func (e *InUse) Error() string {
	return fmt.Sprintf("%s %s is linked to by %d records", e.Ref.Register, e.No, len(e.Uses))
}

// ErrorCode returns "in_use".
func (e *InUse) ErrorCode() string { return "in_use" }

// ErrorArgs are number, how many links, and register.
func (e *InUse) ErrorArgs() []string {
	return []string{e.No, strconv.Itoa(len(e.Uses)), e.Ref.Register}
}

// Refused is one record that breaks the rules of its description.
type Refused struct {
	Write    int // place in Change.Records
	Ref      reg.Ref
	Title    string
	Problems []reg.Problem // only those that forbid saving
}

// Invalid refuses a whole change because records break their description.
type Invalid struct {
	Records []Refused
}

// Error returns an English text for logs.
func (e *Invalid) Error() string {
	first := e.Records[0]
	return fmt.Sprintf("%d records not valid, first %s %q: %s %s", len(e.Records),
		first.Ref.Register, first.Title, first.Problems[0].Field, first.Problems[0].Code)
}

// ErrorCode returns "invalid".
func (e *Invalid) ErrorCode() string { return "invalid" }

// ErrorArgs are how many records, and register and title of the first.
func (e *Invalid) ErrorArgs() []string {
	return []string{strconv.Itoa(len(e.Records)), e.Records[0].Ref.Register, e.Records[0].Title}
}

// Stale refuses a write whose author has not seen the record as it is now.
type Stale struct {
	Ref     reg.Ref
	No      string
	Deleted bool         // the record was deleted meanwhile
	Since   []reg.Change // what others changed since
	By      string       // who saved it last
}

// Error returns an English text for logs.
func (e *Stale) Error() string {
	return fmt.Sprintf("%s %s was changed meanwhile by %s", e.Ref.Register, e.No, e.By)
}

// ErrorCode tells changed from deleted.
func (e *Stale) ErrorCode() string {
	if e.Deleted {
		return "stale_deleted"
	}
	return "stale"
}

// ErrorArgs are number, who, and register.
func (e *Stale) ErrorArgs() []string { return []string{e.No, e.By, e.Ref.Register} }

// Missing says that a record to be deleted, restored or overwritten is not there.
type Missing struct {
	Ref reg.Ref
}

// Error returns an English text for logs.
func (e *Missing) Error() string { return fmt.Sprintf("no record %s in %s", e.Ref.ID, e.Ref.Register) }

// ErrorCode returns "missing".
func (e *Missing) ErrorCode() string { return "missing" }

// ErrorArgs are id and register.
func (e *Missing) ErrorArgs() []string { return []string{string(e.Ref.ID), e.Ref.Register} }
