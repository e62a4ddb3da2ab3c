package storage

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Second is how it stands with the second place for backups.
type Second struct {
	Folder  string    // that was chosen; "" if none is
	Last    time.Time // when the last backup that lies there was made; zero if not known
	Err     error     // why the last backup could not be brought there; nil if it was
	Working bool      // one is being brought there now
}

// second brings backups to a second place, one at a time and in the background:
// a network that is away may take a minute to say so, and no save waits for it.
type second struct {
	store  string
	tell   func()
	zone   *time.Location
	mu     sync.Mutex
	folder string
	id     string // of the store
	wanted string // backup that is to be brought next
	last   time.Time
	err    error
	done   chan struct{} // closed when the work under way is done; nil if there is none
}

// SetSecondPlace chooses a folder, often on another disk or a network drive, to
// which every backup is copied; "" for none. The last backup is brought there
// at once, in the background.
func (s *Store) SetSecondPlace(folder string) {
	s.second.choose(folder)
	if last, ok := lastBackup(s.path); ok {
		s.second.bring(last.path)
	}
}

// Second tells how it stands with the second place.
func (s *Store) Second() Second {
	w := s.second
	w.mu.Lock()
	defer w.mu.Unlock()
	return Second{Folder: w.folder, Last: w.last, Err: w.err, Working: w.done != nil}
}

// WaitSecond waits until nothing is on its way to the second place, at most as
// long as given, and tells how it stands.
func (s *Store) WaitSecond(most time.Duration) Second {
	s.second.mu.Lock()
	done := s.second.done
	s.second.mu.Unlock()
	if done != nil {
		select {
		case <-done:
		case <-time.After(most):
		}
	}
	return s.Second()
}

// secondDir is the folder of a store's backups in the second place. The store's
// id in its name keeps stores of one name apart.
func secondDir(folder, store, id string) string {
	return filepath.Join(folder, stem(store)+"-"+shortID(id)+backupSuffix)
}

// shortID is the end of an id, which is drawn at random.
func shortID(id string) string { return id[max(0, len(id)-8):] }

func (w *second) choose(folder string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if folder != w.folder {
		w.folder, w.last, w.err = folder, time.Time{}, nil
	}
}

// bring has a backup brought to the second place.
func (w *second) bring(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.folder == "" {
		return
	}
	w.wanted = path
	if w.done == nil {
		w.done = make(chan struct{})
		go w.work()
	}
}

// work brings what is wanted until nothing is.
func (w *second) work() {
	for {
		w.mu.Lock()
		path, folder := w.wanted, w.folder
		w.wanted = ""
		if path == "" || folder == "" {
			close(w.done)
			w.done = nil
			w.mu.Unlock()
			w.tell()
			return
		}
		w.mu.Unlock()
		err := bringBackup(path, w.store, secondDir(folder, w.store, w.id), folder, w.zone)
		w.mu.Lock()
		if folder == w.folder {
			w.err = err
			if b, ok := parseBackup(filepath.Base(path), w.store); ok && err == nil {
				w.last = b.at
			}
		}
		w.mu.Unlock()
	}
}

// bringBackup copies a verified backup into a folder below the second place,
// compares the copy with it, and drops older ones there. The second place
// itself is never made: a drive that is away must not become a folder.
func bringBackup(path, store, dir, folder string, zone *time.Location) error {
	to := filepath.Join(dir, filepath.Base(path))
	temp := filepath.Join(dir, backupTemp)
	if exists(to) {
		_ = os.Remove(temp) // of a run that was killed
		return nil
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		if err == nil {
			err = fs.ErrNotExist
		}
		return &Error{Code: "second_gone", Args: []string{folder}, Err: err}
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return secondError(dir, err)
	}
	if err := roomFor(path, dir); err != nil {
		return err
	}
	if err := bringFiles(path, filepath.Join(dir, backupFiles)); err != nil {
		return secondError(dir, err)
	}
	err := copyCompared(path, temp)
	if err == nil {
		err = copyList(path, to)
	}
	if err == nil {
		err = moveNew(temp, to)
	}
	if err != nil {
		_ = os.Remove(temp)
		return secondError(dir, err)
	}
	dropBackups(dir, store, zone)
	_ = thinBackupFiles(dir, store) // what stays does no harm
	return nil
}

func secondError(dir string, err error) error {
	if errors.As(err, new(*Damaged)) {
		return &Error{Code: "backup_bad", Args: []string{dir}, Err: err}
	}
	return diskError("copy backup to the second place", dir, err)
}
