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

// Until runs what background work hands in until done says that enough has come.
func (q *Queue) Until(tb testing.TB, done func() bool) {
	tb.Helper()
	const patience = 60 * time.Second
	for begun := time.Now(); ; time.Sleep(time.Millisecond) {
		q.Drain()
		if done() {
			return
		}
		if time.Since(begun) > patience {
			tb.Fatal("background work did not come back")
		}
	}
}
