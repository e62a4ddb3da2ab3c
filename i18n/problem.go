package i18n

import (
	"errors"
	"strings"

	"samsvar/model/reg"
)

// Problem says what is wrong and where: «Navn: må fylles ut».
func (t *Texts) Problem(r *reg.Register, p reg.Problem) string {
	return t.FieldPath(r, p.Field) + ": " + t.problemText(p)
}

// ProblemText says what is wrong, to stand beside the field: «Må fylles ut».
func (t *Texts) ProblemText(p reg.Problem) string {
	return Capital(t.problemText(p))
}

func (t *Texts) problemText(p reg.Problem) string {
	shown := make([]string, len(p.Args))
	for i, arg := range p.Args {
		shown[i] = t.problemArg(p.Code, arg)
	}
	return t.T("problem."+p.Code, shown...)
}

// problemArg turns a canonical value into the language's form: limits ("too_…")
// are numbers, what could not be read ("not_…") is quoted, and else days and
// moments are the only values that show what they are.
func (t *Texts) problemArg(code, arg string) string {
	switch {
	case arg == "" || strings.HasPrefix(code, "not_"):
		return arg
	case strings.HasPrefix(code, "too_"):
		if n, err := reg.ParseNum(arg); err == nil {
			return t.Number(n)
		}
		return arg
	}
	if d, err := reg.ParseDay(arg); err == nil {
		return t.Day(d)
	}
	if m, err := reg.ParseInstant(arg); err == nil {
		return t.Instant(m)
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
