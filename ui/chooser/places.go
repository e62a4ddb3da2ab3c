package chooser

import (
	"os"
	"path/filepath"
)

// place is a folder that most people keep files in.
type place struct {
	key  string // below "ui.chooser.place."; "" where the name is the path itself
	path string
}

// places are those that there are on this machine.
func places() []place {
	all := usual()
	for _, root := range roots() {
		all = append(all, place{path: root})
	}
	kept := all[:0]
	for _, p := range all {
		if info, err := os.Stat(p.path); err == nil && info.IsDir() {
			kept = append(kept, p)
		}
	}
	return kept
}

// homely are the usual places below a home folder.
func homely(home string) []place {
	return []place{{"home", home}, {"desktop", filepath.Join(home, "Desktop")}, {"documents", filepath.Join(home, "Documents")},
		{"downloads", filepath.Join(home, "Downloads")}}
}
