package storage

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"

	"samsvar/model/reg"
)

// Report is what Verify found.
type Report struct {
	Records    int    // read and compared, deleted ones too
	Operations uint64 // in the history, each chained to the one before
	Devices    int    // chains
	Files      int    // attached, each read whole
	Head       string // end of the history, as Store.Head
	Findings   []Finding
}

// Finding is one fault. Code is a key below "doctor." that i18n words.
type Finding struct {
	Code    string
	Args    []string
	Warning bool // the store can be trusted all the same
}

// Codes of findings.
const (
	FoundStructure = "structure" // pages contradict each other
	FoundValue     = "value"     // a value's check does not match, or values are missing
	FoundChain     = "chain"     // an entry of the history was changed, or entries are missing
	FoundIndex     = "index"     // the index of the history does not match it
	FoundState     = "state"     // a record is not what its history says
	FoundMemory    = "memory"    // the file has another content than was read from it
	FoundLink      = "link"      // a link leads nowhere
	FoundUnknown   = "unknown"   // a register that this version does not know
	FoundNewer     = "newer"     // entries of the history that only a newer version understands
	FoundNoFile    = "no_file"   // the content of an attached file is missing
	FoundBadFile   = "bad_file"  // the content of an attached file is not what was attached
	FoundUnused    = "unused"    // attached files that no record has
)

// OK reports whether the store can be trusted.
func (r Report) OK() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return !f.Warning })
}

// Verify reads everything in the store and compares it: the file's structure,
// every value's check, the chains of the history, records against their
// history, links and attachments. It returns an error only if it cannot be done.
func (s *Store) Verify() (Report, error) {
	report := Report{}
	report.Head, _ = s.Head()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return report, refuse("closed", s.path)
	}
	if err := s.checkFile(); err != nil {
		return report.harmed(err)
	}
	err := s.read(func(t *txn) error {
		v := &verifier{txn: t, report: &report, store: s, view: s.View()}
		return v.all()
	})
	return report.harmed(err)
}

// harmed makes a finding of an error that means damage.
func (r Report) harmed(err error) (Report, error) {
	var damaged *Damaged
	if !errors.As(err, &damaged) {
		return r, err
	}
	code := FoundStructure
	if damaged.Harm == HarmContent {
		code = FoundValue
	}
	r.Findings = append(r.Findings, Finding{Code: code, Args: []string{damaged.Detail}})
	return r, nil
}

// checkFile looks through the file with plain reads, as before opening.
func (s *Store) checkFile() error {
	f, err := os.Open(s.path)
	if err != nil {
		return diskError("read store", s.path, err)
	}
	info, err := f.Stat()
	if err == nil {
		err = preflight(f, info.Size())
	}
	return errors.Join(err, f.Close())
}

// verifier gathers findings about one state of the file.
type verifier struct {
	*txn
	report *Report
	store  *Store
	view   *View
	replay *replay
	ends   map[opRef]string // hash after each entry, if there are several chains
}

func (v *verifier) find(code string, args ...string) {
	v.report.Findings = append(v.report.Findings, Finding{Code: code, Args: args})
}

func (v *verifier) warn(code string, args ...string) {
	v.report.Findings = append(v.report.Findings, Finding{Code: code, Args: args, Warning: true})
}

func (v *verifier) all() error {
	for err := range v.tx.Check() {
		v.find(FoundStructure, err.Error())
	}
	if err := v.content(); err != nil {
		return err
	}
	v.links()
	return v.files()
}

// content compares values, history and records with each other.
func (v *verifier) content() error {
	v.values()
	v.replay = newReplay(v.view)
	var err error
	if v.replay.packed, err = v.newPackedReplays(); err != nil {
		return err
	}
	for _, step := range []func() error{v.history, v.index, v.records, v.settings} {
		if err := step(); err != nil {
			return err
		}
	}
	if v.replay.newer > 0 {
		v.warn(FoundNewer, strconv.Itoa(v.replay.newer))
	}
	return nil
}

