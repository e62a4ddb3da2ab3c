package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// Coded is an error that i18n can word: "error.<code>" says what happened,
// "error.<code>.do" what to do. Every error of this package that a person may
// meet is Coded; find it with errors.As.
type Coded interface {
	error
	ErrorCode() string
	ErrorArgs() []string
}

// Error is a refusal or failure without further details.
type Error struct {
	Code string
	Args []string
	Err  error // what the operating system or a library said, or nil
}

// Error returns an English text for logs.
func (e *Error) Error() string {
	text := e.Code
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

func refuse(code string, args ...string) error { return &Error{Code: code, Args: args} }

// diskError wraps what the operating system refused. Doing says in English
// what was tried: it stands in logs, the code is for people.
func diskError(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	var coded Coded
	if errors.As(err, &coded) {
		return err
	}
	return &Error{Code: diskCode(err), Args: []string{path, err.Error()}, Err: fmt.Errorf("%s: %w", doing, err)}
}

func diskCode(err error) string {
	switch {
	case diskFull(err):
		return "disk_full"
	case errors.Is(err, fs.ErrPermission), readOnlyDisk(err):
		return "no_access"
	case errors.Is(err, fs.ErrNotExist):
		return "not_found"
	case errors.Is(err, fs.ErrExist):
		return "exists"
	}
	return "disk"
}

// Locked says that another program has the store open.
type Locked struct {
	Path  string
	User  string // who opened it, as far as known
	Host  string
	PID   int
	Since time.Time // zero when not known
}

// Error returns an English text for logs.
func (e *Locked) Error() string {
	return fmt.Sprintf("%s is open already (user %s, machine %s, process %d, since %s)",
		e.Path, e.User, e.Host, e.PID, e.Since.Format(time.RFC3339))
}

// ErrorCode tells the case that the holder is known from the one it is not.
func (e *Locked) ErrorCode() string {
	if e.Since.IsZero() {
		return "locked_unknown"
	}
	return "locked"
}

// ErrorArgs are path, user, machine, process and the moment by the clock here.
func (e *Locked) ErrorArgs() []string {
	return []string{e.Path, e.User, e.Host, strconv.Itoa(e.PID), e.Since.Local().Format("2006-01-02 15:04")}
}

// Harm is what is wrong with a damaged file.
type Harm string

// Kinds of harm.
const (
	HarmEmpty     Harm = "damaged_empty" // no content at all
	HarmForeign   Harm = "not_store"     // not a store, or its beginning is gone
	HarmStructure Harm = "damaged"       // pages contradict each other
	HarmContent   Harm = "damaged_value" // a value's check does not match, or values are missing
	HarmKeys      Harm = "damaged_keys"  // the ways to the key of an encrypted store
)

// Damaged says that a file cannot be trusted and was left as it is.
type Damaged struct {
	Path   string
	Harm   Harm
	Detail string // where, in English, for logs and support
	stack  string // of the goroutine that met it, where it was met by a fault
}

// Error returns an English text for logs.
func (e *Damaged) Error() string {
	return strings.TrimSpace(fmt.Sprintf("%s: %s: %s\n%s", e.Path, e.Harm, e.Detail, e.stack))
}

// ErrorCode returns the kind of harm.
func (e *Damaged) ErrorCode() string { return string(e.Harm) }

// ErrorArgs are path and detail.
func (e *Damaged) ErrorArgs() []string { return []string{e.Path, e.Detail} }

// TooNew says that the store was written by a newer version of the program.
type TooNew struct {
	Path  string
	Needs string // the version that can read it
}

// Error returns an English text for logs.
func (e *TooNew) Error() string { return fmt.Sprintf("%s needs version %s or later", e.Path, e.Needs) }

// ErrorCode returns "too_new".
func (e *TooNew) ErrorCode() string { return "too_new" }

// ErrorArgs are path and the version needed.
func (e *TooNew) ErrorArgs() []string { return []string{e.Path, e.Needs} }
