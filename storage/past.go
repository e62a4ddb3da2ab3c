package storage

import (
	"cmp"
	"slices"
	"time"

	"samsvar/model/reg"
)

// past is an entry of a record's history as it lies in the file, with the
// header of its change set.
type past struct {
	entry  entry
	meta   entryMeta
	header entryMeta
}

func (p past) compare(o past) int {
	return cmp.Or(cmp.Compare(p.header.Clock, o.header.Clock), cmp.Compare(p.meta.Device, o.meta.Device),
		cmp.Compare(p.meta.Seq, o.meta.Seq))
}

// pastOf reads what happened to one record or setting, oldest first.
func (r logReader) pastOf(register string, id reg.ID) ([]past, error) {
	var all []past
	err := r.eachOf(register, id, func(device string, seq uint64) error {
		p, err := r.pastAt(device, seq)
		all = append(all, p)
		return err
	})
	slices.SortFunc(all, past.compare)
	return all, err
}

func (r logReader) pastAt(device string, seq uint64) (past, error) {
	e, meta, err := r.entryAt(device, seq)
	if err != nil {
		return past{}, err
	}
	header, err := r.header(meta)
	return past{e, meta, header}, err
}

// formed is a record as its history makes it up to some moment.
type formed struct {
	replayed
	there bool // it had been created by then
}

func (f formed) live() bool { return f.there && !f.deleted }

func (f formed) gone() bool { return f.there && f.deleted }

// form carries entries of one record out.
func form(r *reg.Register, id reg.ID, entries []past) formed {
	f := formed{replayed: replayed{rec: r.Load(map[string]string{idField: string(id)})}}
	for _, p := range entries {
		if f.there = !p.meta.wholeErased() && (f.there || !p.entry.allErased()); f.there {
			f.take(r, p.entry, p.meta)
		}
	}
	if n := len(entries); n > 0 {
		head := f.rec.Header()
		head.Changed, head.ChangedBy = reg.InstantOf(time.UnixMilli(entries[n-1].header.At)), entries[n-1].header.User
	}
	return f
}
