package sign

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"samsvar/report/pdffile"
)

// namedField is a field of the form, with its object.
type namedField struct {
	ref  pdffile.Ref
	dict pdffile.Dict
}

// mostFields is how many fields of a form are looked at.
const mostFields = 1000

// fieldsOf lists the fields of the form of a file, those below others too.
func fieldsOf(v pdffile.View) []namedField {
	var all []namedField
	seen := map[pdffile.Ref]bool{}
	var walk func(o pdffile.Object, depth int)
	walk = func(o pdffile.Object, depth int) {
		r, ok := o.(pdffile.Ref)
		d := v.Dict(o)
		if !ok || d == nil || seen[r] || depth > 20 || len(seen) > mostFields {
			return
		}
		seen[r] = true
		all = append(all, namedField{r, d})
		for _, kid := range v.Array(d["Kids"]) {
			walk(kid, depth+1)
		}
	}
	for _, o := range v.Array(v.Dict(v.Root()["AcroForm"])["Fields"]) {
		walk(o, 0)
	}
	return all
}

// signatureFields lists the fields for signatures.
func signatureFields(v pdffile.View) []namedField {
	var all []namedField
	for _, f := range fieldsOf(v) {
		if v.Resolve(f.dict["FT"]) == pdffile.Name("Sig") {
			all = append(all, f)
		}
	}
	return all
}

// textOf reads a text: in UTF-16, in UTF-8, or of plain letters.
func textOf(o pdffile.Object) string {
	s, _ := o.(pdffile.String)
	b := []byte(s)
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		var units []uint16
		for b = b[2:]; len(b) >= 2; b = b[2:] {
			units = append(units, uint16(b[0])<<8|uint16(b[1]))
		}
		return clean(string(utf16.Decode(units)))
	case strings.HasPrefix(string(s), "\xef\xbb\xbf"):
		return clean(strings.ToValidUTF8(string(s[3:]), "�"))
	}
	runes := make([]rune, len(b)) // Latin-1 is near enough to the format's own
	for i, c := range b {
		runes[i] = rune(c)
	}
	return clean(string(runes))
}

// longest is how much of a text from a file is shown.
const longest = 300

// clean is a text on one line, without signs that steer.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return string(runes)
}

// box is a rectangle of a page, from its lower left corner.
type box struct{ x1, y1, x2, y2 float64 }

func (b box) empty() bool { return b.x2-b.x1 <= 0 || b.y2-b.y1 <= 0 }

func rectangle(v pdffile.View, o pdffile.Object) (box, bool) {
	a := v.Array(o)
	if len(a) != 4 {
		return box{}, false
	}
	var n [4]float64
	for i := range n {
		switch x := v.Resolve(a[i]).(type) {
		case pdffile.Integer:
			n[i] = float64(x)
		case pdffile.Real:
			n[i] = float64(x)
		default:
			return box{}, false
		}
	}
	return box{min(n[0], n[2]), min(n[1], n[3]), max(n[0], n[2]), max(n[1], n[3])}, true
}
