package storage

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"samsvar/model/reg"
	"samsvar/storage/packed"
)

// packedReplay compares the rows of a packed register with their history. Most
// rows have one operation, the one that made them: they are compared where it
// is read. The few with more are carried out like other records.
type packedReplay struct {
	*table
	touched    map[reg.ID]bool // rows with operations of their own
	live, gone []bool          // rows that agree with their history
	codes      []uint32
}

func (v *verifier) newPackedReplays() (map[string]*packedReplay, error) {
	all := map[string]*packedReplay{}
	for _, key := range v.view.keys {
		t := v.view.tables[key]
		if t.pack == nil {
			continue
		}
		r := &packedReplay{table: t, touched: map[reg.ID]bool{},
			live: make([]bool, t.pack.live.Len()), gone: make([]bool, t.pack.gone.Len())}
		err := v.eachSealed(bucketHistory+key, func(key, _ []byte) error {
			if id, _, _, err := splitHistoryKey(key); err == nil {
				r.touched[id] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		all[key] = r
	}
	return all, nil
}

// packedRows compares the rows of an entry with those there are.
func (v *verifier) packedRows(e entry, meta entryMeta) error {
	r := v.replay.packed[meta.Register]
	if r == nil {
		return nil // a register that this version does not know
	}
	places := make([]int, len(meta.Fields)) // number of each field
	for i, field := range meta.Fields {
		places[i] = int(r.names.numbers[field])
	}
	for i, value := range e.Values {
		if value.Erased != nil {
			continue
		}
		cells, err := packed.Cells(value.To, rowHead+len(meta.Fields))
		if err != nil {
			v.find(FoundChain, meta.Device, fmt.Sprint(meta.Seq))
			continue
		}
		if id := reg.ID(cells[0]); r.touched[id] {
			one, about, err := e.row(meta, i)
			if err != nil {
				return err
			}
			v.replay.carryOut(one, about)
			continue
		}
		if !r.agrees(cells, places) {
			v.find(FoundState, meta.Register, cells[1])
		}
	}
	return nil
}

// agrees compares a row with the texts it was made of, and ticks it off.
func (r *packedReplay) agrees(cells []string, places []int) bool {
	index, ok := r.pack.live.Find(cells[0])
	if !ok || r.live[index] {
		return false
	}
	r.live[index] = true
	b, i := r.pack.live.At(index)
	if r.numberOf(b.No(i)) != cells[1] {
		return false
	}
	r.codes = b.RowCodes(i, r.codes)
	for field, text := range cells[rowHead:] {
		code := uint32(0)
		if places[field] < len(r.codes) {
			code = r.codes[places[field]]
			r.codes[places[field]] = 0
		}
		if r.pack.dict(places[field]).Text(code) != text {
			return false
		}
	}
	for field, code := range r.codes {
		key := r.names.keys[uint64(field)]
		if code != 0 && field != deviceDict && key != changedField && key != changedByField {
			return false
		}
	}
	return true
}

// packedRegister compares the file with memory, and the rows that have more
// than one operation, or none, with the history.
func (v *verifier) packedRegister(r *packedReplay) error {
	key := r.reg.Key
	for bucket, tree := range map[string]*packed.Tree{bucketPacked: r.pack.live, bucketPackedGone: r.pack.gone} {
		if err := v.packedBlocks(bucket+key, key, tree); err != nil {
			return err
		}
	}
	err := v.each(bucketDict+key, func(at, plain []byte) error {
		field, chunk, err := splitDictKey(at)
		if err == nil && !r.pack.dict(field).Holds(chunk, plain) {
			v.find(FoundMemory, key, "")
		}
		return err
	})
	v.packedStates(r, r.pack.live, r.live, false)
	v.packedStates(r, r.pack.gone, r.gone, true)
	v.report.Records += r.pack.live.Len() + r.pack.gone.Len()
	return err
}

func (v *verifier) packedBlocks(bucket, register string, tree *packed.Tree) error {
	held := map[uint32]*packed.Block{}
	for _, b := range tree.Blocks() {
		held[b.Number] = b
	}
	err := v.each(bucket, func(key, plain []byte) error {
		if len(key) != 4 {
			v.find(FoundMemory, register, "")
			return nil
		}
		number := binary.BigEndian.Uint32(key)
		if b := held[number]; b == nil || !bytes.Equal(b.Data(), plain) {
			v.find(FoundMemory, register, fmt.Sprint(number))
		}
		delete(held, number)
		return nil
	})
	if len(held) > 0 {
		v.find(FoundMemory, register, "")
	}
	return err
}

func (v *verifier) packedStates(r *packedReplay, tree *packed.Tree, agreed []bool, deleted bool) {
	if v.replay.broken {
		return
	}
	for index, ok := range agreed {
		if ok {
			continue
		}
		rec := r.record(tree, index)
		ref := reg.Ref{Register: r.reg.Key, ID: rec.Header().ID}
		if !r.touched[ref.ID] || !v.replay.agrees(ref, rec, deleted) {
			v.find(FoundState, ref.Register, rec.Header().No)
		}
	}
}

// packedLinks warns of links of packed rows that lead nowhere.
func (v *verifier) packedLinks(t *table) {
	for _, f := range t.linking("") {
		if v.view.tables[f.Target] == nil {
			continue
		}
		dict := t.pack.dict(f.number)
		lost := make([]bool, dict.Len()+1)
		any := false
		for code := 1; code <= dict.Len(); code++ {
			text := dict.Text(uint32(code))
			lost[code] = text != "" && !v.view.Has(reg.Ref{Register: f.Target, ID: reg.ID(text)})
			any = any || lost[code]
		}
		if !any {
			continue
		}
		for first, batch := range t.pack.live.Batches([]int{f.number}) {
			b, _ := t.pack.live.At(first)
			for i, code := range batch[0] {
				if lost[code] {
					v.warn(FoundLink, t.reg.Key, t.numberOf(b.No(i)), f.Path)
				}
			}
		}
	}
}
