package docs

import (
	"regexp"
	"slices"
	"testing"

	"samsvar/model/annual"
	"samsvar/model/figures"
)

var figureRow = regexp.MustCompile("(?m)^\\| `([a-z_.]+)` \\|")

// docs/figures.md explains every figure, in the order they are computed, and
// every figure that a questionnaire is bound to.
func TestFiguresAreExplained(t *testing.T) {
	var explained []string
	for _, match := range figureRow.FindAllStringSubmatch(read(t, "docs/figures.md"), -1) {
		explained = append(explained, match[1])
	}
	if !slices.Equal(explained, figures.IDs()) {
		t.Errorf("docs/figures.md explains\n%v\nthe program computes\n%v", explained, figures.IDs())
	}
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	for _, template := range templates {
		for _, question := range template.Questions() {
			if question.Figure && !slices.Contains(explained, question.ID) {
				t.Errorf("%s is bound to the figure %s, which docs/figures.md does not explain", template.ID, question.ID)
			}
		}
	}
}
