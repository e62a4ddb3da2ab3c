package storage

import (
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"samsvar/model/reg"
)

// stamp says what kind of store a file is. It is written when the store is
// created and when another version of the program saves.
type stamp struct {
	Format    string `cbor:"0,keyasint"` // always formatName
	Schema    int    `cbor:"1,keyasint"`
	MinReader int    `cbor:"2,keyasint"` // lowest schema that may read and write it
	Needs     string `cbor:"3,keyasint"` // version of the program with that schema
	Program   string `cbor:"4,keyasint"` // version that saved last
	ID        string `cbor:"5,keyasint"`
	Created   int64  `cbor:"6,keyasint"` // milliseconds since 1970
}

const (
	formatName = "samsvar"
	stampKey   = "stamp"
)

func newStamp(opt Options) (stamp, error) {
	now := opt.Now()
	id, err := ulid.New(milli(now), rand.Reader)
	if err != nil {
		return stamp{}, fmt.Errorf("make store id: %w", err)
	}
	st := stamp{Format: formatName, Schema: Schema, MinReader: Schema, Needs: opt.Program,
		Program: opt.Program, ID: id.String(), Created: now.UnixMilli()}
	return st.migrated(opt), nil
}

// migrated is the stamp of the store after the migrations it lacks. Those of
// them that keep older programs out say from which version on.
func (st stamp) migrated(opt Options) stamp {
	for schema := st.Schema + 1; schema <= opt.schema(); schema++ {
		least := opt.Migrations[schema-Schema-1].MinReader
		if least == 0 {
			least = schema
		}
		if least > st.MinReader {
			st.MinReader, st.Needs = least, opt.Program
		}
		st.Schema = schema
	}
	return st
}

// milli returns the milliseconds of an id's time; before 1970 it is 0.
func milli(t time.Time) uint64 { return uint64(max(t.UnixMilli(), 0)) }

// readStamp reads the stamp and refuses what this version cannot read.
func (t *txn) readStamp(path string) (stamp, error) {
	var st stamp
	ok, err := t.load(bucketMeta, stampKey, &st)
	switch {
	case err != nil:
		return st, err
	case !ok || st.Format != formatName:
		return st, &Damaged{Path: path, Harm: HarmForeign, Detail: "no stamp"}
	case st.MinReader > t.schema:
		return st, &TooNew{Path: path, Needs: st.Needs}
	}
	return st, nil
}

// idMaker makes ids that grow within one change set.
type idMaker struct {
	at      uint64
	entropy *ulid.MonotonicEntropy
	err     error
}

func newIDMaker(now time.Time) *idMaker {
	return &idMaker{at: milli(now), entropy: ulid.Monotonic(rand.Reader, 0)}
}

// next returns a new id. After a failure, err is set.
func (m *idMaker) next() reg.ID {
	id, err := ulid.New(m.at, m.entropy)
	if err != nil {
		m.err = fmt.Errorf("make id: %w", err)
	}
	return reg.ID(strings.ToUpper(id.String()))
}

// NewID makes an id for a new record that others of the same change are to link
// to; all other new records get theirs when they are saved.
func (s *Store) NewID() (reg.ID, error) {
	ids := newIDMaker(s.opt.Now())
	id := ids.next()
	return id, ids.err
}
