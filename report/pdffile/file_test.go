package pdffile_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"samsvar/report/pdf"
	"samsvar/report/pdffile"
	"samsvar/report/reporttest"
)

func document(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := pdf.Render(reporttest.Everything(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, data []byte) *pdffile.File {
	t.Helper()
	f, err := pdffile.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// checkWhole demands that all objects of a file can be read.
func checkWhole(t *testing.T, v pdffile.View) {
	t.Helper()
	for _, n := range v.Numbers() {
		if _, err := v.Object(n); err != nil {
			t.Errorf("object %d: %v", n, err)
		}
	}
	if pages, err := v.Pages(); err != nil || len(pages) == 0 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

func TestOwnDocument(t *testing.T) {
	data := document(t)
	f := open(t, data)
	checkWhole(t, f.Newest())
	if f.Revisions() != 1 || f.End(0) != len(data) {
		t.Errorf("%d revisions, the first ends at %d of %d", f.Revisions(), f.End(0), len(data))
	}
	form := f.Newest().Dict(f.Newest().Root()["AcroForm"])
	field := f.Newest().Array(form["Fields"])[0].(pdffile.Ref)
	if name := f.Newest().Dict(field)["T"]; name != pdffile.String("leder") {
		t.Errorf("the field is %v", name)
	}
	from, to, ok := f.Newest().Span(field.Number, "T")
	if !ok || string(data[from:to]) != "(leder)" {
		t.Errorf("the name stands at %d to %d (%v)", from, to, ok)
	}
}

// TestOtherForms has another program write the file in the newer form, with
// object streams, and linearized, with two tables for one writing.
func TestOtherForms(t *testing.T) {
	tool, err := exec.LookPath("qpdf")
	if err != nil {
		t.Skip("qpdf is not installed")
	}
	dir := t.TempDir()
	from := filepath.Join(dir, "from.pdf")
	if err := os.WriteFile(from, document(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"--object-streams=generate"}, {"--linearize"}, {"--linearize", "--object-streams=generate"}} {
		to := filepath.Join(dir, "to.pdf")
		if out, err := exec.Command(tool, append(args, from, to)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		data, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		f := open(t, data)
		checkWhole(t, f.Newest())
		if f.Revisions() != 1 || f.End(0) != len(data) {
			t.Errorf("%v: %d revisions, the first ends at %d of %d", args, f.Revisions(), f.End(0), len(data))
		}
	}
	locked := filepath.Join(dir, "locked.pdf")
	if out, err := exec.Command(tool, "--encrypt", "a", "b", "256", "--", from, locked).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(locked)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdffile.Open(data); !errors.Is(err, pdffile.ErrEncrypted) {
		t.Errorf("an encrypted file: %v", err)
	}
}

// update adds an update to a file as another program would: objects, a table of
// places, a trailer.
func update(t *testing.T, data []byte, number int, object string) []byte {
	t.Helper()
	f := open(t, data)
	root := f.Newest().Trailer()["Root"].(pdffile.Ref)
	out := bytes.NewBuffer(bytes.Clone(data))
	at := out.Len()
	writef(out, "%d 0 obj\n%s\nendobj\n", number, object)
	table := out.Len()
	writef(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d /Root %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		number, at, number+1, root.Number, f.StartXref(), table)
	return out.Bytes()
}

func TestUpdates(t *testing.T) {
	first := document(t)
	second := update(t, first, 900_000, "(ny)")
	third := update(t, second, 900_000, "(nyere)")
	f := open(t, third)
	if f.Revisions() != 3 || f.End(0) != len(first) || f.End(1) != len(second) || f.End(2) != len(third) {
		t.Fatalf("%d revisions", f.Revisions())
	}
	for i, want := range []pdffile.Object{nil, pdffile.String("ny"), pdffile.String("nyere")} {
		got, err := f.At(i).Object(900_000)
		if err != nil || !pdffile.Same(got, want) {
			t.Errorf("revision %d: %v, %v", i, got, err)
		}
	}
	if touched := f.Touched(2); len(touched) != 1 || touched[0] != 900_000 {
		t.Errorf("the last update touched %v", touched)
	}
	checkWhole(t, f.Newest())
}

func TestFilesThatAreRefused(t *testing.T) {
	data := document(t)
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, pdffile.ErrNotPDF},
		{"text", []byte("Hei"), pdffile.ErrNotPDF},
		{"bytes before the head", append([]byte("x\n"), data...), pdffile.ErrDamaged},
		{"cut short", data[:len(data)-40], pdffile.ErrDamaged},
		{"end that leads nowhere", append(bytes.Clone(data), "startxref\n99999999\n%%EOF\n"...), pdffile.ErrDamaged},
		{"ring", bytes.Replace(update(t, data, 5, "1"), []byte("/Prev "), []byte("/Prev 1"), 1), pdffile.ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := pdffile.Open(tt.data); !errors.Is(err, tt.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	var small bytes.Buffer
	doc := reporttest.Everything()
	doc.Blocks = doc.Blocks[:1]
	if _, err := pdf.Render(doc, &small); err != nil {
		f.Fatal(err)
	}
	f.Add(small.Bytes())
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 1 0 R /Kids [1 0 R]>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2 /Root 1 0 R>>\nstartxref\n75\n%%EOF\n"))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type /XRef /Size 2 /W [1 2 1] /Length 8 /Root 1 0 R>>\nstream\n\x00\x00\x00\x00\x01\x00\x09\x00\nendstream\nendobj\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := pdffile.Open(data)
		if err != nil {
			return
		}
		for i := range file.Revisions() {
			if end := file.End(i); end > len(data) || i > 0 && end <= file.End(i-1) {
				t.Errorf("revision %d ends at %d", i, end)
			}
			v := file.At(i)
			for _, n := range v.Numbers() {
				o, err := v.Object(n)
				if err == nil {
					v.Span(n, "Contents")
					pdffile.Refs(v.Resolve(o))
				}
			}
			_, _ = v.Pages()
		}
	})
}
