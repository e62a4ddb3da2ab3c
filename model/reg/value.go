package reg

import "strings"

// Value is one field of one record, bound to its memory: reading it reads the
// record, parsing into it changes the record.
type Value interface {
	// Text returns the canonical form, the same in every language: it is what is
	// stored, logged, hashed, compared and exchanged. Empty values give "".
	Text() string
	// Parse sets the value from its canonical form; "" empties it. After an
	// error (always an *Error) the value is unchanged.
	Parse(text string) error
	// Compare orders two values of the same field: negative, zero or positive.
	// Text is ordered by code point; for people, order with i18n's collation.
	Compare(other Value) int
	// Empty reports whether nothing has been entered.
	Empty() bool
}

// List is a value made of several codes or ids (kinds Choices and Links).
type List interface {
	Value
	Strings() []string
}

// Part is the value of a nested object (kind One).
type Part interface {
	Value
	Object() Object
}

// ItemList is the value of a list of nested objects (kind Items).
type ItemList interface {
	Value
	Len() int
	At(i int) Object
	// Add appends an empty item and returns it.
	Add() Object
	Remove(i int)
	// Move takes item i out and puts it in at place j.
	Move(i, j int)
}

// Error tells why a text is no value of a field. Code is worded by i18n.
type Error struct {
	Code string   // key below "problem."
	Args []string // what the text's placeholders stand for
}

// Error returns the code and its arguments, for logs and tests.
func (e *Error) Error() string {
	if len(e.Args) == 0 {
		return e.Code
	}
	return e.Code + ": " + strings.Join(e.Args, ", ")
}

func errorf(code string, args ...string) error { return &Error{Code: code, Args: args} }

// compareText orders by the canonical form; enough for all kinds but numbers.
func compareText(a, b Value) int { return strings.Compare(a.Text(), b.Text()) }
