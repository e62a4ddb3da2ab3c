package report

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestManifest(t *testing.T) {
	got := string(Manifest(File{"a.pdf", []byte("abc")}, File{"b\n\\.json", nil}))
	want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.pdf\n" +
		`\e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n\\.json` + "\n"
	if got != want {
		t.Errorf("the manifest is\n%s\nnot\n%s", got, want)
	}
}

// TestManifestCanBeChecked has another program check the list.
func TestManifestCanBeChecked(t *testing.T) {
	tool, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("sha256sum is not installed")
	}
	dir := t.TempDir()
	files := []File{{"Egenerklæring 2026.pdf", []byte("%PDF")}, {"Egenerklæring 2026.json", []byte("{}")}}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "list"), Manifest(files...), 0o600); err != nil {
		t.Fatal(err)
	}
	check := exec.Command(tool, "-c", "--strict", "list")
	check.Dir = dir
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
