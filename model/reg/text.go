package reg

import (
	"strings"
	"unicode/utf8"
)

// Limits of text, in characters. Longer text makes a window slow.
const (
	MaxText     = 500
	MaxLongText = 10000
)

type textValue struct {
	p    *string
	long bool
	tidy func(string) string // nil for none
}

// Text describes one line of text. Canonical form: the text itself.
func Text[T any](key string, at func(*T) *string, opts ...Option) Of[T] {
	opts = append([]Option{Max(MaxText)}, opts...)
	var tidy func(string) string
	opts = append(opts, func(f *Field) { tidy = f.Tidy })
	return newField(key, KindText, func(t *T) Value { return textValue{p: at(t), tidy: tidy} }, opts)
}

// LongText describes several lines of text. Canonical form: the text itself,
// lines ended by a line feed.
func LongText[T any](key string, at func(*T) *string, opts ...Option) Of[T] {
	opts = append([]Option{Max(MaxLongText)}, opts...)
	return newField(key, KindLongText, func(t *T) Value { return textValue{p: at(t), long: true} }, opts)
}

func (v textValue) Text() string {
	if v.Empty() {
		return ""
	}
	return *v.p
}

func (v textValue) Parse(text string) error {
	if !utf8.ValidString(text) {
		return errorf("not_utf8")
	}
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	text = strings.Map(keptRune, text)
	if !v.long && strings.Contains(text, "\n") {
		return errorf("one_line")
	}
	if v.tidy != nil {
		text = v.tidy(text)
	}
	*v.p = text
	return nil
}

// keptRune drops control characters, which sheets and documents cannot hold.
func keptRune(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
		return -1
	}
	return r
}

func (v textValue) Compare(o Value) int { return compareText(v, o) }

func (v textValue) Empty() bool { return strings.TrimSpace(*v.p) == "" }
