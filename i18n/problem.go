package i18n

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model/reg"
)

// Problem says what is wrong and where: «Navn: må fylles ut».
func (t *Texts) Problem(r *reg.Register, p reg.Problem) string {
	return t.FieldPath(r, p.Field) + ": " + t.problemText(p)
}

// ProblemText says what is wrong, to stand beside the field: «Må fylles ut».
func (t *Texts) ProblemText(p reg.Problem) string {
	text := t.problemText(p)
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func (t *Texts) problemText(p reg.Problem) string {
	args := p.Args
	if !strings.HasPrefix(p.Code, "not_") { // those quote what was typed
		args = t.readable(args)
	}
	return t.T("problem."+p.Code, args...)
}

// readable turns canonical days, moments and numbers into the language's form.
func (t *Texts) readable(args []string) []string {
	shown := make([]string, len(args))
	for i, arg := range args {
		shown[i] = t.readableArg(arg)
	}
	return shown
}

func (t *Texts) readableArg(arg string) string {
	if arg == "" {
		return ""
	}
	if d, err := reg.ParseDay(arg); err == nil {
		return t.Day(d)
	}
	if m, err := reg.ParseInstant(arg); err == nil {
		return t.Instant(m)
	}
	if n, err := reg.ParseNum(arg); err == nil {
		return t.Number(n)
	}
	return arg
}

// ParseError words the error of a value that could not be read; "" for other
// errors and for none.
func (t *Texts) ParseError(err error) string {
	var e *reg.Error
	if !errors.As(err, &e) {
		return ""
	}
	return t.ProblemText(reg.Problem{Code: e.Code, Args: e.Args})
}
