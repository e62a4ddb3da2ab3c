package register

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
)

// mostMemory is what a program with a million attendances may take in all.
const mostMemory = 300 << 20

// TestMillionAttendances opens a store of very many attendances in a process of
// its own, lists, sorts, filters and counts them, and asks what that took.
func TestMillionAttendances(t *testing.T) {
	if path := os.Getenv("SAMSVAR_MILLION"); path != "" {
		useMillion(t, path)
		return
	}
	n := 50_000
	if os.Getenv("SAMSVAR_TORTURE") != "" {
		n = 1_000_000
	}
	path := filepath.Join(t.TempDir(), "a.samsvar")
	if err := attended(t, path, n).Close(); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestMillionAttendances$", "-test.v")
	child.Env = append(os.Environ(), "SAMSVAR_MILLION="+path)
	out, err := child.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if _, told, ok := strings.Cut(line, "took: "); ok {
			t.Logf("tried: %d attendances kept packed: %s", n, strings.TrimSpace(told))
		}
	}
}

// laps notes how long each of some steps takes.
type laps struct {
	last time.Time
	all  []string
}

func (l *laps) done(what string) {
	l.all = append(l.all, fmt.Sprintf("%s %d ms", what, time.Since(l.last).Milliseconds()))
	l.last = time.Now()
}

func useMillion(t *testing.T, path string) {
	lap := &laps{last: time.Now()}
	s, err := storage.Open(path, storage.Options{Registers: model.All(), NoBackup: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	lap.done("open")
	view := s.View()
	n := view.Count(model.Attendances.Key)
	want := func(what string, got, least, most int) {
		if got < least || got > most {
			t.Errorf("%s: %d rows of %d", what, got, n)
		}
	}
	j := jobOf(t, view, filter{})
	want("list", j.run(never).rows.Len(), n, n)
	lap.done("list")
	columns := view.Columns(model.Attendances.Key)
	counts := make([]uint32, columns.Codes("kurs")*columns.Codes("enhet")*columns.Codes("resultat"))
	units, results := uint32(columns.Codes("enhet")), uint32(columns.Codes("resultat"))
	for _, batch := range columns.Batches("kurs", "enhet", "resultat") {
		a, b, c := batch[0], batch[1], batch[2]
		for i := range a {
			counts[(a[i]*units+b[i])*results+c[i]]++
		}
	}
	lap.done("count by three columns")
	for _, by := range []string{"person", "fullfort_dato", "kurs"} {
		j.filter = filter{sort: by}
		rows := j.run(never)
		j.cache = rows.cache
		want("sort", rows.rows.Len(), n, n)
		lap.done("sort by " + by)
	}
	for _, text := range []string{"personvern 12", "123456", "del-2026-000777"} {
		j.filter = filter{query: text}
		rows := j.run(never)
		j.cache = rows.cache
		want(text, rows.rows.Len(), 0, n/2)
		lap.done("filter by " + text)
	}
	uses := len(view.UsedBy(reg.Ref{Register: model.Courses.Key, ID: "kurs7"}))
	want("uses", uses, n/40, n/10)
	lap.done("uses of a course")
	facts := findings.NewFacts(view, findings.Options{Now: reg.InstantOf(time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC))})
	want("trained", facts.Trained(), 1, n*40)
	lap.done("trained persons")
	row := columns.Record(n / 2).(*model.Attendance)
	row.Note = "rettet"
	if _, err := s.Save(storage.Change{Records: []storage.Write{{Register: model.Attendances.Key, Record: row}}}); err != nil {
		t.Fatal(err)
	}
	lap.done("correct one")
	peak, known := peakMemory()
	if known && n >= 1_000_000 && peak > mostMemory {
		t.Errorf("took %d MB", peak>>20)
	}
	lap.last = time.Now()
	report, err := s.Verify()
	if err != nil || !report.OK() {
		t.Fatalf("%v %v", report.Findings, err)
	}
	lap.done("verify afterwards")
	verified, _ := peakMemory()
	fmt.Printf("took: %s; %d MB at the most, %d MB with verifying; lost 0\n", strings.Join(lap.all, ", "), peak>>20, verified>>20)
}

// peakMemory is the most memory this process ever had, where the system tells.
func peakMemory() (int, bool) {
	status, err := os.ReadFile("/proc/self/status")
	_, rest, found := bytes.Cut(status, []byte("VmHWM:"))
	if err != nil || !found {
		return 0, false
	}
	kilobytes, err := strconv.Atoi(string(bytes.Fields(rest)[0]))
	return kilobytes << 10, err == nil
}
