package sheet

import (
	"bytes"
	"encoding/json"
	"strings"
)

// foreign recognises files that are no table this package reads, by their first
// bytes, and returns the code that says what they are, or "".
func foreign(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return compound(data)
	case bytes.HasPrefix(data, []byte("\x09\x08")), bytes.HasPrefix(data, []byte("\x09\x04\x06\x00")):
		return CodeOldExcel
	case bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return CodeNotTable
	}
	for _, magic := range []string{"%PDF", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "{\\rtf", "Rar!", "7z\xBC\xAF", "\x1F\x8B"} {
		if strings.HasPrefix(string(data[:min(len(data), 8)]), magic) {
			return CodeNotTable
		}
	}
	return ""
}

// compound tells what lies in an OLE file by the names in its directory.
func compound(data []byte) string {
	switch {
	case bytes.Contains(data, utf16Name("EncryptedPackage")), bytes.Contains(data, utf16Name("EncryptionInfo")):
		return CodeEncrypted
	case bytes.Contains(data, utf16Name("Workbook")), bytes.Contains(data, utf16Name("Book")):
		return CodeOldExcel
	}
	return CodeNotTable
}

func utf16Name(name string) []byte {
	out := make([]byte, 0, 2*len(name))
	for _, b := range []byte(name) {
		out = append(out, b, 0)
	}
	return out
}

// foreignText recognises markup and JSON among text files.
func foreignText(text string) string {
	start := strings.ToLower(strings.TrimLeft(text[:min(len(text), 1024)], " \t\r\n"))
	for _, mark := range []string{"<!doctype", "<html", "<head", "<meta", "<table", "<?xml", "<workbook", "mime-version:"} {
		if strings.HasPrefix(start, mark) {
			return CodeMarkup
		}
	}
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
		if json.Valid([]byte(text)) {
			return CodeNotTable
		}
	}
	return ""
}
