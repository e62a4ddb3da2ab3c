package storage

import (
	"cmp"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"samsvar/model/reg"
)

// What a store was at some moment is made again from the history. The moment is
// one by the clock on the wall. Where that clock was wrong, the last change set
// that was made by then counts, with everything that came before it.

// AsOf returns a record as it was at a moment, and whether it was deleted then.
// It is not found if it had not been made yet, or if its register is not known.
// Values that were erased by order are empty.
func (s *Store) AsOf(ref reg.Ref, at time.Time) (rec reg.Record, deleted, ok bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.View().tables[ref.Register]
	if t == nil {
		return nil, false, false, nil
	}
	var entries []past
	err = s.read(func(t *txn) error {
		entries, err = logReader{t, map[opRef]entryMeta{}}.pastOf(ref.Register, ref.ID)
		return err
	})
	by := 0
	for i, p := range entries {
		if p.header.At <= at.UnixMilli() {
			by = i + 1
		}
	}
	if err != nil || by == 0 {
		return nil, false, false, err
	}
	then := form(t.reg, ref.ID, entries[:by])
	if !then.there { // erased by order
		return nil, false, false, nil
	}
	return then.rec, then.deleted, true, nil
}

// ViewAt returns all content as it was at a moment, for reading. Values that
// were erased by order are empty in it.
func (s *Store) ViewAt(at time.Time) (*View, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var v *View
	err := s.read(func(t *txn) error {
		until, err := t.lastSetBy(at)
		if err != nil {
			return err
		}
		r := &pastView{replay: newReplay(newView(s.opt.Registers)), packs: map[string]*repack{}, touched: map[string]map[reg.ID]bool{}}
		if err := t.replayUntil(r, until); err != nil {
			return err
		}
		v = r.formed()
		return nil
	})
	return v, err
}

// moment is a place in the common order of all chains.
type moment struct {
	clock  uint64
	device string
}

func (m moment) compare(o moment) int {
	return cmp.Or(cmp.Compare(m.clock, o.clock), cmp.Compare(m.device, o.device))
}

// lastSetBy finds the last change set of all that was made by a moment.
func (t *txn) lastSetBy(at time.Time) (moment, error) {
	var last moment
	for _, device := range t.devices() {
		err := t.eachSet(device, func(header entryMeta) (bool, error) {
			if header.At > at.UnixMilli() {
				return true, nil
			}
			if m := (moment{header.Clock, device}); m.compare(last) > 0 {
				last = m
			}
			return false, nil
		})
		if err != nil {
			return moment{}, err
		}
	}
	return last, nil
}

// replayUntil carries all entries out in their order, those of the change set
// at a moment the last.
func (t *txn) replayUntil(r *pastView, until moment) error {
	if err := r.preparePacked(t); err != nil {
		return err
	}
	var all []*logCursor
	for _, device := range t.devices() {
		b := t.tx.Bucket([]byte(bucketOps + device))
		if b == nil {
			continue
		}
		c := &logCursor{txn: t, until: until, cursor: b.Cursor()}
		c.at.device = device
		if err := c.advance(c.cursor.First); err != nil {
			return err
		}
		all = append(all, c)
	}
	for {
		all = slices.DeleteFunc(all, func(c *logCursor) bool { return c.done })
		if len(all) == 0 {
			return nil
		}
		first := slices.MinFunc(all, func(a, b *logCursor) int { return a.at.compare(b.at) })
		if err := r.take(first.header, first.entry, first.meta); err != nil {
			return err
		}
		if err := first.advance(first.cursor.Next); err != nil {
			return err
		}
	}
}

// logCursor reads the log of one device.
type logCursor struct {
	*txn
	until  moment
	cursor *bbolt.Cursor
	at     moment // of the change set read last
	header entryMeta
	entry  entry
	meta   entryMeta
	done   bool
}

func (c *logCursor) advance(move func() (key, sealed []byte)) error {
	key, sealed := move()
	if key == nil {
		c.done = true
		return nil
	}
	var err error
	if c.entry, c.meta, err = c.openEntry(c.at.device, key, sealed); err != nil {
		return err
	}
	if c.meta.Kind == kindSet {
		c.header, c.at.clock = c.meta, c.meta.Clock
		c.done = c.at.compare(c.until) > 0
	}
	return nil
}

// pastView is the content at a moment in the making.
type pastView struct {
	*replay
	packs   map[string]*repack         // packed registers
	touched map[string]map[reg.ID]bool // their rows with more than one entry
}

func (p *pastView) preparePacked(t *txn) error {
	for key, table := range p.view.tables {
		if table.pack == nil {
			continue
		}
		p.packs[key], p.touched[key] = newRepack(table.reg, newNames()), map[reg.ID]bool{}
		err := t.eachSealed(bucketHistory+key, func(at, _ []byte) error {
			id, _, _, err := splitHistoryKey(at)
			p.touched[key][id] = true
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// take carries one entry out. A packed row that nothing else happened to is
// kept as it was made.
func (p *pastView) take(header entryMeta, e entry, meta entryMeta) error {
	if meta.Kind == kindSet || p.view.tables[meta.Register] == nil && meta.Register != settingsName {
		return nil
	}
	return e.eachRecord(meta, func(one entry, about entryMeta) error {
		pack := p.packs[meta.Register]
		switch {
		case about.ID == "": // a row that was erased by order
		case pack == nil || p.touched[meta.Register][about.ID]:
			p.carryOut(one, about)
			p.changed(header, about)
		default:
			values := map[string]string{idField: string(about.ID), changedByField: header.User,
				changedField: reg.InstantOf(time.UnixMilli(header.At)).Text()}
			for i, op := range about.Ops {
				values[op.Path] = one.Values[i].To
			}
			pack.add(pack.row(values), false)
		}
		return nil
	})
}

// changed notes on a record who changed it when.
func (p *pastView) changed(header, meta entryMeta) {
	if state := p.states[reg.Ref{Register: meta.Register, ID: meta.ID}]; state != nil {
		head := state.rec.Header()
		head.Changed, head.ChangedBy = reg.InstantOf(time.UnixMilli(header.At)), header.User
	}
}

// formed makes a view of what the entries carried out so far have made.
func (p *pastView) formed() *View {
	d := p.view.draft()
	for ref, state := range p.states {
		if pack := p.packs[ref.Register]; pack != nil {
			pack.add(pack.row(pack.reg.Dump(state.rec)), state.deleted)
			continue
		}
		t := d.table(ref.Register)
		if row := newRow(t.reg, state.rec); state.deleted {
			t.bury(row)
		} else {
			d.set(t, row)
		}
	}
	for key, text := range p.settings {
		if text != "" {
			d.settings[key] = text
		}
	}
	d.settle()
	for key, pack := range p.packs {
		own := *d.tables[key]
		own.pack, own.names = pack.table(), pack.names
		d.tables[key] = &own
	}
	return d.View
}
