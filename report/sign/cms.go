package sign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	_ "crypto/sha512" // SHA-384 and SHA-512
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"slices"
)

// The names of the parts of a CMS message (RFC 5652, RFC 5035).
func oid(last ...int) asn1.ObjectIdentifier { return append(asn1.ObjectIdentifier{1, 2, 840}, last...) }

func oidData() asn1.ObjectIdentifier        { return oid(113549, 1, 7, 1) }
func oidSignedData() asn1.ObjectIdentifier  { return oid(113549, 1, 7, 2) }
func oidContentType() asn1.ObjectIdentifier { return oid(113549, 1, 9, 3) }
func oidDigest() asn1.ObjectIdentifier      { return oid(113549, 1, 9, 4) }
func oidCertificate() asn1.ObjectIdentifier { return oid(113549, 1, 9, 16, 2, 47) }
func oidRSA() asn1.ObjectIdentifier         { return oid(113549, 1, 1, 1) }

// oidHash is the name of SHA-256 (1), SHA-384 (2) or SHA-512 (3).
func oidHash(n int) asn1.ObjectIdentifier {
	return asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, n}
}

// scheme is how a key signs.
type scheme struct {
	hash      crypto.Hash
	digest    []byte // the name of the hash, as the message has it
	signature []byte // the name of the whole
}

// schemeOf chooses the hash that fits a key.
func schemeOf(key crypto.PublicKey) (scheme, error) {
	hash, number := crypto.SHA256, 1
	ec, isEC := key.(*ecdsa.PublicKey)
	if isEC && ec.Curve == elliptic.P384() {
		hash, number = crypto.SHA384, 2
	} else if isEC && ec.Curve == elliptic.P521() {
		hash, number = crypto.SHA512, 3
	}
	s := scheme{hash: hash, digest: sequence(der(oidHash(number)))}
	if isEC {
		s.signature = sequence(der(oid(10045, 4, 3, number+1)))
		return s, nil
	}
	if _, isRSA := key.(*rsa.PublicKey); isRSA {
		s.signature = sequence(der(oidRSA()), []byte{asn1.TagNull, 0})
		return s, nil
	}
	return s, ErrWeakKey
}

// der writes a value that can always be written.
func der[T asn1.ObjectIdentifier | int | []byte](v T) []byte {
	b, err := asn1.Marshal(v)
	if err != nil {
		panic("sign: " + err.Error()) // only types that cannot fail are let in
	}
	return b
}

func sequence(parts ...[]byte) []byte { return wrap(0x30, parts...) }
func set(parts ...[]byte) []byte      { return wrap(0x31, parts...) }

// wrap writes a value that holds others, with its tag and length.
func wrap(tag byte, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	out := []byte{tag}
	switch n := len(body); {
	case n < 0x80:
		out = append(out, byte(n))
	case n < 0x100:
		out = append(out, 0x81, byte(n))
	case n < 0x10000:
		out = append(out, 0x82, byte(n>>8), byte(n))
	default:
		out = append(out, 0x83, byte(n>>16), byte(n>>8), byte(n))
	}
	return append(out, body...)
}

// attributes are what is signed: what kind of content it is, its digest, and the
// certificate (ETSI EN 319 122-1). The time of signing is not among them: PAdES
// has it in the document.
func attributes(digest []byte, cert *x509.Certificate) [][]byte {
	sum := sha256.Sum256(cert.Raw)
	reference := sequence(sequence(sequence(der(sum[:])))) // SHA-256 goes without saying
	all := [][]byte{
		sequence(der(oidContentType()), set(der(oidData()))),
		sequence(der(oidDigest()), set(der(digest))),
		sequence(der(oidCertificate()), set(reference)),
	}
	slices.SortFunc(all, bytes.Compare)
	return all
}

// message writes the CMS message: one signer, detached content.
func message(chain []*x509.Certificate, s scheme, digest, signature []byte) []byte {
	var certs [][]byte
	for _, c := range chain {
		certs = append(certs, c.Raw)
	}
	cert := chain[0]
	signer := sequence(der(1), sequence(cert.RawIssuer, serial(cert)), s.digest,
		wrap(0xa0, attributes(digest, cert)...), s.signature, der(signature))
	data := sequence(der(1), set(s.digest), sequence(der(oidData())), wrap(0xa0, certs...), set(signer))
	return sequence(der(oidSignedData()), wrap(0xa0, data))
}

func serial(cert *x509.Certificate) []byte {
	b, err := asn1.Marshal(cert.SerialNumber)
	if err != nil {
		panic("sign: " + err.Error()) // a number can be written
	}
	return b
}

// signMessage signs what has been hashed and returns the CMS message.
func (i *Identity) signMessage(s scheme, digest []byte) ([]byte, error) {
	h := s.hash.New()
	h.Write(set(attributes(digest, i.Certificate)...))
	signature, err := i.key.Sign(rand.Reader, h.Sum(nil), s.hash)
	if err != nil {
		return nil, fmt.Errorf("sign: %w", err)
	}
	return message(append([]*x509.Certificate{i.Certificate}, i.Chain...), s, digest, signature), nil
}
