package exchange

import (
	"samsvar/i18n"
	"samsvar/model/reg"
)

// Text says what became of a cell or why a row is rejected, in a language.
func (i Issue) Text(t *i18n.Texts, register *reg.Register) string {
	detail := ""
	switch {
	case i.Problem != nil && i.Code != IssueNoTitle:
		detail = t.Problem(register, *i.Problem)
	case i.Field != "":
		detail = "«" + t.FieldPath(register, i.Field) + "»"
	case len(i.Args) > 0:
		detail = i.Args[0]
	}
	return t.T("import.issue."+i.Code, i.Heading, shortened(i.Value), detail)
}

// Place says where in the file it is.
func (i Issue) Place(t *i18n.Texts) string {
	if i.Column == "" {
		return t.T("import.place", i.Sheet, itoa(i.Row))
	}
	return t.T("import.place_column", i.Sheet, itoa(i.Row), i.Column)
}

// shownValue is how many characters of a cell a message shows.
const shownValue = 120

func shortened(s string) string {
	runes := []rune(s)
	if len(runes) <= shownValue {
		return s
	}
	return string(runes[:shownValue]) + "…"
}
