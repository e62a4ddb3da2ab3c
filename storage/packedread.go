package storage

import (
	"encoding/binary"
	"fmt"
	"slices"

	"samsvar/storage/packed"
)

// readPacked fills a packed register from the file.
func (t *txn) readPacked(table *table) (*packedTable, error) {
	p := newPackedTable()
	var err error
	if p.live, err = t.readTree(bucketPacked + table.reg.Key); err != nil {
		return nil, err
	}
	if p.gone, err = t.readTree(bucketPackedGone + table.reg.Key); err != nil {
		return nil, err
	}
	err = t.each(bucketDict+table.reg.Key, func(key, plain []byte) error {
		field, _, err := splitDictKey(key)
		if err != nil {
			return err
		}
		if p.dicts[field] == nil {
			p.dicts[field] = packed.NewDict()
		}
		return harmedPack(p.dicts[field].ReadChunk(plain))
	})
	if err != nil {
		return nil, err
	}
	table.countPacked(p.live)
	table.countPacked(p.gone)
	return p, nil
}

func (t *txn) readTree(bucket string) (*packed.Tree, error) {
	var blocks []*packed.Block
	err := t.each(bucket, func(key, plain []byte) error {
		if len(key) != 4 {
			return &Damaged{Harm: HarmContent, Detail: fmt.Sprintf("key %x in %s", key, bucket)}
		}
		b, err := packed.ParseBlock(binary.BigEndian.Uint32(key), slices.Clone(plain))
		blocks = append(blocks, b)
		return harmedPack(err)
	})
	if err != nil {
		return nil, err
	}
	tree, err := packed.NewTree(blocks)
	return tree, harmedPack(err)
}

// harmedPack tells what is wrong with packed values as damage.
func harmedPack(err error) error {
	if err == nil {
		return nil
	}
	return &Damaged{Harm: HarmContent, Detail: err.Error()}
}

func blockKey(number uint32) []byte { return binary.BigEndian.AppendUint32(nil, number) }

// dictKey is field and number of the chunk, four bytes each.
func dictKey(field int, chunk uint32) []byte {
	return binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(field)), chunk)
}

func splitDictKey(key []byte) (field int, chunk uint32, err error) {
	if len(key) != 8 {
		return 0, 0, &Damaged{Harm: HarmContent, Detail: fmt.Sprintf("key %x of a dictionary", key)}
	}
	return int(binary.BigEndian.Uint32(key)), binary.BigEndian.Uint32(key[4:]), nil
}

// countPacked remembers the highest number of each year.
func (t *table) countPacked(tree *packed.Tree) {
	count := func(order uint64) {
		if order != unnumbered {
			year := int(order >> yearShift)
			t.counts[year] = max(t.counts[year], order&maxCount)
		}
	}
	for _, b := range tree.Blocks() {
		first, _ := b.No(0)
		last, _ := b.No(b.Len() - 1)
		count(last)
		if first>>yearShift == last>>yearShift {
			continue
		}
		for i := range b.Len() {
			order, _ := b.No(i)
			count(order)
		}
	}
}

// unknownTo lists the registers in the file that a view does not describe.
func (t *txn) unknownTo(v *View) []string {
	var unknown []string
	for _, key := range append(t.buckets(bucketRecords), t.buckets(bucketPacked)...) {
		if v.tables[key] == nil && !slices.Contains(unknown, key) {
			unknown = append(unknown, key)
		}
	}
	return unknown
}
