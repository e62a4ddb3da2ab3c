package manual

import (
	"strings"

	"samsvar/docs"
	"samsvar/i18n"
)

// hit is a page that has the words searched for.
type hit struct {
	page    *docs.Page
	excerpt string // the line with the first of the words, "" where only the title has them
}

// find returns the pages that have every word, those with all in the title
// first, otherwise in the order of the index.
func find(g *docs.Guide, query string) []hit {
	words := strings.Fields(i18n.Fold(query))
	if len(words) == 0 {
		return nil
	}
	var titled, others []hit
	for _, group := range g.Groups {
		for _, page := range group.Pages {
			title := i18n.Fold(page.Title)
			switch text := page.Text(); {
			case hasAll(title, words):
				titled = append(titled, hit{page, excerpt(text, words)})
			case hasAll(title+"\n"+i18n.Fold(text), words):
				others = append(others, hit{page, excerpt(text, words)})
			}
		}
	}
	return append(titled, others...)
}

func hasAll(text string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// longest is how many letters of a line an excerpt has.
const longest = 160

// excerpt is the first line that has most of the words.
func excerpt(text string, words []string) string {
	best, most := "", 0
	for line := range strings.Lines(text) {
		n := 0
		for _, word := range words {
			if strings.Contains(i18n.Fold(line), word) {
				n++
			}
		}
		if n > most {
			best, most = strings.TrimSpace(line), n
		}
	}
	if letters := []rune(best); len(letters) > longest {
		return string(letters[:longest]) + " …"
	}
	return best
}
