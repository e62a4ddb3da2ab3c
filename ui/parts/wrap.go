package parts

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks text into lines of at most this width: at spaces, within a word
// only where the word alone is too wide. Line feeds stay.
func Wrap(text string, width float32, measure func(string) float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, measure)...)
	}
	return lines
}

func wrapParagraph(text string, width float32, measure func(string) float32) []string {
	if measure(text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if measure(longer) <= width {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		pieces := breakWord(word, width, measure)
		lines = append(lines, pieces[:len(pieces)-1]...)
		line = pieces[len(pieces)-1]
	}
	return append(lines, line)
}

// breakWord cuts a word that is wider than a line.
func breakWord(word string, width float32, measure func(string) float32) []string {
	var pieces []string
	for measure(word) > width && utf8.RuneCountInString(word) > 1 {
		n := max(fitting(word, width, measure), runeLen(word))
		pieces = append(pieces, word[:n])
		word = word[n:]
	}
	return append(pieces, word)
}

// Fit cuts one line to a width and ends it with … where something is missing.
func Fit(text string, width float32, measure func(string) float32) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if measure(text) <= width {
		return text
	}
	n := fitting(text, width-measure("…"), measure)
	if n == 0 {
		return ""
	}
	return strings.TrimRight(text[:n], " ") + "…"
}

// fitting returns how many bytes of text, whole runes, are within a width.
func fitting(text string, width float32, measure func(string) float32) int {
	ends := make([]int, 0, len(text))
	for i, r := range text {
		ends = append(ends, i+utf8.RuneLen(r))
	}
	low, high := 0, len(ends)
	for low < high {
		middle := (low + high + 1) / 2
		if measure(text[:min(ends[middle-1], len(text))]) <= width {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return 0
	}
	return min(ends[low-1], len(text))
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}
