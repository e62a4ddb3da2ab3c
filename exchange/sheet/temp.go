package sheet

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// Temporary files hold content of a store. They carry the number of the process
// that works with them, so that a later run can tell those of one that was
// killed from those in use.
const (
	halfPrefix  = ".samsvar-" // of files that are being written, beside the finished one
	halfSuffix  = ".tmp"
	spillPrefix = "samsvar-export-" // of folders for workbooks too big for memory
)

// halfName is the pattern of the name of a file that is being written.
func halfName() string { return halfPrefix + strconv.Itoa(os.Getpid()) + "-*" + halfSuffix }

// spillFolder makes a folder of this run for parts of a big workbook, which the
// library would otherwise leave open to all in the folder for temporary files.
func spillFolder() (dir string, drop func(), err error) {
	dir, err = os.MkdirTemp("", spillPrefix+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return "", nil, err
	}
	return dir, func() { _ = os.RemoveAll(dir) }, nil
}

// TempFolder makes a folder of this run for copies that other programs show. drop
// removes it; what a killed run leaves, the next one removes.
func TempFolder() (dir string, drop func(), err error) { return spillFolder() }

// SweepTemp removes what killed runs of the program have left in the folder for
// temporary files. It is called once when the program starts.
func SweepTemp() {
	sweep(os.TempDir(), spillPrefix, "")
}

// sweep removes from a folder what begins and ends so and belongs to no process
// that lives.
func sweep(dir, prefix, suffix string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), prefix)
		rest, temporary := strings.CutSuffix(rest, suffix)
		number, _, numbered := strings.Cut(rest, "-")
		pid, err := strconv.Atoi(number)
		if ours && temporary && numbered && err == nil && !alive(pid) {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// alive reports whether a process runs. In doubt it does.
func alive(pid int) bool {
	if pid <= 0 {
		return true
	}
	p, err := os.FindProcess(pid)
	if err != nil { // on Windows there is none then
		return false
	}
	defer func() { _ = p.Release() }()
	if runtime.GOOS == "windows" {
		return true
	}
	err = p.Signal(syscall.Signal(0))
	return err == nil || !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
