package attach

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// MaxSize is the size of the largest file taken in, in bytes.
const MaxSize = 100_000_000

const (
	tempPrefix = "new-"
	tempSuffix = ".tmp"
	dirMode    = 0o700
	fileMode   = 0o600
)

// Folder is the attachments of one store. Its methods may be called from any
// goroutine. It holds no file open between calls.
type Folder struct {
	dir   string
	keys  *keys // nil if the content is not encrypted
	limit int64

	mu    sync.Mutex      // held while names come and go
	fresh map[string]bool // names added since New: perhaps no record has them yet
}

// New returns the attachments that lie in a folder, which need not exist yet.
// With a key (32 bytes, for nothing else) they are encrypted; without, plain.
func New(dir string, key []byte) (*Folder, error) {
	f := &Folder{dir: dir, limit: MaxSize, fresh: map[string]bool{}}
	if key == nil {
		return f, nil
	}
	var err error
	f.keys, err = newKeys(key)
	return f, err
}

// Dir is where the attachments lie.
func (f *Folder) Dir() string { return f.dir }

// Add takes in a file and returns the SHA-256 of its content in hexadecimal,
// and its size in bytes. When it returns, the file is durable. Content that is
// there already is not kept twice. It fails with CodeTooBig above MaxSize.
func (f *Folder) Add(content io.Reader) (hash string, size int64, err error) {
	root, err := f.make()
	if err != nil {
		return "", 0, err
	}
	defer closing(&err, root)
	temp := tempPrefix + rand.Text() + tempSuffix
	hash, size, err = f.receive(root, temp, content)
	if err == nil {
		err = f.publish(root, temp, hash, size)
	}
	if err != nil {
		err = errors.Join(err, gone(root.Remove(temp)))
	}
	return hash, size, err
}

// make opens the folder, which it makes if there is none.
func (f *Folder) make() (*os.Root, error) {
	if err := os.MkdirAll(f.dir, dirMode); err != nil {
		return nil, fmt.Errorf("make folder of attachments: %w", err)
	}
	return f.open()
}

func (f *Folder) open() (*os.Root, error) {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, fmt.Errorf("open folder of attachments: %w", err)
	}
	return root, nil
}

// receive writes content to a temporary file and makes it durable.
func (f *Folder) receive(root *os.Root, temp string, content io.Reader) (hash string, size int64, err error) {
	file, err := root.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return "", 0, fmt.Errorf("write attachment: %w", err)
	}
	defer closing(&err, file)
	sum := sha256.New()
	sink, err := f.sealing(file)
	if err != nil {
		return "", 0, err
	}
	size, err = io.Copy(io.MultiWriter(sum, sink), io.LimitReader(content, f.limit+1))
	switch {
	case err != nil:
		return "", 0, fmt.Errorf("write attachment: %w", err)
	case size > f.limit:
		return "", 0, &Error{Code: CodeTooBig, Limit: f.limit}
	}
	if err = sink.Close(); err == nil {
		err = file.Sync()
	}
	if err != nil {
		return "", 0, fmt.Errorf("write attachment: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), size, nil
}

// publish gives a finished file its name, unless sound content lies there
// already.
func (f *Folder) publish(root *os.Root, temp, hash string, size int64) error {
	name, err := f.name(hash)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fresh[name] = true
	if there, err := f.read(root, hash, size); err == nil && exhaust(there) == nil {
		return root.Remove(temp)
	}
	return f.settle(root, temp, name)
}

// settle gives a finished file its name and makes that durable.
func (f *Folder) settle(root *os.Root, temp, name string) error {
	if err := root.Mkdir(filepath.Dir(name), dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("make folder of attachments: %w", err)
	}
	if err := retry(func() error { return root.Rename(temp, name) }); err != nil {
		return fmt.Errorf("name attachment: %w", err)
	}
	return errors.Join(syncDir(filepath.Join(f.dir, filepath.Dir(name))), syncDir(f.dir))
}

// Has reports whether content with this hash is there, without reading it.
func (f *Folder) Has(hash string) bool {
	name, err := f.name(hash)
	if err != nil {
		return false
	}
	info, err := os.Lstat(filepath.Join(f.dir, name))
	return err == nil && info.Mode().IsRegular()
}

// Remove takes content away. It is no error if there is none.
func (f *Folder) Remove(hash string) error {
	name, err := f.name(hash)
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.remove(name)
}

// remove takes a file away, and its folder with the last one. The caller holds mu.
func (f *Folder) remove(name string) error {
	root, err := f.open()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	delete(f.fresh, name)
	err = gone(retry(func() error { return root.Remove(name) }))
	_ = root.Remove(filepath.Dir(name)) // which fails as long as other files lie there
	return errors.Join(err, root.Close())
}

// Stored is a file of the folder, with the bytes it takes on the disk. Whose
// content it is cannot be told from its name if names are keyed.
type Stored struct {
	Name string // hash or keyed hash, in hexadecimal
	Size int64
}

// List returns the files of the folder by name. Files that are not of this
// package are left out.
func (f *Folder) List() ([]Stored, error) {
	var all []Stored
	err := filepath.WalkDir(f.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return gone(err)
		}
		name, ours := f.nameAt(path)
		if !ours || !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err == nil {
			all = append(all, Stored{filepath.Base(name), info.Size()})
		}
		return gone(err)
	})
	if err != nil {
		return nil, fmt.Errorf("list attachments: %w", err)
	}
	return all, nil
}

