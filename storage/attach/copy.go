package attach

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// CopyAll puts all content of this folder into another one, under its key: for
// a store that gets or loses encryption. It stops at content that is not what
// its name says. Nothing is removed here.
func (f *Folder) CopyAll(to *Folder) error {
	all, err := f.List()
	if err != nil {
		return err
	}
	for _, stored := range all {
		if err := f.copyTo(to, stored.Name); err != nil {
			return err
		}
	}
	return nil
}

func (f *Folder) copyTo(to *Folder, name string) (err error) {
	file, err := os.Open(filepath.Join(f.dir, place(name)))
	if err != nil {
		return fmt.Errorf("copy attachment: %w", err)
	}
	defer closing(&err, file)
	hash, size, err := to.Add(f.opening(file))
	var broken *sealError
	switch {
	case errors.As(err, &broken):
		return damaged(name, err)
	case err != nil:
		return err
	case f.NameOf(hash) != name:
		return errors.Join(damaged(name, errors.New("other content")), to.Remove(hash))
	}
	return to.Check(hash, size)
}

// Share puts content into another folder with the same key, by a second name
// for the same file where the disk allows, else as a copy. It is verified
// first. Content that is there already is left as it is.
func (f *Folder) Share(to *Folder, hash string, size int64) error {
	if to.Has(hash) {
		return nil
	}
	if err := f.Check(hash, size); err != nil {
		return err
	}
	name, err := f.name(hash)
	if err != nil {
		return err
	}
	target := filepath.Join(to.dir, name)
	if err := os.MkdirAll(filepath.Dir(target), dirMode); err != nil {
		return fmt.Errorf("make folder of attachments: %w", err)
	}
	to.mu.Lock()
	err = os.Link(filepath.Join(f.dir, name), target)
	to.mu.Unlock()
	switch {
	case err == nil:
		return errors.Join(syncDir(filepath.Dir(target)), syncDir(to.dir))
	case errors.Is(err, fs.ErrExist):
		return nil
	}
	return f.Copy(to, hash, size)
}

// Copy puts content into another folder as a file of its own, under the key of
// that folder. Content that is there already is read and, if it is damaged,
// replaced.
func (f *Folder) Copy(to *Folder, hash string, size int64) error {
	content, err := f.Open(hash, size)
	if err != nil {
		return err
	}
	_, _, err = to.Add(content)
	return errors.Join(err, content.Close())
}

// Empty removes the folder with all that is in it: for a folder whose content
// was copied to another.
func (f *Folder) Empty() error {
	f.mu.Lock()
	clear(f.fresh)
	f.mu.Unlock()
	_, _, err := f.Sweep(func(string) bool { return false })
	return errors.Join(err, f.Clean(), gone(os.Remove(f.dir)))
}
