package screen

import (
	"errors"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/storage"
)

// coded is an error that the catalogues word.
type coded interface {
	error
	ErrorCode() string
	ErrorArgs() []string
}

// Explain words an error for a dialog: what happened, and what to do about it.
func Explain(texts *i18n.Texts, err error) (title, text string) {
	var c coded
	if !errors.As(err, &c) || !texts.Has("error."+c.ErrorCode()) {
		if said := texts.ParseError(err); said != "" {
			return texts.T("ui.failed"), said
		}
		return texts.T("ui.failed"), err.Error()
	}
	key := "error." + c.ErrorCode()
	lines := []string{texts.T(key, c.ErrorArgs()...)}
	if texts.Has(key + ".do") {
		lines = append(lines, texts.T(key+".do", c.ErrorArgs()...))
	}
	return texts.T("ui.failed"), strings.Join(append(lines, details(texts, err)...), "\n\n")
}

// details lists what is wrong with each refused record.
func details(texts *i18n.Texts, err error) []string {
	var invalid *storage.Invalid
	if !errors.As(err, &invalid) {
		return nil
	}
	var lines []string
	for _, refused := range invalid.Records {
		register := model.Register(refused.Ref.Register)
		for _, problem := range refused.Problems {
			lines = append(lines, texts.Problem(register, problem))
		}
	}
	return []string{strings.Join(lines, "\n")}
}
