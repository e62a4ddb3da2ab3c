package storage

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"samsvar/model/reg"
	"samsvar/storage/attach"
)

// OriginSalvage marks the change set with which a salvaged store begins. Its
// reason is the damaged file's name and the checksum its history ended with.
const OriginSalvage Origin = "salvage"

// Salvaged tells what was brought out of a damaged store and what was lost.
type Salvaged struct {
	From       string
	Registers  []SalvagedRegister // those with anything read or lost
	Settings   int
	Files      int  // attachments brought along
	LostFiles  int  // attachments that are missing or damaged
	History    bool // the whole history was kept; otherwise a new one begins
	OldHead    string
	Operations uint64
	Broken     []string // values in use whose check does not match, in English
	Faults     []string // pages in use that cannot be read, in English
}

// SalvagedRegister is the share of one register, deleted records included.
type SalvagedRegister struct {
	Register string
	Read     int
	Stale    int // of those read: came from an earlier save, and may lack later changes
	Lost     int // known to have been there
}

// Lost is how many records are known to be missing.
func (s Salvaged) Lost() int {
	lost := 0
	for _, r := range s.Registers {
		lost += r.Lost
	}
	return lost
}

// Salvage brings what can be read of a damaged store into a new one, at a path
// where no file is. The damaged file is only read. If the history is whole, the
// new store is the old one; otherwise its history begins anew, with the
// records as they were read.
func Salvage(path, to string, opt Options) (Salvaged, error) {
	opt = opt.withDefaults()
	if exists(to) {
		return Salvaged{}, refuse("exists", to)
	}
	r, err := readRemains(path, opt)
	if err != nil {
		return Salvaged{}, err
	}
	temp, err := tempName(to)
	if err != nil {
		return Salvaged{}, diskError("salvage store", to, err)
	}
	defer func() { _ = os.Remove(temp) }()
	report, err := r.rebuild(path, temp, opt)
	if err != nil {
		return report, diskError("salvage store", to, err)
	}
	opt.key = r.key
	if err := (&candidate{temp: temp}).verify(opt); err != nil {
		return report, err
	}
	if err := moveNew(temp, to); err != nil {
		return report, diskError("salvage store", to, err)
	}
	return report, report.bringFiles(path, to, opt)
}

// bringFiles gives the new store the attachments of the old one.
func (s *Salvaged) bringFiles(path, to string, opt Options) error {
	store, err := Open(to, opt.quiet())
	if err != nil {
		return err
	}
	from, err := attach.New(filesDir(path), store.filesKey())
	if err == nil {
		for hash, size := range store.View().fileSizes() {
			if err := from.Share(store.files, hash, size); err != nil {
				s.LostFiles++
				continue
			}
			s.Files++
		}
	}
	return errors.Join(err, store.Close())
}

// rebuild writes what remains into a new file.
func (r *remains) rebuild(from, temp string, opt Options) (Salvaged, error) {
	opt = opt.quiet()
	report := Salvaged{From: from, OldHead: r.oldHead(), Faults: r.faults}
	for _, b := range r.broken {
		report.Broken = append(report.Broken, b.describe())
	}
	if err := r.goOn(temp, opt, &report); err != nil || report.History {
		return report, err
	}
	return report, r.beginAnew(temp, opt, &report)
}

// goOn makes the store again from its history, if that is whole.
func (r *remains) goOn(temp string, opt Options, report *Salvaged) error {
	if r.stamp.ID == "" { // without it, no chain can be told from another
		return nil
	}
	s, err := r.newStore(temp, opt, r.stamp)
	if err != nil {
		return err
	}
	if _, err = s.retake(r); err == nil && r.reached(s.heads) {
		report.History = true
		report.count(s)
	}
	return errors.Join(err, s.Close())
}

// newStore makes an empty store in a file that is there already, and opens it.
func (r *remains) newStore(temp string, opt Options, as stamp) (*Store, error) {
	if err := os.Truncate(temp, 0); err != nil {
		return nil, err
	}
	if err := initializeAs(temp, opt, as, r.key); err != nil {
		return nil, err
	}
	opt.key = r.key
	return Open(temp, opt)
}

// reached reports whether a state holds all the history the file is known to
// have had.
func (r *remains) reached(heads map[string]head) bool {
	for _, device := range r.devices {
		if noted, ok := r.newestHead(device); !ok || !heads[device].equal(noted) {
			return false
		}
	}
	return len(r.devices) > 0
}

// count counts what a store holds whose history was kept whole.
func (s *Salvaged) count(store *Store) {
	v := store.View()
	s.Operations, s.Settings = store.Info().Operations, len(v.settings)
	for _, key := range v.keys {
		if n := v.Count(key) + v.CountDeleted(key); n > 0 {
			s.Registers = append(s.Registers, SalvagedRegister{Register: key, Read: n})
		}
	}
}

// oldHead is the checksum that the damaged file's history ended with.
func (r *remains) oldHead() string {
	var last head
	for _, device := range r.devices {
		if h, ok := r.newestHead(device); ok && h.Clock > last.Clock {
			last = h
		}
	}
	if last.Hash == nil {
		return "–"
	}
	return hexHash(last.Hash)
}

