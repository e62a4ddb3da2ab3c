//go:build windows

package attach

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// mark says of a file that it came from elsewhere, so that Windows and Office
// open it with care. Disks that know no such mark go without.
func mark(path string) {
	_ = os.WriteFile(path+":Zone.Identifier", []byte("[ZoneTransfer]\r\nZoneId=3\r\n"), fileMode)
}

// syncDir does nothing: folders cannot be flushed on Windows.
func syncDir(string) error { return nil }

// retry tries again for up to two seconds while another program, often a virus
// scanner, holds a file.
func retry(do func() error) error {
	wait := 10 * time.Millisecond
	for {
		err := do()
		busy := errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
		if err == nil || !busy || wait > time.Second {
			return err
		}
		time.Sleep(wait)
		wait *= 2
	}
}
