//go:build !windows

package graphics

import (
	"fmt"
	"os"
	"runtime"

	"samsvar/i18n"
)

// check looks for a desktop to open the window on. Whether it can draw with
// OpenGL shows only when the window is opened; Mesa draws without a graphics
// card there.
func check() error {
	if runtime.GOOS == "darwin" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return &Missing{NoDisplay: true}
}

// Tell writes to the terminal what is missing and what helps.
func (m *Missing) Tell(t *i18n.Texts) {
	title, text := m.Explain(t)
	fmt.Fprintf(os.Stderr, "%s\n\n%s\n", title, text)
}
