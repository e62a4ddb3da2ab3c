package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// opening is what a fresh process tells of opening a store.
type opening struct {
	Took   time.Duration // from open to the first screen's figures
	Work   time.Duration // of processors meanwhile; 0 if not known
	Memory int64         // the most that the process held, in bytes; 0 if not known
}

// openHere opens a store in this process, which does nothing else, and prints
// what it took.
func openHere(name, path string) error {
	s := systemNamed(name)
	if s == nil {
		return fmt.Errorf("no system %q", name)
	}
	start, before := time.Now(), worked()
	if err := s.open(path); err != nil {
		return err
	}
	err := s.overview()
	took, work := time.Since(start), worked()-before
	if err := errors.Join(err, s.close()); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(opening{took, work, peakMemory()})
}

// openThere has a process of its own open a store.
func openThere(name, path string) (opening, error) {
	var told opening
	self, err := os.Executable()
	if err != nil {
		return told, err
	}
	cmd := exec.Command(self, "-child", name, path)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return told, err
	}
	return told, json.Unmarshal(out, &told)
}
