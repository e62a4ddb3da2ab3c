package docs

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// The example of a new register in CONTRIBUTING.md compiles as it stands there,
// and has a text for each of its fields.
func TestExampleRegister(t *testing.T) {
	text := read(t, "CONTRIBUTING.md")
	source := block(t, text, "go")
	compiles(t, "model/access_cards.go", source)
	known := screenKeys(t)
	var own map[string]string
	if err := json.Unmarshal([]byte(block(t, text, "json")), &own); err != nil {
		t.Fatal(err)
	}
	maps.Copy(known, own)
	fields := regexp.MustCompile(`reg\.[A-Z][A-Za-z]+\("([a-z_]+)", func`).FindAllStringSubmatch(source, -1)
	if len(fields) == 0 {
		t.Fatal("the example has no fields")
	}
	for _, field := range fields {
		if known["field.adgangskort."+field[1]] == "" && known["field."+field[1]] == "" {
			t.Errorf("the example has no text for the field %s", field[1])
		}
	}
}

// block is the first fenced block of a language.
func block(t *testing.T, text, language string) string {
	t.Helper()
	match := regexp.MustCompile("(?s)```" + language + "\n(.*?)```").FindStringSubmatch(text)
	if match == nil {
		t.Fatalf("there is no block of %s", language)
	}
	return match[1]
}

// compiles builds the package of a file as if the file were there.
func compiles(t *testing.T, name, source string) {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	there, list := filepath.Join(dir, "source.go"), filepath.Join(dir, "overlay.json")
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: there}})
	if err != nil {
		t.Fatal(err)
	}
	for file, data := range map[string][]byte{there: []byte(source), list: overlay} {
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-overlay", list, "./"+filepath.ToSlash(filepath.Dir(name)))
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%s does not compile: %v\n%s", name, err, out)
	}
}
