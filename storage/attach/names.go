package attach

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"samsvar/model/reg"
)

// longestName is how many bytes a name may have, so that every disk takes it
// and a number can be added.
const longestName = 200

// SafeName makes a name under which a file may be written on every system from
// one that somebody else chose: without folders, without characters that cannot
// be seen or that a system gives a meaning to, and not the name of a device.
// Names that are safe stay as they are. It is never empty.
func SafeName(name string) string {
	if at := strings.LastIndexAny(name, `/\`); at >= 0 {
		name = name[at+1:]
	}
	name = norm.NFC.String(strings.ToValidUTF8(name, "_"))
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co):
			return -1
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		}
		return r
	}, name)
	name = cutName(strings.TrimSpace(strings.TrimRight(name, ". ")))
	if name == "" || isDevice(name) {
		return "_" + name
	}
	return name
}

// cutName shortens a name and keeps its ending.
func cutName(name string) string {
	if len(name) <= longestName {
		return name
	}
	ending := filepath.Ext(name)
	if len(ending) > 20 {
		ending = ""
	}
	stem := name[:longestName-len(ending)]
	for !utf8.ValidString(stem) {
		stem = stem[:len(stem)-1]
	}
	return strings.TrimRight(stem, ". ") + ending
}

// isDevice reports whether Windows takes a name for a device, whatever its
// ending.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimRight(stem, " ")
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		port, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}

// FreeName returns a safe name like the one given for which taken is false, with
// a number before its ending if need be.
func FreeName(name string, taken func(name string) bool) string {
	name = SafeName(name)
	ending := filepath.Ext(name)
	free := name
	for n := 2; taken(free); n++ {
		free = strings.TrimSuffix(name, ending) + " (" + strconv.Itoa(n) + ")" + ending
	}
	return free
}

// Openable reports whether a file may be handed to the system's viewer: only
// kinds that show something and cannot do anything. Everything else, programs,
// scripts and documents that can hold macros among them, can only be saved.
func Openable(name string) bool {
	return slices.Contains([]string{
		".pdf", ".txt", ".csv", ".md", ".log", ".json", ".rtf",
		".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp",
		".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic",
		".eml", ".msg",
	}, strings.ToLower(filepath.Ext(SafeName(name))))
}

// Join adds a file to those a field has, under a name that none of them has. One
// that is there already, by name and content, is not added again.
func Join(files []reg.File, file reg.File) []reg.File {
	if slices.Contains(files, file) {
		return files
	}
	file.Name = FreeName(file.Name, func(name string) bool {
		return slices.ContainsFunc(files, func(f reg.File) bool { return strings.EqualFold(f.Name, name) })
	})
	return append(slices.Clip(files), file)
}
