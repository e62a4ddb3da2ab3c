package storage

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"samsvar/storage/vault"
)

// sealer protects values against unnoticed change. It binds each value to its
// place, so that one value cannot stand in for another.
type sealer interface {
	// seal returns what is written to the file. It never reuses plain.
	seal(bucket string, key, plain []byte) []byte
	// open returns the plain value, which may share memory with sealed.
	open(bucket string, key, sealed []byte) ([]byte, error)
}

// checksum seals with CRC32C, for stores that are not encrypted.
type checksum struct {
	table *crc32.Table
}

func newChecksum() checksum { return checksum{crc32.MakeTable(crc32.Castagnoli)} }

const checksumSize = 4

func (c checksum) seal(bucket string, key, plain []byte) []byte {
	sealed := make([]byte, len(plain), len(plain)+checksumSize)
	copy(sealed, plain)
	return binary.BigEndian.AppendUint32(sealed, c.sum(bucket, key, plain))
}

func (c checksum) open(bucket string, key, sealed []byte) ([]byte, error) {
	n := len(sealed) - checksumSize
	if n < 0 || binary.BigEndian.Uint32(sealed[n:]) != c.sum(bucket, key, sealed[:n]) {
		return nil, &Damaged{Harm: HarmContent, Detail: fmt.Sprintf("check of %s %q does not match", bucket, key)}
	}
	return sealed[:n:n], nil
}

func (c checksum) sum(bucket string, key, plain []byte) uint32 {
	sum := crc32.Update(0, c.table, []byte(bucket))
	sum = crc32.Update(sum, c.table, []byte{0})
	sum = crc32.Update(sum, c.table, key)
	sum = crc32.Update(sum, c.table, []byte{0})
	return crc32.Update(sum, c.table, plain)
}

// encryption seals with the key of an encrypted store. Only the header, which
// holds the ways to that key, is left to be read by everyone.
type encryption struct {
	box   *vault.Box
	plain checksum
}

// newSealer returns the sealer for a key; nil is that of a store which is not
// encrypted.
func newSealer(key *vault.Key) sealer {
	if key == nil {
		return newChecksum()
	}
	return encryption{key.Box("values"), newChecksum()}
}

func (e encryption) seal(bucket string, key, plain []byte) []byte {
	if bucket == bucketKeys {
		return e.plain.seal(bucket, key, plain)
	}
	return e.box.Seal(bucket, key, plain)
}

func (e encryption) open(bucket string, key, sealed []byte) ([]byte, error) {
	if bucket == bucketKeys {
		return e.plain.open(bucket, key, sealed)
	}
	plain, ok := e.box.Open(bucket, key, sealed)
	if !ok {
		return nil, &Damaged{Harm: HarmContent, Detail: fmt.Sprintf("seal of %s %q does not match", bucket, key)}
	}
	return plain, nil
}
