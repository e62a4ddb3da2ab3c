package shell

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"samsvar/i18n"
)

// The list in the window and docs/dependencies.md tell the same.
func TestWorksAreThoseOfTheDocument(t *testing.T) {
	doc, err := os.ReadFile("../../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	_, inProgram, _ := strings.Cut(string(doc), "## In the program")
	inProgram, _, _ = strings.Cut(inProgram, "\n## ")
	english, err := i18n.New(i18n.English)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]string{}
	for _, w := range works() {
		if w.module != "" {
			shown[w.module] = w.licence + ": " + english.T("work."+w.key)
		}
	}
	rows := regexp.MustCompile("(?m)^\\| `([^`]+)` \\| v\\S+ \\| (\\S+) \\| (.+) \\|$").FindAllStringSubmatch(inProgram, -1)
	for _, row := range rows {
		if want := row[2] + ": " + row[3]; shown[row[1]] != want {
			t.Errorf("%s: the window says %q, the document %q", row[1], shown[row[1]], want)
		}
		delete(shown, row[1])
	}
	for module := range shown {
		t.Errorf("%s is not in the document", module)
	}
}
