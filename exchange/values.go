package exchange

import (
	"strings"
	"time"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/reg"
)

// input is what stands in a cell, and how it is to be taken.
type input struct {
	cell      sheet.Cell
	canonical bool // the table holds canonical forms
	exact     bool // to the letter: our own export
	list      string
}

func textInput(text string) input { return input{cell: sheet.Text(text)} }

func (in input) text() string {
	if in.exact || in.canonical {
		return in.cell.Text
	}
	return strings.TrimSpace(in.cell.Text)
}

// reading is what a cell gave.
type reading struct {
	text  string // canonical form of what was understood; "" if nothing
	more  bool   // the cell says more than the canonical form does
	other bool   // the cell says it in words of its own, not in those of a label
	issue string // why the cell, or a part of it, was not understood
}

// read reads one value of a simple kind.
func (r *Reader) read(register *reg.Register, f *reg.Field, in input) reading {
	if in.canonical {
		if text, ok := r.canonical(f, in.text()); ok {
			return reading{text: text}
		}
		if in.exact && isIDList(f, in.text()) {
			return reading{text: in.text()}
		}
	}
	switch f.Kind {
	case reg.KindText:
		return readLine(in)
	case reg.KindLongText:
		return reading{text: in.text()}
	case reg.KindNumber:
		return readNumber(f, in)
	case reg.KindFlag:
		return r.readFlag(f, in)
	case reg.KindDate:
		return readDay(in)
	case reg.KindMoment:
		return readMoment(in)
	case reg.KindChoice, reg.KindChoices:
		return r.readCodes(f, in)
	case reg.KindLink, reg.KindLinks:
		return r.readLinks(f, in)
	case reg.KindFiles:
		if text, ok := canonicalJSON(f, in.text()); ok {
			return reading{text: text}
		}
	}
	return reading{issue: IssueUnreadable}
}

// readLine makes one line of a text.
func readLine(in input) reading {
	text := in.text()
	if strings.ContainsAny(text, "\r\n") {
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }), " ")
	}
	return reading{text: text}
}

func readNumber(f *reg.Field, in input) reading {
	if in.cell.Kind == sheet.KindNumber && !strings.HasSuffix(in.cell.Text, "%") {
		if n := reg.Float(in.cell.Number); n.IsSet() {
			return reading{text: n.Text()}
		}
	}
	text := in.text()
	if n, ok := i18n.ParseNumber(text); ok {
		padded := len(text) > 1 && text[0] == '0' && hasDigit(text[1:2])
		return reading{text: n.Text(), more: padded}
	}
	number, unit, found := strings.Cut(strings.ReplaceAll(text, "\u00a0", " "), " ")
	if n, ok := i18n.ParseNumber(number); found && ok && n.IsSet() && !hasDigit(unit) && len(unit) < 20 {
		return reading{text: n.Text(), more: true}
	}
	return reading{issue: IssueUnreadable}
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// readFlag reads an answer; of a sentence it takes the yes or no it begins with.
func (r *Reader) readFlag(f *reg.Field, in input) reading {
	text := in.text()
	if a, ok := i18n.ParseYesNo(text); ok {
		return reading{text: a.Text()}
	}
	if code, ok := r.codes(f).exact(text); ok {
		return reading{text: code}
	}
	all := wordsOf(text)
	if len(all) < 2 || len(all[0]) < 2 {
		return reading{issue: IssueUnreadable}
	}
	if code, ok := r.codes(f).exact(all[0]); ok && strings.HasPrefix(strings.TrimSpace(text), all[0]) {
		return reading{text: code, more: true}
	}
	return reading{issue: IssueUnreadable}
}

func readDay(in input) reading {
	if at, ok := in.cell.Time(); ok && in.cell.Kind != sheet.KindClock {
		more := in.cell.Kind == sheet.KindMoment && (at.Hour() != 0 || at.Minute() != 0)
		return reading{text: reg.DayOf(at).Text(), more: more}
	}
	text := in.text()
	if d, ok := i18n.ParseDay(text); ok {
		return reading{text: d.Text()}
	}
	if d := serialDay(text); d.IsSet() {
		return reading{text: d.Text()}
	}
	if m, ok := i18n.ParseInstant(text); ok {
		return reading{text: m.Day(i18n.Oslo()).Text(), more: true}
	}
	return reading{issue: IssueUnreadable}
}

// serialDay reads a day as Excel counts it, where the format of the cell got
// lost: a whole number for a day between 1954 and 2064.
func serialDay(text string) reg.Day {
	if len(text) != 5 || strings.Trim(text, "0123456789") != "" || text < "20000" || text > "60000" {
		return 0
	}
	n, err := reg.ParseNum(text)
	if err != nil {
		return 0
	}
	return reg.NewDay(1899, 12, 30).AddDays(n.Int())
}

func readMoment(in input) reading {
	if at, ok := in.cell.Time(); ok && in.cell.Kind == sheet.KindMoment {
		here := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, i18n.Oslo())
		if here.Hour() == at.Hour() && here.Minute() == at.Minute() {
			return reading{text: reg.InstantOf(here).Text()}
		}
	}
	if m, ok := i18n.ParseInstant(in.text()); ok {
		return reading{text: m.Text()}
	}
	return reading{issue: IssueUnreadable}
}

