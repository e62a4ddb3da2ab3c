package windowtest

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestWithoutGraphics starts the Windows program where there is no OpenGL: it
// says what helps, in the user's language, and ends when that is read.
func TestWithoutGraphics(t *testing.T) {
	if os.Getenv("SAMSVAR_WINE") == "" {
		t.Skip("SAMSVAR_WINE is not set: only the Windows program looks for OpenGL before it opens its window")
	}
	p := newcomer(t)
	const display = ":97"
	server := exec.Command("Xvfb", display, "-screen", "0", "1000x700x24", "-extension", "GLX")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = server.Process.Kill(), server.Wait() })
	t.Setenv("DISPLAY", display) // for xdotool, too
	p.env = append(p.env, "DISPLAY="+display)
	p.process = exec.Command(p.bin)
	p.process.Env = p.env
	if err := p.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	p.wait("what helps", func() bool {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "kan ikke vise vinduet").Output()
		ids := strings.Fields(string(out))
		if err != nil || len(ids) == 0 {
			return false
		}
		p.window = ids[len(ids)-1]
		return true
	})
	p.xdo("windowfocus", p.window)
	p.xdo("key", "Return")
	_ = p.process.Wait() // it ends with an error, as it has shown no window
	if code := p.process.ProcessState.ExitCode(); code != 1 {
		t.Errorf("ends with %d", code)
	}
	p.process = nil
}
