package storage

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"time"
)

// RemedyKind is a way to come from a damaged store to a whole one.
type RemedyKind string

// The ways, in the order in which they are tried.
const (
	RemedyOlder   RemedyKind = "older"   // the damaged file as it was before the last save
	RemedyBackup  RemedyKind = "backup"  // the newest good backup
	RemedySalvage RemedyKind = "salvage" // what can be read, in a new file
)

// Remedy is a store that can take the place of a damaged one. It is made and
// verified, but nothing is replaced before Take.
type Remedy struct {
	Kind       RemedyKind
	Backup     string    // path of the backup it begins with
	Last       time.Time // of the last change set in it; zero if there is none
	Records    int
	Operations uint64
	Retaken    int      // change sets taken over from the damaged file's log
	LostSets   int      // change sets known to be missing; -1 if that cannot be told
	Salvaged   Salvaged // of RemedySalvage: what was read and lost
	candidate  *candidate
}

// Diagnosis is what is wrong with a file and what can be done about it.
type Diagnosis struct {
	Path     string
	Damage   *Damaged
	Findings []Finding
	Remedies []Remedy // in the order of RemedyKind; none if nothing helps
	opt      Options
	account  Account
}

// Diagnose looks through a damaged store and makes ready what can be done about
// it. The file and its backups are only read. Close the diagnosis to remove
// what was made ready. It fails with *Locked if a program has the store open.
func Diagnose(path string, damage *Damaged, opt Options) (*Diagnosis, error) {
	d := &Diagnosis{Path: path, Damage: damage, opt: opt.withDefaults(), account: Account{Path: path}}
	d.account.note(NoteDamaged, damage.Detail)
	r, err := readRemains(path, d.opt)
	if err != nil && !errors.As(err, new(*Damaged)) {
		return nil, err
	}
	if r != nil {
		d.opt.key = r.key
	}
	d.Findings = append(d.Findings, Finding{Code: findingOf(damage), Args: []string{damage.Detail}})
	if r != nil {
		d.Findings = append(d.Findings, r.findings()...)
	}
	for _, try := range []func(*remains) (*Remedy, error){d.older, d.backup, d.salvage} {
		remedy, err := try(r)
		if err != nil {
			d.Close()
			return nil, err
		}
		if remedy != nil {
			d.Remedies = append(d.Remedies, *remedy)
		}
	}
	return d, nil
}

func findingOf(damage *Damaged) string {
	if damage.Harm == HarmContent {
		return FoundValue
	}
	return FoundStructure
}

// findings lists what cannot be read.
func (r *remains) findings() []Finding {
	var all []Finding
	for _, fault := range r.faults {
		all = append(all, Finding{Code: FoundStructure, Args: []string{fault}})
	}
	for _, b := range r.broken {
		all = append(all, Finding{Code: FoundValue, Args: []string{b.describe()}})
	}
	return all
}

// remedy makes a remedy, or none if what can be made is not whole.
func (d *Diagnosis) remedy(kind RemedyKind, r *remains, build func(damaged *os.File, temp string) error) (*Remedy, error) {
	m := &Remedy{Kind: kind, LostSets: -1}
	c, err := newCandidate(d.Path, d.opt, func(damaged *os.File, temp string) error {
		if err := build(damaged, temp); err != nil || r == nil || kind == RemedySalvage {
			return err
		}
		var err error
		m.Retaken, m.LostSets, err = d.catchUp(temp, r)
		return err
	})
	if err != nil {
		if errors.As(err, new(*Damaged)) {
			return nil, nil
		}
		return nil, err
	}
	m.candidate, m.Last, m.Records, m.Operations = c, c.last, c.records, c.operations
	return m, nil
}

// catchUp takes over into a copy what the damaged file's log says came later.
func (d *Diagnosis) catchUp(temp string, r *remains) (taken, lost int, err error) {
	s, err := Open(temp, d.opt.quiet())
	if err != nil {
		return 0, 0, err
	}
	if r.stamp.ID != "" && s.id != r.stamp.ID {
		return 0, 0, errors.Join(&Damaged{Path: d.Path, Harm: HarmForeign, Detail: "another store's backup"}, s.Close())
	}
	taken, err = s.retake(r)
	lost = r.lostSets(s.heads)
	return taken, lost, errors.Join(err, s.Close())
}

func (d *Diagnosis) older(r *remains) (*Remedy, error) { return d.remedy(RemedyOlder, r, olderCopy) }

// backup tries the backups, newest first, until one is whole.
func (d *Diagnosis) backup(r *remains) (*Remedy, error) {
	for _, b := range Backups(d.Path, d.opt.SecondPlace) {
		m, err := d.remedy(RemedyBackup, r, func(_ *os.File, temp string) error { return overwrite(temp, b.Path) })
		if m != nil {
			m.Backup = b.Path
		}
		if m != nil || err != nil {
			return m, err
		}
	}
	return nil, nil
}

func (d *Diagnosis) salvage(r *remains) (*Remedy, error) {
	if r == nil {
		return nil, nil
	}
	var salvaged Salvaged
	m, err := d.remedy(RemedySalvage, r, func(_ *os.File, temp string) error {
		var err error
		salvaged, err = r.rebuild(d.Path, temp, d.opt)
		return err
	})
	if m != nil {
		m.Salvaged = salvaged
		if salvaged.History {
			m.LostSets = 0
		}
	}
	return m, err
}

// overwrite copies a file's content into one that is there.
func overwrite(temp, from string) error {
	if err := os.Remove(temp); err != nil {
		return err
	}
	return copyFile(from, temp)
}

// Take puts a remedy in the place of the damaged file, which is kept aside as
// it is, and opens the store.
func (d *Diagnosis) Take(m Remedy) (*Store, Account, error) {
	switch m.Kind {
	case RemedyOlder:
		d.account.note(NoteOlder, momentText(m.Last))
	case RemedyBackup:
		d.account.note(NoteBackup, m.Backup, momentText(m.Last))
	case RemedySalvage:
		d.account.note(NoteSalvage)
	}
	d.account.notes(m.Loss())
	if m.Kind == RemedyBackup {
		if err := bringFiles(m.Backup, filesDir(d.Path)); err != nil {
			return nil, d.account, diskError("restore attachments", d.Path, err)
		}
	}
	s, err := m.candidate.take(d.Path, d.opt, &d.account)
	return s, d.account, err
}

// Best is the remedy that loses least, of several the first. There must be one.
func (d *Diagnosis) Best() Remedy {
	return slices.MinFunc(d.Remedies, func(a, b Remedy) int { return cmp.Compare(a.lossRank(), b.lossRank()) })
}

// lossRank orders remedies by what is known to be lost: a history that goes on
// is better than records whose history begins anew.
func (m Remedy) lossRank() int {
	const unknown, anew = 1 << 30, 1 << 20
	switch {
	case m.Kind == RemedySalvage && !m.Salvaged.History:
		return anew + m.Salvaged.Lost()
	case m.LostSets < 0:
		return unknown
	}
	return m.LostSets
}

// Close removes what was made ready and not taken.
func (d *Diagnosis) Close() {
	for _, m := range d.Remedies {
		m.candidate.drop()
	}
}