// readCodes reads one code of a set, or several.
func (r *Reader) readCodes(f *reg.Field, in input) reading {
	x := r.codes(f)
	known := func(s string) bool { _, ok := x.exact(s); return ok }
	pieces := []piece{{text: in.text()}}
	if f.Kind == reg.KindChoices {
		pieces = split(in.text(), in.list, known)
	}
	var out reading
	var all []string
	for _, p := range pieces {
		if !hasWord(p.text) {
			continue
		}
		if code, ok := x.exact(p.text); ok {
			all = append(all, code)
			out.other = out.other || !x.says(code, p.text)
			out.more = out.more || x.counts(code, p.text)
			continue
		}
		codes, whole := x.guess(p.text)
		out.more = out.more || !whole
		if len(codes) == 0 {
			out.issue = IssueNotCode
		}
		all = append(all, codes...)
	}
	all = x.ordered(all)
	if f.Kind == reg.KindChoice && len(all) > 1 {
		return reading{issue: IssueAmbiguous, more: true}
	}
	out.text = reg.JoinList(all)
	return out
}

// guess finds codes in free text: references to articles first, then words.
// whole tells that nothing else stands there.
func (x *codeIndex) guess(text string) (codes []string, whole bool) {
	if x.articles != nil {
		codes, left := x.articles.find(text)
		if len(codes) > 0 {
			return unique(codes), onlyNamesGDPR(left)
		}
	}
	return x.within(text), false
}

func unique(codes []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, c := range codes {
		if !seen[c] {
			seen[c] = true
			all = append(all, c)
		}
	}
	return all
}

// onlyNamesGDPR reports whether the words beside a reference say nothing more
// than which act it is of.
func onlyNamesGDPR(left []string) bool {
	for _, word := range left {
		switch word {
		case "personvernforordningen", "personvernforordninga", "personvernforordning", "forordningen", "forordninga",
			"gdpr", "pvf", "i", "og", "and", "of", "the":
		default:
			return false
		}
	}
	return true
}

// split cuts a list in one cell: at line breaks; where a line is nothing known,
// at ; and |; and at commas where every part is known. list, if given, is the
// only separator.
func split(text, list string, known func(string) bool) []piece {
	if list != "" {
		return splitAt(text, list)
	}
	var all []piece
	for _, line := range cut(text, "\n") {
		if line.quoted || known(line.text) {
			all = append(all, line)
			continue
		}
		for _, part := range cut(line.text, "|;") {
			all = append(all, splitCommas(part, known)...)
		}
	}
	return all
}

func splitAt(text, list string) []piece {
	var all []piece
	for _, part := range strings.Split(text, list) {
		all = append(all, piece{text: strings.TrimSpace(part)})
	}
	return all
}

func splitCommas(part piece, known func(string) bool) []piece {
	if part.quoted || known(part.text) || !strings.Contains(part.text, ",") {
		return []piece{part}
	}
	var all []piece
	for _, s := range strings.Split(part.text, ",") {
		s = strings.TrimSpace(s)
		if s != "" && !known(s) {
			return []piece{part}
		}
		if s != "" {
			all = append(all, piece{text: s})
		}
	}
	return all
}
