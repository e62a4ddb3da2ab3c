package sign_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/report/sign"
)

func TestSigning(t *testing.T) {
	file, original := twice(t)
	if !bytes.HasPrefix(file, original) {
		t.Error("the document is not the beginning of the signed one")
	}
	if dir := os.Getenv("SAMSVAR_KEEP"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "signed.pdf"), file, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := verify(t, file, sign.Options{Original: original})
	if r.Verdict != sign.Doubtful || r.Origin != sign.OriginSame || r.Trailing || len(r.Signatures) != 2 {
		t.Fatalf("%+v", r)
	}
	for i, want := range []struct {
		name, field string
		whole       bool
		later       int
	}{{"Ingrid Ødegård", "leder", false, 1}, {"Kari Ås", "koordinator", true, 0}} {
		s := r.Signatures[i]
		if s.Name != want.name || s.Field != want.field || !s.Valid() || s.Whole != want.whole || len(s.Later) != want.later ||
			!s.SelfSigned || s.Organisation != "Prøveetaten" || s.Email != "a@example.no" || !s.At.Equal(noon()) ||
			s.Reason != "Egenerklæring 2026" || s.Place != "Oslo" {
			t.Errorf("signature %d: %+v", i, s)
		}
	}
	for _, c := range r.Changes {
		if c.Kind != sign.FieldSigned {
			t.Errorf("change %+v", c)
		}
	}
	known := func(string) sign.Trust { return sign.Known }
	if r := verify(t, file, sign.Options{Known: known}); r.Verdict != sign.Sound || r.Origin != sign.OriginUnknown {
		t.Errorf("with known certificates: %s, %s", r.Verdict, r.Origin)
	}
	revoked := func(string) sign.Trust { return sign.Revoked }
	if r := verify(t, file, sign.Options{Known: revoked}); r.Verdict != sign.Refused {
		t.Errorf("with revoked certificates: %s", r.Verdict)
	}
	if r := verify(t, original, sign.Options{}); r.Verdict != sign.Unsigned {
		t.Errorf("without signatures: %s", r.Verdict)
	}
	if r := verify(t, file, sign.Options{Original: append(bytes.Clone(original[:900]), original[901:]...)}); r.Origin != sign.OriginOther || r.Verdict != sign.Refused {
		t.Errorf("another original: %s, %s", r.Origin, r.Verdict)
	}
}

// TestOtherProgramsAgree has other programs read the signed file.
func TestOtherProgramsAgree(t *testing.T) {
	file, _ := twice(t)
	path := write(t, "signed.pdf", file)
	t.Run("qpdf", func(t *testing.T) {
		if out, err := exec.Command(tool(t, "qpdf"), "--check", path).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
			t.Errorf("%v: %s", err, out)
		}
	})
	t.Run("pdfsig", func(t *testing.T) {
		out, err := exec.Command(tool(t, "pdfsig"), "-nocert", path).CombinedOutput()
		if err != nil || strings.Count(string(out), "Signature is Valid") != 2 || strings.Count(string(out), "Total document signed") != 1 ||
			!strings.HasSuffix(strings.TrimSpace(string(out)), "Signature Validation: Signature is Valid.") {
			t.Errorf("%v: %s", err, out)
		}
		if total := strings.Index(string(out), "Total document signed"); total < strings.Index(string(out), "Signature #2") {
			t.Error("it is not the last signature that covers the whole document")
		}
	})
	t.Run("mutool", func(t *testing.T) {
		out, err := exec.Command(tool(t, "mutool"), "sign", "-v", path).CombinedOutput()
		if err != nil || strings.Count(string(out), "signature is valid")+strings.Count(string(out), "The document is unchanged") < 2 {
			t.Errorf("%v: %s", err, out)
		}
	})
}

