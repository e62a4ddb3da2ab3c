package storage

import (
	"os"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
	"samsvar/storage/attach"
	"samsvar/storage/vault"
)

// Options say who opens a store and what it may hold.
type Options struct {
	// Registers are the registers this program describes. What a store holds of
	// others is kept untouched.
	Registers []*reg.Register
	// Migrations lead from Schema to the schema of this program, one step each.
	Migrations []reg.Migration
	// Now tells the time; time.Now if nil.
	Now func() time.Time
	// User is the name under which changes stand in the history.
	User string
	// Device names this installation. Each device has its own chain of history.
	// Two installations must not share a name; "local" if empty.
	Device string
	// Program is the program's version.
	Program string
	// NoBackup leaves out the backups that are made without being asked for.
	NoBackup bool
	// SecondPlace is a folder to which every backup is copied; "" for none.
	SecondPlace string
	// Plain makes Create leave out encryption.
	Plain bool
	// Recovery is the recovery key of a store that Create encrypts. Whoever
	// calls has shown it to the user.
	Recovery vault.Recovery
	// Key opens an encrypted store: a passphrase or a recovery key. Create makes
	// a way in of a passphrase.
	Key vault.Secret
	// Keyring keeps the secret of this machine, which opens a store without Key;
	// nil if there is none.
	Keyring vault.Keyring
	// Remember has the machine open a store that Create makes, if it has a
	// keyring; Access tells whether it does.
	Remember bool

	key *vault.Key // of the store that is open; nil of one that is not encrypted
}

// Schema is the first version of what a store holds; each migration leads to
// the next. A store names the lowest schema that may read and write it.
const Schema = 1

// schema is that of the stores this program makes.
func (o Options) schema() int { return Schema + len(o.Migrations) }

// lockWait is how long to wait for another program to let go of the file.
const lockWait = time.Second

// Store is an open store. Its methods may be called from any goroutine.
type Store struct {
	path string
	id   string
	opt  Options
	view atomic.Pointer[View]

	mu        sync.Mutex // held by the one who writes
	db        *bbolt.DB  // nil once closed
	codec     codec
	sealer    sealer
	stamp     stamp
	heads     map[string]head
	backedUp  reg.Day // day of the last backup
	written   inFile
	lastAt    time.Time // of the last change, by the clock then
	clockOff  *ClockOff
	failed    failedBackup
	second    *second
	listeners listeners
	backups   listeners // told of backups made and brought to the second place
	files     *attach.Folder
	migrated  *Migrated
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Device == "" {
		o.Device = "local"
	}
	return o
}

// Path returns the file's path as given to Open.
func (s *Store) Path() string { return s.path }

// ID returns the store's own id, the same in every copy of it.
func (s *Store) ID() string { return s.id }

// View returns the content as it is now.
func (s *Store) View() *View { return s.view.Load() }

// Setting returns a setting of the store.
func (s *Store) Setting(key string) (string, bool) { return s.View().Setting(key) }

// Head returns the end of the history: the hash that stands for everything up
// to now, and the number of the last operation. Of several devices' chains it
// is the one written last, which has the ends of the others in it.
func (s *Store) Head() (hash string, seq uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var last head
	for _, h := range s.heads {
		if h.Clock > last.Clock {
			last = h
		}
	}
	if last.Seq == 0 {
		return "", 0
	}
	return hexHash(last.Hash), last.Seq
}

// Close gives the file back. Views stay valid. Closing twice does nothing.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil
	}
	db := s.db
	s.db = nil
	dropLockInfo(s.path)
	return diskError("close store", s.path, db.Close())
}

// Info tells about a store as a whole.
type Info struct {
	Path       string
	ID         string
	Encrypted  bool
	Schema     int
	Created    time.Time
	Program    string // version that saved last
	Size       int64  // bytes of the file
	Records    int
	Operations uint64    // in the history, of all devices
	Unknown    []string  // registers that this version does not know
	BackupDir  string    // folder of the backups, which may not exist yet
	LastBackup time.Time // by the clock then; zero if there is none
	BackupErr  error     // why the last backup failed; nil if it did not
	Second     Second    // how it stands with the second place
}

// User is the name under which this program saves.
func (s *Store) User() string { return s.opt.User }

// Info returns what is known about the store.
func (s *Store) Info() Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := Info{Path: s.path, ID: s.id, Encrypted: s.opt.key != nil, Schema: s.stamp.Schema, Program: s.stamp.Program,
		Created: time.UnixMilli(s.stamp.Created).UTC(), BackupDir: backupDir(s.path)}
	if file, err := os.Stat(s.path); err == nil {
		info.Size = file.Size()
	}
	for _, h := range s.heads {
		info.Operations += h.Seq - h.Sets
	}
	v := s.View()
	for _, key := range v.keys {
		info.Records += v.Count(key)
	}
	info.Unknown = s.unknownRegisters()
	if last, ok := lastBackup(s.path); ok {
		info.LastBackup = last.at
	}
	info.BackupErr, info.Second = s.failed.err, s.Second()
	return info
}

func (s *Store) unknownRegisters() []string {
	var unknown []string
	_ = s.read(func(t *txn) error {
		unknown = t.unknownTo(s.View())
		return nil
	})
	return unknown
}

// read runs fn in a reading transaction. The caller holds mu.
func (s *Store) read(fn func(*txn) error) error {
	if s.db == nil {
		return refuse("closed", s.path)
	}
	return guard(s.path, func() error {
		return s.db.View(func(tx *bbolt.Tx) error { return fn(s.txn(tx)) })
	})
}

// write runs fn in a writing transaction and makes it durable. The caller
// holds mu.
func (s *Store) write(fn func(*txn) error) error {
	if s.db == nil {
		return refuse("closed", s.path)
	}
	if err := s.unchangedOutside(); err != nil {
		return err
	}
	defer s.noteFile()
	err := guard(s.path, func() error {
		return s.db.Update(func(tx *bbolt.Tx) error {
			t := s.txn(tx)
			if err := fn(t); err != nil {
				return err
			}
			return t.finish()
		})
	})
	return diskError("save", s.path, err)
}

func (s *Store) txn(tx *bbolt.Tx) *txn {
	return &txn{codec: &s.codec, tx: tx, sealer: s.sealer, schema: s.opt.schema(), tallies: map[string]*tally{}, view: s.View()}
}

// OnChange has fn called after each save that changed something, on the
// goroutine that saved. The function returned ends that.
func (s *Store) OnChange(fn func()) (stop func()) { return s.listeners.add(fn) }

// OnBackup has fn called when work on the second place has ended, on a
// goroutine of its own. The function returned ends that.
func (s *Store) OnBackup(fn func()) (stop func()) { return s.backups.add(fn) }
