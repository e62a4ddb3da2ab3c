package storage

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
)

// logPlace is where an entry of the history lies, for comparing with its index.
type logPlace struct {
	register string
	id       reg.ID
	device   string
	seq      uint64
}

// replay carries the whole history out again, to compare it with the state.
type replay struct {
	view     *View
	states   map[reg.Ref]*replayed
	settings map[string]string
	places   map[logPlace]bool
	packed   map[string]*packedReplay // by register
	newer    int                      // entries that only a newer version can carry out
	broken   bool                     // a chain ended early: the rest is not known
}

// replayed is a record as its history makes it.
type replayed struct {
	rec     reg.Record
	deleted bool
	newer   bool            // what has become of it only a newer version can tell
	unsure  bool            // the history holds what cannot be carried out here
	erased  map[string]bool // paths whose last value was erased
}

func newReplay(v *View) *replay {
	return &replay{view: v, states: map[reg.Ref]*replayed{}, settings: map[string]string{},
		places: map[logPlace]bool{}}
}

// take carries one entry out.
func (r *replay) take(e entry, meta entryMeta) {
	if meta.Register == "" { // nothing that this version writes
		r.newer++
		return
	}
	r.places[logPlace{meta.Register, meta.ID, meta.Device, meta.Seq}] = true
	r.carryOut(e, meta)
}

func (r *replay) carryOut(e entry, meta entryMeta) {
	if meta.Register == settingsName {
		if len(e.Values) == 1 {
			r.settings[string(meta.ID)] = e.Values[0].To
		}
		return
	}
	t := r.view.tables[meta.Register]
	if t == nil {
		return
	}
	ref := reg.Ref{Register: meta.Register, ID: meta.ID}
	state := r.states[ref]
	switch {
	case meta.wholeErased():
		delete(r.states, ref)
		return
	case state == nil && e.allErased(): // of a record that went by order
		return
	case state == nil:
		state = &replayed{rec: t.reg.Load(map[string]string{idField: string(meta.ID)})}
		r.states[ref] = state
	}
	if !meta.known() {
		r.newer++
		state.newer = true
		return
	}
	state.take(t.reg, e, meta)
}

func (s *replayed) take(r *reg.Register, e entry, meta entryMeta) {
	if len(e.Values) != len(meta.Ops) {
		s.unsure = true
		return
	}
	for i, op := range meta.Ops {
		value := e.Values[i]
		if value.Erased != nil {
			s.takeErased(r, op.Path)
			continue
		}
		delete(s.erased, op.Path)
		if op.Path == deletedPath {
			s.deleted = value.To != ""
			continue
		}
		change := reg.Change{Path: op.Path, From: value.From, To: value.To}
		if r.Apply(s.rec, []reg.Change{change}) != nil {
			s.unsure = true
		}
	}
}

// takeErased carries out what is known of an operation whose values were erased.
// An item's own operation is only erased where it took the item out.
func (s *replayed) takeErased(r *reg.Register, path string) {
	if reg.IsItemPath(path) {
		if r.Apply(s.rec, []reg.Change{{Path: path}}) != nil {
			s.unsure = true
		}
		return
	}
	if s.erased == nil {
		s.erased = map[string]bool{}
	}
	s.erased[path] = true
}

// wholeErased tells the entry that stands for a record erased as a whole.
func (m entryMeta) wholeErased() bool { return m.Kind == KindErase && len(m.Ops) == 0 }

// allErased reports whether nothing of an entry's values is left.
func (e entry) allErased() bool {
	return len(e.Values) > 0 && !slices.ContainsFunc(e.Values, func(v opValue) bool { return v.Erased == nil })
}

// agrees compares a record in the file with its history, and ticks it off.
func (r *replay) agrees(ref reg.Ref, rec reg.Record, deleted bool) bool {
	state := r.states[ref]
	delete(r.states, ref)
	if state == nil {
		return false
	}
	if state.newer {
		return true
	}
	if state.unsure {
		return state.deleted == deleted
	}
	register := r.view.tables[ref.Register].reg
	want, got := logged(register, state.rec), logged(register, rec)
	for path := range state.erased {
		field := reg.Change{Path: path}.Field()
		delete(want, field)
		delete(got, field)
	}
	return state.deleted == deleted && maps.Equal(want, got)
}