func TestSigningIsRefused(t *testing.T) {
	original, id := document(t), identity(t, "Ingrid")
	once := signed(t, original, "leder", id)
	broken := bytes.Clone(once)
	broken[len(original)/2] ^= 1
	late := noon().AddDate(9, 0, 0)
	tests := []struct {
		name  string
		file  []byte
		field string
		want  error
	}{
		{"signed already", once, "leder", sign.ErrSigned},
		{"no such field", once, "referent", sign.ErrNoField},
		{"changed", broken, "koordinator", sign.ErrNotWhole},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := sign.Sign(tt.file, sign.Request{Field: tt.field, Identity: id, At: noon()}); !errors.Is(err, tt.want) {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := sign.Sign(original, sign.Request{Field: "leder", Identity: id, At: late}); !errors.Is(err, sign.ErrNotValid) {
		t.Errorf("an old certificate: %v", err)
	}
}

func TestFields(t *testing.T) {
	original := document(t)
	all, err := sign.Fields(signed(t, original, "koordinator", identity(t, "Kari")))
	if err != nil || len(all) != 2 || all[0] != (sign.Field{Name: "leder", Purpose: "Underskrift, Leder, Ingrid"}) || all[1].Name != "koordinator" || !all[1].Signed {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestIdentityFile(t *testing.T) {
	id := identity(t, "Ingrid Ødegård")
	file, err := id.Encode("passord ÆØÅ", 0, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	back, err := sign.OpenIdentity(file, "passord ÆØÅ")
	if err != nil || back.Name() != "Ingrid Ødegård" || sign.Fingerprint(back.Certificate) != sign.Fingerprint(id.Certificate) {
		t.Fatalf("%v", err)
	}
	if r := verify(t, signed(t, document(t), "leder", back), sign.Options{}); !r.Signatures[0].Valid() {
		t.Errorf("%+v", r.Signatures[0])
	}
	if _, err := sign.OpenIdentity(file, "feil"); !errors.Is(err, sign.ErrPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	for _, junk := range [][]byte{nil, []byte("hei"), file[:len(file)/2], bytes.Repeat([]byte{0x30, 0x80}, 5000)} {
		if _, err := sign.OpenIdentity(junk, ""); !errors.Is(err, sign.ErrNoIdentity) {
			t.Errorf("%d bytes: %v", len(junk), err)
		}
	}
	if _, err := sign.NewIdentity(sign.Holder{Name: " "}, noon(), 5, rand.Reader); !errors.Is(err, sign.ErrNoName) {
		t.Errorf("no name: %v", err)
	}
}

// TestForeignIdentities signs with keys and files that another program has made.
func TestForeignIdentities(t *testing.T) {
	openssl := tool(t, "openssl")
	dir := t.TempDir()
	run := func(args ...string) {
		t.Helper()
		cmd := exec.Command(openssl, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for _, key := range []struct {
		name string
		args []string
		want error
	}{
		{"rsa", []string{"rsa:3072"}, nil},
		{"ec384", []string{"ec", "-pkeyopt", "ec_paramgen_curve:P-384"}, nil},
		{"ec521", []string{"ec", "-pkeyopt", "ec_paramgen_curve:P-521"}, nil},
		{"short", []string{"rsa:1024"}, sign.ErrWeakKey},
	} {
		for _, form := range [][]string{nil, {"-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"}} {
			run(append([]string{"req", "-x509", "-nodes", "-days", "4000", "-subj", "/CN=Ola Nordmann/O=Kommunen", "-keyout", "k.pem", "-out", "c.pem", "-newkey"}, key.args...)...)
			run(append([]string{"pkcs12", "-export", "-inkey", "k.pem", "-in", "c.pem", "-out", "i.p12", "-passout", "pass:hemmelig"}, form...)...)
			file, err := os.ReadFile(filepath.Join(dir, "i.p12"))
			if err != nil {
				t.Fatal(err)
			}
			id, err := sign.OpenIdentity(file, "hemmelig")
			if !errors.Is(err, key.want) {
				t.Errorf("%s %v: %v", key.name, form, err)
			}
			if id == nil {
				continue
			}
			out := signed(t, document(t), "leder", id)
			if s := verify(t, out, sign.Options{}).Signatures[0]; !s.Valid() || s.Name != "Ola Nordmann" {
				t.Errorf("%s: %+v", key.name, s)
			}
			checkCMS(t, openssl, dir, out)
		}
	}
}

// checkCMS has another program check the signature itself, with the reference to
// the certificate.
func checkCMS(t *testing.T, openssl, dir string, file []byte) {
	t.Helper()
	message, covered := parts(t, file)
	for name, data := range map[string][]byte{"m.der": message, "c.bin": covered} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "m.der", "-content", "c.bin", "-CAfile", "c.pem", "-purpose", "any", "-out", os.DevNull)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
