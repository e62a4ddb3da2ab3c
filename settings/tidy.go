package settings

import (
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What settings may say. The file lies where its user, and what else runs in
// his name, can change it.
const (
	maxFile  = 1 << 20 // bytes
	maxText  = 300     // bytes of a name
	maxPath  = 4096
	maxList  = 100
	maxWidth = 20_000 // of a window
)

// readFile reads the file, unless it is far too large.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it was only read
	return io.ReadAll(io.LimitReader(f, maxFile))
}

// tidy takes out what no window or store could bear: what is left is as if it
// had never been chosen.
func (s *Settings) tidy() {
	if strings.ContainsFunc(s.Device, func(r rune) bool { return !isPlain(r) }) || len(s.Device) > 64 {
		s.Device = ""
	}
	for _, text := range []*string{&s.User, &s.Lang, &s.Theme} {
		if !readable(*text, maxText) {
			*text = ""
		}
	}
	if !readable(s.BackupFolder, maxPath) {
		s.BackupFolder = ""
	}
	if !(s.TextSize >= 0.5 && s.TextSize <= 3) {
		s.TextSize = 0
	}
	if !(s.Width > 0 && s.Width <= maxWidth && s.Height > 0 && s.Height <= maxWidth) {
		s.Width, s.Height = 0, 0
	}
	s.Lists = tidyLists(s.Lists)
	s.Recent = readableOnes(s.Recent, mostRecent)
	s.Folded, s.Unfolded = readableOnes(s.Folded, maxList), readableOnes(s.Unfolded, maxList)
}

// isPlain reports whether a character may stand in the name of a device, which
// is a part of names in stores and folders.
func isPlain(r rune) bool {
	return r == '-' || r == '_' || r == '.' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func readable(text string, most int) bool {
	return len(text) <= most && utf8.ValidString(text) && !strings.ContainsFunc(text, unicode.IsControl)
}

func readableOnes(list []string, most int) []string {
	list = slices.DeleteFunc(list, func(text string) bool { return text == "" || !readable(text, maxPath) })
	return list[:min(len(list), most)]
}
