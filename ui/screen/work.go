package screen

import "sync"

// Work runs one kind of background work at a time: a new run replaces the one
// before, whose result is dropped. Inputs must be copied before Run is called;
// nothing of a widget is read in the background. Its methods are called on the
// main goroutine.
type Work[T any] struct {
	do   func(func())
	told func() // ends telling that a run is under way; may be nil
	mu   sync.Mutex
	run  int
}

// NewWork makes background work whose results come back through do.
func NewWork[T any](do func(func())) *Work[T] { return &Work[T]{do: do} }

// Run computes in the background and hands the result to done on the main
// goroutine, unless a newer run was started or Cancel called meanwhile.
// stopped tells a long computation that nobody waits for it any more.
func (w *Work[T]) Run(compute func(stopped func() bool) T, done func(T)) {
	run := w.next()
	stopped := func() bool { return !w.current(run) }
	go func() {
		result := compute(stopped)
		w.do(func() {
			if w.current(run) {
				w.endTold()
				done(result)
			}
		})
	}()
}

// Cancel drops the result of a run that is under way.
func (w *Work[T]) Cancel() { w.next() }

func (w *Work[T]) next() int {
	w.endTold()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.run++
	return w.run
}

func (w *Work[T]) endTold() {
	if w.told != nil {
		w.told()
		w.told = nil
	}
}

func (w *Work[T]) current(run int) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.run == run
}
