package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

// times are the durations of one thing, by who did it.
type times map[string][]time.Duration

// doer is one of those that take turns.
type doer struct {
	name string
	do   func() error
}

// turns has all do the same in turn, round after round, each round begun by
// another, so that what else the machine does falls on all alike. With sweep,
// none pays for the memory that the one before left behind.
func turns(rounds int, sweep bool, all []doer) (times, error) {
	taken := times{}
	for round := range rounds {
		for i := range all {
			d := all[(round+i)%len(all)]
			if sweep {
				runtime.GC()
			}
			start := time.Now()
			if err := d.do(); err != nil {
				return nil, fmt.Errorf("%s: %w", d.name, err)
			}
			taken[d.name] = append(taken[d.name], time.Since(start))
		}
	}
	return taken, nil
}

// at returns the duration that a share of all do not exceed.
func (t times) at(name string, share float64) time.Duration {
	all := slices.Sorted(slices.Values(t[name]))
	if len(all) == 0 {
		return 0
	}
	return all[min(len(all)-1, int(share*float64(len(all))))]
}

func (t times) median(name string) time.Duration { return t.at(name, 0.5) }

// medians returns everyone's median.
func (t times) medians() map[string]time.Duration {
	all := map[string]time.Duration{}
	for name := range t {
		all[name] = t.median(name)
	}
	return all
}
