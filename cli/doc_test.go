package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"samsvar/cli"
	"samsvar/i18n"
	"samsvar/storage/vault/vaulttest"
)

// The examples in docs/cli.md are run, one after the other in one folder, and
// must print what stands there. Lines of «…» stand for any lines; ids and
// hashes differ from run to run.
func TestDocumentedExamples(t *testing.T) {
	text := readDoc(t)
	t.Chdir(t.TempDir())
	for _, file := range fenced(text, "csv ") {
		if err := os.WriteFile(file.info, []byte(file.body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	shell := &shell{keyring: &vaulttest.Keyring{}}
	blocks := fenced(text, "console")
	if len(blocks) < 10 {
		t.Fatalf("docs/cli.md has %d examples", len(blocks))
	}
	for _, block := range blocks {
		for _, example := range examples(block.body) {
			if got := shell.run(t, example.command); !alike(example.want, got) {
				t.Errorf("$ %s\nprinted\n%s\ndocs/cli.md says\n%s", example.command, got, example.want)
			}
		}
	}
}

func readDoc(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "docs", "cli.md"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// fence is a fenced block: what follows the wanted word in its first line, and
// what it holds.
type fence struct{ info, body string }

func fenced(text, kind string) []fence {
	var all []fence
	block := regexp.MustCompile("(?ms)^```" + kind + "([^\n]*)\n(.*?)^```$")
	for _, match := range block.FindAllStringSubmatch(text, -1) {
		all = append(all, fence{match[1], match[2]})
	}
	return all
}

type example struct{ command, want string }

// examples parts a block into commands and what they print.
func examples(body string) []example {
	var all []example
	for line := range strings.Lines(body) {
		if command, ok := strings.CutPrefix(line, "$ "); ok {
			all = append(all, example{command: strings.TrimSpace(command)})
		} else {
			all[len(all)-1].want += line
		}
	}
	return all
}

// shell runs commands and keeps the last exit code.
type shell struct {
	code    int
	keyring *vaulttest.Keyring
}

func (s *shell) run(t *testing.T, command string) string {
	t.Helper()
	if command == "echo $?" {
		return fmt.Sprintln(s.code)
	}
	now, err := time.Parse(time.RFC3339, clock)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s.code = cli.Run(words(command)[1:], cli.Env{Out: &out, Err: &out, Now: func() time.Time { return now }, Version: "0.1.0",
		Lang: i18n.English, User: "Kari Koordinator", Device: "pc-1", Keyring: s.keyring})
	return out.String()
}

// words parts a command into words, some of them in single quotes.
func words(command string) []string {
	var all []string
	for _, match := range regexp.MustCompile(`(?:[^\s']|'[^']*')+`).FindAllString(command, -1) {
		all = append(all, strings.ReplaceAll(match, "'", ""))
	}
	return all
}

var changing = regexp.MustCompile(`\b(01[0-9A-Z]{24}|[0-9a-f]{64})\b`)

// alike reports whether an output is what was wanted, lines left out at «…».
func alike(want, got string) bool {
	var pattern strings.Builder
	for line := range strings.Lines(changing.ReplaceAllString(want, "ID")) {
		if strings.TrimSpace(line) == "…" {
			pattern.WriteString("(?:.*\n)*?")
			continue
		}
		pattern.WriteString(regexp.QuoteMeta(line))
	}
	return regexp.MustCompile(`\A` + pattern.String() + `\z`).MatchString(changing.ReplaceAllString(got, "ID"))
}
