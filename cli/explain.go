package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model"
	"samsvar/storage"
)

// coded is an error that the catalogues word.
type coded interface {
	error
	ErrorCode() string
	ErrorArgs() []string
}

// explain writes why a command was refused and what to do about it.
func (r *runner) explain(err error) {
	fmt.Fprintln(r.Err, r.errorText(err))
}

func (r *runner) errorText(err error) string {
	key, args := errorKey(err)
	if !r.texts.Has(key) {
		return err.Error()
	}
	lines := []string{r.say(key, args...)}
	if do := key + ".do"; r.texts.Has(do) {
		lines = append(lines, r.say(do, args...))
	}
	return strings.Join(append(lines, r.details(err)...), "\n")
}

// errorKey is the key and the arguments of an error's text, "" where it has none.
func errorKey(err error) (key string, args []string) {
	var c coded
	var path *fs.PathError
	switch {
	case errors.As(err, &c) && c.ErrorCode() != "sheet."+sheet.CodeUnreadable:
		return "error." + c.ErrorCode(), c.ErrorArgs()
	case errors.As(err, &path) && errors.Is(path.Err, fs.ErrNotExist):
		return "error.not_found", []string{path.Path}
	case c != nil:
		return "error." + c.ErrorCode(), c.ErrorArgs()
	}
	return "", nil
}

// detailed is an error with lines that say more, in words.
type detailed struct {
	error
	lines []string
}

// Unwrap returns the error without its lines.
func (e *detailed) Unwrap() error { return e.error }

// details lists what is wrong with each refused record, and how a command is
// given a key.
func (r *runner) details(err error) []string {
	var known *detailed
	if errors.As(err, &known) {
		return known.lines
	}
	if errors.As(err, new(*storage.Sealed)) {
		return []string{r.say("cli.sealed")}
	}
	var invalid *storage.Invalid
	if !errors.As(err, &invalid) {
		return nil
	}
	var lines []string
	for _, refused := range invalid.Records {
		register := model.Register(refused.Ref.Register)
		for _, p := range refused.Problems {
			lines = append(lines, "  "+refused.Title+": "+r.texts.Problem(register, p))
		}
	}
	return lines
}

// usageText words what the command library says of a wrong call.
func (r *runner) usageText(err error) string {
	var wrong *usageError
	if errors.As(err, &wrong) {
		return wrong.text
	}
	return r.say("cli.usage", err.Error())
}