// nameAt turns a path into the name of a file of this package.
func (f *Folder) nameAt(path string) (string, bool) {
	name, err := filepath.Rel(f.dir, path)
	base := filepath.Base(name)
	return name, err == nil && isHash(base) && name == place(base)
}

// NameOf returns the name under which content with this hash lies, as List
// tells it; "" if it is no hash.
func (f *Folder) NameOf(hash string) string {
	name, err := f.name(hash)
	if err != nil {
		return ""
	}
	return filepath.Base(name)
}

// Sweep removes the files whose names keep does not want, except those added
// since New, and returns how many and how many bytes.
func (f *Folder) Sweep(keep func(name string) bool) (count int, freed int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	all, err := f.List()
	if err != nil {
		return 0, 0, err
	}
	for _, stored := range all {
		if keep(stored.Name) || f.fresh[place(stored.Name)] {
			continue
		}
		if err := f.remove(place(stored.Name)); err != nil {
			return count, freed, fmt.Errorf("remove attachment: %w", err)
		}
		count, freed = count+1, freed+stored.Size
	}
	return count, freed, nil
}

// SweepPlain removes the files that are not encrypted and whose names keep does
// not want: what an encryption that was cut short left readable.
func (f *Folder) SweepPlain(keep func(name string) bool) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	all, err := f.List()
	for _, stored := range all {
		if keep(stored.Name) || isSealed(filepath.Join(f.dir, place(stored.Name))) {
			continue
		}
		err = errors.Join(err, f.remove(place(stored.Name)))
	}
	return err
}

// Clean removes what additions that were cut short have left behind. Nobody
// else may be adding meanwhile.
func (f *Folder) Clean() error {
	entries, err := os.ReadDir(f.dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) && strings.HasSuffix(e.Name(), tempSuffix) {
			err = errors.Join(err, os.Remove(filepath.Join(f.dir, e.Name())))
		}
	}
	return gone(err)
}

// name is where content with a hash lies within the folder.
func (f *Folder) name(hash string) (string, error) {
	if !isHash(hash) {
		return "", &Error{Code: CodeMissing, Hash: hash}
	}
	if f.keys != nil {
		hash = f.keys.name(hash)
	}
	return place(hash), nil
}

// place is the path of a name: its first two characters are a folder.
func place(name string) string { return filepath.Join(name[:2], name) }

// isHash reports whether a text is a SHA-256 as Add returns it.
func isHash(text string) bool {
	raw, err := hex.DecodeString(text)
	return err == nil && len(raw) == sha256.Size && text == strings.ToLower(text)
}

// gone takes it for done if there is nothing to remove.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// closing adds to an error what closing says.
func closing(err *error, c io.Closer) { *err = errors.Join(*err, c.Close()) }
