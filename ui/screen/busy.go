package screen

import (
	"errors"
	"io"
)

// Busy tells the user what is under way, from half a second on, until the
// function it returns is called. cancel gives it up; nil where it has to be
// waited for. A nil Busy tells nothing.
type Busy func(what string, cancel func()) (done func())

// start tells what is under way, if there is anyone to tell.
func (b Busy) start(what string, cancel func()) (done func()) {
	if b == nil {
		return func() {}
	}
	return b(what, cancel)
}

// RunTold is Run for what may take long: the user sees what is under way, and
// can give it up. given is told so; it is nil for what cannot be given up
// halfway.
func (w *Work[T]) RunTold(busy Busy, what string, compute func(stopped func() bool) T, done func(T), given func()) {
	var cancel func()
	if given != nil {
		cancel = func() {
			w.Cancel()
			given()
		}
	}
	w.Run(compute, done)
	w.told = busy.start(what, cancel)
}

// ErrGivenUp is returned by writing what nobody waits for any more.
var ErrGivenUp = errors.New("given up by the user")

// Until returns a writer that fails once stopped says so, for ending a long
// export: the file is then left as it was.
func Until(stopped func() bool, w io.Writer) io.Writer { return &stoppable{w, stopped} }

type stoppable struct {
	w       io.Writer
	stopped func() bool
}

// Write writes on, unless it was given up.
func (s *stoppable) Write(data []byte) (int, error) {
	if s.stopped() {
		return 0, ErrGivenUp
	}
	return s.w.Write(data)
}
