package sheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

// WriteFile writes a file as a whole or not at all: into a temporary file in
// the same folder, forced to the disk, then renamed to path. Where another
// program holds the old file for a moment (virus scanners and Excel on Windows
// do), it tries again for two seconds. On failure the old file is untouched and
// the temporary one removed; those that killed runs left there go too.
func WriteFile(path string, write func(io.Writer) error) error {
	return fileWriter{rename: os.Rename, sleep: time.Sleep}.write(path, write)
}

// fileWriter holds what a test replaces.
type fileWriter struct {
	rename func(from, to string) error
	sleep  func(time.Duration)
}

const (
	renameTries = 41
	renamePause = 50 * time.Millisecond
)

func (w fileWriter) write(path string, write func(io.Writer) error) error {
	sweep(filepath.Dir(path), halfPrefix, halfSuffix)
	temp, err := os.CreateTemp(filepath.Dir(path), halfName())
	if err != nil {
		return writeError(err)
	}
	replaced := false
	defer func() {
		if !replaced { // also when write panics
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
	if err := write(temp); err != nil {
		return writeError(err)
	}
	if err := finish(temp, path); err != nil {
		return writeError(err)
	}
	err = w.replace(temp.Name(), path)
	replaced = err == nil
	return writeError(err)
}

// finish forces the file to the disk, with the rights of the one it replaces.
func finish(temp *os.File, path string) error {
	if old, err := os.Stat(path); err == nil {
		if err := temp.Chmod(old.Mode().Perm()); err != nil && runtime.GOOS != "windows" {
			return err
		}
	}
	if err := temp.Sync(); err != nil {
		return err
	}
	return temp.Close()
}

func (w fileWriter) replace(from, to string) error {
	for try := 1; ; try++ {
		err := w.rename(from, to)
		if err == nil || try == renameTries || !isBusy(err, runtime.GOOS) {
			return err
		}
		w.sleep(renamePause)
	}
}

// isBusy tells errors that may pass: access denied, and on Windows sharing and
// lock violations.
func isBusy(err error, system string) bool {
	if errors.Is(err, fs.ErrPermission) {
		return true
	}
	const sharing, lock = syscall.Errno(32), syscall.Errno(33)
	return system == "windows" && (errors.Is(err, sharing) || errors.Is(err, lock))
}
