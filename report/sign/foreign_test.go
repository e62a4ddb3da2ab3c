package sign_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"samsvar/report/pdffile"
	"samsvar/report/sign"
)

// abroad is a folder with our document, where other programs sign it.
type abroad struct {
	t        *testing.T
	dir      string
	original []byte
}

func goAbroad(t *testing.T) abroad {
	t.Helper()
	a := abroad{t, t.TempDir(), document(t)}
	if err := os.WriteFile(filepath.Join(a.dir, "in.pdf"), a.original, 0o600); err != nil {
		t.Fatal(err)
	}
	openssl := tool(t, "openssl")
	a.run(openssl, "req", "-x509", "-nodes", "-days", "400", "-subj", "/CN=Ola Nordmann", "-keyout", "k.pem", "-out", "c.pem", "-newkey", "rsa:2048")
	a.run(openssl, "pkcs12", "-export", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1",
		"-inkey", "k.pem", "-in", "c.pem", "-out", "i.p12", "-passout", "pass:x", "-name", "ola")
	return a
}

func (a abroad) run(name string, args ...string) {
	a.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = a.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		a.t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
}

func (a abroad) read(name string) []byte {
	a.t.Helper()
	data, err := os.ReadFile(filepath.Join(a.dir, name))
	if err != nil {
		a.t.Fatal(err)
	}
	return data
}

// TestSignedByPoppler has pdfsig put a field of its own into the document, with a
// message in BER.
func TestSignedByPoppler(t *testing.T) {
	certutil, pk12util, pdfsig := tool(t, "certutil"), tool(t, "pk12util"), tool(t, "pdfsig")
	a := goAbroad(t)
	a.run(certutil, "-N", "-d", ".", "--empty-password")
	a.run(pk12util, "-i", "i.p12", "-d", ".", "-W", "x")
	// It complains when it ends, after the file is written.
	cmd := exec.Command(pdfsig, "-nssdir", ".", "-add-signature", "-nick", "ola", "in.pdf", "out.pdf")
	cmd.Dir = a.dir
	_ = cmd.Run()
	r := verify(t, a.read("out.pdf"), sign.Options{Original: a.original})
	if r.Verdict != sign.Doubtful || r.Origin != sign.OriginSame || len(r.Signatures) != 1 || !r.Signatures[0].Valid() || !r.Signatures[0].Whole {
		t.Errorf("%+v", r)
	}
	if len(r.Changes) != 1 || r.Changes[0].Kind != sign.FieldAdded {
		t.Errorf("%+v", r.Changes)
	}
}

// TestSignedByMutool has another program sign the field that stands ready. Its
// method is SHA-1, which is not relied on; all else about it is as it should be.
func TestSignedByMutool(t *testing.T) {
	mutool := tool(t, "mutool")
	a := goAbroad(t)
	a.run(tool(t, "openssl"), "pkcs12", "-export", "-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1",
		"-inkey", "k.pem", "-in", "c.pem", "-out", "empty.p12", "-passout", "pass:")
	a.run(mutool, "sign", "-s", "empty.p12", "-o", "out.pdf", "in.pdf", "136")
	file := a.read("out.pdf")
	f, err := pdffile.Open(file)
	if err != nil || f.Revisions() < 2 {
		t.Skip("this version of the program needs another key file")
	}
	r := verify(t, file, sign.Options{Original: a.original})
	if r.Verdict != sign.Refused || r.Origin != sign.OriginSame || len(r.Signatures) == 0 || r.Signatures[0].Problem != sign.WeakMethod {
		t.Errorf("%+v", r)
	}
	for _, c := range r.Changes {
		if c.Kind != sign.FieldSigned {
			t.Errorf("%+v", c)
		}
	}
}
