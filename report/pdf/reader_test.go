package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"strconv"
	"strings"

	"unicode/utf16"

	"pgregory.net/rapid"
)

// pdfFile is a file taken apart by the tests, independently of what wrote it.
type pdfFile struct {
	t       rapid.TB
	objects map[int]any
	trailer pdfDict
}

// The values of a file: dictionaries, arrays ([]any), names, references,
// numbers (float64), texts (string), true and false.
type (
	pdfDict map[string]any
	pdfName string
	pdfRef  int
)

// pdfStream is a dictionary with its data as it lies in the file.
type pdfStream struct {
	pdfDict
	data []byte
}

// mustOpen reads a file by its table of places and demands that each is right.
func mustOpen(t rapid.TB, file []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{t: t, objects: make(map[int]any)}
	end := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	if end == nil {
		t.Fatal("the file has no end")
	}
	at, _ := strconv.Atoi(string(end[1]))
	if !bytes.HasPrefix(file[at:], []byte("xref\n0 ")) {
		t.Fatal("there is no table where the file says it is")
	}
	lines := strings.Split(string(file[at:]), "\n")
	count, _ := strconv.Atoi(strings.TrimPrefix(lines[1], "0 "))
	for n := 1; n < count; n++ {
		place, _ := strconv.Atoi(lines[2+n][:10])
		head := strconv.Itoa(n) + " 0 obj\n"
		if len(lines[2+n]) != 19 || !bytes.HasPrefix(file[place:], []byte(head)) {
			t.Fatalf("object %d is not where the table says: %q", n, lines[2+n])
		}
		p := parser{t: t, in: file[place+len(head):]}
		f.objects[n] = p.object()
	}
	_, rest, _ := bytes.Cut(file[at:], []byte("trailer\n"))
	p := parser{t: t, in: rest}
	f.trailer, _ = p.value().(pdfDict)
	return f
}

// get follows references.
func (f *pdfFile) get(v any) any {
	if r, ok := v.(pdfRef); ok {
		v, ok = f.objects[int(r)]
		if !ok {
			f.t.Fatalf("there is no object %d", r)
		}
	}
	return v
}

func (f *pdfFile) dict(v any) pdfDict {
	f.t.Helper()
	switch d := f.get(v).(type) {
	case pdfDict:
		return d
	case pdfStream:
		return d.pdfDict
	}
	f.t.Fatalf("%v is no dictionary", v)
	return nil
}

func (f *pdfFile) array(v any) []any {
	switch a := f.get(v).(type) {
	case nil:
		return nil
	case []any:
		return a
	}
	return []any{v}
}

// data is what a stream holds, unpacked.
func (f *pdfFile) data(v any) []byte {
	f.t.Helper()
	s, ok := f.get(v).(pdfStream)
	if !ok {
		f.t.Fatalf("%v is no stream", v)
	}
	if s.pdfDict["Filter"] == nil {
		return s.data
	}
	r, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		f.t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		f.t.Fatal(err)
	}
	return data
}

func (f *pdfFile) catalog() pdfDict { return f.dict(f.trailer["Root"]) }

func (f *pdfFile) pages() []any { return f.array(f.dict(f.catalog()["Pages"])["Kids"]) }

// parser reads values.
type parser struct {
	t  rapid.TB
	in []byte
}

func (p *parser) object() any {
	v := p.value()
	p.space()
	if d, ok := v.(pdfDict); ok && bytes.HasPrefix(p.in, []byte("stream\n")) {
		length, _ := d["Length"].(float64)
		data := p.in[len("stream\n"):][:int(length)]
		p.in = p.in[len("stream\n")+len(data):]
		p.expect("\nendstream")
		v = pdfStream{d, data}
	}
	p.space()
	p.expect("endobj\n")
	return v
}

func (p *parser) expect(s string) {
	p.t.Helper()
	if !bytes.HasPrefix(p.in, []byte(s)) {
		p.t.Fatalf("%q is not followed by %q", p.in[:min(len(p.in), 80)], s)
	}
	p.in = p.in[len(s):]
}

func (p *parser) space() { p.in = bytes.TrimLeft(p.in, " \n\r\t") }

var (
	refPattern    = regexp.MustCompile(`^(\d+) 0 R\b`)
	numberPattern = regexp.MustCompile(`^[-+]?\d*\.?\d+`)
	namePattern   = regexp.MustCompile(`^/[^\s<>()\[\]/{}%]*`)
)

func (p *parser) value() any {
	p.space()
	switch {
	case bytes.HasPrefix(p.in, []byte("<<")):
		return p.dictionary()
	case p.in[0] == '[':
		return p.list()
	case p.in[0] == '(':
		return p.literal()
	case p.in[0] == '<':
		return p.hexText()
	}
	if m := namePattern.Find(p.in); m != nil {
		p.in = p.in[len(m):]
		return pdfName(m[1:])
	}
	if m := refPattern.FindSubmatch(p.in); m != nil {
		p.in = p.in[len(m[0]):]
		n, _ := strconv.Atoi(string(m[1]))
		return pdfRef(n)
	}
	if m := numberPattern.Find(p.in); m != nil {
		p.in = p.in[len(m):]
		n, err := strconv.ParseFloat(string(m), 64)
		if err != nil {
			p.t.Fatal(err)
		}
		return n
	}
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if bytes.HasPrefix(p.in, []byte(word)) {
			p.in = p.in[len(word):]
			return v
		}
	}
	p.t.Fatalf("no value: %q", p.in[:min(len(p.in), 80)])
	return nil
}

func (p *parser) dictionary() pdfDict {
	d := make(pdfDict)
	p.expect("<<")
	for p.space(); !bytes.HasPrefix(p.in, []byte(">>")); p.space() {
		key, ok := p.value().(pdfName)
		if _, again := d[string(key)]; !ok || again {
			p.t.Fatalf("key %v is none, or there twice", key)
		}
		d[string(key)] = p.value()
	}
	p.expect(">>")
	return d
}

func (p *parser) list() []any {
	all := []any{}
	p.expect("[")
	for p.space(); p.in[0] != ']'; p.space() {
		all = append(all, p.value())
	}
	p.expect("]")
	return all
}

func (p *parser) literal() string {
	end := bytes.IndexByte(p.in, ')')
	s := string(p.in[1:end])
	if strings.ContainsAny(s, `(\`) {
		p.t.Fatalf("%q is not plain", s)
	}
	p.in = p.in[end+1:]
	return s
}

func (p *parser) hexText() string {
	end := bytes.IndexByte(p.in, '>')
	raw, err := hex.DecodeString(string(p.in[1:end]))
	if err != nil {
		p.t.Fatal(err)
	}
	p.in = p.in[end+1:]
	if !bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return string(raw)
	}
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
