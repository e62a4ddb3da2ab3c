package findings

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/model"
	"samsvar/model/reg"
)

func textRules() []Rule {
	return []Rule{{ID: "R-GEN-01", Severity: High, find: forbiddenText}}
}

// forbiddenText finds national identity numbers, and marks of information
// graded under sikkerhetsloven, in any text people have typed.
func forbiddenText(f *Facts, hit func(Hit)) {
	for _, r := range model.All() {
		texts := textsOf(r.Fields)
		for _, rec := range f.All(r.Key) {
			if r.Ended(rec) {
				continue
			}
			found := Hit{Record: rec, Register: r.Key}
			numberIn, markIn, mark := "", "", ""
			texts.each(rec, func(field *reg.Field, text string) {
				if numberIn == "" && hasIdentityNumber(text) {
					numberIn = field.Path
				}
				if markIn == "" {
					if mark = gradeIn(text); mark != "" {
						markIn = field.Path
					}
				}
			})
			if numberIn != "" {
				found.Field = numberIn
				hit(found)
			}
			if markIn != "" {
				found.Field, found.Variant, found.Args = markIn, "gradert", []reg.Arg{reg.TextArg(mark)}
				hit(found)
			}
		}
	}
}

// textFields are the fields of a register in which people write freely: binding
// these alone is many times faster than reading every field as text.
type textFields struct {
	own    []*reg.Field
	nested []nestedTexts
}

type nestedTexts struct {
	in    *reg.Field
	texts textFields
}

func textsOf(fields []*reg.Field) textFields {
	var all textFields
	for _, f := range fields {
		switch {
		case f.Managed:
		case f.Kind == reg.KindText, f.Kind == reg.KindLongText:
			all.own = append(all.own, f)
		case f.Sub != nil:
			all.nested = append(all.nested, nestedTexts{f, textsOf(f.Sub)})
		}
	}
	return all
}

func (t textFields) each(o reg.Object, visit func(*reg.Field, string)) {
	for _, f := range t.own {
		visit(f, f.Of(o).Text())
	}
	for _, n := range t.nested {
		switch v := n.in.Of(o).(type) {
		case reg.Part:
			n.texts.each(v.Object(), visit)
		case reg.ItemList:
			for i := range v.Len() {
				n.texts.each(v.At(i), visit)
			}
		}
	}
}

// Digits of a national identity number: the date, and what follows it.
const (
	dateDigits  = 6
	otherDigits = 5
)

// hasIdentityNumber reports whether a text contains what can be a national
// identity number or a D-number: eleven digits, also with one sign between date
// and number, with right control digits.
func hasIdentityNumber(text string) bool {
	for i := 0; i+dateDigits+otherDigits <= len(text); {
		n := digitsAt(text, i)
		switch {
		case n == 0:
			i++
			continue
		case n == dateDigits+otherDigits && isIdentityNumber(text[i:i+n]):
			return true
		case n == dateDigits:
			rest := i + n + separator(text[i+n:])
			if rest > i+n && digitsAt(text, rest) == otherDigits && isIdentityNumber(text[i:i+n]+text[rest:rest+otherDigits]) {
				return true
			}
		}
		i += n
	}
	return false
}

// digitsAt counts the digits that stand together from a place on.
func digitsAt(text string, from int) int {
	n := from
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n - from
}

// separator returns the length of one sign that people put into such a number.
func separator(text string) int {
	letter, size := utf8.DecodeRuneInString(text)
	if unicode.IsSpace(letter) && letter != '\n' || strings.ContainsRune("-–.", letter) {
		return size
	}
	return 0
}

// isIdentityNumber checks date and control digits (modulus 11).
func isIdentityNumber(digits string) bool {
	var d [dateDigits + otherDigits]int
	for i := range d {
		d[i] = int(digits[i] - '0')
	}
	day, month := d[0]*10+d[1], d[2]*10+d[3]
	if day > 40 { // D-number: 4 added to the first digit
		day -= 40
	}
	if day < 1 || day > 31 || month < 1 || month > 12 {
		return false
	}
	return control(d[:10], []int{3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) && control(d[:], []int{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1})
}

func control(digits, weights []int) bool {
	sum := 0
	for i, w := range weights {
		sum += digits[i] * w
	}
	return sum%11 == 0
}

// grades are the marks of sikkerhetsloven, in bokmål and nynorsk; the longer
// before those they contain.
func grades() []string {
	return []string{"STRENGT HEMMELIG", "STRENGT HEMMELEG", "HEMMELIG", "HEMMELEG", "KONFIDENSIELT", "BEGRENSET", "AVGRENSA"}
}

// gradeIn returns the mark that stands alone and in capitals in a text, or "".
func gradeIn(text string) string {
	for _, grade := range grades() {
		for rest, at := text, 0; ; {
			i := strings.Index(rest, grade)
			if i < 0 {
				break
			}
			at += i
			if alone(text, at, at+len(grade)) {
				return grade
			}
			at += len(grade)
			rest = text[at:]
		}
	}
	return ""
}

// alone reports whether no letter or digit touches text[from:to].
func alone(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
