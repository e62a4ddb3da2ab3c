//go:build !windows

package attach

import (
	"errors"
	"os"
)

// mark does nothing: only Windows knows where a file came from.
func mark(string) {}

// syncDir makes a new name in a folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// retry carries out what only Windows may have to try again.
func retry(do func() error) error { return do() }
