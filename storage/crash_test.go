package storage

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"samsvar/model/reg"
)

// writeForEver saves change sets and prints each number when it is durable.
// Set n makes one record named n, changes the one before it, deletes the one
// three before and sets a setting, so that half a set would be seen.
func writeForEver(path string) {
	opt := options()
	opt.Now = time.Now
	s, err := Open(path, opt)
	if err != nil {
		panic(err)
	}
	v := s.View()
	n := v.Count("ting") + len(v.Deleted("ting"))
	live := v.All("ting")
	for ; ; n++ {
		c := Change{Settings: map[string]string{"n": strconv.Itoa(n)}}
		c.Records = append(c.Records, write(&thing{Name: strconv.Itoa(n), Note: strings.Repeat("x", n%5000)}))
		if len(live) > 0 {
			last := things().Clone(live[len(live)-1]).(*thing)
			last.Note = "after " + strconv.Itoa(n)
			c.Records = append(c.Records, write(last))
		}
		if len(live) > 2 {
			c.Delete = []reg.Ref{{Register: "ting", ID: live[0].Header().ID}}
		}
		if _, err := s.Save(c); err != nil {
			panic(err)
		}
		fmt.Println(n)
		live = s.View().All("ting")
	}
}

// killsPerStore is after how many kills a new store is begun, so that looking
// through it does not take longer and longer.
const killsPerStore = 50

// TestKilled kills a writing process again and again. Whatever it reported as
// saved must be there, whole, the store must open by itself, and Verify must
// find nothing.
func TestKilled(t *testing.T) {
	wantKills, wantSets := 50, 0
	if torture() {
		wantKills, wantSets = 1000, 10000
	}
	kills, sets, lost := 0, 0, 0
	for kills < wantKills || sets < wantSets {
		k := newKilled(t)
		for range killsPerStore {
			k.kill(t, kills)
			kills++
		}
		sets += k.reported + 1
		lost += k.lost
	}
	if sets < kills {
		t.Errorf("only %d sets in %d runs", sets, kills)
	}
	t.Logf("tried: kill -9 while saving, %d kills, %d change sets reported as saved: %d lost", kills, sets, lost)
}

// killed is a store whose writer is killed.
type killed struct {
	path     string
	reported int // number of the last set reported, -1 for none
	lost     int
}

func newKilled(t *testing.T) *killed {
	s := mustCreate(t, options())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return &killed{path: s.path, reported: -1}
}

// kill runs a writer and kills it: mostly some time after its first report, at
// times already while it opens the store.
func (k *killed) kill(t *testing.T, n int) {
	cmd, wait := child(t, "write", k.path), time.Duration(rand.IntN(60))*time.Millisecond
	k.reported = max(k.reported, killedAfter(t, cmd, wait, n%5 == 4))
	s, err := Open(k.path, options())
	if err != nil {
		t.Fatalf("after kill %d: %v", n, err)
	}
	if err := checkWhole(s, k.reported); err != nil {
		k.lost++
		t.Errorf("after kill %d: %v", n, err)
	}
	mustVerify(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// killedAfter runs a child until some time after its start or its first
// report, kills it, and returns the last set it reported.
func killedAfter(t *testing.T, cmd *exec.Cmd, wait time.Duration, atStart bool) int {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = cmd.Process.Kill() }
	if atStart {
		time.AfterFunc(wait, kill)
	}
	lines := bufio.NewScanner(out)
	last := -1
	for lines.Scan() {
		if last < 0 && !atStart {
			time.AfterFunc(wait, kill)
		}
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			t.Fatalf("child said %q", lines.Text())
		}
		last = n
	}
	_ = cmd.Wait()
	return last
}

// checkWhole checks that the state is that of one set, not older than the
// last one reported, and that no record of a set before is missing.
func checkWhole(s *Store, reported int) error {
	v := s.View()
	all, gone := v.All("ting"), v.Deleted("ting")
	sets := len(all) + len(gone)
	if sets <= reported {
		return fmt.Errorf("%d sets reported, %d there", reported+1, sets)
	}
	for n, rec := range append(gone, all...) {
		if rec.(*thing).Name != strconv.Itoa(n) {
			return fmt.Errorf("record %s in the place of %d", rec.(*thing).Name, n)
		}
	}
	if n, _ := v.Setting("n"); sets > 0 && n != strconv.Itoa(sets-1) {
		return fmt.Errorf("%d sets, but the setting says %s", sets, n)
	}
	if want := min(sets, 3); len(all) != want {
		return fmt.Errorf("%d records live, want %d", len(all), want)
	}
	if len(all) > 1 && all[len(all)-2].(*thing).Note != "after "+strconv.Itoa(sets-1) {
		return errors.New("half of a set is there")
	}
	return nil
}
