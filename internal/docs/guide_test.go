package docs

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// guide lists the index of the user's guide and its pages.
func guide(t *testing.T) []string {
	t.Helper()
	return append([]string{"docs/brukerveiledning.md"}, inFolder(t, "docs/manual")...)
}

// Words that stand in bold in the guide are words on the screen: a text of the
// program, or what is left of one without its «…» and without a final stop.
func TestGuideSpeaksAsTheScreens(t *testing.T) {
	known := screenTexts(t)
	bold := regexp.MustCompile(`\*\*([^*]+)\*\*`)
	for _, name := range guide(t) {
		for _, match := range bold.FindAllStringSubmatch(read(t, name), -1) {
			if word := strings.Join(strings.Fields(match[1]), " "); !known[bare(word)] {
				t.Errorf("%s: «%s» stands on no screen", name, word)
			}
		}
	}
}

// The shortcuts of the guide are those that the program shows.
func TestGuideHasTheShortcuts(t *testing.T) {
	const name = "docs/manual/hurtigtaster.md"
	text := read(t, name)
	for line := range strings.Lines(bokmal(t).T("ui.shortcuts")) {
		key, does, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if row := "| " + key + " | " + does + " |\n"; !strings.Contains(text, row) {
			t.Errorf("%s lacks the shortcut %s", name, row)
		}
	}
}

// bare is a text without what surrounds its words on a screen.
func bare(text string) string {
	return strings.TrimSuffix(strings.TrimSuffix(text, "."), " …")
}

// screenTexts are the texts of the program in bokmål.
func screenTexts(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{"slik": true} // the guide's own example of bold
	for _, text := range screenKeys(t) {
		known[bare(text)] = true
	}
	return known
}

// screenKeys are the texts of the program in bokmål by key.
func screenKeys(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(filepath.Join(root, "i18n", "nb"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return json.Unmarshal(data, &all)
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
