package sign

import (
	"bytes"
	"strings"
	"time"

	"samsvar/report/pdffile"
)

// The forms of signatures and time stamps of PAdES.
const (
	padesForm = "ETSI.CAdES.detached"
	stampForm = "ETSI.RFC3161"
)

// check checks one signature against the bytes it covers.
func check(f *pdffile.File, field namedField) Signature {
	v := f.Newest()
	s := Signature{Field: textOf(field.dict["T"]), revision: f.Revisions() - 1, end: len(f.Data())}
	d := v.Dict(field.dict["V"])
	s.Reason, s.Place = textOf(v.Resolve(d["Reason"])), textOf(v.Resolve(d["Location"]))
	s.At = parseMoment(textOf(v.Resolve(d["M"])))
	s.Timestamp = d["SubFilter"] == pdffile.Name(stampForm)
	covered, contents, ok := coverage(f, field.dict["V"], d)
	if !ok {
		s.Problem = BadRange
		return s
	}
	s.end = covered.end
	if s.revision, ok = revisionEndingAt(f, covered.end); !ok {
		s.Problem = BadRange
		return s
	}
	s.Whole = strings.TrimRight(string(f.Data()[covered.end:]), "\r\n") == "" && len(f.Data())-covered.end <= 2
	digits := f.Data()[contents.from+1 : contents.to-1]
	message, problem := messageOf(digits)
	if problem != "" {
		s.Problem = problem
		return s
	}
	s.judge(message, covered.bytes(f.Data()), d["SubFilter"])
	if s.Valid() && !s.Timestamp && isOurs(v, d) && !message.canonical(digits) {
		s.Problem = BadForm
	}
	return s
}

// stretch is a part of a file.
type stretch struct{ from, to int }

// cover is what a signature covers: all up to its end but the gap.
type cover struct {
	gap stretch
	end int
}

func (c cover) bytes(file []byte) []byte {
	return bytes.Join([][]byte{file[:c.gap.from], file[c.gap.to:c.end]}, nil)
}

// coverage reads what a signature covers. It must be the file from its first byte
// up to some end, but for exactly the signature's own value.
func coverage(f *pdffile.File, o pdffile.Object, d pdffile.Dict) (cover, stretch, bool) {
	none := func() (cover, stretch, bool) { return cover{}, stretch{}, false }
	r, ok := o.(pdffile.Ref)
	numbers, isArray := d["ByteRange"].(pdffile.Array)
	if !ok || !isArray || len(numbers) != 4 {
		return none()
	}
	var n [4]int
	for i := range n {
		whole, ok := numbers[i].(pdffile.Integer)
		if !ok || whole < 0 || int(whole) > len(f.Data()) {
			return none()
		}
		n[i] = int(whole)
	}
	from, to, ok := f.Newest().Span(r.Number, "Contents")
	if !ok || n[0] != 0 || n[1] != from || n[2] != to || n[2]+n[3] > len(f.Data()) || f.Data()[from] != '<' {
		return none()
	}
	return cover{gap: stretch{from, to}, end: n[2] + n[3]}, stretch{from, to}, true
}

// revisionEndingAt finds the revision that ends where a signature ends. The end of
// the last line may be missing from what it covers.
func revisionEndingAt(f *pdffile.File, end int) (int, bool) {
	for i := range f.Revisions() {
		last := f.End(i)
		if end == last || end < last && end >= last-2 && strings.Trim(string(f.Data()[end:last]), "\r\n") == "" {
			return i, true
		}
	}
	return 0, false
}

// isOurs reports whether a signature says that this program has made it.
func isOurs(v pdffile.View, d pdffile.Dict) bool {
	build := v.Dict(d["Prop_Build"])
	return v.Dict(build["App"])["Name"] == pdffile.Name(program)
}

// parseMoment reads a moment as PDF writes it; the zero time is for none.
func parseMoment(s string) time.Time {
	s = strings.TrimPrefix(s, "D:")
	if len(s) < 14 {
		return time.Time{}
	}
	zone := strings.NewReplacer("'", "", ":", "").Replace(s[14:])
	for _, try := range []struct{ layout, text string }{
		{"20060102150405-0700", s[:14] + zone}, {"20060102150405", s[:14]},
	} {
		if strings.HasPrefix(zone, "Z") {
			try.text, try.layout = s[:14], "20060102150405"
		}
		if t, err := time.Parse(try.layout, try.text); err == nil {
			return t
		}
	}
	return time.Time{}
}
