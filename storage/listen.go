package storage

import "sync"

// listeners are told of changes.
type listeners struct {
	mu   sync.Mutex
	next int
	all  map[int]func()
}

func (l *listeners) add(fn func()) (stop func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all == nil {
		l.all = map[int]func(){}
	}
	id := l.next
	l.next++
	l.all[id] = fn
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.all, id)
	}
}

// tell calls every listener, in the order they came.
func (l *listeners) tell() {
	l.mu.Lock()
	var calls []func()
	for id := range l.next {
		if fn := l.all[id]; fn != nil {
			calls = append(calls, fn)
		}
	}
	l.mu.Unlock()
	for _, fn := range calls {
		fn()
	}
}
