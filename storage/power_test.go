package storage

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"samsvar/model/reg"
)

// Power loss is played on recorded writes: a run of saves notes every page that
// bbolt hands to the operating system, and what a crash may leave of them is
// put together as a file. It needs neither a real disk that fails nor rights.

const sector = 512 // what a disk writes whole or not at all

// pageWrite is one write to the file.
type pageWrite struct {
	at   int64
	data []byte
}

// recordedSave is what one save wrote, in order: data pages, then, after they
// were flushed, one of the two beginnings.
type recordedSave struct {
	writes []pageWrite
	meta   pageWrite
	size   int // of the file when the first page was written
	state  string
}

// recorder notes the writes of an open store.
type recorder struct {
	t     *testing.T
	store *Store
	now   recordedSave
}

// record hooks the function that bbolt writes with. There is no other place
// where all writes pass on every operating system.
func record(t *testing.T, s *Store) *recorder {
	t.Helper()
	r := &recorder{t: t, store: s}
	field := reflect.ValueOf(s.db).Elem().FieldByName("ops").FieldByName("writeAt")
	hook := (*func([]byte, int64) (int, error))(unsafe.Pointer(field.UnsafeAddr()))
	write := *hook
	*hook = func(data []byte, at int64) (int, error) {
		r.note(at, data)
		return write(data, at)
	}
	return r
}

func (r *recorder) note(at int64, data []byte) {
	w := pageWrite{at, bytes.Clone(data)}
	if at < firstDataPage*testPage {
		r.now.meta = w
		return
	}
	if len(r.now.writes) == 0 {
		info, err := os.Stat(r.store.path)
		if err != nil {
			r.t.Fatal(err)
		}
		r.now.size = int(info.Size())
	}
	r.now.writes = append(r.now.writes, w)
}

// save carries a change out and returns what it wrote.
func (r *recorder) save(c Change) recordedSave {
	r.t.Helper()
	r.now = recordedSave{}
	mustSave(r.t, r.store, c)
	done := r.now
	done.state = dumpAll(r.t, r.store)
	return done
}

// someChange is a change of any kind and size.
func someChange(s *Store, r *rand.Rand, n int) Change {
	c := Change{Settings: map[string]string{"n": fmt.Sprint(n)}}
	live := s.View().All("ting")
	for range 1 + r.IntN(3) + 40*(n%8/7) {
		c.Records = append(c.Records, write(&thing{Name: fmt.Sprint("ny ", n), Note: strings.Repeat("y", r.IntN(900))}))
	}
	for range min(len(live), r.IntN(4)) {
		rec := things().Clone(live[r.IntN(len(live))]).(*thing)
		rec.Note = fmt.Sprintf("%0*d", r.IntN(5000), n)
		c.Records = append(c.Records, write(rec))
	}
	if len(live) > 20 {
		head := live[r.IntN(len(live))].Header()
		c.Records = nil
		c.Delete = []reg.Ref{{Register: "ting", ID: head.ID}}
	}
	return c
}

// crash is a way to lose what was not yet, or was said to be, on the disk.
type crash struct {
	name string
	// image returns what is left, given the file before the save.
	image func(before []byte, s recordedSave, r *rand.Rand) []byte
}

func crashes() []crash {
	return []crash{
		{"data torn and reordered", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			return someSectors(grown(before, s.size), s.writes, r)
		}},
		{"growth lost", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			return someSectors(grown(before, s.size), s.writes, r)[:len(before)]
		}},
		{"beginning torn", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			after := apply(grown(before, s.size), s.writes...)
			copy(after[s.meta.at:], s.meta.data[:r.IntN(pageHeader+metaSize+8)])
			return after
		}},
		{"all on disk", func(before []byte, s recordedSave, _ *rand.Rand) []byte {
			return apply(apply(grown(before, s.size), s.writes...), s.meta)
		}},
		{"a page lost by a disk that lied", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			lost := r.IntN(len(s.writes))
			after := apply(apply(grown(before, s.size), s.writes[:lost]...), s.writes[lost+1:]...)
			return apply(after, s.meta)
		}},
		{"a sector lost by a disk that lied", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			after := apply(apply(grown(before, s.size), s.writes...), s.meta)
			w := s.writes[r.IntN(len(s.writes))]
			from := int(w.at) + r.IntN(len(w.data)/sector)*sector
			copy(after[from:from+sector], grown(before, s.size)[from:])
			return after
		}},
		{"most lost by a disk that lied", func(before []byte, s recordedSave, r *rand.Rand) []byte {
			return apply(someSectors(grown(before, s.size), s.writes, r), s.meta)
		}},
	}
}