// logged is a record's content as far as the history has it.
func logged(r *reg.Register, rec reg.Record) map[string]string {
	values := r.Dump(rec)
	for _, key := range []string{"endret", "endret_av"} {
		delete(values, key)
	}
	return values
}

// left lists records that the history has and the file lacks.
func (r *replay) left() []reg.Ref {
	maps.DeleteFunc(r.states, func(_ reg.Ref, s *replayed) bool { return s.newer })
	return slices.SortedFunc(maps.Keys(r.states), func(a, b reg.Ref) int {
		return cmp.Or(cmp.Compare(a.Register, b.Register), cmp.Compare(a.ID, b.ID))
	})
}

// chain reads the log of one device entry by entry.
type chain struct {
	device string
	cursor *bbolt.Cursor
	hash   []byte // of the entry before
	next   uint64 // number the next entry must have
	clock  uint64 // of the change set read last
	sets   uint64 // change sets so far
	entry  entry
	meta   entryMeta
	done   bool
}

// history verifies the chains and replays them together in order of time.
func (v *verifier) history() error {
	var chains []*chain
	devices := v.devices()
	if len(devices) > 1 {
		v.ends = map[opRef]string{}
	}
	for _, device := range devices {
		v.report.Devices++
		c := &chain{device: device, hash: chainOrigin(v.store.id, device), next: 1}
		b := v.tx.Bucket([]byte(bucketOps + device))
		if b == nil {
			v.brokenAt(c)
			continue
		}
		c.cursor = b.Cursor()
		v.advance(c, c.cursor.First)
		chains = append(chains, c)
	}
	for {
		chains = slices.DeleteFunc(chains, func(c *chain) bool { return c.done })
		if len(chains) == 0 {
			return nil
		}
		first := slices.MinFunc(chains, func(a, b *chain) int {
			return cmp.Or(cmp.Compare(a.clock, b.clock), cmp.Compare(a.device, b.device))
		})
		switch first.meta.Kind {
		case kindSet:
			v.checkSeen(first)
		case kindRows:
			if err := v.packedRows(first.entry, first.meta); err != nil {
				return err
			}
			v.report.Operations += first.meta.numbers()
		default:
			v.replay.take(first.entry, first.meta)
			v.report.Operations += uint64(len(first.meta.Ops))
		}
		v.advance(first, first.cursor.Next)
	}
}

// advance reads the next entry and checks that it continues the chain.
func (v *verifier) advance(c *chain, move func() (key, sealed []byte)) {
	key, sealed := move()
	if key == nil {
		c.done = true
		v.checkEnd(c)
		return
	}
	var err error
	c.entry, c.meta, err = v.openEntry(c.device, key, sealed)
	unbroken := err == nil && bytes.Equal(key, seqKey(c.next)) && c.meta.Seq == c.next &&
		c.meta.Device == c.device && bytes.Equal(c.entry.Hash, c.entry.chained(c.hash))
	if !unbroken {
		v.brokenAt(c)
		return
	}
	if c.meta.Kind == kindSet {
		c.clock = c.meta.Clock
		c.sets++
	}
	c.hash = c.entry.Hash
	c.next += c.meta.numbers()
	if v.ends != nil {
		v.ends[opRef{Device: c.device, Seq: c.next - 1}] = string(c.hash)
	}
}

// checkSeen compares what a change set says of other chains with those chains,
// which have all been read that far: their clocks were behind.
func (v *verifier) checkSeen(c *chain) {
	for _, seen := range c.meta.Seen {
		if v.ends[opRef{Device: seen.Device, Seq: seen.Seq}] != string(seen.Hash) && !v.replay.broken {
			v.find(FoundChain, seen.Device, strconv.FormatUint(seen.Seq, 10))
		}
	}
}

// checkEnd compares the end of a chain with the end noted apart from it.
func (v *verifier) checkEnd(c *chain) {
	var noted head
	ok, err := v.load(bucketMeta, headKey+c.device, &noted)
	if err != nil || !ok || !noted.equal(head{c.next - 1, c.hash, c.clock, c.sets}) {
		v.brokenAt(c)
	}
}

func (v *verifier) brokenAt(c *chain) {
	v.find(FoundChain, c.device, strconv.FormatUint(c.next, 10))
	c.done, v.replay.broken = true, true
}
