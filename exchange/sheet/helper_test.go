package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// read reads data with the default options and fails the test on errors.
func read(t testing.TB, data []byte) *Book {
	t.Helper()
	book, err := Read(context.Background(), "fil.csv", bytes.NewReader(data), Options{})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return book
}

// readError reads data, which must be refused with the code.
func readError(t testing.TB, data []byte, code string) *Error {
	t.Helper()
	book, err := Read(context.Background(), "fil.csv", bytes.NewReader(data), Options{})
	e, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("want error %q, got %v and book %v", code, err, book)
	}
	if e.Code != code {
		t.Fatalf("want error %q, got %q: %v", code, e.Code, e)
	}
	return e
}

// texts shows a sheet's texts, one line per row, cells between bars.
func texts(s Sheet) string {
	var out strings.Builder
	for _, row := range s.Rows {
		for i, c := range row {
			if i > 0 {
				out.WriteByte('|')
			}
			out.WriteString(c.Text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// part is one file of a workbook built by hand.
type part struct {
	name string
	body io.Reader
}

const relTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// skeleton returns the parts that every workbook needs, for one sheet.
func skeleton(workbookPr string) []part {
	return []part{
		{"[Content_Types].xml", strings.NewReader(`<Types/>`)},
		{"_rels/.rels", strings.NewReader(`<Relationships><Relationship Id="r1" Type="` + relTypes + `officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", strings.NewReader(`<workbook xmlns:r="` + relTypes + `">` + workbookPr + `<sheets><sheet name="Ark" sheetId="1" r:id="r1"/></sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", strings.NewReader(`<Relationships>` +
			`<Relationship Id="r1" Type="` + relTypes + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + relTypes + `styles" Target="/xl/styles.xml"/>` +
			`<Relationship Id="r3" Type="` + relTypes + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`)},
	}
}

// zipOf packs parts.
func zipOf(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(f, p.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bookOf builds a workbook of one sheet from the inner XML of its sheetData, with optional
// further parts.
func bookOf(t testing.TB, sheetData string, more ...part) []byte {
	t.Helper()
	body := strings.NewReader(`<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`)
	return zipOf(t, append(append(skeleton(""), part{"xl/worksheets/sheet1.xml", body}), more...)...)
}

// stylesPart makes styles 1, 2, … of the format codes.
func stylesPart(codes ...string) part {
	var formats, xfs strings.Builder
	for i, code := range codes {
		escaped := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(code)
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, escaped)
		fmt.Fprintf(&xfs, `<xf numFmtId="%d"/>`, 164+i)
	}
	return part{"xl/styles.xml", strings.NewReader(`<styleSheet><numFmts>` + formats.String() +
		`</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>` + xfs.String() + `</cellXfs></styleSheet>`)}
}

func stringsPart(inner string) part {
	return part{"xl/sharedStrings.xml", strings.NewReader(`<sst>` + inner + `</sst>`)}
}

// repeated is a reader of head, n times body, and tail.
func repeated(head, body string, n int, tail string) io.Reader {
	return io.MultiReader(strings.NewReader(head), &repeater{body: []byte(body), left: n}, strings.NewReader(tail))
}

type repeater struct {
	body []byte
	at   int
	left int
}

func (r *repeater) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && r.left > 0 {
		c := copy(p[n:], r.body[r.at:])
		n += c
		if r.at += c; r.at == len(r.body) {
			r.at = 0
			r.left--
		}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}
