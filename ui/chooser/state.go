package chooser

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"samsvar/i18n"
)

// Mode is what is asked for.
type Mode int

// The modes.
const (
	Existing Mode = iota // a file to read
	Writing              // where to write a file
	Folder               // a folder
)

// entry is one thing in a folder.
type entry struct {
	name    string
	folder  bool
	size    int64
	changed time.Time
}

// listing is what can be chosen in a folder.
type listing struct {
	folder  string
	entries []entry
	err     error
}

// read lists a folder: first the folders in it, then the files with one of the
// endings, each in the order of the language. Hidden ones are left out.
func read(t *i18n.Texts, folder string, mode Mode, endings []string) listing {
	found, err := os.ReadDir(folder)
	l := listing{folder: folder, err: err}
	for _, one := range found {
		if e, ok := entryOf(folder, one); ok && (e.folder || mode != Folder && suits(e.name, endings)) {
			l.entries = append(l.entries, e)
		}
	}
	keys := make(map[string][]byte, len(l.entries))
	for _, e := range l.entries {
		keys[e.name] = t.SortKey(e.name)
	}
	slices.SortStableFunc(l.entries, func(a, b entry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return slices.Compare(keys[a.name], keys[b.name])
	})
	return l
}

// entryOf is what a folder says of one thing in it. Links are followed; what
// they lead to may be gone.
func entryOf(folder string, one fs.DirEntry) (entry, bool) {
	if strings.HasPrefix(one.Name(), ".") || strings.HasPrefix(one.Name(), "~$") {
		return entry{}, false
	}
	info, err := os.Stat(filepath.Join(folder, one.Name()))
	if err != nil {
		return entry{}, false
	}
	return entry{name: one.Name(), folder: info.IsDir(), size: info.Size(), changed: info.ModTime()}, true
}

// suits reports whether a file has one of the endings; all do where none is
// named.
func suits(name string, endings []string) bool {
	return len(endings) == 0 || slices.ContainsFunc(endings, func(ending string) bool {
		return strings.EqualFold(filepath.Ext(name), ending)
	})
}

// choice is what was typed or pointed at, understood.
type choice struct {
	path   string
	enter  bool   // it is a folder to go to
	exists bool   // a file that lies there already
	wrong  string // why it cannot be chosen, below "ui.chooser."; "" if it can
}

// resolve understands what was typed in a folder: a name, or a path from there
// or from the root. Quotes around it are what Windows' «Copy as path» puts there.
func resolve(folder, typed string, mode Mode, ending string) choice {
	typed = strings.Trim(strings.TrimSpace(typed), `"`)
	switch {
	case typed == "" && mode == Folder:
		return choice{path: folder}
	case typed == "":
		return choice{wrong: "nothing"}
	}
	path := filepath.Clean(typed)
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	switch {
	case filepath.IsAbs(path):
	case os.IsPathSeparator(path[0]): // on Windows: of the drive one is on
		path = filepath.VolumeName(folder) + path
	default:
		path = filepath.Join(folder, path)
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return choice{path: path, enter: true}
	}
	return chosen(path, mode, ending, err)
}

// chosen judges a path that is no folder; err is why there is no file.
func chosen(path string, mode Mode, ending string, err error) choice {
	switch {
	case mode == Folder:
		return choice{path: path, wrong: "no_folder"}
	case mode == Existing && errors.Is(err, fs.ErrNotExist):
		return choice{path: path, wrong: "no_file"}
	case mode == Existing && err != nil:
		return choice{path: path, wrong: "unreadable"}
	case mode == Existing:
		return choice{path: path, exists: true}
	}
	if ending != "" && !strings.EqualFold(filepath.Ext(path), ending) {
		path += ending
		_, err = os.Stat(path)
	}
	if info, folderErr := os.Stat(filepath.Dir(path)); folderErr != nil || !info.IsDir() {
		return choice{path: path, wrong: "no_folder"}
	}
	return choice{path: path, exists: err == nil}
}

// above is the folder around a folder, "" for the outermost.
func above(folder string) string {
	if up := filepath.Dir(folder); up != folder {
		return up
	}
	return ""
}

// existing is the folder, or the nearest around it that is there; the user's
// own where there is none.
func existing(folder string) string {
	for ; folder != ""; folder = above(folder) {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return string(filepath.Separator)
	}
	return home
}
