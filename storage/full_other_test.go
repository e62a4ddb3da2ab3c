//go:build !linux

package storage

// fillDisk has no work where no test asks for it.
func fillDisk(string) {}

// fillWithCopies has no work where no test asks for it.
func fillWithCopies(string) {}
