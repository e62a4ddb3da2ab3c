// Package reading lays a record out for reading: its sections, with empty fields
// folded away, its links, what is missing in it, what uses it, and its history.
// The list of a register shows it small, beside the rows; the record's own
// screen shows it whole.
//
// It is not a screen: it is given what to show and reports where the user wants
// to go.
package reading
