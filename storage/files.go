package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// moveNew moves a finished file to a path where none is.
func moveNew(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	}
	err := os.Link(from, to) // fails if there is one by now, which rename would not
	switch {
	case err == nil:
		err = os.Remove(from)
	case !errors.Is(err, fs.ErrExist): // not every file system has links
		err = rename(from, to)
	}
	return errors.Join(err, syncDir(filepath.Dir(to)))
}

// rename tries again for up to two seconds when another program holds a file.
func rename(from, to string) error {
	wait := 10 * time.Millisecond
	for {
		err := os.Rename(from, to)
		if err == nil || !busyFile(err) || wait > time.Second {
			return err
		}
		time.Sleep(wait)
		wait *= 2
	}
}

// exists reports whether a file can be seen.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
