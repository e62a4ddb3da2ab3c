// Package graphics finds out, before the window is opened, whether the machine
// can show it, and tells the user in their language what helps where it cannot.
// The toolkit itself would end the program with a box of its own. It draws
// nothing.
package graphics

import (
	"fmt"
	"strconv"
	"strings"

	"samsvar/i18n"
)

// Least is the version of OpenGL that the window is drawn with.
const (
	leastMajor = 2
	leastMinor = 1
)

// Missing is returned where the window cannot be shown.
type Missing struct {
	// Found is what the machine has instead: a version of OpenGL, or "".
	Found string
	// NoDisplay is set where there is no desktop at all to open a window on.
	NoDisplay bool
}

// Error says what is missing, for logs.
func (m *Missing) Error() string {
	if m.NoDisplay {
		return "no display to open a window on"
	}
	return fmt.Sprintf("OpenGL %d.%d is needed; found %q", leastMajor, leastMinor, m.Found)
}

// Explain words what is missing and what helps.
func (m *Missing) Explain(t *i18n.Texts) (title, text string) {
	if m.NoDisplay {
		return t.T("ui.graphics.title"), t.T("ui.graphics.no_display")
	}
	found := m.Found
	if found == "" {
		found = t.T("ui.graphics.none")
	}
	return t.T("ui.graphics.title"), t.T("ui.graphics.text", found)
}

// Check reports whether the window can be shown; a *Missing says why not.
func Check() error { return check() }

// enough reports whether a version as OpenGL words it ("4.6.0 NVIDIA 551.23")
// suffices.
func enough(version string) bool {
	number, _, _ := strings.Cut(strings.TrimSpace(version), " ")
	parts := strings.SplitN(number, ".", 3)
	if len(parts) < 2 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	if err != nil {
		return false
	}
	minor, err := strconv.Atoi(parts[1])
	return err == nil && (major > leastMajor || major == leastMajor && minor >= leastMinor)
}
