package sheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// folderOf returns the names and the content of the files in a folder.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		files[e.Name()] = string(data)
	}
	return files
}

func put(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.csv")
	for _, text := range []string{"første", "andre"} {
		if err := WriteFile(path, put(text)); err != nil {
			t.Fatal(err)
		}
		if files := folderOf(t, dir); len(files) != 1 || files["a.csv"] != text {
			t.Errorf("folder %v", files)
		}
	}
}

func TestWriteFileFails(t *testing.T) {
	busy := &os.LinkError{Op: "rename", Err: syscall.EACCES}
	tests := []struct {
		name   string
		write  func(io.Writer) error
		rename error
		pauses int
	}{
		{"writing", func(w io.Writer) error { io.WriteString(w, "halv"); return errors.New("stop") }, nil, 0},
		{"renaming, busy all the time", put("ny"), busy, renameTries - 1},
		{"renaming, for good", put("ny"), syscall.EXDEV, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.csv")
			os.WriteFile(path, []byte("gammel"), 0o600)
			var waited time.Duration
			w := fileWriter{
				rename: func(string, string) error { return tt.rename },
				sleep:  func(d time.Duration) { waited += d },
			}
			err := w.write(path, tt.write)
			if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeWrite {
				t.Errorf("got %v", err)
			}
			if files := folderOf(t, dir); len(files) != 1 || files["a.csv"] != "gammel" {
				t.Errorf("folder %v", files)
			}
			if want := time.Duration(tt.pauses) * renamePause; waited != want {
				t.Errorf("waited %v, want %v", waited, want)
			}
		})
	}
}

func TestWriteFileWaitsForOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	tries := 0
	w := fileWriter{sleep: func(time.Duration) {}, rename: func(from, to string) error {
		if tries++; tries < 4 {
			return fs.ErrPermission
		}
		return os.Rename(from, to)
	}}
	if err := w.write(path, put("ny")); err != nil || tries != 4 {
		t.Errorf("%d tries: %v", tries, err)
	}
}

func TestWriteFilePanics(t *testing.T) {
	dir := t.TempDir()
	func() {
		defer func() { recover() }()
		WriteFile(filepath.Join(dir, "a.csv"), func(io.Writer) error { panic("stop") })
	}()
	if files := folderOf(t, dir); len(files) != 0 {
		t.Errorf("left %v", files)
	}
}

func TestIsBusy(t *testing.T) {
	sharing := &os.LinkError{Err: syscall.Errno(32)}
	if !isBusy(sharing, "windows") || isBusy(sharing, "linux") || isBusy(fs.ErrNotExist, "windows") {
		t.Error("wrong errors are waited for")
	}
}

func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Behandlinger 2024.csv")
	if err := WriteFile(path, put("a;b")); err != nil {
		t.Fatal(err)
	}
	book, err := ReadFile(t.Context(), path, Options{})
	if err != nil || book.Sheets[0].Name != "Behandlinger 2024" {
		t.Errorf("got %v, %v", book, err)
	}
	_, err = ReadFile(t.Context(), path+"x", Options{})
	if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeUnreadable || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
