package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"samsvar/storage/vault"
)

// rewriting says how a new file differs from the old one.
type rewriting struct {
	// reseal seals the values of the new file with key, or with checks only if
	// it is nil. Without reseal the key stays. Where then changes the schema in
	// the stamp, key must be the old one For that schema.
	reseal bool
	key    *vault.Key
	// change returns what becomes of a value; nil takes it away. The value
	// given is valid only during the call. A nil change copies everything.
	change func(bucket string, key, plain []byte) ([]byte, error)
	// then has the last word in the new file, in a transaction of its own.
	then func(t *txn) error
	// keepAs is where the old file is kept; "" leaves nothing of it.
	keepAs string
}

// transferBatch is how many bytes go into one transaction of the new file,
// which holds them in memory until it ends.
const transferBatch = 32 << 20

// rewrite writes the content into a new file, verifies it and puts it in the
// place of the old one, whose free pages still held what had been deleted. If
// it fails, the store is as it was. The caller holds mu and tells listeners.
func (s *Store) rewrite(r rewriting) error {
	if s.db == nil {
		return refuse("closed", s.path)
	}
	temp, err := tempName(s.path)
	if err != nil {
		return diskError("write new file", s.path, err)
	}
	defer func() { _ = os.Remove(temp) }()
	fresh, err := s.successor(temp, r)
	if err != nil {
		return diskError("write new file", s.path, err)
	}
	if err := fresh.verifyCopy(temp); err != nil {
		return fmt.Errorf("verify new file: %w", err)
	}
	return s.succeed(fresh, temp, r.keepAs)
}

// successor writes the new file and closes it. The store returned knows what is
// in it.
func (s *Store) successor(temp string, r rewriting) (*Store, error) {
	fresh, err := newStore(temp, s.opt)
	if err != nil {
		return nil, err
	}
	fresh.id = s.id
	if r.reseal {
		fresh.useKey(r.key)
	}
	if fresh.db, err = bbolt.Open(temp, 0o600, boltOptions()); err != nil {
		return nil, err
	}
	err = s.read(func(from *txn) error { return fresh.receive(from, r.change) })
	if err == nil {
		err = fresh.write(func(t *txn) error { return t.writeHeader(fresh.opt.key) })
	}
	if err == nil && r.then != nil {
		err = fresh.write(r.then)
	}
	if err == nil {
		err = fresh.read(func(t *txn) error {
			fresh.heads, err = t.readHeads()
			return err
		})
	}
	return fresh, errors.Join(err, fresh.db.Sync(), fresh.db.Close())
}

// receive copies every value of another store into this one.
func (s *Store) receive(from *txn, change func(bucket string, key, plain []byte) ([]byte, error)) error {
	for _, bucket := range from.buckets("") {
		if bucket == bucketTally || bucket == bucketKeys { // made anew, for values sealed anew
			continue
		}
		if err := s.receiveBucket(from, bucket, change); err != nil {
			return fmt.Errorf("copy %s: %w", bucket, err)
		}
	}
	return nil
}

// receiveBucket goes through the old bucket in as many transactions of the new
// file as its size asks for. Nothing damaged is carried over.
func (s *Store) receiveBucket(from *txn, bucket string, change func(bucket string, key, plain []byte) ([]byte, error)) error {
	if err := from.each(bucket, func(_, _ []byte) error { return nil }); err != nil {
		return err
	}
	c := from.tx.Bucket([]byte(bucket)).Cursor()
	key, sealed := c.First()
	batch := func(to *txn) error {
		b, err := to.tx.CreateBucketIfNotExists([]byte(bucket))
		if err != nil {
			return err
		}
		b.FillPercent = 0.9 // keys come in order: pages need little room
		for size := 0; key != nil && size < transferBatch; key, sealed = c.Next() {
			plain, err := from.sealer.open(bucket, key, sealed)
			if err == nil && change != nil {
				plain, err = change(bucket, key, plain)
			}
			if err == nil && (change == nil || plain != nil) {
				err = to.put(bucket, key, plain)
			}
			if err != nil {
				return err
			}
			size += len(key) + len(sealed)
		}
		return nil
	}
	for {
		if err := s.write(batch); err != nil || key == nil {
			return err
		}
	}
}

// succeed closes the old file, puts the new one in its place and opens it.
func (s *Store) succeed(fresh *Store, temp, keepAs string) error {
	version := s.View().version
	if err := s.db.Close(); err != nil {
		return diskError("close store", s.path, err)
	}
	s.db = nil
	if err := replaceFile(temp, s.path, keepAs); err != nil {
		return errors.Join(diskError("replace store", s.path, err), guard(s.path, s.openFile))
	}
	s.useKey(fresh.opt.key)
	if err := guard(s.path, s.openFile); err != nil {
		return err
	}
	if err := s.load(); err != nil {
		return err
	}
	view := *s.View()
	view.version = version + 1
	s.view.Store(&view)
	return nil
}

// replaceFile puts a finished file in the place of one that nobody has open.
// At every moment one of the two is there. The old one is kept as keepAs, where
// nothing may be yet; "" keeps nothing.
func replaceFile(fresh, path, keepAs string) error {
	if keepAs != "" {
		if err := keepFile(path, keepAs); err != nil {
			return err
		}
	}
	return errors.Join(rename(fresh, path), syncDir(filepath.Dir(path)))
}

// keepFile gives a file a second name, or copies it where that cannot be done.
func keepFile(path, as string) error {
	err := os.Link(path, as)
	if err == nil || errors.Is(err, os.ErrExist) {
		return err
	}
	return copyFile(path, as)
}

// copyFile writes a durable copy to a path where nothing is; a copy that fails
// half way is removed.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		_ = os.Remove(to)
	}
	return err
}
