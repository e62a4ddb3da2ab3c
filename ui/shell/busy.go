package shell

import (
	"slices"
	"strings"
	"time"
)

// busyAfter is how long something is under way before it is told.
const busyAfter = 500 * time.Millisecond

// task is something that is under way.
type task struct {
	what   string
	cancel func() // nil where it has to be waited for
	told   bool   // it has taken long enough to be told
}

// busy tells in the status line that something is under way, once it has taken
// a while, and offers to give it up.
func (s *session) busy(what string, cancel func()) (done func()) {
	one := &task{what: what, cancel: cancel}
	s.tasks = append(s.tasks, one)
	timer := time.AfterFunc(busyAfter, func() {
		s.program.do(func() {
			if slices.Contains(s.tasks, one) {
				one.told = true
				s.showTasks()
			}
		})
	})
	return func() {
		timer.Stop()
		s.tasks = slices.DeleteFunc(s.tasks, func(t *task) bool { return t == one })
		s.showTasks()
	}
}

// showTasks shows the latest of what is under way.
func (s *session) showTasks() {
	for _, one := range slices.Backward(s.tasks) {
		if one.told {
			s.status.SetBusy(strings.TrimSuffix(one.what, " …")+" …", s.program.texts.T("ui.busy.cancel"), one.cancel)
			return
		}
	}
	s.status.SetBusy("", "", nil)
}
