package sign

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"time"
)

// stampInfo is what a time stamp says (RFC 3161, section 2.4.2), as far as it is
// looked at.
type stampInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Algorithm pkix.AlgorithmIdentifier
		Hash      []byte
	}
	Serial *big.Int
	Time   time.Time `asn1:"generalized"`
}

// judgeStamp checks a time stamp: its own signature, and that it is for what it
// covers. The moment is the one that the service vouches for.
func (s *Signature) judgeStamp(m parsedMessage, covered []byte) Problem {
	hash, ok := hashOf(m.Signers[0].DigestAlgorithm)
	if !ok {
		return WeakMethod
	}
	if p := verifyMessage(m, hash, m.Content); p != "" {
		return p
	}
	var info stampInfo
	if _, err := asn1.Unmarshal(m.Content, &info); err != nil {
		return BadMessage
	}
	imprint, ok := hashOf(info.Imprint.Algorithm)
	switch {
	case !ok:
		return WeakMethod
	case !bytes.Equal(info.Imprint.Hash, sumOf(imprint, covered)):
		return BadDigest
	}
	s.At = info.Time
	return ""
}
