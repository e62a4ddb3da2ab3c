package settings

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whatever the file says, what is loaded can be used and saved again.
func TestHostileSettings(t *testing.T) {
	tests := map[string]string{
		"sizes beyond screens":   `{"width":1e30,"height":-5,"textSize":1e38}`,
		"beyond numbers":         `{"width":1e999}`,
		"a million arrays deep":  strings.Repeat("[", 1_000_000),
		"another kind of value":  `{"recent":{"a":1},"device":[1]}`,
		"device as a path":       `{"device":"../../x"}`,
		"device in the registry": `{"device":"a/b\u0000c"}`,
		"long texts":             `{"device":"` + strings.Repeat("a", 1000) + `","user":"` + strings.Repeat("b", 10_000) + `","lang":"` + strings.Repeat("c", 1000) + `"}`,
		"control characters":     `{"user":"a\u001b[2J","recent":["a\nb","","/ok"],"folded":["\u0007"]}`,
		"a million stores":       `{"recent":["a"` + strings.Repeat(`,"a"`, 200_000) + `]}`,
		"invalid UTF-8":          "{\"user\":\"\xff\xfe\"}",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) { checkLoad(t, text) })
	}
	t.Run("a terabyte", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, []byte(`{"lang":"nn","x":"`), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, 1<<40); err != nil {
			t.Skip("no files with holes here")
		}
		if got := Load(path); got.Lang != "" {
			t.Errorf("got %+v", got)
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add(`{"device":"a","user":"b","lang":"nn","theme":"dark","textSize":1.5,"recent":["x"],"folded":["y"],"width":800,"height":600}`)
	f.Add(`{"device":"/","width":1e38}`)
	f.Fuzz(func(t *testing.T, text string) { checkLoad(t, text) })
}

func checkLoad(t *testing.T, text string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s := Load(path)
	if s.Device == "" || strings.ContainsAny(s.Device, "/\\\x00\n:") || len(s.Device) > 64 || len(s.User) > 300 || len(s.Recent) > mostRecent {
		t.Errorf("device %.100q, user %.100q, %d recent", s.Device, s.User, len(s.Recent))
	}
	for _, size := range []float32{s.Width, s.Height, s.TextSize} {
		if size < 0 || size > maxWidth || math.IsNaN(float64(size)) {
			t.Errorf("size %v", size)
		}
	}
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	if again := Load(path); again.Device != s.Device || again.User != s.User || again.Width != s.Width {
		t.Errorf("saved as %+v, was %+v", again, s)
	}
}
