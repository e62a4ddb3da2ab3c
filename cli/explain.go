package cli

import (
	"errors"
	"fmt"
	"strings"

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
	var c coded
	if !errors.As(err, &c) {
		return err.Error()
	}
	key := "error." + c.ErrorCode()
	if !r.texts.Has(key) {
		return err.Error()
	}
	lines := []string{r.say(key, c.ErrorArgs()...)}
	if do := key + ".do"; r.texts.Has(do) {
		lines = append(lines, r.say(do, c.ErrorArgs()...))
	}
	return strings.Join(append(lines, r.details(err)...), "\n")
}

// details lists what is wrong with each refused record.
func (r *runner) details(err error) []string {
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
