package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"

	"samsvar/storage/vault"
)

// Create makes a new, empty store and opens it. It refuses a path where a file
// is already. The store is encrypted, with Options.Recovery as a way in and
// Options.Key as another if it is a passphrase, unless Options.Plain is set.
func Create(path string, opt Options) (*Store, error) {
	if exists(path) {
		return nil, refuse("exists", path)
	}
	if err := allowedPlace(path); err != nil {
		return nil, err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, diskError("make folder", dir, err)
	}
	temp, err := tempName(path)
	if err != nil {
		return nil, diskError("create store", path, err)
	}
	defer func() { _ = os.Remove(temp) }()
	if opt.key, err = initialize(temp, opt.withDefaults()); err != nil {
		return nil, diskError("create store", path, err)
	}
	if err := moveNew(temp, path); err != nil {
		return nil, diskError("create store", path, err)
	}
	return Open(path, opt)
}

const tempSuffix = ".tmp"

// tempName reserves a file beside the path.
func tempName(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*"+tempSuffix)
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// initialize writes an empty store to a file of its own, so that a power cut
// during bbolt's first writes cannot leave a half store behind. It returns the
// key of the store.
func initialize(temp string, opt Options) (*vault.Key, error) {
	st, err := newStamp(opt)
	if err != nil {
		return nil, err
	}
	key, err := newKey(st, opt)
	if err != nil {
		return nil, err
	}
	return key, initializeAs(temp, opt, st, key)
}

// initializeAs writes an empty store with a stamp, under a key; nil for none.
func initializeAs(temp string, opt Options, st stamp, key *vault.Key) error {
	opt.key = key
	s, err := newStore(temp, opt)
	if err != nil {
		return err
	}
	if s.db, err = bbolt.Open(temp, 0o600, boltOptions()); err != nil {
		return err
	}
	err = s.write(func(t *txn) error {
		return errors.Join(t.writeHeader(key), t.store(bucketMeta, stampKey, st))
	})
	return errors.Join(err, s.db.Sync(), s.db.Close())
}

// boltOptions never let bbolt make a file: one that is gone must not come back
// as an empty store.
func boltOptions() *bbolt.Options {
	return &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType,
		OpenFile: func(path string, flag int, mode os.FileMode) (*os.File, error) {
			return os.OpenFile(path, flag&^os.O_CREATE, mode)
		}}
}

func newStore(path string, opt Options) (*Store, error) {
	codec, err := newCodec()
	if err != nil {
		return nil, err
	}
	return &Store{path: path, opt: opt, codec: codec, sealer: newSealer(opt.key), second: &second{store: path}}, nil
}

// Open opens a store and reads it into memory. It fails with *Locked if
// another program has it open, with *Damaged if its content cannot be trusted,
// with *TooNew if it needs a newer version, with *Sealed if it is encrypted and
// neither Options.Key nor the keyring opens it, and with *vault.Wrong if
// Options.Key is not the right one; the file is not changed then. A store of an
// older schema is brought to that of this program, see Migrated.
func Open(path string, opt Options) (*Store, error) {
	s, err := newStore(path, opt.withDefaults())
	if err != nil {
		return nil, err
	}
	if err := allowedPlace(path); err != nil {
		return nil, err
	}
	if err := examine(path); err != nil {
		return nil, err
	}
	if err := guard(path, s.openFile); err != nil {
		return nil, err
	}
	err = s.load()
	if err == nil {
		err = s.openAttachments()
	}
	if err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	sweep(path)
	private(path)
	writeLockInfo(path, s.opt)
	s.noteClock(s.opt.Now())
	zone := s.opt.Now().Location()
	s.backedUp = lastBackupDay(path, zone)
	s.second = &second{store: path, id: s.id, zone: zone, folder: s.opt.SecondPlace, tell: s.backups.tell}
	if err := s.migrate(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// examine looks through a file with plain reads, while no one can write to it.
func examine(path string) error { return examineFile(path, os.O_RDWR) }

// examineFile looks through a file. One that is opened for reading only is not
// locked meanwhile, and needs no right to write to it.
func examineFile(path string, flag int) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return diskError("open store", path, err)
	case !info.Mode().IsRegular():
		return &Damaged{Path: path, Harm: HarmForeign, Detail: "not a file"}
	case info.Size() == 0: // bbolt would make a new store of it
		return &Damaged{Path: path, Harm: HarmEmpty, Detail: "the file is empty"}
	}
	f, err := os.OpenFile(path, flag, 0)
	if err != nil {
		return diskError("open store", path, err)
	}
	if flag != os.O_RDONLY {
		err = lock(f)
	}
	if err == nil {
		err = preflight(f, info.Size())
	}
	var damaged *Damaged
	if errors.As(err, &damaged) {
		damaged.Path = path
	}
	return errors.Join(err, f.Close())
}

func (s *Store) openFile() error { return s.openBolt(boltOptions()) }

// openBolt opens the database in a file that was looked through.
func (s *Store) openBolt(options *bbolt.Options) error {
	db, err := bbolt.Open(s.path, 0o600, options)
	switch {
	case errors.Is(err, bbolterrors.ErrTimeout):
		return readLockInfo(s.path)
	case err != nil:
		return diskError("open store", s.path, err)
	}
	s.db = db
	s.noteFile()
	return nil
}

// readKeyAndStamp opens the file's key, if it has one, and says which store it
// is. Nothing else can be read before.
func (s *Store) readKeyAndStamp(t *txn) error {
	err := s.unlock(t)
	if err != nil {
		return err
	}
	if s.stamp, err = t.readStamp(s.path); err != nil {
		return err
	}
	s.id = s.stamp.ID
	return s.stamp.belongs(s.opt.key)
}

// load reads everything that is held in memory.
func (s *Store) load() error {
	return s.read(func(t *txn) error {
		err := s.readKeyAndStamp(t)
		if err != nil {
			return err
		}
		if s.heads, err = t.readHeads(); err != nil {
			return err
		}
		if last, err := t.lastChange(s.heads); err == nil && last.Seq > 0 {
			s.lastAt = time.UnixMilli(last.At).UTC()
		}
		view, err := t.readView(newView(s.opt.Registers))
		if err != nil {
			return fmt.Errorf("read store: %w", err)
		}
		s.view.Store(view)
		return nil
	})
}
