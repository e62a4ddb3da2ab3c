package findings

import (
	"iter"
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
		for rec := range texts.mayHold(f, r.Key) {
			if r.Ended(rec) {
				continue
			}
			found := texts.suspects(rec)
			if found.numberIn != "" {
				hit(Hit{Record: rec, Register: r.Key, Field: found.numberIn})
			}
			if found.gradeIn != "" {
				hit(Hit{Record: rec, Register: r.Key, Field: found.gradeIn, Variant: "gradert", Args: []reg.Arg{reg.TextArg(found.grade)}})
			}
		}
	}
}

// mayHold yields the records whose texts need a look: all, or of a register kept
// as columns those with a text in which something was found. There each
// different text is looked at once.
func (t textFields) mayHold(f *Facts, register string) iter.Seq[reg.Record] {
	columns := reg.ColumnsOf(f.Source, register)
	if columns == nil || len(t.nested) > 0 {
		return reg.Each(f.Source, register)
	}
	var fields []string
	var bad [][]bool
	for _, field := range t.own {
		codes, any := make([]bool, columns.Codes(field.Key)), false
		for code := 1; code < len(codes); code++ {
			text := columns.Text(field.Key, uint32(code))
			codes[code] = forbidden(text)
			any = any || codes[code]
		}
		if any {
			fields, bad = append(fields, field.Key), append(bad, codes)
		}
	}
	return func(yield func(reg.Record) bool) {
		if len(fields) == 0 {
			return
		}
		for first, batch := range columns.Batches(fields...) {
			for i := range batch[0] {
				hit := false
				for field := range batch {
					hit = hit || bad[field][batch[field][i]]
				}
				if hit && !yield(columns.Record(first+i)) {
					return
				}
			}
		}
	}
}

// forbidden reports whether anything is found in a text.
func forbidden(text string) bool {
	digits, capitals := runs(text)
	return digits >= otherDigits && hasIdentityNumber(text) || capitals >= shortestGrade && gradeIn(text) != ""
}

// suspects are the first fields of a record with forbidden texts.
type suspects struct{ numberIn, gradeIn, grade string }

func (t textFields) suspects(rec reg.Record) suspects {
	var found suspects
	t.each(rec, func(field *reg.Field, text string) {
		digits, capitals := runs(text)
		if found.numberIn == "" && digits >= otherDigits && hasIdentityNumber(text) {
			found.numberIn = field.Path
		}
		if found.gradeIn == "" && capitals >= shortestGrade {
			if found.grade = gradeIn(text); found.grade != "" {
				found.gradeIn = field.Path
			}
		}
	})
	return found
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

// runs returns how many digits, and how many capitals from A to Z, stand together
// at the most. Most texts need no closer look.
func runs(text string) (digits, capitals int) {
	if len(text) < shortestGrade {
		return 0, 0
	}
	d, c := 0, 0
	for i := range len(text) {
		switch letter := text[i]; {
		case letter >= 'a':
			d, c = 0, 0
		case letter >= '0' && letter <= '9':
			d, c = d+1, 0
			digits = max(digits, d)
		case letter >= 'A' && letter <= 'Z':
			d, c = 0, c+1
			capitals = max(capitals, c)
		default:
			d, c = 0, 0
		}
	}
	return digits, capitals
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

// shortestGrade is the number of letters of the shortest mark.
const shortestGrade = 8

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
