package start

import (
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"unicode"
)

// ending is how the file name of a store ends.
const ending = ".samsvar"

// defaultFolder is where new stores lie unless the user says otherwise: a
// folder of the user's own on the local disk. Folders for documents are often
// moved elsewhere by services that synchronise them, which harms an open store.
func defaultFolder() string {
	if runtime.GOOS == "windows" {
		if local := os.Getenv("LOCALAPPDATA"); local != "" {
			return filepath.Join(local, "Samsvar")
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if data := os.Getenv("XDG_DATA_HOME"); data != "" && runtime.GOOS == "linux" {
		return filepath.Join(data, "samsvar")
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "Samsvar")
	}
	return filepath.Join(home, ".local", "share", "samsvar")
}

// fileName makes the name of a file from that of an agency: small letters a to
// z and digits, so that it can be sent and copied anywhere.
func fileName(agency string) string {
	spelled := strings.NewReplacer("æ", "ae", "ø", "o", "å", "a", "ä", "a", "ö", "o", "é", "e", "ü", "u").Replace(strings.ToLower(agency))
	var b strings.Builder
	for _, r := range spelled {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteRune('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if len(name) > 60 {
		name = strings.Trim(name[:60], "-")
	}
	if name == "" || reserved(name) {
		name = "samsvar" + strings.TrimSuffix("-"+name, "-")
	}
	return name + ending
}

// reserved tells names that Windows keeps for devices.
func reserved(name string) bool {
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "com") || strings.HasPrefix(name, "lpt")) && unicode.IsDigit(rune(name[3]))
}

// freePath is a path in the folder where nothing lies yet, as near to the name
// as can be.
func freePath(folder, name string) string {
	stem := strings.TrimSuffix(name, ending)
	path := filepath.Join(folder, name)
	for n := 2; taken(path); n++ {
		path = filepath.Join(folder, stem+"-"+strconv.Itoa(n)+ending)
	}
	return path
}

func taken(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// existing are the stores that are still where they were.
func existing(paths []string) []string {
	var there []string
	for _, path := range paths {
		if taken(path) {
			there = append(there, path)
		}
	}
	return there
}
