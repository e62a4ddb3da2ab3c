package sign_test

import (
	"bytes"
	"crypto/rand"
	"testing"
	"time"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/reporttest"
	"samsvar/report/sign"
)

// small is a signed document of one page.
func small(t testing.TB) []byte {
	t.Helper()
	doc := reporttest.Everything()
	doc.Blocks = []report.Block{report.SignatureFields{Signature: "Underskrift", Fields: []report.SignatureField{{ID: "leder"}}}}
	var b bytes.Buffer
	if _, err := pdf.Render(doc, &b); err != nil {
		t.Fatal(err)
	}
	return signed(t, b.Bytes(), "leder", identity(t, "Ingrid"))
}

// FuzzVerify gives any file to the check: there is an answer, soon, and none that
// it is sound unless it is the file that was signed.
func FuzzVerify(f *testing.F) {
	file := small(f)
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		begin := time.Now()
		r, err := sign.Verify(data, sign.Options{Known: func(string) sign.Trust { return sign.Known }})
		if err == nil && r.Verdict == sign.Sound && len(r.Signatures) == 0 {
			t.Error("sound without a signature")
		}
		_, _ = sign.Fields(data)
		if took := time.Since(begin); took > 5*time.Second && !raceDetector {
			t.Errorf("it took %v", took)
		}
	})
}

// FuzzOpenIdentity gives any file as a key file.
func FuzzOpenIdentity(f *testing.F) {
	file, err := identity(f, "Ingrid").Encode("x", 1000, rand.Reader)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file, "x")
	f.Add(file[:80], "")
	f.Add(bytes.Repeat([]byte{0x30, 0x80}, 100), "x")
	f.Fuzz(func(t *testing.T, data []byte, passphrase string) {
		begin := time.Now()
		id, err := sign.OpenIdentity(data, passphrase)
		if (id == nil) == (err == nil) {
			t.Errorf("%v, %v", id, err)
		}
		if took := time.Since(begin); took > 5*time.Second && !raceDetector {
			t.Errorf("it took %v", took)
		}
	})
}

// TestCostlyKeyFiles holds files that ask for days of work to an answer at once.
func TestCostlyKeyFiles(t *testing.T) {
	file, err := identity(t, "Ingrid").Encode("x", 0, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	// 600,000 turns in the file's own form, and as many as there is room for.
	turns := []byte{0x02, 0x03, 0x09, 0x27, 0xc0}
	if !bytes.Contains(file, turns) {
		t.Fatal("the number of turns is not where it was")
	}
	many := bytes.ReplaceAll(file, turns, []byte{0x02, 0x03, 0x7f, 0xff, 0xff})
	begin := time.Now()
	if _, err := sign.OpenIdentity(many, "x"); err == nil || time.Since(begin) > time.Second && !raceDetector {
		t.Errorf("%v after %v", err, time.Since(begin))
	}
}

// TestFilesWithoutEnd checks files made to cost time: deep nesting, many updates
// of a long document.
func TestFilesWithoutEnd(t *testing.T) {
	deep := append([]byte("%PDF-1.7\n1 0 obj\n"), bytes.Repeat([]byte("[<<"), 100_000)...)
	updates := signed(t, long(t), "leder", identity(t, "Ingrid"))
	for range 190 {
		updates = appended(t, updates, map[int]string{95_000: "1"})
	}
	everything := map[int]string{}
	for n := range 16_000 {
		everything[n+1] = "<<>>"
	}
	anew := appended(t, long(t), everything)
	for name, data := range map[string][]byte{"deep": deep, "updates": updates, "all anew": anew} {
		begin := time.Now()
		_, _ = sign.Verify(data, sign.Options{})
		if took := time.Since(begin); took > 5*time.Second && !raceDetector {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// long is a document of 60 pages.
func long(t testing.TB) []byte {
	t.Helper()
	doc := reporttest.Everything()
	table := report.Table{Columns: []report.Column{{Title: "A", Weight: 1}, {Title: "B", Weight: 1}}}
	for range 2000 {
		table.Rows = append(table.Rows, report.Cells("Behandling av opplysninger om ansatte", "Rettslig forpliktelse og allmenn interesse"))
	}
	doc.Blocks = []report.Block{table, report.SignatureFields{Signature: "Underskrift", Fields: []report.SignatureField{{ID: "leder"}}}}
	var b bytes.Buffer
	if _, err := pdf.Render(doc, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkVerify checks a long document with one signature.
func BenchmarkVerify(b *testing.B) {
	file := signed(b, long(b), "leder", identity(b, "Ingrid"))
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if r, err := sign.Verify(file, sign.Options{}); err != nil || r.Verdict != sign.Doubtful {
			b.Fatal(r.Verdict, err)
		}
	}
}
