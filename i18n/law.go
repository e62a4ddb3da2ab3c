package i18n

import "strings"

// Law writes the source of a rule as the language does: what the model has as
// "art. 30(1)(b)" is "art. 30 nr. 1 bokstav b" in Norwegian.
func (t *Texts) Law(source string) string {
	if t.lang == English {
		return source
	}
	var out strings.Builder
	named := ""
	for rest := source; ; {
		before, after, found := strings.Cut(rest, "(")
		inside, next, closed := strings.Cut(after, ")")
		if !found || !closed {
			out.WriteString(rest)
			return out.String()
		}
		kind := lawPart(inside)
		out.WriteString(strings.TrimSuffix(before, ",") + lawJoint(before, kind, named) + inside)
		named, rest = kind, next
	}
}

// lawPart names a number or a letter of an article.
func lawPart(inside string) string {
	if strings.Trim(inside, "0123456789") == "" {
		return "nr."
	}
	return "bokstav"
}

// lawJoint is what stands between a part of an article and what is before it;
// the second of two of a kind is not named again.
func lawJoint(before, kind, named string) string {
	switch {
	case strings.HasSuffix(before, "–"):
		return ""
	case before == "," || before == "" && kind == named:
		return " og "
	}
	return " " + kind + " "
}
