package pdffile

import (
	"bytes"
	"slices"
	"strconv"
)

// Object is a value of a PDF file: one of the types below. A nil Object is what
// the format calls null.
type Object interface {
	// write appends the value in one fixed form, so that two values are the same
	// where their forms are.
	write(b *bytes.Buffer)
}

// The kinds of values.
type (
	// Bool is true or false.
	Bool bool
	// Integer is a whole number.
	Integer int64
	// Real is a number with decimals.
	Real float64
	// Name is a name, without its slash and with its escapes resolved.
	Name string
	// String is a string of bytes, however it was written.
	String string
	// Array is a list of values.
	Array []Object
	// Dict holds values by name.
	Dict map[Name]Object
	// Ref leads to an object by its number and generation.
	Ref struct{ Number, Generation int }
	// Stream is a dictionary with bytes, as they are in the file.
	Stream struct {
		Dict Dict
		Raw  []byte
	}
	// keyword is a word of the format itself, such as «obj».
	keyword string
)

func (v Bool) write(b *bytes.Buffer)    { b.WriteString(strconv.FormatBool(bool(v))) }
func (v Integer) write(b *bytes.Buffer) { b.WriteString(strconv.FormatInt(int64(v), 10)) }
func (v Real) write(b *bytes.Buffer)    { b.WriteString(strconv.FormatFloat(float64(v), 'f', -1, 64)) }
func (v Name) write(b *bytes.Buffer)    { b.WriteString("/" + strconv.Quote(string(v))) }
func (v String) write(b *bytes.Buffer)  { b.WriteString(strconv.Quote(string(v))) }
func (v keyword) write(b *bytes.Buffer) { b.WriteString(string(v)) }

func (v Ref) write(b *bytes.Buffer) {
	b.WriteString(strconv.Itoa(v.Number) + " " + strconv.Itoa(v.Generation) + " R")
}

func (v Array) write(b *bytes.Buffer) {
	b.WriteByte('[')
	for _, one := range v {
		write(b, one)
		b.WriteByte(' ')
	}
	b.WriteByte(']')
}

func (v Dict) write(b *bytes.Buffer) {
	b.WriteString("<<")
	for _, key := range v.Keys() {
		key.write(b)
		b.WriteByte(' ')
		write(b, v[key])
		b.WriteByte(' ')
	}
	b.WriteString(">>")
}

func (v Stream) write(b *bytes.Buffer) {
	write(b, v.Dict)
	b.WriteString("stream ")
	b.WriteString(strconv.Quote(string(v.Raw)))
}

func write(b *bytes.Buffer, v Object) {
	if v == nil {
		b.WriteString("null")
		return
	}
	v.write(b)
}

// Keys are the names of a dictionary in order.
func (v Dict) Keys() []Name {
	keys := make([]Name, 0, len(v))
	for key := range v {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Same reports whether two values are the same as they stand; what they refer to
// is not looked at.
func Same(a, b Object) bool {
	var left, right bytes.Buffer
	write(&left, a)
	write(&right, b)
	return bytes.Equal(left.Bytes(), right.Bytes())
}

// Refs lists the objects that a value refers to.
func Refs(v Object) []Ref {
	var all []Ref
	switch v := v.(type) {
	case Ref:
		all = append(all, v)
	case Array:
		for _, one := range v {
			all = append(all, Refs(one)...)
		}
	case Dict:
		for _, one := range v {
			all = append(all, Refs(one)...)
		}
	case Stream:
		all = Refs(v.Dict)
	}
	return all
}
