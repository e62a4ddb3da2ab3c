package cli

import (
	"samsvar/exchange/chronicle"

	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func readDoc(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "docs", "cli.md"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// part is what stands below a heading, up to the next one.
func part(t *testing.T, text, heading string) string {
	t.Helper()
	_, below, found := strings.Cut(text, "\n"+heading+"\n")
	if !found {
		t.Fatalf("docs/cli.md has no heading %s", heading)
	}
	level, _, _ := strings.Cut(heading, " ")
	end := regexp.MustCompile(`(?m)^#{1,` + strconv.Itoa(len(level)) + `} `).FindStringIndex(below)
	if end == nil {
		return below
	}
	return below[:end[0]]
}

// Every command and every option is documented under the command's heading.
func TestCommandsAreDocumented(t *testing.T) {
	text := readDoc(t)
	for _, c := range (&runner{}).root().Commands() {
		t.Run(c.Name(), func(t *testing.T) {
			below := part(t, text, "## `"+c.Name()+"`")
			if first, _, _ := strings.Cut(strings.TrimSpace(below), "\n"); !strings.HasPrefix(first, "samsvar "+c.Name()+" ") {
				t.Errorf("the first line is no call of the command: %s", first)
			}
			for _, name := range options(c) {
				if !strings.Contains(below, "--"+name) {
					t.Errorf("the option --%s is not documented", name)
				}
			}
		})
	}
}

func options(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// The documented keys of each JSON form are those that the program writes.
func TestJSONKeysAreDocumented(t *testing.T) {
	text := readDoc(t)
	tests := []struct {
		name    string
		heading string
		form    any
	}{
		{"import", "### JSON of `import --json`", previewJSON{}},
		{"check", "### JSON of `check --json`", findingJSON{}},
		{"calendar", "### JSON of `calendar --json`", calendarJSON{}},
		{"figures", "### JSON of `figures --json`", figuresJSON{}},
		{"backups", "### JSON of `backups --json`", backupJSON{}},
		{"history", "### JSON of `history --json`", chronicle.EntryJSON{}},
		{"key", "### JSON of `key STORE status --json`", accessJSON{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var documented []string
			for _, row := range regexp.MustCompile("(?m)^\\| `([^`]+)` \\|").FindAllStringSubmatch(part(t, text, test.heading), -1) {
				documented = append(documented, row[1])
			}
			if written := keys(reflect.TypeOf(test.form), ""); !slices.Equal(documented, written) {
				t.Errorf("documented\n%v\nwritten\n%v", documented, written)
			}
		})
	}
}

// keys lists the keys of a JSON form, those of nested ones with their path.
func keys(form reflect.Type, above string) []string {
	var all []string
	for i := range form.NumField() {
		key, _, _ := strings.Cut(form.Field(i).Tag.Get("json"), ",")
		held := form.Field(i).Type
		if held.Kind() == reflect.Slice {
			key, held = key+"[]", held.Elem()
		}
		if held.Kind() == reflect.Pointer {
			held = held.Elem()
		}
		all = append(all, above+key)
		if held.Kind() == reflect.Struct {
			all = append(all, keys(held, above+key+".")...)
		}
	}
	return all
}
