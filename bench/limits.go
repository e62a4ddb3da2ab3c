package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Names of the physical limits in the table.
const (
	twoFlushes = "two fdatasyncs"
	memoryScan = "memory scan"
	copyFlush  = "copy and fsync"
)

// flusher writes a page and makes it durable, twice: what a save cannot do
// without where the content and the reference to it are to be told apart.
type flusher struct {
	file *os.File
	page []byte
}

func newFlusher(dir string) (*flusher, error) {
	file, err := os.Create(filepath.Join(dir, "flush"))
	if err != nil {
		return nil, err
	}
	f := &flusher{file, make([]byte, 4096)}
	if _, err := file.Write(make([]byte, 64*4096)); err != nil {
		return nil, err
	}
	return f, file.Sync()
}

func (f *flusher) twice() error {
	for i := range 2 {
		f.page[0]++
		if _, err := f.file.WriteAt(f.page, int64(i)*4096*7); err != nil {
			return err
		}
		if err := fdatasync(f.file); err != nil {
			return err
		}
	}
	return nil
}

func (f *flusher) close() error { return errors.Join(f.file.Close(), os.Remove(f.file.Name())) }

// scan looks at every byte of a text once, as fast as the standard library can:
// for a byte that is not there.
func scan(blob []byte) error {
	if bytes.IndexByte(blob, 0) >= 0 {
		return errors.New("the text is not text")
	}
	return nil
}

// copyFile copies a file and makes the copy durable.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close(), os.Remove(to))
}

// flush makes a file durable.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
