package report_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/reporttest"
)

// TestKeptDocumentComesBack demands every block back as it was, and the same
// bytes of a file made of it.
func TestKeptDocumentComesBack(t *testing.T) {
	doc := reporttest.Everything()
	doc.Meta.Created = time.Date(2027, 1, 12, 9, 30, 0, 0, time.FixedZone("", 3600))
	data, err := report.Encode(doc)
	if err != nil {
		t.Fatal(err)
	}
	back, err := report.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back.Blocks, doc.Blocks) {
		t.Errorf("blocks are\n%#v, not\n%#v", back.Blocks, doc.Blocks)
	}
	var first, second bytes.Buffer
	if _, err := pdf.Render(doc, &first); err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.Render(back, &second); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("the files differ")
	}
}

func TestDecodeRefuses(t *testing.T) {
	deep := `{"Kind":"Heading","Block":{}}`
	for range 300 {
		deep = `{"Kind":"KeepTogether","Content":[` + deep + `]}`
	}
	for name, text := range map[string]string{
		"no JSON": "nei", "unknown block": `{"Content":[{"Kind":"Video"}]}`, "too deep": `{"Content":[` + deep + `]}`,
		"wrong content": `{"Content":[{"Kind":"Heading","Block":[1]}]}`,
	} {
		if _, err := report.Decode([]byte(text)); err == nil {
			t.Errorf("%s: was taken: %s", name, text[:min(len(text), 60)])
		}
	}
	if !strings.Contains(string(must(report.Encode(report.Document{Blocks: []report.Block{report.PageBreak{}}}))), "PageBreak") {
		t.Error("a block does not say what it is")
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}
