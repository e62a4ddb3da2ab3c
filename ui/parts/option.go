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
func Filter(all []Option, typed string) []Option {
	typed = i18n.Fold(strings.TrimSpace(typed))
	if typed == "" {
		return all
	}
	asked := strings.Fields(typed)
	var first, rest []Option
	for _, o := range all {
		text := i18n.Fold(o.Text)
		switch {
		case !hasAll(text+" "+i18n.Fold(o.Detail), asked):
		case strings.HasPrefix(text, typed):
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