// grown is a copy of a file with a size.
func grown(before []byte, size int) []byte {
	after := make([]byte, max(size, len(before)))
	copy(after, before)
	return after
}

func apply(file []byte, writes ...pageWrite) []byte {
	for _, w := range writes {
		copy(file[w.at:], w.data)
	}
	return file
}

// someSectors writes any of the sectors: within a flush they reach the disk in
// any order, and a crash may come between any two.
func someSectors(file []byte, writes []pageWrite, r *rand.Rand) []byte {
	share := r.Float64()
	for _, w := range writes {
		for at := 0; at < len(w.data); at += sector {
			if r.Float64() < share {
				copy(file[int(w.at)+at:], w.data[at:at+sector])
			}
		}
	}
	return file
}

// TestPowerLoss opens what a loss of power may leave of each save. Each image
// must open by itself in the state before the save or after it, whole, say
// which where it was repaired, and take further saves.
func TestPowerLoss(t *testing.T) {
	saves := 10
	if torture() {
		saves = 160
	}
	random := rand.New(rand.NewPCG(3, 4))
	s := mustCreate(t, options())
	before, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	rec, state := record(t, s), dumpAll(t, s)
	dir, images, repaired, lost := t.TempDir(), 0, 0, 0
	for n := range saves {
		save := rec.save(someChange(s, random, n))
		for _, c := range crashes() {
			images++
			path := filepath.Join(dir, fmt.Sprintf("%d.samsvar", images))
			mustLay(t, path, c.image(before, save, random))
			account, err := checkCrash(path, state, save.state)
			if err != nil {
				lost++
				t.Errorf("save %d, %s: %v; account %v %v", n, c.name, err, account.Notes, account.Findings)
			}
			if account.Aside != "" {
				repaired++
			}
		}
		before, state = apply(apply(grown(before, save.size), save.writes...), save.meta), save.state
	}
	if repaired < images/8 {
		t.Errorf("only %d of %d images had to be repaired", repaired, images)
	}
	t.Logf("tried: power loss while saving, %d images of %d saves, %d of them repaired: %d lost", images, saves, repaired, lost)
}

// mustLay lays a file and the note that the program had it open.
func mustLay(t *testing.T, path string, content []byte) {
	t.Helper()
	for _, err := range []error{os.WriteFile(path, content, 0o600), os.WriteFile(lockInfoPath(path), nil, 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// checkCrash opens an image and looks at the state it shows.
func checkCrash(path string, states ...string) (Account, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return Account{}, err
	}
	s, account, err := OpenRepaired(path, options())
	if err != nil {
		return account, err
	}
	defer func() { _ = s.Close() }()
	log, err := s.Log(Query{})
	if err != nil {
		return account, err
	}
	if got := dumpView(s.View()) + fmt.Sprintln(log); !slices.Contains(states, got) {
		return account, errors.New("neither the state before nor the one after")
	}
	if account.Aside != "" {
		if kept, _ := os.ReadFile(account.Aside); !bytes.Equal(kept, content) || !account.Has(NoteOlder) {
			return account, errors.New("the damaged file was not kept")
		}
	}
	for range 2 { // as it is, and after another save
		if report, err := s.Verify(); err != nil || !report.OK() {
			return account, fmt.Errorf("verified: %v %v", report.Findings, err)
		}
		if _, err := s.Save(records(&thing{Name: "etterpå"})); err != nil {
			return account, err
		}
	}
	return account, nil
}
