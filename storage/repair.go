package storage

import (
	"errors"
	"io"
	"os"
	"slices"
	"time"
)

// Account tells what was found and done when a store was opened or repaired.
// It has nothing to tell if all was well.
type Account struct {
	Path     string
	Notes    []Note    // in order
	Findings []Finding // of the note NoteFound
	Aside    string    // where the damaged file is kept as it was; "" if it was not replaced
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
	NoteFound     = "found"     // after an end that was not orderly, Verify found something
	NoteBeginning = "beginning" // one of the two beginnings is not valid: the other was used
	NoteOlder     = "older"     // opened as it was after the save of this moment
	NoteNoOlder   = "no_older"  // the state before the last save is not whole either
	NoteAsIs      = "as_is"     // opened in spite of what was found
	NoteAside     = "aside"     // where the damaged file is kept

	NoteBackup      = "backup"       // opened from this backup
	NoteSalvage     = "salvage"      // opened with what could be read
	NoteRetaken     = "retaken"      // so many change sets were taken from the damaged file's log
	NoteLostNothing = "lost_nothing" // everything the file is known to have held is there
	NoteLostSets    = "lost_sets"    // so many change sets are missing
	NoteLostUnknown = "lost_unknown" // it cannot be told what is missing
	NoteRegister    = "register"     // of a register so many were read, so many lost
	NoteStale       = "stale"        // of a register so many came from an earlier save
	NoteHistoryKept = "history_kept" // the history was kept, so many operations
	NoteHistoryLost = "history_lost" // the history begins anew; the old one ended with this checksum
	NoteLostFiles   = "lost_files"   // so many attachments are missing or damaged
	NoteValue       = "value"        // a value that was left out because its check does not match
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
		older, err := openOlder(path, opt, damaged, &account)
		if older == nil && err == nil {
			err = damaged
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
	faults := report.faults()
	if len(faults) == 0 {
		return s, nil
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	account.note(NoteFound)
	account.Findings = faults
	older, err := openOlder(s.path, s.opt, nil, account)
	if older != nil || err != nil {
		return older, err
	}
	account.note(NoteAsIs)
	return Open(s.path, s.opt)
}

// faults are the findings for which another state of the file may be better:
// not warnings, and not attachments, which lie elsewhere.
func (r Report) faults() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool {
		return f.Warning || f.Code == FoundNoFile || f.Code == FoundBadFile
	})
}

// openOlder opens a damaged store as it was before its last save, and carries
// out again what can be read of that. It returns no store if the state before
// is not whole.
func openOlder(path string, opt Options, damage *Damaged, account *Account) (*Store, error) {
	d := &Diagnosis{Path: path, opt: opt.withDefaults(), account: *account}
	defer d.Close()
	if damage != nil {
		d.account.note(NoteDamaged, damage.Detail)
	}
	r, err := readRemains(path, d.opt)
	if err != nil && !errors.As(err, new(*Damaged)) {
		return nil, err
	}
	if r != nil {
		d.opt.key = r.key
	}
	m, err := d.older(r)
	if m == nil || err != nil {
		d.account.note(NoteNoOlder)
		*account = d.account
		return nil, err
	}
	d.Remedies = append(d.Remedies, *m)
	var s *Store
	s, *account, err = d.Take(*m)
	return s, err
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
	s, err := Open(c.temp, opt.quiet())
	if err != nil {
		return err
	}
	report, err := s.Verify()
	c.last, c.records, c.operations = s.lastSave(), report.Records, report.Operations
	if faults := report.faults(); err == nil && len(faults) > 0 {
		err = &Damaged{Path: c.temp, Harm: HarmContent, Detail: faults[0].Code}
	}
	return errors.Join(err, s.Close())
}

// quiet are options for a file in the making, which is not backed up.
func (o Options) quiet() Options {
	o.NoBackup, o.SecondPlace = true, ""
	return o
}

// drop removes the candidate's file. After take there is none.
func (c *candidate) drop() { _ = os.Remove(c.temp) }

// take puts the candidate in the place of the damaged file, which is kept
// aside, and opens it.
func (c *candidate) take(path string, opt Options, account *Account) (*Store, error) {
	aside := keptName(path, asideMark, opt.withDefaults().Now())
	if err := replaceFile(c.temp, path, aside); err != nil {
		return nil, diskError("put repaired store in place", path, err)
	}
	account.Aside = aside
	account.note(NoteAside, aside)
	return Open(path, opt)
}

// asideMark stands in the name of a damaged file that was kept aside.
const asideMark = ".damaged-"

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
	var last entryMeta
	err := s.read(func(t *txn) error {
		var err error
		last, err = t.lastChange(s.heads)
		return err
	})
	if err != nil || last.Seq == 0 {
		return time.Time{}
	}
	return time.UnixMilli(last.At).UTC()
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

// momentText writes a moment for an account, in the canonical form.
func momentText(at time.Time) string {
	if at.IsZero() {
		return "–"
	}
	return at.UTC().Format(time.RFC3339)
}
