package storage

import (
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"samsvar/model/reg"
	"samsvar/storage/attach"
	"samsvar/storage/vault"
)

// Attachments lie beside the store in NAME.samsvar.files, those of the backups
// in a folder of that name among the backups. Nothing of them is in the file of
// the store but names, hashes and sizes.
const filesSuffix = ".files"

func filesDir(path string) string { return path + filesSuffix }

// backupFiles is the folder of attachments within a folder of backups.
const backupFiles = "files"

// backupFilesDir is where the attachments of a store's backups lie.
func backupFilesDir(path string) string { return filepath.Join(backupDir(path), backupFiles) }

// keepUnused is how long a file that was taken from its record can be brought
// back by undoing that. After that its content is removed, with the next
// backup; backups of that time still have it.
const keepUnused = 90 * 24 * time.Hour

// openAttachments makes the folder of attachments known. What an addition or an
// encryption that was cut short left is removed, what is missing comes back from
// the backups.
// The caller is the only one to know the store.
func (s *Store) openAttachments() error {
	var err error
	if s.files, err = attach.New(filesDir(s.path), s.filesKey()); err != nil {
		return err
	}
	backups, err := attach.New(backupFilesDir(s.path), s.filesKey())
	if err != nil {
		return err
	}
	_ = s.files.Clean() // what is left does no harm
	sizes := s.View().fileSizes()
	for hash, size := range sizes {
		if backups.Has(hash) {
			_ = backups.Share(s.files, hash, size) // Verify tells what is missing
		}
	}
	if s.opt.key == nil {
		return nil
	}
	names := s.fileNames(sizes)
	err = s.files.SweepPlain(func(name string) bool { return names[name] })
	return fileError(err, "", s.files.Dir())
}

// filesKey is the key of the attachments, nil if they are not encrypted.
func (s *Store) filesKey() []byte { return filesKeyOf(s.opt.key) }

func filesKeyOf(key *vault.Key) []byte {
	if key == nil {
		return nil
	}
	return key.Sub("files")
}

// attachments returns the folder of the open store.
func (s *Store) attachments() (*attach.Folder, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil, refuse("closed", s.path)
	}
	return s.files, nil
}

// AddFile takes in the content of a file and returns what a record is to have
// of it. When it returns, the content is durable; it is kept once a record that
// has it is saved. At most attach.MaxSize bytes are taken.
func (s *Store) AddFile(content io.Reader, name string) (reg.File, error) {
	files, err := s.attachments()
	if err != nil {
		return reg.File{}, err
	}
	hash, size, err := files.Add(content)
	if err != nil {
		return reg.File{}, fileError(err, name, files.Dir())
	}
	return reg.File{Name: attach.SafeName(name), Hash: hash, Size: size}, nil
}

// sources are where attachments may lie, the store's own folder first. A backup
// that is opened as a store has its attachments beside it.
func (s *Store) sources() ([]*attach.Folder, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil, refuse("closed", s.path)
	}
	all := []*attach.Folder{s.files}
	for _, dir := range []string{backupFilesDir(s.path), filepath.Join(filepath.Dir(s.path), backupFiles)} {
		more, err := attach.New(dir, s.filesKey())
		if err != nil {
			return nil, err
		}
		all = append(all, more)
	}
	return all, nil
}

// fromAny has fn use one source after the other until it gets what it wants. The
// error is that of the first.
func (s *Store) fromAny(name, path string, fn func(*attach.Folder) error) error {
	sources, err := s.sources()
	if err != nil {
		return err
	}
	first := fn(sources[0])
	if isFileCode(first, attach.CodeMissing) || isFileCode(first, attach.CodeDamaged) {
		for _, source := range sources[1:] {
			if fn(source) == nil {
				return nil
			}
		}
	}
	return fileError(first, name, path)
}

