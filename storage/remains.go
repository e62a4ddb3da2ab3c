package storage

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"samsvar/storage/vault"
)

// remains is what can be read of a damaged store: every value whose check
// matches, in all versions that lie anywhere in the file. A value that fails
// its check is not in it.
type remains struct {
	codec
	key     *vault.Key // nil of a store that is not encrypted
	sealer  sealer
	view    *View // empty: the registers that are described
	stamp   stamp
	values  map[string]map[string][]version // by bucket and key, the surest first
	broken  []brokenValue
	faults  []string
	devices []string
}

// version is one version of a value.
type version struct {
	plain  []byte
	weight uint64
	reach  reach
}

// brokenValue is a value in use whose check does not match.
type brokenValue struct{ bucket, key string }

// readRemains reads what can be read. It fails with *Damaged if that is
// nothing.
func readRemains(path string, opt Options) (*remains, error) {
	opt = opt.withDefaults()
	f, err := os.Open(path)
	if err != nil {
		return nil, diskError("read damaged store", path, err)
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return nil, diskError("read damaged store", path, err)
	}
	return remainsOf(f, info.Size(), path, opt)
}

func remainsOf(f io.ReaderAt, size int64, path string, opt Options) (*remains, error) {
	s, err := newStore(path, opt)
	if err != nil {
		return nil, err
	}
	found := scanFile(f, size)
	if err := found.unlock(s); err != nil {
		return nil, err
	}
	r := &remains{codec: s.codec, key: s.opt.key, sealer: s.sealer, view: newView(opt.Registers),
		values: map[string]map[string][]version{}, faults: found.faults}
	r.open(found, opt)
	if r.stamp, err = r.findStamp(path); err != nil {
		return nil, err
	}
	return r, nil
}

// unlock finds the key of the store, as opening it does. Where the header is
// lost, a backup's will do: it has the same key unless that was changed since.
func (s *scan) unlock(store *Store) error {
	var headers []scrap
	for _, p := range s.scraps {
		if string(p.key) == headerKey && (p.bucket == bucketKeys || p.bucket == "") {
			headers = append(headers, p)
		}
	}
	slices.SortStableFunc(headers, func(a, b scrap) int { return cmp.Compare(b.reach, a.reach) })
	for _, p := range headers {
		plain, err := newChecksum().open(bucketKeys, p.key, p.sealed)
		if err != nil {
			continue
		}
		lock, err := vault.Read(plain)
		if err != nil {
			continue
		}
		key, err := store.openLock(lock)
		switch {
		case err == nil:
			store.useKey(key)
			return nil
		case !errors.As(err, new(*vault.Damaged)):
			return vaultError(store.path, err)
		}
	}
	for _, b := range Backups(store.path, "") {
		copied, err := openCopy(b.Path, store.opt, nil)
		if err != nil {
			continue
		}
		store.useKey(copied.opt.key)
		return copied.db.Close()
	}
	return nil
}

// findStamp reads the stamp. Without one, values may be there all the same.
func (r *remains) findStamp(path string) (stamp, error) {
	for _, v := range r.values[bucketMeta][stampKey] {
		var st stamp
		if r.decode(v.plain, &st) != nil || st.Format != formatName {
			continue
		}
		if st.MinReader > Schema {
			return st, &TooNew{Path: path, Needs: st.Needs}
		}
		return st, nil
	}
	if len(r.values) == 0 {
		return stamp{}, &Damaged{Path: path, Harm: HarmForeign, Detail: "nothing can be read"}
	}
	if r.key != nil {
		bound := r.key.Binding()
		return stamp{Format: formatName, Schema: bound.Schema, MinReader: bound.Schema, Needs: bound.Needs, ID: bound.Store}, nil
	}
	return stamp{}, nil
}

// open checks every scrap and sorts it in under its bucket.
func (r *remains) open(s *scan, opt Options) {
	var loose []scrap
	for _, p := range s.scraps {
		switch {
		case p.bucket == "":
			loose = append(loose, p)
		case !r.take(p, p.bucket) && p.reach == reachNewest:
			r.broken = append(r.broken, brokenValue{p.bucket, string(p.key)})
		}
	}
	loose = r.match(loose, r.bucketNames(s, opt))
	r.match(loose, r.logNames())
	for _, keys := range r.values {
		for _, versions := range keys {
			slices.SortStableFunc(versions, func(a, b version) int { return cmp.Compare(b.reach, a.reach) })
		}
	}
	for name := range r.values {
		if device, ok := strings.CutPrefix(name, bucketOps); ok {
			r.devices = append(r.devices, device)
		}
	}
	slices.Sort(r.devices)
}

// match finds the bucket of each scrap by its check, and returns those that
// match none.
func (r *remains) match(scraps []scrap, names []string) (rest []scrap) {
	last := ""
	for _, p := range scraps {
		if last != "" && r.take(p, last) { // a page holds values of one bucket
			continue
		}
		i := slices.IndexFunc(names, func(name string) bool { return r.take(p, name) })
		if i < 0 {
			rest = append(rest, p)
			continue
		}
		last = names[i]
	}
	return rest
}

