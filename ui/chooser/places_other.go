//go:build !windows

package chooser

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
)

// usual are the user's own folders, by the names the desktop has given them.
func usual() []place {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	all := homely(home)
	named := desktopNames(home)
	for i, key := range []string{"", "XDG_DESKTOP_DIR", "XDG_DOCUMENTS_DIR", "XDG_DOWNLOAD_DIR"} {
		if path := named[key]; path != "" {
			all[i].path = path
		}
	}
	return all
}

// desktopNames reads the folders that the desktop has named in the user's
// language; none where it has not.
func desktopNames(home string) map[string]string {
	named := map[string]string{}
	config, err := os.UserConfigDir()
	if err != nil {
		return named
	}
	f, err := os.Open(filepath.Join(config, "user-dirs.dirs"))
	if err != nil {
		return named
	}
	defer func() { _ = f.Close() }() // only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if key, value, ok := strings.Cut(lines.Text(), "="); ok {
			named[key] = strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
		}
	}
	return named
}

// roots are where the file system begins.
func roots() []string { return []string{"/"} }
