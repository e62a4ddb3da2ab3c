package sign_test

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/reporttest"
	"samsvar/report/sign"
)

// noon is when everything is signed here.
func noon() time.Time {
	return time.Date(2027, 1, 15, 12, 0, 0, 0, time.FixedZone("", 3600))
}

// document is a final document with fields for a leader and a coordinator.
func document(t testing.TB) []byte {
	t.Helper()
	doc := reporttest.Everything()
	doc.Draft = false
	for i, b := range doc.Blocks {
		if s, ok := b.(report.SignatureFields); ok {
			s.Fields = append(s.Fields, report.SignatureField{ID: "koordinator", Role: "Koordinator", Name: "Kari Ås"})
			doc.Blocks[i] = s
		}
	}
	var b bytes.Buffer
	if _, err := pdf.Render(doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func identity(t testing.TB, name string) *sign.Identity {
	t.Helper()
	id, err := sign.NewIdentity(sign.Holder{Name: name, Organisation: "Prøveetaten", Email: "a@example.no"}, noon().AddDate(0, -1, 0), 5, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func signed(t testing.TB, file []byte, field string, id *sign.Identity) []byte {
	t.Helper()
	out, err := sign.Sign(file, sign.Request{Field: field, Identity: id, At: noon(), Reason: "Egenerklæring 2026", Place: "Oslo",
		Stamp: pdf.Stamp{Label: "Elektronisk signert", Name: id.Name(), Lines: []string{"Virksomhetsleder · 15.01.2027 kl. 12.00", "Sertifikat " + sign.Grouped(sign.Fingerprint(id.Certificate))[:19]}}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// twice is a document signed by both, with the document as made.
func twice(t testing.TB) (file, original []byte) {
	t.Helper()
	original = document(t)
	first := signed(t, original, "leder", identity(t, "Ingrid Ødegård"))
	return signed(t, first, "koordinator", identity(t, "Kari Ås")), original
}

func verify(t testing.TB, file []byte, opt sign.Options) sign.Result {
	t.Helper()
	r, err := sign.Verify(file, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tool finds a program, or leaves the test out.
func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// write puts a file where other programs can read it.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// parts are the signature of a file that has one, and what it covers.
func parts(t testing.TB, file []byte) (message, covered []byte) {
	t.Helper()
	from := bytes.LastIndex(file, []byte("/Contents <")) + len("/Contents ")
	to := from + bytes.IndexByte(file[from:], '>') + 1
	raw, err := hex.DecodeString(string(file[from+1 : to-1]))
	if err != nil {
		t.Fatal(err)
	}
	return raw, append(bytes.Clone(file[:from]), file[to:]...)
}
