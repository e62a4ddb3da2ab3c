package report

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// File is a file by its name and content.
type File struct {
	Name string
	Data []byte
}

// Manifest lists files with the SHA-256 of their content, in the form that
// «sha256sum -c» checks. Whoever keeps the list apart can tell later whether a
// file is still the same.
func Manifest(files ...File) []byte {
	var b strings.Builder
	for _, f := range files {
		name, mark := f.Name, ""
		if strings.ContainsAny(name, "\\\n\r") {
			// The form's own way with names that would break the line.
			mark, name = `\`, strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`).Replace(name)
		}
		fmt.Fprintf(&b, "%s%x  %s\n", mark, sha256.Sum256(f.Data), name)
	}
	return []byte(b.String())
}
