package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// errLibraryFile is returned when the library's file is not built as expected,
// which only another version of the library can bring about.
var errLibraryFile = errors.New("the PDF library has written an unexpected file")

// libraryObjects takes the library's file apart into its objects, by number from
// 1. The library writes a plain table of places, each object once.
func libraryObjects(file []byte) ([][]byte, error) {
	at := bytes.LastIndex(file, []byte("startxref\n"))
	if at < 0 {
		return nil, errLibraryFile
	}
	start, _, _ := bytes.Cut(file[at+len("startxref\n"):], []byte("\n"))
	table, err := strconv.Atoi(string(start))
	if err != nil || table < 0 || table > at {
		return nil, errLibraryFile
	}
	lines := bytes.Split(file[table:at], []byte("\n"))
	var count int
	if len(lines) < 2 {
		return nil, errLibraryFile
	}
	if _, err := fmt.Sscanf(string(lines[1]), "0 %d", &count); err != nil || count < 1 || count+2 > len(lines) {
		return nil, errLibraryFile
	}
	objects := make([][]byte, count)
	for n := 1; n < count; n++ {
		if objects[n], err = libraryObject(file[:table], string(lines[2+n]), n); err != nil {
			return nil, err
		}
	}
	return objects, nil
}

// libraryObject cuts out one object, without its frame.
func libraryObject(file []byte, entry string, n int) ([]byte, error) {
	place, _, _ := strings.Cut(entry, " ")
	from, err := strconv.Atoi(place)
	head := []byte(strconv.Itoa(n) + " 0 obj\n")
	if err != nil || from < 0 || from > len(file) || !bytes.HasPrefix(file[from:], head) {
		return nil, errLibraryFile
	}
	body := file[from+len(head):]
	length := bytes.Index(body, []byte("endobj"))
	if stream := bytes.Index(body, []byte("stream\n")); stream >= 0 && stream < length {
		// The bytes of a stream may hold anything; its length is in front.
		size, ok := streamLength(body[:stream])
		end := stream + len("stream\n") + size
		if !ok || end > len(body) || !bytes.HasPrefix(body[end:], []byte("\nendstream\nendobj")) {
			return nil, errLibraryFile
		}
		length = end + len("\nendstream\n")
	}
	if length < 0 {
		return nil, errLibraryFile
	}
	return body[:length], nil
}

func streamLength(dict []byte) (int, bool) {
	_, rest, ok := bytes.Cut(dict, []byte("/Length "))
	end := bytes.IndexAny(rest, " />\n")
	if !ok || end < 0 {
		return 0, false
	}
	n, err := strconv.Atoi(string(rest[:end]))
	return n, err == nil && n >= 0
}

// builder writes a PDF file, object by object.
type builder struct {
	bytes.Buffer
	places []int
}

// newBuilder begins a file in which the first n objects have their numbers.
func newBuilder(n int) *builder {
	b := &builder{places: make([]int, n)}
	// The comment says that the file is not text.
	b.Buffer.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return b
}

// reserve gives a number to an object that is written later.
func (b *builder) reserve() int {
	b.places = append(b.places, 0)
	return len(b.places) - 1
}

// object writes an object under its number.
func (b *builder) object(n int, parts ...string) {
	b.places[n] = b.Len()
	b.Buffer.WriteString(strconv.Itoa(n))
	b.Buffer.WriteString(" 0 obj\n")
	for _, part := range parts {
		b.Buffer.WriteString(part)
	}
	b.Buffer.WriteString("\nendobj\n")
}

// next writes an object under the next number and returns it.
func (b *builder) next(parts ...string) int {
	n := b.reserve()
	b.object(n, parts...)
	return n
}

// stream writes an object with a stream; entries are those of its dictionary
// besides the length.
func (b *builder) stream(n int, entries string, data []byte) {
	b.object(n, "<<", entries, " /Length ", strconv.Itoa(len(data)), ">>\nstream\n", string(data), "\nendstream")
}

// close writes the table of places and the trailer. The file's id follows from
// its content.
func (b *builder) close(root, info int) []byte {
	sum := sha256.Sum256(b.Bytes())
	at := b.Len()
	fmt.Fprintf(b, "xref\n0 %d\n0000000000 65535 f \n", len(b.places))
	for _, place := range b.places[1:] {
		fmt.Fprintf(b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(b, "trailer\n<</Size %d /Root %s /Info %s /ID [<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(b.places), ref(root), ref(info), sum[:16], sum[:16], at)
	return b.Bytes()
}

// ref is a reference to an object.
func ref(n int) string { return strconv.Itoa(n) + " 0 R" }

// refs are references to objects, as an array.
func refs(numbers []int) string {
	all := make([]string, len(numbers))
	for i, n := range numbers {
		all[i] = ref(n)
	}
	return "[" + strings.Join(all, " ") + "]"
}

// text is a text as the file holds it: plain letters as they are, all else in
// UTF-16, and in either case without a sign that could end it.
func text(s string) string {
	s = limited(s)
	for _, r := range s {
		if r < ' ' || r > '~' || r == '(' || r == ')' || r == '\\' {
			return utf16Text(s)
		}
	}
	return "(" + s + ")"
}

// longestText is how many characters a text within the file may have; archives
// refuse longer strings than 32,767 bytes.
const longestText = 16_000

// limited shortens a text that is too long for the file.
func limited(s string) string {
	if len(s) <= longestText {
		return s
	}
	n := 0
	for i := range s {
		if n++; n >= longestText {
			return s[:i] + "…"
		}
	}
	return s
}

func utf16Text(s string) string {
	const digits = "0123456789ABCDEF"
	out := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, digits[u>>12], digits[u>>8&15], digits[u>>4&15], digits[u&15])
	}
	return string(append(out, '>'))
}

// number is a measure with as many decimals as a page needs.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}
