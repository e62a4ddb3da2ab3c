//go:build !unix

package main

import (
	"os"
	"time"
)

// worked is not known here.
func worked() time.Duration { return 0 }

// heldMost is not known here.
func heldMost(*os.ProcessState) int64 { return 0 }
