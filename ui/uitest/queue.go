package uitest

import (
	"sync"
	"testing"
	"time"
)

// Queue stands for the main goroutine: what other goroutines hand to Do runs
// when the test drains it. The zero value is ready.
type Queue struct {
	mu   sync.Mutex
	work []func()
}

// Do queues work; it is what a program passes where it would pass fyne.Do.
func (q *Queue) Do(work func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.work = append(q.work, work)
}

// Drain runs all that is queued, also what is queued meanwhile, and returns
// how much it was.
func (q *Queue) Drain() int {
	n := 0
	for {
		work := q.next()
		if work == nil {
			return n
		}
		work()
		n++
	}
}

func (q *Queue) next() func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.work) == 0 {
		return nil
	}
	work := q.work[0]
	q.work = q.work[1:]
	return work
}

// Wait waits until background work has handed something in, and runs it.
func (q *Queue) Wait(tb testing.TB) {
	tb.Helper()
	const patience = 20 * time.Second
	for begun := time.Now(); q.Drain() == 0; time.Sleep(time.Millisecond) {
		if time.Since(begun) > patience {
			tb.Fatal("no background work came back")
		}
	}
}
