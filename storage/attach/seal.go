package attach

import (
	"bufio"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/crypto/chacha20poly1305"
)

// An encrypted file is a magic text, the random beginning of its nonces, and
// its content in pieces, each sealed by XChaCha20-Poly1305. A piece's nonce is
// that beginning, the piece's number and whether it is the last: the STREAM
// construction, by which no piece can be left out, moved, or taken for the end.
const (
	magic      = "SAMSVAR FILE 1\n"
	pieceSize  = 64 << 10
	prefixSize = chacha20poly1305.NonceSizeX - 5 // number and last take five
)

// keys are what one key is split into.
type keys struct {
	names []byte
	aead  cipher.AEAD
}

func newKeys(key []byte) (*keys, error) {
	names, err := hkdf.Key(sha256.New, key, nil, "samsvar attachments names", sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("derive key of names: %w", err)
	}
	content, err := hkdf.Key(sha256.New, key, nil, "samsvar attachments content", chacha20poly1305.KeySize)
	if err != nil {
		return nil, fmt.Errorf("derive key of content: %w", err)
	}
	aead, err := chacha20poly1305.NewX(content)
	if err != nil {
		return nil, fmt.Errorf("set up encryption: %w", err)
	}
	return &keys{names, aead}, nil
}

// name is the name of content with this hash.
func (k *keys) name(hash string) string {
	mac := hmac.New(sha256.New, k.names)
	_, _ = mac.Write([]byte(hash)) // a hash never fails
	return hex.EncodeToString(mac.Sum(nil))
}

func nonce(prefix []byte, number uint32, last bool) []byte {
	n := binary.BigEndian.AppendUint32(append(make([]byte, 0, chacha20poly1305.NonceSizeX), prefix...), number)
	if last {
		return append(n, 1)
	}
	return append(n, 0)
}

// sealing returns what content is written through; Close ends it.
func (f *Folder) sealing(to io.Writer) (io.WriteCloser, error) {
	if f.keys == nil {
		return plain{to}, nil
	}
	s := &sealer{to: to, aead: f.keys.aead, piece: make([]byte, 0, pieceSize), prefix: make([]byte, prefixSize)}
	if _, err := rand.Read(s.prefix); err != nil {
		return nil, fmt.Errorf("draw nonce: %w", err)
	}
	_, err := to.Write(append([]byte(magic), s.prefix...))
	return s, err
}

// plain writes content as it is.
type plain struct{ io.Writer }

func (plain) Close() error { return nil }

// sealer gathers pieces and writes them sealed.
type sealer struct {
	to     io.Writer
	aead   cipher.AEAD
	prefix []byte
	piece  []byte
	number uint32
}

// Write writes a piece when more than it has come: the last one is then still
// to be closed, whatever its size.
func (s *sealer) Write(p []byte) (int, error) {
	written := len(p)
	for len(p) > 0 {
		if len(s.piece) == pieceSize {
			if err := s.flush(false); err != nil {
				return 0, err
			}
		}
		n := min(len(p), pieceSize-len(s.piece))
		s.piece, p = append(s.piece, p[:n]...), p[n:]
	}
	return written, nil
}

func (s *sealer) flush(last bool) error {
	_, err := s.to.Write(s.aead.Seal(nil, nonce(s.prefix, s.number, last), s.piece, []byte(magic)))
	s.piece, s.number = s.piece[:0], s.number+1
	return err
}

// Close writes the last piece.
func (s *sealer) Close() error { return s.flush(true) }

// opening returns content as it was before it was sealed.
func (f *Folder) opening(from io.Reader) io.Reader {
	if f.keys == nil {
		return from
	}
	return &opener{from: bufio.NewReaderSize(from, pieceSize+chacha20poly1305.Overhead+1), aead: f.keys.aead}
}

// isSealed reports whether a file begins as an encrypted one does. One that
// cannot be read is taken for one.
func isSealed(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return true
	}
	head := make([]byte, len(magic))
	n, err := io.ReadFull(file, head)
	_ = file.Close() // it was only read
	read := err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	return !read || string(head[:n]) == magic
}

// opener reads sealed pieces.
type opener struct {
	from   *bufio.Reader
	aead   cipher.AEAD
	prefix []byte
	piece  []byte // what is not read yet
	number uint32
	done   bool
}

// sealError says that a file is not as it was sealed.
type sealError struct{ what string }

// Error returns an English text for logs.
func (e *sealError) Error() string { return e.what }

// Read returns only what was opened with its seal unbroken.
func (o *opener) Read(p []byte) (int, error) {
	for len(o.piece) == 0 {
		if o.done {
			return 0, io.EOF
		}
		if err := o.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, o.piece)
	o.piece = o.piece[n:]
	return n, nil
}

func (o *opener) next() error {
	if o.prefix == nil {
		head := make([]byte, len(magic)+prefixSize)
		if _, err := io.ReadFull(o.from, head); err != nil {
			return cutShort(err)
		}
		if string(head[:len(magic)]) != magic {
			return &sealError{"not a sealed file"}
		}
		o.prefix = head[len(magic):]
	}
	sealed := make([]byte, pieceSize+chacha20poly1305.Overhead)
	n, err := io.ReadFull(o.from, sealed)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return cutShort(err)
	}
	if _, err := o.from.Peek(1); errors.Is(err, io.EOF) {
		o.done = true
	} else if err != nil {
		return err
	}
	piece, err := o.aead.Open(sealed[:0], nonce(o.prefix, o.number, o.done), sealed[:n], []byte(magic))
	if err != nil {
		return &sealError{fmt.Sprintf("piece %d: %v", o.number, err)}
	}
	o.piece, o.number = piece, o.number+1
	return nil
}

// cutShort tells the end of a file from a disk that failed.
func cutShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &sealError{"cut short"}
	}
	return err
}
