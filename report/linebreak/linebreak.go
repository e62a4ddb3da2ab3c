// Package linebreak divides text into lines by given widths. It knows neither
// fonts nor pages, so that documents and charts on any surface can share it.
package linebreak

import "unicode"

// SoftHyphen marks where a word may be divided; it shows only there.
const SoftHyphen = '\u00ad'

// Line is a line of the runes [From, To), trailing spaces left out.
type Line struct {
	From, To int
	// Hyphen says that the line ends in a divided word and needs a hyphen.
	Hyphen bool
}

// Lines divides text so that no line is wider than width, where advance gives
// each rune's width, for a soft hyphen that of the hyphen it becomes. A newline
// ends a line. A word that is wider than the line
// is divided where it must be; a line always takes at least one rune. There is
// always at least one line, which may be empty.
func Lines(text []rune, advance func(i int) float64, width float64) []Line {
	b := breaker{text: text, advance: advance, width: width}
	for from := 0; ; {
		next := b.line(from)
		if next >= len(text) && !b.open {
			return b.lines
		}
		from = next
	}
}

type breaker struct {
	text    []rune
	advance func(i int) float64
	width   float64
	lines   []Line
	// open says that a newline ended the last line, so another must follow.
	open bool
}

// line sets the line that begins at from and returns where the next begins.
func (b *breaker) line(from int) int {
	b.open = false
	var w float64
	best, hyphen := -1, false
	for i := from; i < len(b.text); i++ {
		r := b.text[i]
		if r == '\n' {
			b.open = true
			return b.add(from, i, i+1, false)
		}
		w += b.advanceOf(i)
		if w > b.width+0.001 && r != ' ' && i > from {
			if best > from {
				return b.add(from, best, best, hyphen)
			}
			return b.add(from, i, i, false)
		}
		if b.mayBreakAfter(i) && (r != SoftHyphen || w+b.advance(i) <= b.width) {
			best, hyphen = i+1, r == SoftHyphen
		}
	}
	return b.add(from, len(b.text), len(b.text), false)
}

func (b *breaker) advanceOf(i int) float64 {
	if b.text[i] == SoftHyphen {
		return 0
	}
	return b.advance(i)
}

// add appends the line [from, to) without its trailing spaces.
func (b *breaker) add(from, to, next int, hyphen bool) int {
	for to > from && b.text[to-1] == ' ' {
		to--
	}
	b.lines = append(b.lines, Line{From: from, To: to, Hyphen: hyphen})
	if b.open {
		return next
	}
	for next < len(b.text) && b.text[next] == ' ' {
		next++
	}
	return next
}

// mayBreakAfter tells whether a line may end with rune i. Hyphens and slashes
// divide words only, never numbers such as 26/1234 or signs such as -5.
func (b *breaker) mayBreakAfter(i int) bool {
	switch b.text[i] {
	case ' ', '\u2009', '\u200b', SoftHyphen:
		return true
	case '-', '–', '—', '/':
		return b.letter(i-2) && b.letter(i-1) && b.letter(i+1)
	}
	return false
}

func (b *breaker) letter(i int) bool {
	return i >= 0 && i < len(b.text) && unicode.IsLetter(b.text[i])
}
