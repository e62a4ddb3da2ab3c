package packed

import (
	"encoding/binary"
	"errors"
)

// ErrDamaged is wrapped by every error about bytes that no block, dictionary
// or list of rows has.
var ErrDamaged = errors.New("packed data are damaged")

// reader reads bytes that may be anything. After the first failure it gives
// zeros and keeps the error.
type reader struct {
	data  []byte
	err   error
	spent int // bytes unpacked so far
}

func (r *reader) fail(detail string) {
	if r.err == nil {
		r.err = damaged(detail)
	}
	r.data = nil
}

type damaged string

func (d damaged) Error() string { return "packed data: " + string(d) }

func (d damaged) Unwrap() error { return ErrDamaged }

func (r *reader) byte() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) uvarint() uint64 {
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.fail("a number is cut off")
		return 0
	}
	r.data = r.data[n:]
	return v
}

// count reads how many of something follow, at least one byte each.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.data)) {
		r.fail("more is announced than there is")
		return 0
	}
	return int(n)
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.data) {
		r.fail("cut off")
		return nil
	}
	b := r.data[:n:n]
	r.data = r.data[n:]
	return b
}

// bytes reads a length and as many bytes.
func (r *reader) bytes() []byte { return r.take(r.count()) }

// end fails if something is left.
func (r *reader) end() error {
	if r.err == nil && len(r.data) > 0 {
		r.fail("more bytes than expected")
	}
	return r.err
}

func appendBytes[B ~[]byte | ~string](out []byte, b B) []byte {
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}