// values checks each value of each bucket, also of unknown registers.
func (v *verifier) values() {
	for _, bucket := range v.buckets("") {
		if err := v.each(bucket, func(_, _ []byte) error { return nil }); err != nil {
			v.find(FoundValue, errorDetail(err))
		}
	}
	for _, register := range v.unknownTo(v.view) {
		v.warn(FoundUnknown, register)
	}
}

func errorDetail(err error) string {
	var damaged *Damaged
	if errors.As(err, &damaged) {
		return damaged.Detail
	}
	return err.Error()
}

// index compares the index of the history with the history.
func (v *verifier) index() error {
	if v.replay.broken {
		return nil
	}
	count := 0
	for _, register := range v.buckets(bucketHistory) {
		err := v.eachSealed(bucketHistory+register, func(key, _ []byte) error {
			count++
			id, seq, device, err := splitHistoryKey(key)
			if err != nil || !v.replay.places[logPlace{register, id, device, seq}] {
				v.find(FoundIndex, register, fmt.Sprintf("%x", key))
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if count != len(v.replay.places) {
		v.find(FoundIndex, "", strconv.Itoa(len(v.replay.places)-count))
	}
	return nil
}

// records compares what is in the file with memory and with the history.
func (v *verifier) records() error {
	for _, key := range v.view.keys {
		t := v.view.tables[key]
		if r := v.replay.packed[key]; r != nil {
			if err := v.packedRegister(r); err != nil {
				return err
			}
			continue
		}
		live, err := v.register(bucketRecords, t, false)
		if err != nil {
			return err
		}
		gone, err := v.register(bucketDeleted, t, true)
		if err != nil {
			return err
		}
		if live != len(t.rows.all) || gone != len(t.gone.all) {
			v.find(FoundMemory, key, "")
		}
		v.report.Records += live + gone
	}
	if v.replay.broken {
		return nil
	}
	for _, ref := range v.replay.left() {
		v.find(FoundState, ref.Register, string(ref.ID))
	}
	return nil
}

func (v *verifier) register(bucket string, t *table, deleted bool) (count int, err error) {
	err = v.each(bucket+t.reg.Key, func(key, plain []byte) error {
		count++
		rec, err := v.decodeRecord(plain, t.names, t.reg, reg.ID(key))
		if err != nil {
			return err
		}
		v.record(t, rec, deleted)
		return nil
	})
	return count, err
}

func (v *verifier) record(t *table, rec reg.Record, deleted bool) {
	ref := reg.Ref{Register: t.reg.Key, ID: rec.Header().ID}
	get := v.view.Get
	if deleted {
		get = v.view.GetDeleted
	}
	held, ok := get(ref.Register, ref.ID)
	if !ok || !maps.Equal(t.reg.Dump(held), t.reg.Dump(rec)) {
		v.find(FoundMemory, ref.Register, rec.Header().No)
	}
	if !v.replay.agrees(ref, rec, deleted) && !v.replay.broken {
		v.find(FoundState, ref.Register, rec.Header().No)
	}
}

func (v *verifier) settings() error {
	return v.each(bucketSettings, func(key, plain []byte) error {
		var setting settingBody
		if err := v.decode(plain, &setting); err != nil {
			return err
		}
		if text := v.replay.settings[string(key)]; text != setting.Text && !v.replay.broken {
			v.find(FoundState, "", string(key))
		}
		if text, _ := v.view.Setting(string(key)); text != setting.Text {
			v.find(FoundMemory, "", string(key))
		}
		return nil
	})
}

// links warns of links to records that are not there.
func (v *verifier) links() {
	for _, key := range v.view.keys {
		if t := v.view.tables[key]; t.pack != nil {
			v.packedLinks(t)
		}
		for _, r := range v.view.tables[key].rows.order {
			for _, link := range r.links {
				if !v.view.Has(link.To) && v.view.tables[link.To.Register] != nil {
					v.warn(FoundLink, key, r.rec.Header().No, link.Path)
				}
			}
		}
	}
}