// beginAnew writes the records as they were read into a store whose history
// begins with that.
func (r *remains) beginAnew(temp string, opt Options, report *Salvaged) error {
	as := r.stamp // the id too: backups and attachments are of this store
	if as.ID == "" {
		var err error
		if as, err = newStamp(opt); err != nil {
			return err
		}
	}
	s, err := r.newStore(temp, opt, as)
	if err != nil {
		return err
	}
	p := newPlan(s.View(), Change{Origin: OriginSalvage,
		Reason: strings.ToValidUTF8(filepath.Base(report.From), "?") + " " + report.OldHead}, s.opt)
	for _, key := range s.View().keys {
		if counted := p.bring(key, r); counted.Read+counted.Lost > 0 {
			report.Registers = append(report.Registers, counted)
		}
	}
	p.bringSettings(r)
	report.Settings = len(p.settings)
	p.draft.settle()
	if p.empty() {
		err = &Damaged{Path: report.From, Harm: HarmContent, Detail: "nothing can be read"}
	} else {
		err = s.begin(p)
	}
	report.Operations = s.Info().Operations
	return errors.Join(err, s.Close())
}

// begin writes a plan whose records are taken as they are.
func (s *Store) begin(p *plan) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	meta := entryMeta{At: p.now.UnixMilli(), User: s.opt.User, Origin: p.change.origin(),
		Reason: p.change.Reason, Program: s.opt.Program, Device: s.opt.Device}
	var w *writer
	err := s.write(func(t *txn) error {
		var err error
		w, err = t.writePlan(p, s.heads, meta, s.id)
		return err
	})
	if err == nil {
		s.heads[s.opt.Device] = w.head
	}
	return err
}

// bring plans to write the records of a register that can be read.
func (p *plan) bring(register string, r *remains) SalvagedRegister {
	counted := SalvagedRegister{Register: register}
	t := p.draft.table(register)
	all, known := r.records(t.reg)
	for _, id := range slices.Sorted(maps.Keys(all)) {
		p.bringRecord(t, all[id])
		counted.Read++
		if all[id].stale {
			counted.Stale++
		}
	}
	counted.Lost = max(0, known-counted.Read)
	return counted
}

// bringRecord plans to write one record, and to delete it if it was deleted.
func (p *plan) bringRecord(t *tableEdit, found *salvagedRecord) {
	ref := reg.Ref{Register: t.reg.Key, ID: found.rec.Header().ID}
	if t.packed != nil {
		p.createPacked(t, *found.rec.Header(), t.packed.codesOf(t.reg.Dump(found.rec)), false)
		if found.deleted {
			_ = p.movePacked(t, ref, KindDelete) // it was just made
		}
		return
	}
	row := newRow(t.reg, found.rec)
	p.draft.set(t, row)
	p.steps = append(p.steps, step{kind: KindCreate, table: t, row: row, changes: created(t.reg, t.empty, found.rec)})
	if found.deleted {
		p.draft.remove(t, row)
		t.bury(row)
		p.steps = append(p.steps, step{kind: KindDelete, table: t, row: row, changes: []reg.Change{{Path: deletedPath, To: deletedValue}}})
	}
}

func (p *plan) bringSettings(r *remains) {
	for _, key := range slices.Sorted(maps.Keys(r.values[bucketSettings])) {
		var setting settingBody
		if r.decode(r.values[bucketSettings][key][0].plain, &setting) == nil && setting.Text != "" {
			p.settings = append(p.settings, reg.Change{Path: key, To: setting.Text})
		}
	}
}

// salvagedRecord is a record as it was read.
type salvagedRecord struct {
	body    body
	rec     reg.Record
	deleted bool
	reach   reach
	stale   bool
}

// newerThan orders versions of one record: by how sure they are, then by the
// operations they come from.
func (a *salvagedRecord) newerThan(b *salvagedRecord) bool {
	return b == nil || cmp.Or(cmp.Compare(a.reach, b.reach), cmp.Compare(a.body.heads.sum(), b.body.heads.sum())) > 0
}

// sum grows with every operation on a record.
func (h heads) sum() uint64 {
	sum := uint64(0)
	for _, paths := range h {
		last := uint64(0)
		for _, seq := range paths {
			last = max(last, seq)
		}
		sum += last
	}
	return sum
}

// records reads a register: of each record the newest version, brought up to
// date with what can be read of the log. Known is how many there were.
func (r *remains) records(register *reg.Register) (all map[reg.ID]*salvagedRecord, known int) {
	all = r.bodies(register)
	r.bringUpToDate(register, all)
	for id, found := range all {
		found.body.fields[idField] = string(id)
		found.rec = register.Load(found.body.fields)
	}
	return all, r.knownRecords(register.Key, all)
}

// bodies reads the newest version of each record of a register.
func (r *remains) bodies(register *reg.Register) map[reg.ID]*salvagedRecord {
	if register.Packed {
		return r.packedRecords(register)
	}
	all := map[reg.ID]*salvagedRecord{}
	n := r.names(register.Key)
	for _, bucket := range []string{bucketRecords, bucketDeleted} {
		for key, versions := range r.values[bucket+register.Key] {
			for _, v := range versions {
				b, err := r.decodeBody(v.plain, n)
				if err != nil {
					continue
				}
				found := &salvagedRecord{body: b, deleted: bucket == bucketDeleted, reach: v.reach, stale: v.reach != reachNewest}
				if found.newerThan(all[reg.ID(key)]) {
					all[reg.ID(key)] = found
				}
			}
		}
	}
	return all
}

// knownRecords is how many records the newest state is known to have had.
func (r *remains) knownRecords(register string, all map[reg.ID]*salvagedRecord) int {
	seen := map[reg.ID]bool{}
	for id := range all {
		seen[id] = true
	}
	for key := range r.values[bucketHistory+register] {
		if id, _, _, err := splitHistoryKey([]byte(key)); err == nil {
			seen[id] = true
		}
	}
	live, _ := r.tallyOf(bucketRecords + register)
	gone, _ := r.tallyOf(bucketDeleted + register)
	return max(len(seen), int(min(live.Count+gone.Count, 1<<31)))
}
