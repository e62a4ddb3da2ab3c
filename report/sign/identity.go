package sign

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
	"time"

	"software.sslmate.com/src/go-pkcs12"
)

// Identity is a key with the certificate that says whose it is.
type Identity struct {
	// Certificate is the certificate of the key, Chain those that vouch for it.
	Certificate *x509.Certificate
	Chain       []*x509.Certificate
	key         crypto.Signer
}

// Holder is whom a certificate made here is for.
type Holder struct {
	Name, Organisation, Email string
}

// NewIdentity makes a key (ECDSA P-256) and a certificate that it signs itself.
// It is valid from a moment and for a number of years. Chance is where random
// bytes come from.
func NewIdentity(who Holder, from time.Time, years int, chance io.Reader) (*Identity, error) {
	if strings.TrimSpace(who.Name) == "" {
		return nil, ErrNoName
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), chance)
	if err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	serial := make([]byte, 16)
	if _, err := io.ReadFull(chance, serial); err != nil {
		return nil, fmt.Errorf("make key: %w", err)
	}
	serial[0] = serial[0]&0x7f | 0x40 // positive, and of one length
	subject := pkix.Name{CommonName: strings.TrimSpace(who.Name)}
	if who.Organisation != "" {
		subject.Organization = []string{who.Organisation}
	}
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(serial), Subject: subject,
		NotBefore: from.UTC().Truncate(time.Second), NotAfter: from.UTC().Truncate(time.Second).AddDate(years, 0, 0),
		KeyUsage:              x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		UnknownExtKeyUsage:    []asn1.ObjectIdentifier{documentSigning()},
		BasicConstraintsValid: true,
	}
	if who.Email != "" {
		template.EmailAddresses = []string{who.Email}
	}
	der, err := x509.CreateCertificate(chance, template, template, key.Public(), key)
	if err != nil {
		return nil, fmt.Errorf("make certificate: %w", err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("make certificate: %w", err)
	}
	return &Identity{Certificate: cert, key: key}, nil
}

// documentSigning says that a certificate is for signing documents (RFC 9336).
func documentSigning() asn1.ObjectIdentifier {
	return asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, 36}
}

// mostIdentity is how large a file with an identity may be, in bytes.
const mostIdentity = 1 << 20

// OpenIdentity opens a .p12 or .pfx file. Errors are those above, wrapped.
func OpenIdentity(file []byte, passphrase string) (id *Identity, err error) {
	if len(file) > mostIdentity || !affordable(file) {
		return nil, ErrNoIdentity
	}
	defer func() {
		if recover() != nil { // the library may fall over what it does not expect
			id, err = nil, ErrNoIdentity
		}
	}()
	key, cert, chain, err := pkcs12.DecodeChain(file, passphrase)
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword), errors.Is(err, pkcs12.ErrDecryption):
		return nil, ErrPassphrase
	case err != nil:
		return nil, fmt.Errorf("%w: %s", ErrNoIdentity, err)
	}
	signer, ok := key.(crypto.Signer)
	if !ok || !sound(signer.Public()) {
		return nil, ErrWeakKey
	}
	if !sameKey(signer.Public(), cert.PublicKey) {
		return nil, fmt.Errorf("%w: they do not belong together", ErrNoIdentity)
	}
	return &Identity{Certificate: cert, Chain: chain, key: signer}, nil
}

func sameKey(a, b crypto.PublicKey) bool {
	known, ok := a.(interface{ Equal(crypto.PublicKey) bool })
	return ok && known.Equal(b)
}

// sound reports whether a key is of a kind and size that signatures may have.
func sound(key crypto.PublicKey) bool {
	switch key := key.(type) {
	case *rsa.PublicKey:
		bits := key.N.BitLen()
		return bits >= 2048 && bits <= 8192
	case *ecdsa.PublicKey:
		return key.Curve == elliptic.P256() || key.Curve == elliptic.P384() || key.Curve == elliptic.P521()
	}
	return false
}

// Encode writes an identity as .p12, locked with a passphrase. Turns is how often
// the passphrase is turned round, so that guessing takes long; 0 is for as often as
// is safe.
func (i *Identity) Encode(passphrase string, turns int, chance io.Reader) ([]byte, error) {
	if turns == 0 {
		turns = safeTurns
	}
	file, err := pkcs12.Modern2023.WithRand(chance).WithIterations(turns).Encode(i.key, i.Certificate, i.Chain, passphrase)
	if err != nil {
		return nil, fmt.Errorf("write identity: %w", err)
	}
	return file, nil
}

// safeTurns is what is asked of PBKDF2 with SHA-256 today.
const safeTurns = 600_000

// Name is who the certificate says that the holder is.
func (i *Identity) Name() string { return NameOf(i.Certificate) }

// NameOf is the name of a certificate's holder.
func NameOf(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

// Fingerprint is the SHA-256 of a certificate as it is, in small hexadecimal
// digits. Two parties who have compared it have the same certificate.
func Fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}

// Grouped is a fingerprint as people read it to each other: groups of four.
func Grouped(fingerprint string) string {
	var b strings.Builder
	for i, r := range strings.ToUpper(fingerprint) {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// ReadCertificate reads a certificate from a file, in either of the usual forms.
// The error is ErrNoCertificate.
func ReadCertificate(data []byte) (*x509.Certificate, error) {
	if block, _ := pem.Decode(data); block != nil && block.Type == "CERTIFICATE" {
		data = block.Bytes
	}
	c, err := x509.ParseCertificate(data)
	if err != nil {
		return nil, ErrNoCertificate
	}
	return c, nil
}
