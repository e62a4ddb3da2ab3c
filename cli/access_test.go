package cli_test

import (
	"bytes"
	"errors"
	"io"
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

// terminal is someone at a terminal who answers what is asked.
type terminal struct {
	t       *testing.T
	keyring *vaulttest.Keyring
	answers []func(shown string) string // each of what was shown before
	asked   []string
	secret  []bool
	shown   bytes.Buffer // everything that can be read there
}

func (m *terminal) run(args ...string) int {
	m.shown.Reset()
	m.asked, m.secret = nil, nil
	return cli.Run(args, cli.Env{Out: &m.shown, Err: &m.shown, Now: time.Now, Version: "0.1.0", Lang: i18n.Bokmal, User: "Kari",
		Device: "pc-1", Keyring: m.keyring, Ask: func(prompt string, secret bool) (string, error) {
			m.asked, m.secret = append(m.asked, prompt), append(m.secret, secret)
			if len(m.answers) == 0 {
				return "", io.EOF
			}
			answer := m.answers[0]
			m.answers = m.answers[1:]
			return answer(m.shown.String()), nil
		}})
}

func says(text string) func(string) string { return func(string) string { return text } }

var recoveryKey = regexp.MustCompile(`([0-9A-Z]{5}-){7}[0-9A-Z]{5}`)

// lastGroup types what a new recovery key ends with.
func lastGroup(shown string) string {
	key := recoveryKey.FindString(shown)
	return strings.ToLower(key[len(key)-5:])
}

func TestANewStoreHasItsKeyConfirmed(t *testing.T) {
	m := &terminal{t: t, keyring: &vaulttest.Keyring{}, answers: []func(string) string{says("feil"), lastGroup}}
	store := filepath.Join(t.TempDir(), "a.samsvar")
	if code := m.run("new", store, "--name", "Etaten"); code != 0 || len(m.asked) != 2 || m.keyring.Len() != 1 {
		t.Fatalf("exit %d, asked %q\n%s", code, m.asked, m.shown.String())
	}
	key := recoveryKey.FindString(m.shown.String())
	if code := m.run("check", store); code != 0 || len(m.asked) != 0 {
		t.Errorf("the keyring does not open it: exit %d, asked %q", code, m.asked)
	}
	m.keyring.Break(true)
	m.answers = []func(string) string{says("et passord som ikke er der"), says(strings.ReplaceAll(key, "-", " "))}
	if code := m.run("check", store); code != 0 || len(m.asked) != 2 || !m.secret[0] || !m.secret[1] {
		t.Errorf("exit %d, asked %q\n%s", code, m.asked, m.shown.String())
	}
	if code := m.run("check", store); code != 1 || len(m.asked) != 1 {
		t.Errorf("without an answer: exit %d, asked %q", code, m.asked)
	}
	m.answers = []func(string) string{says("a"), says("b"), says("c"), says("d")}
	if code := m.run("check", store); code != 1 || len(m.asked) != 3 {
		t.Errorf("with wrong answers: exit %d, asked %q", code, m.asked)
	}
}

func TestAKeyThatIsNotConfirmedMakesNoStore(t *testing.T) {
	m := &terminal{t: t, keyring: &vaulttest.Keyring{}}
	store := filepath.Join(t.TempDir(), "a.samsvar")
	for _, answers := range [][]func(string) string{nil, {says(""), says("x"), says("y")}} {
		m.answers = answers
		if code := m.run("new", store, "--name", "Etaten"); code != 1 {
			t.Errorf("exit %d\n%s", code, m.shown.String())
		}
		if _, err := os.Stat(store); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%v", err)
		}
	}
}

func TestAPassphraseIsAskedForTwice(t *testing.T) {
	m := &terminal{t: t, keyring: &vaulttest.Keyring{}, answers: []func(string) string{lastGroup}}
	store := filepath.Join(t.TempDir(), "a.samsvar")
	if code := m.run("new", store, "--name", "Etaten"); code != 0 {
		t.Fatal(m.shown.String())
	}
	m.answers = []func(string) string{says("blå ost på lørdag"), says("blå ost på søndag")}
	if code := m.run("key", store, "passphrase"); code != 1 || len(m.asked) != 2 {
		t.Errorf("exit %d, asked %q", code, m.asked)
	}
	m.answers = []func(string) string{says("blå ost på lørdag"), says("blå ost på lørdag")}
	if code := m.run("key", store, "passphrase"); code != 0 || !m.secret[0] || !m.secret[1] {
		t.Errorf("exit %d, asked %q\n%s", code, m.asked, m.shown.String())
	}
	m.answers = []func(string) string{says("blå ost på lørdag")}
	if code := m.run("check", store); code != 0 || len(m.asked) != 1 {
		t.Errorf("exit %d, asked %q\n%s", code, m.asked, m.shown.String())
	}
}
