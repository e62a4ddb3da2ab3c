// Package windowtest drives the real program in a real window, by keyboard and
// pointer, on an X display. The tests need SAMSVAR_BIN to name the program, and
// xdotool and ImageMagick; without SAMSVAR_BIN they are skipped.
package windowtest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// program is one run of Samsvar in a window.
type program struct {
	t       *testing.T
	bin     string
	env     []string
	store   string // "" before there is one
	config  string // folder of the user's settings
	process *exec.Cmd
	window  string
}

// patience is how long a slow machine may take.
const patience = 90 * time.Second

// start opens a store with the invented agency in a window.
func start(t *testing.T) *program {
	t.Helper()
	p := newcomer(t)
	p.store = filepath.Join(t.TempDir(), "prove.samsvar")
	p.run("new", p.store, "--name", "Prøveetaten", "--sample")
	p.open()
	return p
}

// newcomer is the program of someone who has never used it; it is not open yet.
func newcomer(t *testing.T) *program {
	t.Helper()
	bin := os.Getenv("SAMSVAR_BIN")
	if bin == "" {
		t.Skip("SAMSVAR_BIN names no program")
	}
	home := t.TempDir()
	return &program{t: t, bin: bin, config: filepath.Join(home, "config"),
		env: append(os.Environ(), "SAMSVAR_CONFIG="+filepath.Join(home, "config"), "FYNE_SCALE=1", "XDG_DATA_HOME="+home)}
}

// run carries out a command of the program and returns what it wrote.
func (p *program) run(args ...string) []byte {
	p.t.Helper()
	cmd := exec.Command(p.bin, args...)
	cmd.Env = p.env
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", strings.Join(args, " "), err, problems.String())
	}
	return out
}

// open shows the window and waits until it can be used.
func (p *program) open() {
	p.t.Helper()
	p.process = exec.Command(p.bin)
	if p.store != "" {
		p.process.Args = append(p.process.Args, p.store)
	}
	p.process.Env = p.env
	var log bytes.Buffer
	p.process.Stderr = &log
	if err := p.process.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		if p.t.Failed() {
			p.t.Log(log.String())
		}
		p.kill()
	})
	p.wait("the window", func() bool {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--pid", strconv.Itoa(p.process.Process.Pid)).Output()
		ids := strings.Fields(string(out))
		if err != nil || len(ids) == 0 {
			return false
		}
		p.window = ids[len(ids)-1]
		return true
	})
	p.wait("the store to open", func() bool { return p.title() == "Samsvar" || strings.Contains(p.title(), " – ") })
	p.xdo("windowfocus", p.window)
	p.settle()
}

// quit closes the window as a user does, and waits until the program has ended.
func (p *program) quit() {
	p.t.Helper()
	p.xdo("key", "--clearmodifiers", "ctrl+q")
	ended := make(chan error, 1)
	go func(c *exec.Cmd) { ended <- c.Wait() }(p.process)
	select {
	case <-ended:
	case <-time.After(patience):
		p.picture("does-not-end")
		p.t.Fatal("the program does not end")
	}
	p.process = nil
}

// opened is the store that the user opened last, by the user's own settings.
func (p *program) opened() string {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.config, "settings.json"))
	if err != nil {
		p.t.Fatal(err)
	}
	var chosen struct {
		Recent []string `json:"recent"`
	}
	if err := json.Unmarshal(data, &chosen); err != nil || len(chosen.Recent) == 0 {
		p.t.Fatalf("no store is known: %s %v", data, err)
	}
	return chosen.Recent[0]
}

// path is a file's path as the program knows it: Wine shows the whole file system
// as the drive Z.
func (p *program) path(path string) string {
	if os.Getenv("SAMSVAR_WINE") == "" {
		return path
	}
	return "Z:" + strings.ReplaceAll(path, "/", `\`)
}

// text types letters that every keyboard has.
func (p *program) text(text string) {
	p.t.Helper()
	p.xdo("type", "--delay", "30", text)
	p.settle()
}

// title is what the window is called.
func (p *program) title() string {
	out, err := exec.Command("xdotool", "getwindowname", p.window).Output()
	if err != nil {
		return "" // it may just be closing
	}
	return strings.TrimSpace(string(out))
}

// kill ends the program at once, as a power cut would.
func (p *program) kill() {
	if p.process == nil {
		return
	}
	_ = p.process.Process.Kill() // it may have ended already
	_ = p.process.Wait()
	p.process = nil
}

func (p *program) xdo(args ...string) {
	p.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
}

// keys presses keys one after the other.
func (p *program) keys(keys ...string) {
	p.t.Helper()
	for _, key := range keys {
		p.xdo("key", "--clearmodifiers", key)
		time.Sleep(150 * time.Millisecond)
	}
	p.settle()
}

// settle waits until the window shows the same twice, but for the cursor of a
// field, which never rests.
func (p *program) settle() {
	p.t.Helper()
	var last []byte
	p.wait("the window to settle", func() bool {
		now := p.pixels()
		same := alike(now, last)
		last = now
		return same
	})
}

// alike reports whether two pictures differ in no more than a cursor.
func alike(a, b []byte) bool {
	const cursor = 6 * 60 * 3 // bytes of a cursor's box, generously
	if len(a) != len(b) {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] != b[i] {
			differ++
		}
	}
	return differ <= cursor
}

// pixels is what the window shows.
func (p *program) pixels() []byte {
	p.t.Helper()
	time.Sleep(300 * time.Millisecond)
	out, err := exec.Command("import", "-silent", "-window", p.window, "rgb:-").Output()
	if err != nil {
		p.t.Fatalf("picture of the window: %v", err)
	}
	return out
}

// picture keeps what the window shows, when SAMSVAR_PICTURES names a folder.
func (p *program) picture(name string) {
	p.t.Helper()
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		return
	}
	path := filepath.Join(dir, name+".png")
	if out, err := exec.Command("import", "-silent", "-window", p.window, path).CombinedOutput(); err != nil {
		p.t.Fatalf("picture: %v\n%s", err, out)
	}
}

func (p *program) wait(what string, done func() bool) {
	p.t.Helper()
	for begun := time.Now(); !done(); time.Sleep(100 * time.Millisecond) {
		if time.Since(begun) > patience {
			p.t.Fatalf("waited in vain for %s", what)
		}
	}
}

// colours counts the different colours of a picture; a blank window has one.
func colours(pixels []byte) int {
	seen := map[[3]byte]bool{}
	for i := 0; i+2 < len(pixels); i += 3 {
		seen[[3]byte{pixels[i], pixels[i+1], pixels[i+2]}] = true
	}
	return len(seen)
}

// finding is what the tests need of `check --json`.
type finding struct {
	Rule string `json:"rule"`
}

func (p *program) findings() []finding {
	p.t.Helper()
	var all []finding
	if err := json.Unmarshal(p.run("check", p.store, "--json"), &all); err != nil {
		p.t.Fatal(err)
	}
	return all
}
