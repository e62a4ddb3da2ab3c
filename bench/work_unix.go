//go:build unix

package main

import (
	"os"
	"runtime"
	"syscall"
	"time"
)

// worked is how long processors have worked for this process.
func worked() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// heldMost is the most memory that a process which has ended held, or one of those
// it began, in bytes; 0 if not known.
func heldMost(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin": // which counts bytes, not kibibytes
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) * 1024
}
