package sheet

import (
	"context"
	"errors"
	"strconv"
	"strings"
)

// readText reads a text file with separators, in whichever of the two dialects
// it is written.
func readText(ctx context.Context, name, text string, limits *budget) (*Book, error) {
	book := &Book{Format: FormatCSV}
	r := &textReader{ctx: ctx, limits: limits}
	var err error
	if limits.opts.Separator == 0 && isNational(text, limits.opts.Format) {
		book.Format, book.Separator = FormatNational, ';'
		err = r.readNational(text)
	} else {
		rest, separator := text, limits.opts.Separator
		if separator == 0 {
			rest, separator = findSeparator(text)
		}
		book.Separator = rune(separator)
		err = r.readCSV(text, rest, separator)
	}
	if err != nil {
		return nil, inSheet(err, name)
	}
	book.Sheets = []Sheet{{Name: name, Rows: trim(r.rows)}}
	return book, nil
}

// textReader collects the rows of a text file.
type textReader struct {
	ctx    context.Context
	limits *budget
	rows   [][]Cell
	buffer []Cell
}

// add takes the fields of the next row. A blank row keeps its place.
func (r *textReader) add(fields []string) error {
	number := len(r.rows) + 1
	if number%1024 == 0 && r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	if number > maxSheetRows {
		return &Error{Code: CodeTooManyRows, Row: number, Args: []string{strconv.Itoa(r.limits.opts.MaxRows)}}
	}
	r.buffer = r.buffer[:0]
	for i, field := range fields {
		if !r.limits.opts.KeepQuotes {
			field = disarmed(field)
		}
		if field != "" {
			if err := r.limits.cell(number, i+1, field); err != nil {
				return err
			}
		}
		r.buffer = append(r.buffer, Text(field))
	}
	row := trimRow(r.buffer)
	if err := r.limits.row(number, row); err != nil {
		return err
	}
	r.rows = append(r.rows, append([]Cell(nil), row...))
	return nil
}

// readCSV reads text, of which rest is what follows a line "sep=;".
func (r *textReader) readCSV(text, rest string, separator byte) error {
	l := lexer{text: text, separator: separator, line: 1}
	if len(rest) < len(text) {
		l.skipTo(len(text) - len(rest))
		if err := r.add(nil); err != nil {
			return err
		}
	}
	for {
		fields, err := l.record()
		if err != nil {
			return r.place(err)
		}
		if fields == nil {
			return nil
		}
		if err := r.add(fields); err != nil {
			return err
		}
	}
}

// place adds the row's number, as Excel would show it, to an error of its line.
func (r *textReader) place(err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Row = len(r.rows) + 1
		return e
	}
	return err
}

// lexer cuts text into records and fields as RFC 4180 has it, and takes a quote
// inside an unquoted field for a plain character. Line ends are CR LF, LF or CR.
type lexer struct {
	text      string
	pos       int
	line      int // of the file, counted from 1
	separator byte
	fields    []string
	stray     int // quotes within unquoted fields of the last record
}

func (l *lexer) skipTo(pos int) {
	l.line += countLines(l.text[l.pos:pos])
	l.pos = pos
}

// record returns the next record's fields, nil at the end. They are valid until
// the next call.
func (l *lexer) record() ([]string, error) {
	if l.pos >= len(l.text) {
		return nil, nil
	}
	l.fields, l.stray = l.fields[:0], 0
	for {
		field, err := l.field()
		if err != nil {
			return nil, err
		}
		l.fields = append(l.fields, field)
		if l.pos < len(l.text) && l.text[l.pos] == l.separator {
			l.pos++
			if len(l.fields) >= maxFields {
				return nil, tooManyFields()
			}
			continue
		}
		l.endLine()
		return l.fields, nil
	}
}

// endLine steps over one line end, if there is one.
func (l *lexer) endLine() {
	rest := l.text[l.pos:]
	switch {
	case strings.HasPrefix(rest, "\r\n"):
		l.pos += 2
	case rest != "":
		l.pos++
	}
	l.line++
}

func (l *lexer) field() (string, error) {
	if l.pos < len(l.text) && l.text[l.pos] == '"' {
		return l.quoted()
	}
	start := l.pos
	for l.pos < len(l.text) && !l.ends(l.text[l.pos]) {
		if l.text[l.pos] == '"' {
			l.stray++
		}
		l.pos++
	}
	return l.text[start:l.pos], nil
}

func (l *lexer) ends(b byte) bool { return b == l.separator || b == '\n' || b == '\r' }

// quoted reads a field in quotes, the position being at the first.
func (l *lexer) quoted() (string, error) {
	line, start, doubled := l.line, l.pos+1, false
	for at := start; ; at++ {
		next := strings.IndexByte(l.text[at:], '"')
		if next < 0 {
			return "", lineError(CodeOpenQuote, line)
		}
		at += next
		if strings.HasPrefix(l.text[at+1:], `"`) {
			doubled = true
			at++
			continue
		}
		field := l.text[start:at]
		l.skipTo(at + 1)
		if doubled {
			field = strings.ReplaceAll(field, `""`, `"`)
		}
		return field, l.afterQuote()
	}
}

// afterQuote steps over blanks; anything else before the separator is wrong.
func (l *lexer) afterQuote() error {
	for l.pos < len(l.text) && l.text[l.pos] == ' ' {
		l.pos++
	}
	if l.pos < len(l.text) && !l.ends(l.text[l.pos]) {
		return lineError(CodeQuote, l.line)
	}
	return nil
}

// maxFields is what Excel has columns for. More, even blank, would cost memory.
const maxFields = 1 << 14

func tooManyFields() error {
	return &Error{Code: CodeTooManyColumns, Args: []string{strconv.Itoa(maxFields)}}
}

func lineError(code string, line int) error {
	return &Error{Code: code, Args: []string{strconv.Itoa(line)}}
}

// countLines counts line ends: CR LF as one, CR and LF alone as one each.
func countLines(s string) int {
	return strings.Count(s, "\n") + strings.Count(s, "\r") - strings.Count(s, "\r\n")
}
