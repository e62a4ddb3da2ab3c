package pdffile

import (
	"bytes"
	"fmt"
)

// MostBytes is how large a file may be.
const MostBytes = 256 << 20

// The limits of a file that is read.
const (
	mostObjects   = 2_000_000
	mostRevisions = 200
	mostUnpacked  = 64 << 20
	// farthestHead is how far into the file its first line may begin.
	farthestHead = 1024
)

// Error is what keeps a file from being read. Errors that say more wrap one.
type Error struct{ code string }

// Error returns the code.
func (e *Error) Error() string { return e.code }

// ErrorCode is the code by which the catalogues word it.
func (e *Error) ErrorCode() string { return e.code }

// ErrorArgs is empty: what is wrong needs no more words.
func (e *Error) ErrorArgs() []string { return nil }

// The errors of files that cannot be read.
var (
	// ErrNotPDF is returned for a file of another kind.
	ErrNotPDF = &Error{"pdf_none"}
	// ErrDamaged is returned for a PDF that is not whole.
	ErrDamaged = &Error{"pdf_damaged"}
	// ErrEncrypted is returned for a PDF that is locked with a password.
	ErrEncrypted = &Error{"pdf_encrypted"}
	// ErrTooLarge is returned for a PDF beyond the limits.
	ErrTooLarge = &Error{"pdf_large"}
)

// File is a PDF file that has been read. It is not safe for use by several
// goroutines, as it keeps what it has unpacked.
type File struct {
	data []byte
	// revisions are the file as first written and its updates, oldest first.
	revisions []revision
	packed    map[int]packedObjects // object streams by offset
	unpacked  int                   // bytes unpacked so far
}

// revision is what one writing of the file has added.
type revision struct {
	places  map[int]place
	trailer Dict
	table   int // where its table of places begins
	end     int // where it ends
}

// place is where an object lies.
type place struct {
	free       bool
	offset     int // in the file
	generation int
	// holder and index tell which object stream it lies in, and where; holder
	// is 0 for an object that stands by itself.
	holder, index int
}

// Open reads the tables of a file. Errors wrap those above.
func Open(data []byte) (*File, error) {
	head := bytes.Index(data[:min(len(data), farthestHead)], []byte("%PDF-"))
	switch {
	case head < 0:
		return nil, ErrNotPDF
	case head > 0:
		// Offsets would count from there in some programs and not in others.
		return nil, fmt.Errorf("%w: something stands before its head", ErrDamaged)
	case len(data) > MostBytes:
		return nil, ErrTooLarge
	}
	f := &File{data: data, packed: map[int]packedObjects{}}
	if err := f.readRevisions(); err != nil {
		return nil, err
	}
	if _, locked := f.newest().trailer["Encrypt"]; locked {
		return nil, ErrEncrypted
	}
	return f, nil
}

func (f *File) newest() revision { return f.revisions[len(f.revisions)-1] }

// Data is the file itself.
func (f *File) Data() []byte { return f.data }

// Revisions is how many times the file was written: 1 for one without updates.
func (f *File) Revisions() int { return len(f.revisions) }

// End is where a revision ends; what the file was then are the bytes before it.
// Revisions count from 0.
func (f *File) End(revision int) int { return f.revisions[revision].end }

// At returns the file as it was after a revision.
func (f *File) At(revision int) View { return View{f, revision} }

// Newest returns the file as it is.
func (f *File) Newest() View { return View{f, len(f.revisions) - 1} }

// Touched lists the objects that a revision has written or deleted, by number.
func (f *File) Touched(revision int) []int {
	var all []int
	for n := range f.revisions[revision].places {
		all = append(all, n)
	}
	return all
}

// StartXref is where the newest table of places begins.
func (f *File) StartXref() int { return f.newest().table }

// HasTableStream reports whether the newest table of places is a stream, so that
// an update of the file should have one as well.
func (f *File) HasTableStream() bool { return f.newest().trailer["Type"] == Name("XRef") }

// View is a file as it was after one of its revisions.
type View struct {
	file     *File
	revision int
}

// Trailer is the dictionary that leads to everything else.
func (v View) Trailer() Dict { return v.file.revisions[v.revision].trailer }

// place finds where an object lies.
func (v View) place(number int) (place, bool) {
	for i := v.revision; i >= 0; i-- {
		if p, ok := v.file.revisions[i].places[number]; ok {
			return p, !p.free
		}
	}
	return place{}, false
}

// Has reports whether there is an object of a number.
func (v View) Has(number int) bool {
	_, ok := v.place(number)
	return ok
}

// Numbers lists the objects there are, in no order.
func (v View) Numbers() []int {
	seen := map[int]bool{}
	var all []int
	for i := v.revision; i >= 0; i-- {
		for n, p := range v.file.revisions[i].places {
			if !seen[n] && !p.free {
				all = append(all, n)
			}
			seen[n] = true
		}
	}
	return all
}

// Object reads an object by its number; nil is for none.
func (v View) Object(number int) (Object, error) {
	p, ok := v.place(number)
	switch {
	case !ok:
		return nil, nil
	case p.holder != 0:
		return v.packedObject(number, p)
	}
	got, err := v.file.objectAt(p.offset)
	if err != nil || got.number != number || got.generation != p.generation {
		return nil, fmt.Errorf("%w: object %d is not where it should be", ErrDamaged, number)
	}
	return got.value, nil
}

// Offset is where an object begins that stands by itself in the file.
func (v View) Offset(number int) (int, bool) {
	p, ok := v.place(number)
	return p.offset, ok && p.holder == 0
}

// Resolve follows references to the value itself. What cannot be read is nil, as
// the format has it for what is missing.
func (v View) Resolve(o Object) Object {
	for range 20 {
		r, ok := o.(Ref)
		if !ok {
			return o
		}
		if p, there := v.place(r.Number); !there || p.holder == 0 && p.generation != r.Generation {
			return nil
		}
		var err error
		if o, err = v.Object(r.Number); err != nil {
			return nil
		}
	}
	return nil
}

// Dict follows references to a dictionary; it is nil for anything else.
func (v View) Dict(o Object) Dict {
	switch o := v.Resolve(o).(type) {
	case Dict:
		return o
	case Stream:
		return o.Dict
	}
	return nil
}

// Array follows references to an array; it is nil for anything else.
func (v View) Array(o Object) Array {
	a, _ := v.Resolve(o).(Array)
	return a
}

// Root is the catalog of the file.
func (v View) Root() Dict { return v.Dict(v.Trailer()["Root"]) }

// Pages lists the pages in order. Errors wrap ErrDamaged and ErrTooLarge.
func (v View) Pages() ([]Ref, error) {
	var all []Ref
	seen := map[Ref]bool{}
	var walk func(o Object, depth int) error
	walk = func(o Object, depth int) error {
		r, ok := o.(Ref)
		if !ok || seen[r] || depth > deepest || len(seen) > mostPages {
			return fmt.Errorf("%w: its pages do not hang together", ErrDamaged)
		}
		seen[r] = true
		d := v.Dict(r)
		if d == nil {
			return fmt.Errorf("%w: a page is missing", ErrDamaged)
		}
		if d["Kids"] == nil {
			all = append(all, r)
			return nil
		}
		for _, kid := range v.Array(d["Kids"]) {
			if err := walk(kid, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(v.Root()["Pages"], 0); err != nil {
		return nil, err
	}
	return all, nil
}

const mostPages = 20_000
