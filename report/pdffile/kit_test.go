package pdffile_test

import (
	"bytes"
	"fmt"
)

// writef writes to a buffer, which does not fail.
func writef(b *bytes.Buffer, format string, args ...any) { fmt.Fprintf(b, format, args...) }
