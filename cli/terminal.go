package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Terminal returns what asks the user at the terminal that the program runs in;
// nil if there is none: a script must not wait for an answer that cannot come.
func Terminal() func(prompt string, secret bool) (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) || !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil
	}
	lines := bufio.NewReader(os.Stdin)
	return func(prompt string, secret bool) (string, error) {
		fmt.Fprint(os.Stderr, prompt)
		if secret {
			text, err := term.ReadPassword(in)
			fmt.Fprintln(os.Stderr)
			return string(text), err
		}
		line, err := lines.ReadString('\n')
		if err != nil && (err != io.EOF || line == "") {
			return "", err
		}
		return strings.TrimRight(line, "\r\n"), nil
	}
}
