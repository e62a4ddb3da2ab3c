package docs

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"samsvar/i18n"
)

var update = flag.Bool("update", false, "write generated documents instead of comparing them")

const root = "../.."

// read returns a document of the repository, with the same line ends everywhere.
func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// generated compares a document with what it should be, or writes it.
func generated(t *testing.T, name, want string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if read(t, name) != want {
		t.Errorf("%s is stale: run go test ./internal/docs -update", name)
	}
}

func bokmal(t *testing.T) *i18n.Texts {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// documents lists what people read about the program.
func documents(t *testing.T) []string {
	t.Helper()
	names := []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}
	for _, folder := range []string{"docs", "docs/manual"} {
		names = append(names, inFolder(t, folder)...)
	}
	return names
}

// inFolder lists the documents of a folder.
func inFolder(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(folder), "*.md"))
	if err != nil || len(found) == 0 {
		t.Fatalf("%d documents in %s: %v", len(found), folder, err)
	}
	var names []string
	for _, path := range found {
		names = append(names, folder+"/"+filepath.Base(path))
	}
	return names
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// Every link within the repository leads to a file that is there.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, name := range documents(t) {
		for _, match := range link.FindAllStringSubmatch(read(t, name), -1) {
			target, _, _ := strings.Cut(match[1], "#")
			if target == "" || strings.Contains(target, "://") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.Dir(name), filepath.FromSlash(target))); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, match[1])
			}
		}
	}
}

// Every make target named in a document is there.
func TestMakeTargetsExist(t *testing.T) {
	makefile := "\n" + read(t, "Makefile")
	target := regexp.MustCompile("`make ([a-z-]+)`")
	for _, name := range documents(t) {
		for _, match := range target.FindAllStringSubmatch(read(t, name), -1) {
			if !strings.Contains(makefile, "\n"+match[1]+":") {
				t.Errorf("%s: there is no target %s", name, match[1])
			}
		}
	}
}
