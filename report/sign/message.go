package sign

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"github.com/smallstep/pkcs7"

	"samsvar/report/pdffile"
)

// mostMessage is how large a signature may be, in bytes.
const mostMessage = 1 << 20

// parsedMessage is a CMS message that has been read.
type parsedMessage struct {
	*pkcs7.PKCS7
	raw []byte
}

// messageOf reads the message that stands in a file as hexadecimal digits, with
// zeros behind it.
func messageOf(digits []byte) (parsedMessage, Problem) {
	if len(digits) > 2*mostMessage {
		return parsedMessage{}, BadMessage
	}
	raw := make([]byte, hex.DecodedLen(len(digits)))
	if _, err := hex.Decode(raw, digits); err != nil {
		return parsedMessage{}, BadMessage
	}
	length, ok := lengthOf(raw)
	if !ok {
		return parsedMessage{}, BadMessage
	}
	if len(bytes.Trim(raw[length:], "\x00")) > 0 {
		return parsedMessage{}, BadPadding
	}
	p, err := parseMessage(raw[:length])
	if err != nil || len(p.Signers) != 1 || p.GetOnlySigner() == nil {
		return parsedMessage{}, BadMessage
	}
	return parsedMessage{PKCS7: p, raw: raw[:length]}, ""
}

// parseMessage has the library read a message; it falls over some that are made
// for that.
func parseMessage(raw []byte) (p *pkcs7.PKCS7, err error) {
	defer func() {
		if recover() != nil {
			p, err = nil, errors.New("the message cannot be read")
		}
	}()
	return pkcs7.Parse(raw)
}

// lengthOf finds how long a value in BER is, and that values are not within each
// other without end, which the library does not look at.
func lengthOf(raw []byte) (int, bool) { return lengthAt(raw, 0) }

func lengthAt(raw []byte, depth int) (int, bool) {
	if len(raw) < 2 || depth > deepestDER || raw[0]&0x1f == 0x1f {
		return 0, false
	}
	at, length := 2, int(raw[1])
	switch n := length & 0x7f; {
	case length == 0x80:
		return endless(raw, depth)
	case length > 0x80:
		if n > 4 || len(raw) < 2+n {
			return 0, false
		}
		length = 0
		for _, c := range raw[2 : 2+n] {
			length = length<<8 | int(c)
		}
		at += n
	}
	if length > len(raw)-at {
		return 0, false
	}
	if raw[0]&0x20 != 0 {
		for inner := raw[at : at+length]; len(inner) > 0; {
			n, ok := lengthAt(inner, depth+1)
			if !ok {
				return 0, false
			}
			inner = inner[n:]
		}
	}
	return at + length, true
}

// endless finds the length of a value whose end is marked by two zeros.
func endless(raw []byte, depth int) (int, bool) {
	if raw[0]&0x20 == 0 {
		return 0, false
	}
	for at := 2; at+1 < len(raw); {
		if raw[at] == 0 && raw[at+1] == 0 {
			return at + 2, true
		}
		n, ok := lengthAt(raw[at:], depth+1)
		if !ok {
			return 0, false
		}
		at += n
	}
	return 0, false
}

// judge holds a message against what it covers.
func (s *Signature) judge(m parsedMessage, covered []byte, form pdffile.Object) {
	cert := m.GetOnlySigner()
	s.about(cert)
	signer := m.Signers[0]
	hash, strong := hashOf(signer.DigestAlgorithm)
	switch {
	case !strong || !sound(cert.PublicKey):
		s.Problem = WeakMethod
		return
	case len(signer.AuthenticatedAttributes) == 0:
		s.Problem = BadMessage
		return
	}
	if s.Timestamp {
		s.Problem = s.judgeStamp(m, covered)
	} else {
		var kind asn1.ObjectIdentifier
		if len(m.Content) > 0 || m.UnmarshalSignedAttribute(oidContentType(), &kind) != nil || !kind.Equal(oidData()) {
			s.Problem = BadMessage
			return
		}
		m.Content = covered
		s.Problem = verifyMessage(m, hash, covered)
	}
	if s.Problem == "" {
		s.Problem = referenceProblem(m, cert, form == pdffile.Name(padesForm))
	}
	if s.Problem == "" && !s.At.IsZero() && (s.At.Before(cert.NotBefore.Add(-clockLeeway)) || s.At.After(cert.NotAfter)) {
		s.Problem = OutOfTime
	}
}

