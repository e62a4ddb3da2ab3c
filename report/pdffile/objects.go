package pdffile

import (
	"bytes"
	"fmt"
)

// indirect is an object with its number, as it stands in the file.
type indirect struct {
	number, generation int
	value              Object
}

// objectAt reads the object that begins at an offset.
func (f *File) objectAt(offset int) (indirect, error) {
	bad := func() (indirect, error) {
		return indirect{}, fmt.Errorf("%w: there is no object at byte %d", ErrDamaged, offset)
	}
	if offset <= 0 || offset >= len(f.data) {
		return bad()
	}
	l := &lexer{data: f.data, at: offset}
	number, ok := l.plainInteger()
	generation, also := l.plainInteger()
	if !ok || !also || !l.keyword("obj") {
		return bad()
	}
	v, err := l.value(0)
	if err != nil {
		return bad()
	}
	if d, isDict := v.(Dict); isDict && l.keyword("stream") {
		raw, err := f.streamBytes(l, d)
		if err != nil {
			return indirect{}, err
		}
		v = Stream{d, raw}
	}
	if !l.keyword("endobj") {
		return bad()
	}
	return indirect{number, generation, v}, nil
}

// streamBytes reads the bytes of a stream, which begin after the end of a line.
func (f *File) streamBytes(l *lexer, d Dict) ([]byte, error) {
	length, ok := f.length(d["Length"])
	rest := l.data[l.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		l.at += 2
	case bytes.HasPrefix(rest, []byte("\n")):
		l.at++
	default:
		ok = false
	}
	if !ok || length < 0 || length > len(l.data)-l.at {
		return nil, fmt.Errorf("%w: a stream has no length", ErrDamaged)
	}
	raw := l.data[l.at : l.at+length]
	l.at += length
	if !l.keyword("endstream") {
		return nil, fmt.Errorf("%w: a stream does not end where it says", ErrDamaged)
	}
	return raw, nil
}

// length reads the length of a stream, which may be an object of its own. Such a
// one is looked up in the newest revision: it never lies in an object stream.
func (f *File) length(o Object) (int, bool) {
	if r, ok := o.(Ref); ok {
		if len(f.revisions) == 0 {
			return 0, false
		}
		p, there := f.Newest().place(r.Number)
		if !there || p.holder != 0 || p.offset <= 0 || p.offset >= len(f.data) {
			return 0, false
		}
		l := &lexer{data: f.data, at: p.offset}
		number, ok := l.plainInteger()
		_, also := l.plainInteger()
		if !ok || !also || number != r.Number || !l.keyword("obj") {
			return 0, false
		}
		return l.plainInteger()
	}
	n, ok := o.(Integer)
	return int(n), ok && n >= 0 && n <= MostBytes
}

// packedObjects are the objects of an object stream.
type packedObjects struct {
	numbers []int
	values  []Object
}

// packedObject reads an object that lies in an object stream.
func (v View) packedObject(number int, p place) (Object, error) {
	held, ok := v.place(p.holder)
	if !ok || held.holder != 0 {
		return nil, fmt.Errorf("%w: object %d is in no stream", ErrDamaged, number)
	}
	all, ok := v.file.packed[held.offset]
	if !ok {
		var err error
		if all, err = v.file.unpackObjects(held.offset); err != nil {
			return nil, err
		}
		v.file.packed[held.offset] = all
	}
	if p.index < 0 || p.index >= len(all.numbers) || all.numbers[p.index] != number {
		return nil, fmt.Errorf("%w: object %d is not in its stream", ErrDamaged, number)
	}
	return all.values[p.index], nil
}

func (f *File) unpackObjects(offset int) (packedObjects, error) {
	var all packedObjects
	bad := fmt.Errorf("%w: an object stream cannot be read", ErrDamaged)
	got, err := f.objectAt(offset)
	stream, ok := got.value.(Stream)
	if err != nil || !ok {
		return all, bad
	}
	data, err := f.Decode(stream)
	if err != nil {
		return all, err
	}
	count, ok := stream.Dict["N"].(Integer)
	first, also := stream.Dict["First"].(Integer)
	if !ok || !also || count < 0 || int(count) > len(data) || first < 0 || int(first) > len(data) {
		return all, bad
	}
	heads := &lexer{data: data[:first]}
	for range int(count) {
		number, ok := heads.plainInteger()
		at, also := heads.plainInteger()
		if !ok || !also || at > len(data)-int(first) {
			return all, bad
		}
		l := &lexer{data: data, at: int(first) + at}
		v, err := l.inner(0)
		if err != nil {
			return all, bad
		}
		all.numbers, all.values = append(all.numbers, number), append(all.values, v)
	}
	return all, nil
}
