package storage

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// guard runs fn, which reads the mapped file, and turns a panic into an error:
// a disk that fails under a mapped page must not take the program with it.
// Files that are damaged already are kept away from here by preflight.
func guard(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = &Damaged{Path: path, Harm: HarmStructure, Detail: fmt.Sprint(r), stack: string(debug.Stack())}
		}
	}()
	err = fn()
	var damaged *Damaged
	if errors.As(err, &damaged) && damaged.Path == "" {
		damaged.Path = path
	}
	return err
}
