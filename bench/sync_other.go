//go:build !linux

package main

import "os"

// fdatasync makes a file durable; there is nothing less elsewhere.
func fdatasync(f *os.File) error { return f.Sync() }
