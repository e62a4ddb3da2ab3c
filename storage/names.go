package storage

import (
	"maps"
	"slices"

	"samsvar/model/reg"
)

// names numbers the field keys of one register. A number is given at first use
// and stands for ever, also when the field is gone from the description.
type names struct {
	numbers map[string]uint64
	keys    map[uint64]string
	fresh   []string // not yet in the file
	shared  bool
}

func newNames() *names {
	return &names{numbers: map[string]uint64{}, keys: map[uint64]string{}}
}

// copy returns names that may grow without the original changing.
func (n *names) copy() *names {
	return &names{numbers: n.numbers, keys: n.keys, shared: true}
}

func (n *names) set(key string, number uint64) {
	n.numbers[key], n.keys[number] = number, key
}

// number returns a key's number and gives one to a new key.
func (n *names) number(key string) uint64 {
	if number, ok := n.numbers[key]; ok {
		return number
	}
	if n.shared {
		n.numbers, n.keys, n.shared = maps.Clone(n.numbers), maps.Clone(n.keys), false
	}
	number := uint64(1)
	for _, taken := range n.numbers {
		number = max(number, taken+1)
	}
	n.set(key, number)
	n.fresh = append(n.fresh, key)
	return number
}

// learn gives numbers to all keys of a record in a fixed order.
func (n *names) learn(values map[string]string) {
	var unknown []string
	for key := range values {
		if _, ok := n.numbers[key]; !ok {
			unknown = append(unknown, key)
		}
	}
	slices.Sort(unknown)
	for _, key := range unknown {
		n.number(key)
	}
}

// writeNames puts new names into the file.
func (t *txn) writeNames(r *reg.Register, n *names) error {
	for _, key := range n.fresh {
		if err := t.store(bucketNames+r.Key, key, n.numbers[key]); err != nil {
			return err
		}
	}
	n.fresh = nil
	return nil
}

func (t *txn) readNames(r *reg.Register) (*names, error) {
	n := newNames()
	err := t.each(bucketNames+r.Key, func(key, plain []byte) error {
		var number uint64
		if err := t.decode(plain, &number); err != nil {
			return err
		}
		if n.keys[number] != "" {
			return &Damaged{Harm: HarmContent, Detail: "two fields with one number in " + r.Key}
		}
		n.set(string(key), number)
		return nil
	})
	return n, err
}
