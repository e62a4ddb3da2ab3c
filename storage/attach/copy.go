package attach

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

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

// Bring puts a file into another folder under the name it has here, without
// looking into it: the key is not needed. The copy is compared with what was
// read. A file that is there already is left as it is.
func (f *Folder) Bring(to *Folder, name string) (err error) {
	if !isHash(name) {
		return &Error{Code: CodeMissing, Hash: name}
	}
	if exists(filepath.Join(to.dir, place(name))) {
		return nil
	}
	file, err := os.Open(filepath.Join(f.dir, place(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{Code: CodeMissing, Hash: name, Err: err}
	}
	if err != nil {
		return fmt.Errorf("copy attachment: %w", err)
	}
	defer closing(&err, file)
	root, err := to.make()
	if err != nil {
		return err
	}
	defer closing(&err, root)
	temp := tempPrefix + rand.Text() + tempSuffix
	sum, err := copyRaw(root, temp, file)
	if err == nil {
		err = compare(root, temp, sum)
	}
	if err == nil {
		err = to.settle(root, temp, place(name))
	}
	if err != nil {
		err = errors.Join(err, gone(root.Remove(temp)))
	}
	return err
}

// copyRaw writes a durable copy and returns the hash of what was read.
func copyRaw(root *os.Root, temp string, from io.Reader) ([]byte, error) {
	out, err := root.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return nil, fmt.Errorf("copy attachment: %w", err)
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, sum), from)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return nil, fmt.Errorf("copy attachment: %w", err)
	}
	return sum.Sum(nil), nil
}

// compare reads a copy again and compares it with what it was made of.
func compare(root *os.Root, name string, want []byte) error {
	file, err := root.Open(name)
	if err != nil {
		return fmt.Errorf("read copy of attachment: %w", err)
	}
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	err = errors.Join(err, file.Close())
	if err == nil && !bytes.Equal(sum.Sum(nil), want) {
		err = damaged(name, errors.New("the copy differs"))
	}
	return err
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
