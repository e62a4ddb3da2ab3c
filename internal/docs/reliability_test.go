package docs

import (
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// Each test that docs/reliability.md names is there to be run.
func TestReliabilityNamesTests(t *testing.T) {
	doc, err := os.ReadFile("../../docs/reliability.md")
	if err != nil {
		t.Fatal(err)
	}
	found, err := exec.Command("grep", "-rhoE", "--include=*_test.go", `^func (Test|Fuzz)[A-Za-z0-9]+`, "../..").Output()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, name := range regexp.MustCompile(`(Test|Fuzz)[A-Za-z0-9]+`).FindAllString(string(found), -1) {
		known[name] = true
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)[A-Za-z0-9]+)`").FindAllStringSubmatch(string(doc), -1)
	if len(named) < 50 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, name := range named {
		if !known[name[1]] {
			t.Errorf("there is no %s", name[1])
		}
	}
}
