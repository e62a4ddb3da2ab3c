package pdffile

import (
	"bytes"
	"errors"
	"strconv"
)

// errSyntax is returned for bytes that are no value of the format.
var errSyntax = errors.New("this is not written as a PDF file")

// deepest is how far values may hold values.
const deepest = 60

// lexer reads values from bytes.
type lexer struct {
	data []byte
	at   int
}

func isSpace(c byte) bool {
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skip goes past blanks and comments.
func (l *lexer) skip() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			for l.at < len(l.data) && l.data[l.at] != '\n' && l.data[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

// value reads the next value. A number that begins a reference is read with it.
func (l *lexer) value(depth int) (Object, error) {
	l.skip()
	if l.at >= len(l.data) || depth > deepest {
		return nil, errSyntax
	}
	switch c := l.data[l.at]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '[':
		return l.array(depth)
	case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<':
		return l.dict(depth)
	case c == '<':
		return l.hex()
	case c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9':
		return l.numberOrRef()
	case isDelimiter(c):
		return nil, errSyntax
	}
	return l.word(), nil
}

// word reads a word of letters: a keyword, or true, false and null.
func (l *lexer) word() Object {
	switch w := l.token(); w {
	case "true":
		return Bool(true)
	case "false":
		return Bool(false)
	case "null":
		return nil
	default:
		return keyword(w)
	}
}

// token is what stands before the next blank or delimiter.
func (l *lexer) token() string {
	from := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	return string(l.data[from:l.at])
}

// numberOrRef reads a number, or a reference, which begins with two of them.
func (l *lexer) numberOrRef() (Object, error) {
	first, err := l.number()
	number, whole := first.(Integer)
	if err != nil || !whole || number < 0 {
		return first, err
	}
	back := l.at
	if generation, ok := l.plainInteger(); ok && generation >= 0 {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == 'R' && (l.at+1 == len(l.data) || isSpace(l.data[l.at+1]) || isDelimiter(l.data[l.at+1])) {
			l.at++
			if number > mostObjects || generation > 65535 {
				return nil, errSyntax
			}
			return Ref{int(number), generation}, nil
		}
	}
	l.at = back
	return first, nil
}

func (l *lexer) number() (Object, error) {
	text := l.token()
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return Integer(n), nil
	}
	for _, c := range []byte(text) {
		if c != '+' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return nil, errSyntax
		}
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return nil, errSyntax
	}
	return Real(v), nil
}

// plainInteger reads a whole number without a sign where one comes next.
func (l *lexer) plainInteger() (int, bool) {
	l.skip()
	if l.at >= len(l.data) || l.data[l.at] < '0' || l.data[l.at] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(l.token())
	return n, err == nil
}

// keyword reads a word that must come next.
func (l *lexer) keyword(want string) bool {
	l.skip()
	if !bytes.HasPrefix(l.data[l.at:], []byte(want)) {
		return false
	}
	l.at += len(want)
	return true
}

func (l *lexer) name() (Object, error) {
	l.at++
	raw := l.token()
	if bytes.IndexByte([]byte(raw), '#') < 0 {
		return Name(raw), nil
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if n, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return Name(out), nil
}

func (l *lexer) hex() (Object, error) {
	l.at++
	var out []byte
	var half, count byte
	for ; l.at < len(l.data); l.at++ {
		c := l.data[l.at]
		switch {
		case c == '>':
			l.at++
			if count == 1 {
				out = append(out, half<<4)
			}
			return String(out), nil
		case isSpace(c):
			continue
		}
		digit, ok := hexDigit(c)
		if !ok {
			return nil, errSyntax
		}
		if half, count = half<<4|digit, count+1; count == 2 {
			out, half, count = append(out, half), 0, 0
		}
	}
	return nil, errSyntax
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// literal reads a string in round brackets.
func (l *lexer) literal() (Object, error) {
	l.at++
	var out []byte
	for open := 1; l.at < len(l.data); {
		c := l.data[l.at]
		l.at++
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return String(out), nil
			}
		case '\\':
			out = l.escaped(out)
			continue
		case '\r': // an end of line counts as one character, however it is written
			if l.at < len(l.data) && l.data[l.at] == '\n' {
				l.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return nil, errSyntax
}

// escaped reads what follows a backslash.
func (l *lexer) escaped(out []byte) []byte {
	if l.at >= len(l.data) {
		return out
	}
	c := l.data[l.at]
	l.at++
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if l.at < len(l.data) && l.data[l.at] == '\n' {
			l.at++
		}
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	n := int(c - '0')
	for i := 0; i < 2 && l.at < len(l.data) && l.data[l.at] >= '0' && l.data[l.at] <= '7'; i++ {
		n = n*8 + int(l.data[l.at]-'0')
		l.at++
	}
	return append(out, byte(n))
}

func (l *lexer) array(depth int) (Object, error) {
	l.at++
	all := Array{}
	for {
		l.skip()
		if l.at < len(l.data) && l.data[l.at] == ']' {
			l.at++
			return all, nil
		}
		v, err := l.inner(depth)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
}

func (l *lexer) dict(depth int) (Object, error) {
	l.at += 2
	all := Dict{}
	for {
		l.skip()
		if l.at+1 < len(l.data) && l.data[l.at] == '>' && l.data[l.at+1] == '>' {
			l.at += 2
			return all, nil
		}
		if l.at >= len(l.data) || l.data[l.at] != '/' {
			return nil, errSyntax
		}
		key, err := l.name()
		if err != nil {
			return nil, err
		}
		v, err := l.inner(depth)
		if err != nil {
			return nil, err
		}
		name, ok := key.(Name)
		if _, twice := all[name]; twice || !ok {
			// Two readers could take different ones.
			return nil, errSyntax
		}
		all[name] = v
	}
}

// inner reads a value within another; words of the format have no place there.
func (l *lexer) inner(depth int) (Object, error) {
	v, err := l.value(depth + 1)
	if _, word := v.(keyword); word {
		return nil, errSyntax
	}
	return v, err
}
