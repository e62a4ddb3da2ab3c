package sign_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"samsvar/report/pdffile"
	"samsvar/report/sign"
)

// service stamps as a service for time stamps does, with openssl.
type service struct {
	t   *testing.T
	dir string
}

const serviceConfig = `[req]
distinguished_name = dn
x509_extensions = ext
prompt = no
[dn]
CN = Tidstjenesten
[ext]
extendedKeyUsage = critical,timeStamping
keyUsage = digitalSignature
[tsa]
default_tsa = one
[one]
serial = serial
signer_cert = c.pem
certs = c.pem
signer_key = k.pem
default_policy = 1.2.3.4
digests = sha256
signer_digest = sha256
ess_cert_id_alg = sha256
accuracy = secs:1
`

func newService(t *testing.T) service {
	t.Helper()
	s := service{t, t.TempDir()}
	for name, text := range map[string]string{"cnf": serviceConfig, "serial": "01"} {
		if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.run("req", "-x509", "-nodes", "-days", "400", "-config", "cnf", "-keyout", "k.pem", "-out", "c.pem", "-newkey", "rsa:2048")
	return s
}

func (s service) run(args ...string) {
	s.t.Helper()
	cmd := exec.Command(tool(s.t, "openssl"), args...)
	cmd.Dir = s.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("%v: %v: %s", args, err, out)
	}
}

func (s service) stamp(covered []byte) []byte {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, "data"), covered, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.run("ts", "-query", "-data", "data", "-sha256", "-cert", "-out", "query")
	s.run("ts", "-reply", "-queryfile", "query", "-config", "cnf", "-section", "one", "-token_out", "-out", "token")
	token, err := os.ReadFile(filepath.Join(s.dir, "token"))
	if err != nil {
		s.t.Fatal(err)
	}
	return token
}

// TestTimestamps has a service stamp a signed document, with what certificates are
// checked with added in between, as signing services do.
func TestTimestamps(t *testing.T) {
	clock := newService(t)
	once := signed(t, document(t), "leder", identity(t, "Ingrid"))
	n, catalog := root(t, once)
	proofs := appended(t, once, map[int]string{n: with(catalog, "DSS", pdffile.Ref{Number: 91_000}), 91_000: "<</Certs []>>"})
	known := sign.Options{Known: func(string) sign.Trust { return sign.Known }}
	r := verify(t, proofs, known)
	if r.Verdict != sign.Doubtful || len(r.Changes) != 2 || r.Changes[1].Kind != sign.ProofAdded {
		t.Errorf("with proofs at the end: %s, %+v", r.Verdict, r.Changes)
	}
	request := sign.Request{Field: "koordinator", Identity: identity(t, "x"), At: noon()}
	stamped, err := sign.StampWith(proofs, request, clock.stamp)
	if err != nil {
		t.Fatal(err)
	}
	r = verify(t, stamped, known)
	if r.Verdict != sign.Sound || len(r.Signatures) != 2 {
		t.Fatalf("%s, %+v", r.Verdict, r.Signatures)
	}
	if s := r.Signatures[1]; !s.Timestamp || !s.Valid() || !s.Whole || s.At.Year() < 2026 || s.Name != "Tidstjenesten" {
		t.Errorf("%+v", s)
	}
	other, err := sign.StampWith(proofs, request, func(covered []byte) []byte { return clock.stamp(append(bytes.Clone(covered), 'x')) })
	if err != nil {
		t.Fatal(err)
	}
	if s := verify(t, other, known).Signatures[1]; s.Problem != sign.BadDigest {
		t.Errorf("a stamp of something else: %+v", s)
	}
}
