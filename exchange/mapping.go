package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Values of Column.Field that name no field.
const (
	MapIgnore = "ignore" // the column is left out, on the user's word
	MapNote   = "note"   // the column goes to the record's note
)

// Mapping says which column of a sheet goes into which field. A preview tells
// the mapping it used; corrected and saved it can be given to the next import.
type Mapping struct {
	Register string `json:"register,omitempty"`
	Sheet    string `json:"sheet,omitempty"`
	// HeaderRow is the row of the headings, counted from 1; 0 means find it.
	HeaderRow int      `json:"header_row,omitempty"`
	Columns   []Column `json:"columns"`
}

// Column is one column of a mapping. It is found by its heading; by its letters
// where it has none or several have the same.
type Column struct {
	Column  string `json:"column,omitempty"`
	Heading string `json:"heading,omitempty"`
	// Field is a path ("mottakere.land"), "ignore" or "note".
	Field string `json:"field"`
	// Values translates what stands in the cells, before anything else reads it.
	Values map[string]string `json:"values,omitempty"`
	// Guess tells that the heading only resembles the field's.
	Guess bool `json:"guess,omitempty"`
}

// The most that is read of a mapping: its size in bytes and its columns. A sheet
// has 200 columns at most.
const (
	maxMapping = 4 << 20
	maxMapped  = 1000
)

// ReadMapping reads a saved mapping.
func ReadMapping(from io.Reader) (*Mapping, error) {
	dec := json.NewDecoder(io.LimitReader(from, maxMapping))
	dec.DisallowUnknownFields()
	var m Mapping
	err := dec.Decode(&m)
	if err == nil && len(m.Columns) > maxMapped {
		err = fmt.Errorf("%d columns", len(m.Columns))
	}
	if err != nil {
		return nil, &Error{Code: "mapping", Args: []string{err.Error()}, Err: fmt.Errorf("read mapping: %w", err)}
	}
	return &m, nil
}

// Write saves a mapping as JSON.
func (m *Mapping) Write(to io.Writer) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return fmt.Errorf("write mapping: %w", err)
	}
	return nil
}

// given returns what a mapping says of a column, or nil.
func (m *Mapping) given(letters, heading string) *Column {
	if m == nil {
		return nil
	}
	var byHeading *Column
	for i := range m.Columns {
		c := &m.Columns[i]
		if c.Field == "" {
			continue
		}
		sameHeading := keyOf(c.Heading) == keyOf(heading) && strings.TrimSpace(c.Heading) != ""
		switch {
		case c.Column != "" && strings.EqualFold(c.Column, letters) && (sameHeading || strings.TrimSpace(c.Heading) == ""):
			return c
		case sameHeading && byHeading == nil:
			byHeading = c
		}
	}
	return byHeading
}

// Error is a file, sheet or mapping that nothing can be imported from.
type Error struct {
	Code string // "error.<code>" is the text
	Args []string
	Err  error // the cause, or nil
}

// Error returns an English text for logs.
func (e *Error) Error() string {
	text := "exchange: " + e.Code
	if len(e.Args) > 0 {
		text += " (" + strings.Join(e.Args, ", ") + ")"
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorCode returns the code.
func (e *Error) ErrorCode() string { return e.Code }

// ErrorArgs returns the arguments of the text.
func (e *Error) ErrorArgs() []string { return e.Args }

func itoa(n int) string { return strconv.Itoa(n) }
