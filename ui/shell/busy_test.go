package shell

import "testing"

// What takes long is told at the foot of the window, can be given up there, and
// is gone from there when it is done.
func TestLongWorkIsToldAndCanBeGivenUp(t *testing.T) {
	r := begun(t)
	given := false
	done := r.session.busy("Leser Kursdeltakelse.csv …", func() { given = true })
	if r.kit.Has("Leser Kursdeltakelse.csv") {
		t.Error("told at once")
	}
	r.until(t, "Leser Kursdeltakelse.csv …")
	r.kit.Tap("Avbryt")
	if !given {
		t.Error("not given up")
	}
	done()
	r.kit.Settle()
	if r.kit.Has("Leser Kursdeltakelse.csv") {
		t.Error("told when it is over")
	}
}

func TestWhatMustBeWaitedForOffersNoWayOut(t *testing.T) {
	r := begun(t)
	done := r.session.busy("Lagrer …", nil)
	defer done()
	r.until(t, "Lagrer …")
	if r.kit.Labelled("Avbryt") != nil {
		t.Error("offers to give up what cannot be given up")
	}
}