// clockLeeway is how much clocks may differ.
const clockLeeway = 10 * time.Minute

// verifyMessage checks digest and signature.
func verifyMessage(m parsedMessage, hash crypto.Hash, covered []byte) (p Problem) {
	defer func() {
		if recover() != nil {
			p = BadMessage
		}
	}()
	var digest []byte
	if m.UnmarshalSignedAttribute(oidDigest(), &digest) != nil {
		return BadMessage
	}
	h := hash.New()
	h.Write(covered)
	if !bytes.Equal(h.Sum(nil), digest) {
		return BadDigest
	}
	var late *pkcs7.SigningTimeNotValidError
	switch err := m.Verify(); {
	case errors.As(err, &late):
		return OutOfTime
	case err != nil && strings.Contains(err.Error(), "unsupported"):
		return WeakMethod
	case err != nil:
		return BadSignature
	}
	return ""
}

// hashOf is the hash of a message, where it is one that holds today. SHA-1 does not.
func hashOf(a pkix.AlgorithmIdentifier) (crypto.Hash, bool) {
	for n, hash := range []crypto.Hash{crypto.SHA256, crypto.SHA384, crypto.SHA512} {
		if a.Algorithm.Equal(oidHash(n + 1)) {
			return hash, true
		}
	}
	return 0, false
}

// essReference is the part of a reference to a certificate that is looked at (RFC
// 5035, section 3).
type essReference struct {
	Certificates []asn1.RawValue
	Policies     asn1.RawValue `asn1:"optional"`
}

// referenceProblem checks that the signed reference names the certificate; else
// another of the same key could be put in its place. PAdES demands the reference.
// An older form of it has SHA-1 and counts as none.
func referenceProblem(m parsedMessage, cert *x509.Certificate, demanded bool) Problem {
	var r essReference
	switch {
	case m.UnmarshalSignedAttribute(oidCertificate(), &r) == nil && len(r.Certificates) > 0:
		return matchReference(r.Certificates[0].Bytes, cert)
	case demanded:
		return BadReference
	}
	return ""
}

// matchReference compares a reference with a certificate: the hash, and before it
// the name of the method where that is another than SHA-256.
func matchReference(raw []byte, cert *x509.Certificate) Problem {
	hash := crypto.SHA256
	var first asn1.RawValue
	rest, err := asn1.Unmarshal(raw, &first)
	if err != nil {
		return BadReference
	}
	if first.Tag == asn1.TagSequence {
		var algorithm pkix.AlgorithmIdentifier
		known := false
		if _, err := asn1.Unmarshal(first.FullBytes, &algorithm); err == nil {
			hash, known = hashOf(algorithm)
		}
		if _, err := asn1.Unmarshal(rest, &first); err != nil || !known {
			return BadReference
		}
	}
	if !bytes.Equal(first.Bytes, sumOf(hash, cert.Raw)) {
		return BadReference
	}
	return ""
}

func sumOf(hash crypto.Hash, data []byte) []byte {
	switch hash {
	case crypto.SHA384:
		sum := sha512.Sum384(data)
		return sum[:]
	case crypto.SHA512:
		sum := sha512.Sum512(data)
		return sum[:]
	}
	sum := sha256.Sum256(data)
	return sum[:]
}

// canonical reports whether a message stands in the file as this program writes
// it, digit by digit, so that not even a byte that means nothing was changed.
func (m parsedMessage) canonical(digits []byte) bool {
	cert := m.GetOnlySigner()
	s, err := schemeOf(cert.PublicKey)
	var digest []byte
	if err != nil || m.UnmarshalSignedAttribute(oidDigest(), &digest) != nil {
		return false
	}
	want := message(m.Certificates, s, digest, m.Signers[0].EncryptedDigest)
	return bytes.HasPrefix(digits, []byte(strings.ToUpper(hex.EncodeToString(want)))) && bytes.Equal(want, m.raw)
}
