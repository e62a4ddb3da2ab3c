package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"samsvar/report/chart"
)

// Options are what a rendering may have besides the document.
type Options struct {
	// Attachments go into the file, which is then PDF/A-3a instead of PDF/A-2a.
	// Not every archive takes that.
	Attachments []Attachment
}

// Attachment is a file within the document, such as the data behind it.
type Attachment struct {
	// Name is the file's name; MIME its type, such as application/json.
	Name, MIME string
	// Description tells a reader what it is.
	Description string
	Data        []byte
}

// clean returns options whose texts have passed the gate.
func (o Options) clean(faces *chart.Faces) Options {
	g := gate{faces: faces, replaced: make(map[rune]int)}
	o.Attachments = slices.Clone(o.Attachments)
	for i := range o.Attachments {
		a := &o.Attachments[i]
		a.Name, a.Description = oneLine(g.text(a.Name)), oneLine(g.text(a.Description))
	}
	return o
}

// attachments writes the attached files and returns the catalog's entries for
// them.
func (f *finisher) attachments() string {
	if len(f.opt.Attachments) == 0 {
		return ""
	}
	all := slices.Clone(f.opt.Attachments)
	slices.SortStableFunc(all, func(a, b Attachment) int { return strings.Compare(text(a.Name), text(b.Name)) })
	var names []string
	numbers := make([]int, len(all))
	for i, a := range all {
		numbers[i] = f.attachment(a)
		names = append(names, text(a.Name)+" "+ref(numbers[i]))
	}
	return " /Names <</EmbeddedFiles <</Names [" + strings.Join(names, " ") + "]>>>> /AF " + refs(numbers)
}

func (f *finisher) attachment(a Attachment) int {
	file := f.reserve()
	packed := pack(a.Data)
	f.stream(file, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Filter /FlateDecode /Params <</Size %d /ModDate (D:%sZ)>>",
		name(a.MIME), len(a.Data), f.doc.Meta.Created.UTC().Format("20060102150405")), packed)
	return f.next("<</Type /Filespec /F ", text(a.Name), " /UF ", text(a.Name), " /Desc ", text(a.Description),
		" /AFRelationship /Data /EF <</F ", ref(file), " /UF ", ref(file), ">>>>")
}

// pack compresses data.
func pack(data []byte) []byte {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	// Writing to a buffer does not fail.
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// name is a text as a name of the format.
func name(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '-', c == '+':
			b.WriteByte(c)
		default:
			b.WriteString("#" + strings.ToUpper(strconv.FormatUint(uint64(c)|0x100, 16)[1:]))
		}
	}
	if b.Len() == 0 {
		return "application#2Foctet-stream"
	}
	return b.String()
}