// OpenFile returns the content of an attached file. Only what was read until
// io.EOF is verified: reading other content than was attached ends with an
// error instead.
func (s *Store) OpenFile(file reg.File) (io.ReadCloser, error) {
	var content io.ReadCloser
	err := s.fromAny(file.Name, filesDir(s.path), func(from *attach.Folder) (err error) {
		content, err = from.Open(file.Hash, file.Size)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &named{content, file.Name}, nil
}

// named says in errors which file it was.
type named struct {
	io.ReadCloser
	name string
}

func (n *named) Read(p []byte) (int, error) {
	count, err := n.ReadCloser.Read(p)
	if err == nil || errors.Is(err, io.EOF) {
		return count, err
	}
	return count, fileError(err, n.name, n.name)
}

// SaveFile writes the content of an attached file to a path, in place of a file
// that is there. Nothing is written under that name unless it is what was
// attached. What the folder lacks or has damaged is taken from the backups.
func (s *Store) SaveFile(file reg.File, path string) error {
	return s.fromAny(file.Name, path, func(from *attach.Folder) error { return from.Save(file.Hash, file.Size, path) })
}

// DropFile removes the content of an attached file now and everywhere, also from
// the backups and the second place: for erasure by order. It is refused as long
// as a record, deleted or not, has the file. It is no error if there is none,
// but one if the second place cannot be reached.
func (s *Store) DropFile(hash string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return refuse("closed", s.path)
	}
	return s.dropFile(hash)
}

// dropFile is DropFile for those who hold mu.
func (s *Store) dropFile(hash string) error {
	if _, used := s.View().fileSizes()[hash]; used {
		return refuse("file_in_use", hash)
	}
	dirs := []string{filesDir(s.path), backupFilesDir(s.path)}
	var failed error
	if folder := s.Second().Folder; folder != "" {
		dirs = append(dirs, filepath.Join(secondDir(folder, s.path, s.id), backupFiles))
		if !exists(folder) {
			failed = refuse("second_gone", folder)
		}
	}
	for _, dir := range dirs {
		files, err := attach.New(dir, s.filesKey())
		if err == nil {
			err = files.Remove(hash)
		}
		failed = errors.Join(failed, fileError(err, hash, dir))
	}
	return failed
}

// Attachment is a file that a record has.
type Attachment struct {
	Ref  reg.Ref
	No   string // the record's number
	Path string // of the field, without item numbers
	File reg.File
}

// Attachments lists the files of all records, by register and number; of
// deleted records, if wanted, after those.
func (v *View) Attachments(deleted bool) []Attachment {
	var all []Attachment
	for _, key := range v.keys {
		t := v.tables[key]
		if !t.reg.TakesFiles() {
			continue
		}
		records := v.All(key)
		if deleted {
			records = slices.Concat(records, v.Deleted(key))
		}
		for _, rec := range records {
			head := rec.Header()
			for _, at := range t.reg.Attached(rec) {
				all = append(all, Attachment{reg.Ref{Register: key, ID: head.ID}, head.No, at.Path, at.File})
			}
		}
	}
	return all
}

// fileSizes are the hashes that records have, deleted ones too, with the sizes.
func (v *View) fileSizes() map[string]int64 {
	sizes := map[string]int64{}
	for _, a := range v.Attachments(true) {
		sizes[a.File.Hash] = a.File.Size
	}
	return sizes
}

// wantedFiles are the hashes of all content that must be kept, with its size or
// -1 where that is not known.
func (s *Store) wantedFiles() (map[string]int64, error) {
	wanted := map[string]int64{}
	err := s.read(func(t *txn) error {
		since := s.opt.Now().Add(-keepUnused)
		return t.recentHashes(since, func(hash string) { wanted[hash] = -1 })
	})
	maps.Copy(wanted, s.View().fileSizes())
	return wanted, err
}

// fileError names the file in what went wrong with it.
func fileError(err error, name, path string) error {
	var own *attach.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own):
		known := *own
		if known.Name = strings.TrimSpace(name); known.Name == "" {
			known.Name = known.Hash
		}
		return &known
	}
	return diskError("attachments", path, err)
}

func isFileCode(err error, code string) bool {
	var own *attach.Error
	return errors.As(err, &own) && own.Code == code
}
