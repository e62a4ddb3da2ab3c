package yearly

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// reader is a source that notes which records were read from it.
type reader struct {
	source reg.Source
	noted  map[string]map[reg.ID]bool
}

func newReader(source reg.Source) *reader {
	return &reader{source: source, noted: make(map[string]map[reg.ID]bool)}
}

// All implements reg.Source.
func (r *reader) All(register string) []reg.Record {
	all := r.source.All(register)
	for _, rec := range all {
		r.note(reg.Ref{Register: register, ID: rec.Header().ID})
	}
	return all
}

// Get implements reg.Source.
func (r *reader) Get(register string, id reg.ID) (reg.Record, bool) {
	rec, ok := r.source.Get(register, id)
	if ok {
		r.note(reg.Ref{Register: register, ID: id})
	}
	return rec, ok
}

func (r *reader) note(refs ...reg.Ref) {
	for _, ref := range refs {
		if ref.ID == "" || ref.Register == "" {
			continue
		}
		if r.noted[ref.Register] == nil {
			r.noted[ref.Register] = make(map[reg.ID]bool)
		}
		r.noted[ref.Register][ref.ID] = true
	}
}

// versions are the versions of all that was read, by register and id.
func (r *reader) versions() ([]SnapshotRegister, error) {
	var all []SnapshotRegister
	for _, key := range slices.Sorted(maps.Keys(r.noted)) {
		register := model.Register(key)
		if register == nil {
			continue
		}
		one, err := r.versionsOf(register, r.noted[key])
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (r *reader) versionsOf(register *reg.Register, ids map[reg.ID]bool) (SnapshotRegister, error) {
	s := SnapshotRegister{Register: register.Key}
	var sums []byte
	for _, id := range slices.SortedFunc(maps.Keys(ids), cmp.Compare[reg.ID]) {
		rec, ok := r.source.Get(register.Key, id)
		if !ok {
			continue
		}
		// Keys of a map are written in order.
		content, err := json.Marshal(register.Dump(rec))
		if err != nil {
			return s, fmt.Errorf("write record %s: %w", id, err)
		}
		sum := checksum(content)
		sums = append(sums, sum...)
		s.Count++
		s.Records = append(s.Records, SnapshotRecord{ID: string(id), No: rec.Header().No, Changed: rec.Header().Changed.Text(), Checksum: sum})
	}
	if s.Count > mostListed {
		s.Records = nil
	}
	s.Checksum = checksum(sums)
	return s, nil
}
