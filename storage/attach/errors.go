package attach

import (
	"fmt"
	"strconv"
)

// Codes of errors.
const (
	CodeTooBig  = "file_too_big" // larger than MaxSize
	CodeMissing = "file_missing" // no content with this hash
	CodeDamaged = "file_damaged" // not the content the hash stands for
)

// Error says why a file cannot be taken in or handed out.
type Error struct {
	Code  string
	Hash  string
	Limit int64  // in bytes, for CodeTooBig
	Name  string // what the file is called, where that is known
	Err   error  // what was found, or nil
}

// Error returns an English text for logs.
func (e *Error) Error() string {
	text := fmt.Sprintf("%s %s %q", e.Code, e.Hash, e.Name)
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorCode returns the code.
func (e *Error) ErrorCode() string { return e.Code }

// ErrorArgs are the file's name, and the limit in megabytes.
func (e *Error) ErrorArgs() []string {
	return []string{e.Name, strconv.FormatInt(e.Limit/1_000_000, 10)}
}

func damaged(hash string, err error) error { return &Error{Code: CodeDamaged, Hash: hash, Err: err} }
