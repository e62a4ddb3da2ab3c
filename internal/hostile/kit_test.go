package hostile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/cli"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/storage"
)

// What anything may take.
const (
	mostMemory = 300 << 20
	mostTime   = 5 * time.Second
)

// asProgram is the variable that makes the tests be the program.
const asProgram = "SAMSVAR_HOSTILE_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		go bound() // what fails must not take the machine with it
		os.Exit(cli.Run(os.Args[1:], cli.Env{Out: os.Stdout, Err: os.Stderr, Now: time.Now, Version: "0.1.0",
			Lang: i18n.Bokmal, User: "Kari", Device: "pc-1"}))
	}
	os.Exit(m.Run())
}

// bound ends this process when it takes far more memory than it may.
func bound() {
	for range time.Tick(20 * time.Millisecond) {
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); m.HeapSys > 3*mostMemory*memorySlack {
			fmt.Fprintln(os.Stderr, "panic: far too much memory")
			os.Exit(3)
		}
	}
}

// attack is a file made to harm whoever reads it.
type attack struct {
	name string
	file string // how it is called
	make func(w io.Writer) error
	// says is what the user is told, or a part of it; "" if the file is taken.
	says string
}

// outcome is how the program ended.
type outcome struct {
	code     int
	out, err string
	took     time.Duration // of the processor, so that a busy machine does not count
	memory   int64         // the most held, in bytes; 0 if not known
}

// program runs a command in a process of its own.
func program(t *testing.T, args ...string) outcome {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*mostTime*slower)
	defer cancel()
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1", "TMPDIR="+t.TempDir())
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	_ = cmd.Run() // judged by its exit code
	state := cmd.ProcessState
	return outcome{state.ExitCode(), out.String(), withoutNote(errs.String()), state.UserTime() + state.SystemTime(), peak(state)}
}

// withoutNote leaves out what is said of every store without encryption.
func withoutNote(text string) string {
	if first, rest, _ := strings.Cut(text, "\n"); strings.Contains(first, "ikke kryptert") {
		return rest
	}
	return text
}

// stands checks that the program neither fell nor took too much.
func (o outcome) stands(t *testing.T) {
	t.Helper()
	if o.code < 0 || o.code > 2 || strings.Contains(o.err, "goroutine ") || strings.Contains(o.err, "panic:") {
		t.Fatalf("exit code %d: %.300s", o.code, o.err)
	}
	if o.code == 1 && strings.TrimSpace(o.err) == "" {
		t.Error("refused without a word")
	}
	if o.took > mostTime*slower || o.memory > mostMemory*memorySlack {
		t.Errorf("took %v and %d MB", o.took.Round(time.Millisecond), o.memory>>20)
	}
	t.Logf("%v, %d MB: %.200s", o.took.Round(time.Millisecond), o.memory>>20, strings.TrimSpace(o.err))
}

// options are those of a store without keys.
func options() storage.Options {
	return storage.Options{Registers: model.All(), Plain: true, NoBackup: true, User: "Kari", Device: "pc-1", Program: "0.1.0"}
}

// newStore makes an empty store and returns its path.
func newStore(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "etat.samsvar")
	s, err := storage.Create(path, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// write makes a file in a folder of its own.
func (a attack) write(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), a.file)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.make(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported has the program import a file, and checks that it stands, says what
// it should, leaves the store whole, and puts nothing anywhere else.
func (a attack) imported(t *testing.T, register string, flags ...string) outcome {
	t.Helper()
	store, file := newStore(t), a.write(t)
	before := files(t, filepath.Dir(file), filepath.Dir(store))
	o := program(t, append([]string{"import", store, register, file}, flags...)...)
	o.stands(t)
	switch {
	case a.says == "" && o.code != 0:
		t.Errorf("refused: %.500s", o.err)
	case !strings.Contains(o.out+o.err, a.says):
		t.Errorf("said %.500q, want %q", o.err, a.says)
	case a.says != "" && o.code == 0 && strings.TrimSpace(o.err) != "":
		t.Errorf("taken, with %.500q", o.err)
	}
	if after := files(t, filepath.Dir(file), filepath.Dir(store)); !slices.Equal(before, after) {
		t.Errorf("files before %q, after %q", before, after)
	}
	if check := program(t, "doctor", store); check.code != 0 {
		t.Errorf("the store after it: %.500s", check.out+check.err)
	}
	return o
}

// files lists what is in folders.
func files(t *testing.T, dirs ...string) []string {
	t.Helper()
	var all []string
	for _, dir := range dirs {
		found, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

// text makes a file of one text.
func text(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

// repeated makes a file of a text many times over, between two others.
func repeated(before, piece string, times int, after string) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, before); err != nil {
			return err
		}
		chunk := max(1, min(times, (1<<16)/max(1, len(piece))))
		block := []byte(strings.Repeat(piece, chunk))
		for left := times; left > 0; left -= chunk {
			if left < chunk {
				block = block[:left*len(piece)]
			}
			if _, err := w.Write(block); err != nil {
				return err
			}
		}
		_, err := io.WriteString(w, after)
		return err
	}
}

// numbered makes a text of numbered pieces.
func numbered(before, format string, n int, after string) func(io.Writer) error {
	return func(w io.Writer) error {
		var out bytes.Buffer
		out.WriteString(before)
		for i := range n {
			fmt.Fprintf(&out, format, i)
		}
		out.WriteString(after)
		_, err := w.Write(out.Bytes())
		return err
	}
}

// sparse makes a file that begins with a text and is so long.
func sparse(content string, size int64) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, content); err != nil {
			return err
		}
		return w.(*os.File).Truncate(size)
	}
}

// full reports whether all is to be tried, however long it takes.
func full() bool { return os.Getenv("SAMSVAR_TORTURE") != "" }

// much is a size for trying all, or a smaller one.
func much(all, fewer int) int {
	if full() {
		return all
	}
	return fewer
}

// tried tells, for the table of what was tried, of the attacks of a test.
func tried(t *testing.T, n int, what string) {
	t.Helper()
	if !t.Failed() {
		t.Logf("tried: %d hostile %s, each within %v and %d MB: 0 crashes", n, what, mostTime, mostMemory>>20)
	}
}
