package parts

import (
	"strings"

	"samsvar/i18n"
)

// Option is one of the things a picker offers.
type Option struct {
	Key    string // what is picked
	Text   string // what is read
	Detail string // more to tell it by, muted at the right; also searched
}

// Filter returns the options that contain every word of what was typed; those
// that begin with it come first.
func Filter(all []Option, typed string) []Option { return newSearch(all).filter(typed) }

// search is options made ready to be searched at each key.
type search struct {
	all    []Option
	folded []string // text and detail as they are compared
}

func newSearch(all []Option) *search {
	s := &search{all: all, folded: make([]string, len(all))}
	for i, o := range all {
		s.folded[i] = i18n.Fold(o.Text + " " + o.Detail)
	}
	return s
}

func (s *search) filter(typed string) []Option {
	typed = i18n.Fold(strings.TrimSpace(typed))
	if typed == "" {
		return s.all
	}
	asked := strings.Fields(typed)
	var first, rest []Option
	for i, o := range s.all {
		switch {
		case !hasAll(s.folded[i], asked):
		case strings.HasPrefix(s.folded[i], typed):
			first = append(first, o)
		default:
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
