package storage

import (
	"fmt"
	"sync"
	"testing"
)

// TestManyAtOnce saves, reads, verifies and backs up from many goroutines.
func TestManyAtOnce(t *testing.T) {
	opt, c := withBackups()
	var mu sync.Mutex
	opt.Now = locked(&mu, c.now)
	s := mustCreate(t, opt)
	const writers, saves = 4, 10
	var wait sync.WaitGroup
	for i := range writers {
		wait.Go(func() {
			for j := range saves {
				if _, err := s.Save(records(&thing{Name: fmt.Sprint(i, " ", j)})); err != nil {
					t.Error(err)
				}
			}
		})
		wait.Go(func() {
			for range saves {
				v := s.View()
				if all := v.All("ting"); len(v.Search("ting", "")) != len(all) || v.Count("ting") != len(all) {
					t.Error("a view changed under the reader")
				}
				_, _ = s.Head()
				_ = s.Info()
				_ = s.ID()
			}
		})
	}
	wait.Go(func() {
		if _, err := s.Backup(); err != nil {
			t.Error(err)
		}
		mustVerify(t, s)
	})
	wait.Wait()
	if got := s.View().Count("ting"); got != writers*saves {
		t.Errorf("%d records", got)
	}
	seen := map[string]bool{}
	for _, rec := range s.View().All("ting") {
		seen[rec.Header().No] = true
	}
	if len(seen) != writers*saves {
		t.Errorf("%d numbers", len(seen))
	}
	mustVerify(t, s)
}

func locked[T any](mu *sync.Mutex, fn func() T) func() T {
	return func() T {
		mu.Lock()
		defer mu.Unlock()
		return fn()
	}
}