// bucketNames lists every bucket a value may be of.
func (r *remains) bucketNames(s *scan, opt Options) []string {
	names := map[string]bool{bucketMeta: true, bucketSettings: true, bucketTally: true, bucketOps + opt.Device: true,
		bucketHistory + settingsName: true}
	maps.Copy(names, s.buckets)
	for _, key := range r.view.keys {
		for _, prefix := range []string{bucketRecords, bucketDeleted, bucketNames, bucketHistory,
			bucketPacked, bucketPackedGone, bucketDict} {
			names[prefix+key] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// logNames lists the logs of the devices that the index of the history names.
func (r *remains) logNames() []string {
	names := map[string]bool{}
	for bucket, keys := range r.values {
		if !strings.HasPrefix(bucket, bucketHistory) {
			continue
		}
		for key := range keys {
			if _, _, device, err := splitHistoryKey([]byte(key)); err == nil {
				names[bucketOps+device] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// take opens a value as one of a bucket and keeps it.
func (r *remains) take(p scrap, bucket string) bool {
	plain, err := r.sealer.open(bucket, p.key, p.sealed)
	if err != nil {
		return false
	}
	keys := r.values[bucket]
	if keys == nil {
		keys = map[string][]version{}
		r.values[bucket] = keys
	}
	for i, v := range keys[string(p.key)] {
		if bytes.Equal(v.plain, plain) {
			keys[string(p.key)][i].reach = max(v.reach, p.reach)
			return true
		}
	}
	keys[string(p.key)] = append(keys[string(p.key)], version{plain, weight(p.key, p.sealed), p.reach})
	return true
}

// tallyOf returns how many values a bucket had, if that can be read from the
// newest state.
func (r *remains) tallyOf(bucket string) (tally, bool) {
	for _, v := range r.values[bucketTally][bucket] {
		var t tally
		if v.reach == reachNewest && r.decode(v.plain, &t) == nil {
			return t, true
		}
	}
	return tally{}, false
}

// newestHead returns the end of a device's chain as noted last.
func (r *remains) newestHead(device string) (head, bool) {
	var last head
	for _, v := range r.values[bucketMeta][headKey+device] {
		var h head
		if r.decode(v.plain, &h) == nil && h.Seq > last.Seq {
			last = h
		}
	}
	return last, last.Seq > 0
}

// names reads the numbers of a register's fields. They never change, so that
// any version of the bucket will do.
func (r *remains) names(register string) *names {
	n := newNames()
	for key, versions := range r.values[bucketNames+register] {
		var number uint64
		if r.decode(versions[0].plain, &number) == nil && n.keys[number] == "" {
			n.set(key, number)
		}
	}
	return n
}

// changeSet is one change set as read from a log.
type changeSet struct {
	device  string
	header  entryMeta
	entries []logged2
	end     head // of the chain after it
}

// logged2 is an entry of the log as it was read.
type logged2 struct {
	plain []byte
	entry entry
	meta  entryMeta
}

// sets reads the change sets of a device that follow a head without a gap, each
// hash continuing the one before. The last one is left out if it is not known
// to be whole.
func (r *remains) sets(device string, from head) []changeSet {
	var all []changeSet
	at := from
	for {
		e, ok := r.next(device, at)
		if !ok {
			break
		}
		if e.meta.Kind == kindSet {
			at.Clock, at.Sets = e.meta.Clock, at.Sets+1
			all = append(all, changeSet{device: device, header: e.meta})
		}
		if len(all) == 0 { // the head was not the end of a change set
			return nil
		}
		at.Seq, at.Hash = at.Seq+e.meta.numbers(), e.entry.Hash
		set := &all[len(all)-1]
		set.entries, set.end = append(set.entries, e), at
	}
	if n := len(all); n > 0 && !r.isHead(device, all[n-1].end) {
		all = all[:n-1]
	}
	return all
}

// next finds the entry that continues a chain.
func (r *remains) next(device string, at head) (logged2, bool) {
	for _, v := range r.values[bucketOps+device][string(seqKey(at.Seq+1))] {
		e, ok := r.entry(v)
		if ok && e.meta.Seq == at.Seq+1 && e.meta.Device == device && bytes.Equal(e.entry.Hash, e.entry.chained(at.Hash)) {
			return e, true
		}
	}
	return logged2{}, false
}

// entry decodes an entry of the log.
func (r *remains) entry(v version) (logged2, bool) {
	e := logged2{plain: v.plain}
	if r.decode(v.plain, &e.entry) != nil || r.decode(e.entry.Meta, &e.meta) != nil {
		return e, false
	}
	return e, e.meta.Kind != kindRows || e.entry.unpackRows(e.meta) == nil
}

// isHead reports whether a chain was noted to end here once.
func (r *remains) isHead(device string, at head) bool {
	for _, v := range r.values[bucketMeta][headKey+device] {
		var h head
		if r.decode(v.plain, &h) == nil && h.equal(at) {
			return true
		}
	}
	return false
}

// lostSets tells how many change sets a state with these heads lacks of those
// the file is known to have had.
func (r *remains) lostSets(heads map[string]head) int {
	lost := 0
	for _, device := range r.devices {
		if noted, ok := r.newestHead(device); ok && noted.Sets > heads[device].Sets {
			lost += int(noted.Sets - heads[device].Sets)
		}
	}
	return lost
}

var errCannotRetake = errors.New("the change cannot be carried out here")

// describe names a value for people who look for what was lost.
func (b brokenValue) describe() string {
	if _, seq, device, err := splitHistoryKey([]byte(b.key)); err == nil && strings.HasPrefix(b.bucket, bucketHistory) {
		return b.bucket + " " + device + ":" + strconv.FormatUint(seq, 10)
	}
	return b.bucket + " " + strconv.QuoteToASCII(b.key)
}
