package storage

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
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

// TestKilled kills a writing process again and again. Whatever it reported as
// saved must be there, whole, and the store must open by itself.
func TestKilled(t *testing.T) {
	kills := 20
	if text := os.Getenv("SAMSVAR_TORTURE"); text != "" {
		kills = 1000
	}
	s := mustCreate(t, options())
	path, reported := s.path, -1
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range kills {
		cmd := child(t, "write", path)
		reported = max(reported, killedAfter(t, cmd, time.Duration(rand.IntN(60))*time.Millisecond))
		s := mustOpen(t, path, options())
		checkWhole(t, s, reported)
		if i%5 == 0 {
			mustVerify(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if reported < kills {
		t.Errorf("only %d sets in %d runs", reported+1, kills)
	}
	t.Logf("%d kills, %d sets reported", kills, reported+1)
}

// killedAfter runs a child until some time after its first report, kills it,
// and returns the last set it reported.
func killedAfter(t *testing.T, cmd *exec.Cmd, wait time.Duration) int {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	last := -1
	for lines.Scan() {
		if last < 0 {
			time.AfterFunc(wait, func() { _ = cmd.Process.Kill() })
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
// last one reported.
func checkWhole(t *testing.T, s *Store, reported int) {
	t.Helper()
	v := s.View()
	all := v.All("ting")
	sets := len(all) + len(v.Deleted("ting"))
	if sets <= reported {
		t.Fatalf("%d sets reported, %d there", reported+1, sets)
	}
	if n, _ := v.Setting("n"); n != strconv.Itoa(sets-1) {
		t.Fatalf("%d sets, but the setting says %s", sets, n)
	}
	if want := min(sets, 3); len(all) != want {
		t.Fatalf("%d records live, want %d", len(all), want)
	}
	if last := all[len(all)-1].(*thing); last.Name != strconv.Itoa(sets-1) {
		t.Fatalf("last record %s of %d", last.Name, sets)
	}
	if len(all) > 1 && all[len(all)-2].(*thing).Note != "after "+strconv.Itoa(sets-1) {
		t.Fatal("half of a set is there")
	}
}
