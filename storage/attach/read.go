package attach

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Open returns the content with a hash and a size in bytes, which is not looked
// at if it is negative. Reading it fails with CodeDamaged, at the latest at its end, if it is other content: only what
// was read until io.EOF is verified. It fails with CodeMissing if there is none.
func (f *Folder) Open(hash string, size int64) (io.ReadCloser, error) {
	root, err := f.open()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Code: CodeMissing, Hash: hash, Err: err}
	}
	if err != nil {
		return nil, err
	}
	content, err := f.read(root, hash, size)
	return content, errors.Join(err, root.Close())
}

func (f *Folder) read(root *os.Root, hash string, size int64) (io.ReadCloser, error) {
	name, err := f.name(hash)
	if err != nil {
		return nil, err
	}
	info, err := root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &Error{Code: CodeMissing, Hash: hash, Err: err}
	}
	if err == nil && !info.Mode().IsRegular() {
		return nil, damaged(hash, errors.New("not a file"))
	}
	file, err := root.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read attachment: %w", err)
	}
	return &verified{content: f.opening(file), file: file, hash: hash, left: size, any: size < 0, sum: sha256.New()}, nil
}

// verified hands out content and compares it with its hash at the end.
type verified struct {
	content io.Reader
	file    *os.File
	hash    string
	left    int64 // bytes still to come
	any     bool  // of any size
	sum     hash.Hash
}

// Read returns io.EOF only if everything read was right.
func (v *verified) Read(p []byte) (int, error) {
	n, err := v.content.Read(p)
	_, _ = v.sum.Write(p[:n]) // a hash never fails
	v.left -= int64(n)
	var broken *sealError
	switch {
	case v.left < 0 && !v.any:
		return 0, damaged(v.hash, errors.New("longer than it was"))
	case errors.As(err, &broken):
		return 0, damaged(v.hash, err)
	case !errors.Is(err, io.EOF):
		return n, err
	case v.left > 0 && !v.any:
		return 0, damaged(v.hash, errors.New("shorter than it was"))
	case hex.EncodeToString(v.sum.Sum(nil)) != v.hash:
		return 0, damaged(v.hash, errors.New("other content"))
	}
	return n, io.EOF
}

// Close gives the file back.
func (v *verified) Close() error { return v.file.Close() }

// Check reads content to its end and tells whether it is what it should be.
func (f *Folder) Check(hash string, size int64) error {
	content, err := f.Open(hash, size)
	if err != nil {
		return err
	}
	return exhaust(content)
}

// exhaust reads content to its end, where it is verified, and closes it.
func exhaust(content io.ReadCloser) error {
	_, err := io.Copy(io.Discard, content)
	return errors.Join(err, content.Close())
}

// Save writes content to a file of the user's, in place of one that is there.
// It is verified before the file gets its name, and marked as coming from
// elsewhere where the system knows such a mark.
func (f *Folder) Save(hash string, size int64, path string) (err error) {
	content, err := f.Open(hash, size)
	if err != nil {
		return err
	}
	defer closing(&err, content)
	temp := filepath.Join(filepath.Dir(path), "."+rand.Text()+tempSuffix)
	file, err := os.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return fmt.Errorf("save attachment: %w", err)
	}
	_, err = io.Copy(file, content)
	if err == nil {
		err = file.Sync()
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		mark(temp)
		err = retry(func() error { return os.Rename(temp, path) })
	}
	if err != nil {
		return errors.Join(err, gone(os.Remove(temp)))
	}
	return syncDir(filepath.Dir(path))
}
