//go:build !linux && !windows

package place

// disk knows nothing of the disks of other systems.
func disk(string) (remote, label string) { return "", "" }
