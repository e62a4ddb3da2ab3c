package seek

import (
	"slices"
	"strings"

	"samsvar/storage"
)

// Marks returns where in a text the words stand, as bytes from and to, in order
// and apart from each other. Words are folded, the text is as people see it.
func Marks(text string, words []string) [][2]int {
	if text == "" || len(words) == 0 {
		return nil
	}
	folded, from := foldedBytes(text)
	var found [][2]int
	for _, word := range words {
		for at := 0; ; {
			next := strings.Index(folded[at:], word)
			if next < 0 {
				break
			}
			end := at + next + len(word)
			found = append(found, [2]int{from[at+next], from[end]})
			at = end
		}
	}
	return merged(found, text)
}

// foldedBytes folds a text and tells for each byte of the result, and for its
// end, at which byte of the text its letter begins.
func foldedBytes(text string) (folded string, from []int) {
	var out strings.Builder
	for i, r := range text {
		own := storage.Fold(string(r))
		out.WriteString(own)
		for range len(own) {
			from = append(from, i)
		}
	}
	return out.String(), append(from, len(text))
}

// merged joins what touches, and takes letters whole.
func merged(found [][2]int, text string) [][2]int {
	slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
	var all [][2]int
	for _, one := range found {
		for one[1] < len(text) && (one[1] == one[0] || text[one[1]]&0xC0 == 0x80) {
			one[1]++
		}
		if last := len(all) - 1; last >= 0 && one[0] <= all[last][1] {
			all[last][1] = max(all[last][1], one[1])
			continue
		}
		all = append(all, one)
	}
	return all
}

// Missing returns the words that stand in none of some texts.
func Missing(words []string, texts ...string) []string {
	var missing []string
	for _, word := range words {
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(storage.Fold(text), word) }) {
			missing = append(missing, word)
		}
	}
	return missing
}
