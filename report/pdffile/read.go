package pdffile

import (
	"errors"
	"io"
	"os"
)

// Read reads a file that may come from anyone, no more of it than Open needs to
// see that it is too large.
func Read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, MostBytes+1))
	return data, errors.Join(err, f.Close())
}
