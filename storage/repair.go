package storage

import (
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"
)

// Account tells what was found and done when a store was opened or repaired.
// It has nothing to tell if all was well.
type Account struct {
	Path  string
	Notes []Note // in order
	Aside string // where the damaged file is kept as it was; "" if it was not replaced
}

// Note is one sentence of an account. Code is a key below "repair." that i18n
// words.
type Note struct {
	Code string
	Args []string
}

// Codes of notes.
const (
	NoteDamaged   = "damaged"   // what is wrong with the file
	NoteFound     = "found"     // what Verify found after an end that was not orderly
	NoteBeginning = "beginning" // one of the two beginnings is not valid: the other was used
	NoteOlder     = "older"     // opened as it was after the save of this moment
	NoteNoOlder   = "no_older"  // the state before the last save is not whole either
	NoteAsIs      = "as_is"     // opened in spite of what was found
	NoteAside     = "aside"     // where the damaged file is kept
)

// Empty reports whether there is nothing to tell.
func (a *Account) Empty() bool { return len(a.Notes) == 0 }

func (a *Account) note(code string, args ...string) {
	a.Notes = append(a.Notes, Note{code, args})
}

// Has reports whether a note of this code is there.
func (a *Account) Has(code string) bool {
	for _, n := range a.Notes {
		if n.Code == code {
			return true
		}
	}
	return false
}

// OpenRepaired opens a store as Open does. One that is damaged it opens as it
// was before the last save, if that state is whole: what a disk leaves behind
// that claims to have written what it has not. The damaged file is kept aside.
// It never takes another step by itself; Remedies lists those there are.
//
// If the program did not end in order last time, everything is verified first.
func OpenRepaired(path string, opt Options) (*Store, Account, error) {
	account := Account{Path: path}
	unclean := exists(lockInfoPath(path))
	valid := validBeginnings(path)
	s, err := Open(path, opt)
	var damaged *Damaged
	switch {
	case errors.As(err, &damaged):
		account.note(NoteDamaged, damaged.Detail)
		older, err := openOlder(path, opt, &account)
		if older == nil {
			err = errors.Join(damaged, err)
		}
		return older, account, err
	case err != nil:
		return nil, account, err
	}
	if valid == 1 {
		account.note(NoteBeginning, momentText(s.lastSave()))
	}
	if unclean {
		s, err = s.lookThrough(&account)
	}
	return s, account, err
}

// lookThrough verifies an open store, and opens it as it was before its last
// save if only that state is whole.
func (s *Store) lookThrough(account *Account) (*Store, error) {
	report, err := s.Verify()
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	if report.OK() {
		return s, nil
	}
	for _, f := range report.Findings {
		if !f.Warning {
			account.note(NoteFound, f.Code, strings.Join(f.Args, " "))
		}
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	older, err := openOlder(s.path, s.opt, account)
	if older != nil || err != nil {
		return older, err
	}
	account.note(NoteAsIs)
	return Open(s.path, s.opt)
}

// openOlder opens a damaged store as it was before its last save. It returns
// no store if that state is not whole.
func openOlder(path string, opt Options, account *Account) (*Store, error) {
	c, err := newCandidate(path, opt, olderCopy)
	if err != nil {
		if errors.As(err, new(*Damaged)) {
			account.note(NoteNoOlder)
			return nil, nil
		}
		return nil, err
	}
	defer c.drop()
	account.note(NoteOlder, momentText(c.last))
	return c.take(path, opt, account)
}

// candidate is a file that can take the place of a damaged one: it was opened
// and everything in it verified.
type candidate struct {
	temp       string
	last       time.Time // of the last change set
	records    int
	operations uint64
}

// newCandidate makes a file from a damaged one and verifies it. It fails with
// *Damaged if what was made is not whole.
func newCandidate(path string, opt Options, build func(damaged *os.File, temp string) error) (*candidate, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, diskError("read damaged store", path, err)
	}
	defer func() { _ = f.Close() }()
	if err := lock(f); err != nil {
		return nil, err
	}
	temp, err := tempName(path)
	if err != nil {
		return nil, diskError("repair store", path, err)
	}
	c := &candidate{temp: temp}
	if err = build(f, temp); err == nil {
		err = c.verify(opt)
	}
	if err != nil {
		c.drop()
		return nil, diskError("repair store", path, err)
	}
	return c, nil
}

