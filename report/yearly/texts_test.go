package yearly_test

import (
	"fmt"
	"regexp"

	"samsvar/report"
)

var missingKey = regexp.MustCompile(`⟨[^⟩]*⟩`)

// missingTexts finds keys that no catalogue words, anywhere in a document.
func missingTexts(doc report.Document) []string {
	return missingKey.FindAllString(fmt.Sprintf("%+v", doc), -1)
}
