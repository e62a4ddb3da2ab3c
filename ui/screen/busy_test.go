package screen

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"
	"time"
)

// line is a main goroutine of a test: what is done there is done in order.
type line struct {
	mu   sync.Mutex
	jobs []func()
}

func (l *line) do(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.jobs = append(l.jobs, f)
}

// drain does what has come, until done says so.
func (l *line) drain(t *testing.T, done func() bool) {
	t.Helper()
	for begun := time.Now(); !done(); {
		if time.Since(begun) > 10*time.Second {
			t.Fatal("waited in vain")
		}
		l.mu.Lock()
		jobs := l.jobs
		l.jobs = nil
		l.mu.Unlock()
		for _, job := range jobs {
			job()
		}
		time.Sleep(time.Millisecond)
	}
}

// telling counts what is told to be under way.
type telling struct {
	open   int
	what   string
	cancel func()
}

func (b *telling) busy(what string, cancel func()) func() {
	b.open++
	b.what, b.cancel = what, cancel
	return func() { b.open-- }
}

func TestWhatIsUnderWayIsToldUntilItIsDone(t *testing.T) {
	l, b := &line{}, &telling{}
	w := NewWork[int](l.do)
	got := 0
	w.RunTold(b.busy, "regner", func(func() bool) int { return 7 }, func(n int) { got = n }, nil)
	if b.open != 1 || b.what != "regner" || b.cancel != nil {
		t.Errorf("tells %+v", b)
	}
	l.drain(t, func() bool { return got == 7 })
	if b.open != 0 {
		t.Error("is still told when it is done")
	}
}

func TestANewRunEndsTheTellingOfTheOldOne(t *testing.T) {
	l, b := &line{}, &telling{}
	w := NewWork[int](l.do)
	wait := make(chan struct{})
	w.RunTold(b.busy, "første", func(func() bool) int { <-wait; return 1 }, func(int) { t.Error("a dropped result came") }, nil)
	got := 0
	w.RunTold(b.busy, "andre", func(func() bool) int { return 2 }, func(n int) { got = n }, nil)
	if b.open != 1 {
		t.Errorf("%d are told at once", b.open)
	}
	close(wait)
	l.drain(t, func() bool { return got == 2 })
	if b.open != 0 {
		t.Errorf("%d are told at the end", b.open)
	}
}

func TestGivingUpStopsTheWorkAndTellsSo(t *testing.T) {
	l, b := &line{}, &telling{}
	w := NewWork[error](l.do)
	ended, given := make(chan error, 1), false
	w.RunTold(b.busy, "skriver", func(stopped func() bool) error {
		out := Until(stopped, io.Discard)
		for {
			if _, err := out.Write([]byte("x")); err != nil {
				ended <- err
				return err
			}
			time.Sleep(time.Millisecond)
		}
	}, func(error) { t.Error("the result of what was given up came") }, func() { given = true })
	b.cancel()
	if err := <-ended; !errors.Is(err, ErrGivenUp) {
		t.Errorf("ended with %v", err)
	}
	if !given || b.open != 0 {
		t.Errorf("given %v, %d told", given, b.open)
	}
}

func TestWritingGoesOnWhereNobodyGivesUp(t *testing.T) {
	var out bytes.Buffer
	if _, err := io.WriteString(Until(func() bool { return false }, &out), "alt"); err != nil || out.String() != "alt" {
		t.Errorf("wrote %q, %v", out.String(), err)
	}
}