// verify opens the candidate, looks through all of it and notes what it holds.
func (c *candidate) verify(opt Options) error {
	opt.NoBackup = true
	s, err := Open(c.temp, opt)
	if err != nil {
		return err
	}
	report, err := s.Verify()
	c.last, c.records, c.operations = s.lastSave(), report.Records, report.Operations
	if err == nil && !report.OK() {
		err = &Damaged{Path: c.temp, Harm: HarmContent, Detail: report.Findings[0].Code}
	}
	return errors.Join(err, s.Close())
}

// drop removes the candidate's file. After take there is none.
func (c *candidate) drop() { _ = os.Remove(c.temp) }

// take puts the candidate in the place of the damaged file, which is kept
// aside, and opens it.
func (c *candidate) take(path string, opt Options, account *Account) (*Store, error) {
	aside := asideName(path, opt.withDefaults().Now())
	if err := replaceFile(c.temp, path, aside); err != nil {
		return nil, diskError("put repaired store in place", path, err)
	}
	account.Aside = aside
	account.note(NoteAside, aside)
	return Open(path, opt)
}

// asideMark stands in the name of a damaged store that was replaced.
const asideMark = ".damaged-"

// asideName is a name beside a store for its damaged file that is not taken.
func asideName(path string, now time.Time) string {
	base := path + asideMark + now.Format(backupLayout)
	name := base
	for n := 2; exists(name); n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	return name
}

// olderCopy copies a store without its newest beginning, so that the one of
// the save before counts.
func olderCopy(damaged *os.File, temp string) error {
	newest, ok := newestBeginning(damaged)
	if !ok {
		return harm("no beginning but one")
	}
	out, err := os.OpenFile(temp, os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.NewSectionReader(damaged, 0, 1<<62))
	if err == nil {
		_, err = out.WriteAt(make([]byte, metaSize), newest+pageHeader)
	}
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// newestBeginning tells where the newer of two valid beginnings lies.
func newestBeginning(f *os.File) (at int64, ok bool) {
	first, firstOK := readMeta(f, 0)
	if !firstOK {
		return 0, false
	}
	second, secondOK := readMeta(f, int64(first.pageSize))
	if !secondOK {
		return 0, false
	}
	if second.txid > first.txid {
		return int64(first.pageSize), true
	}
	return 0, true
}

// validBeginnings counts the beginnings of a file that are valid; 0 if it
// cannot be read.
func validBeginnings(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 0
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	meta, err := chooseMeta(f, info.Size())
	if err != nil {
		return 0
	}
	count := 0
	for _, at := range []int64{0, int64(meta.pageSize)} {
		if _, ok := readMeta(f, at); ok {
			count++
		}
	}
	return count
}

// lastSave is when the last change set was made, as the clock said then; zero
// if there is none.
func (s *Store) lastSave() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	var last time.Time
	_ = s.read(func(t *txn) error {
		clock := uint64(0)
		for _, device := range t.devices() {
			header, err := t.lastSet(device)
			if err == nil && header.Clock > clock {
				clock, last = header.Clock, time.UnixMilli(header.At).UTC()
			}
		}
		return nil
	})
	return last
}

// lastSet reads the header of a device's last change set.
func (t *txn) lastSet(device string) (entryMeta, error) {
	b := t.tx.Bucket([]byte(bucketOps + device))
	if b == nil {
		return entryMeta{}, lostEntry(device, 0)
	}
	key, sealed := b.Cursor().Last()
	_, meta, err := t.openEntry(device, key, sealed)
	if err != nil || meta.Kind == kindSet {
		return meta, err
	}
	return logReader{t, map[opRef]entryMeta{}}.header(meta)
}

// momentText writes a moment for an account, by the clock here; "" for none.
func momentText(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("2006-01-02 15:04:05")
}
