package settings

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "settings.json")
	s := Load(path)
	if s.Device == "" {
		t.Fatal("a new user has no device name")
	}
	s.Lang, s.Theme = "nn", "dark"
	if err := s.Save(path); err != nil {
		t.Fatal(err)
	}
	if got := Load(path); got.Device != s.Device || got.Lang != "nn" || got.Theme != "dark" {
		t.Errorf("got %+v, want %+v", got, s)
	}
}

func TestBrokenFileGivesNewSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte("{\"lang\": \"nn\""), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Load(path); got.Lang != "" || got.Device == "" {
		t.Errorf("got %+v", got)
	}
}

func TestRecentKeepsLastFirstAndOnce(t *testing.T) {
	var s Settings
	for _, path := range []string{"a", "b", "c", "a"} {
		s = s.Opened(path)
	}
	if want := []string{"a", "c", "b"}; !slices.Equal(s.Recent, want) {
		t.Errorf("got %v, want %v", s.Recent, want)
	}
	if got := s.Forget("c").Recent; !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("after forgetting c: %v", got)
	}
}
