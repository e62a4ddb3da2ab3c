// Package identities keeps the signing identities of the user of this machine: for
// each a key file, locked with a passphrase, and its certificate beside it, which
// may be read by all. They belong to a person, so no store holds them.
package identities

import (
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/exchange/sheet"
	"samsvar/report/sign"
	"samsvar/settings"
)

// Folder is where identities lie.
type Folder struct {
	Path string
	// Turns is how often a passphrase is turned round to lock a key; 0 is for as
	// often as is safe.
	Turns int
}

// Default returns the folder of the current user, beside the settings.
func Default() (Folder, error) {
	file, err := settings.File()
	if err != nil {
		return Folder{}, err
	}
	return Folder{Path: filepath.Join(filepath.Dir(file), "identities")}, nil
}

// Entry is an identity that is kept.
type Entry struct {
	// Path is that of the key file.
	Path        string
	Certificate *x509.Certificate
}

// Name is who the certificate says that the holder is.
func (e Entry) Name() string { return sign.NameOf(e.Certificate) }

// Fingerprint is that of the certificate.
func (e Entry) Fingerprint() string { return sign.Fingerprint(e.Certificate) }

// Error is why an identity cannot be kept or found; the catalogues word it.
type Error struct {
	code string
	args []string
}

// Error returns the code and what it is about.
func (e *Error) Error() string { return e.code + ": " + strings.Join(e.args, ", ") }

// ErrorCode is the code by which the catalogues word it.
func (e *Error) ErrorCode() string { return e.code }

// ErrorArgs are what it is about.
func (e *Error) ErrorArgs() []string { return e.args }

const (
	keyEnding         = ".p12"
	certificateEnding = ".cer"
	// Shortest is how many characters a passphrase has at least.
	Shortest = 8
	// Years is how long a new identity is valid if nothing else is asked for,
	// MostYears how long it may be.
	Years, MostYears = 5, 10
)

// List lists the identities, by name. Files that are none are passed over.
func (f Folder) List() ([]Entry, error) {
	files, err := os.ReadDir(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list identities: %w", err)
	}
	var all []Entry
	for _, file := range files {
		base, ok := strings.CutSuffix(file.Name(), certificateEnding)
		if !ok {
			continue
		}
		e := Entry{Path: filepath.Join(f.Path, base+keyEnding)}
		if e.Certificate, err = readCertificate(filepath.Join(f.Path, file.Name())); err != nil {
			continue
		}
		if _, err := os.Stat(e.Path); err == nil {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// Find finds an identity by its name, or by the beginning of its fingerprint.
func (f Folder) Find(name string) (Entry, error) {
	all, err := f.List()
	if err != nil {
		return Entry{}, err
	}
	digits := strings.ToLower(strings.ReplaceAll(name, " ", ""))
	var found []Entry
	for _, e := range all {
		if e.Name() == name || len(digits) >= 8 && strings.HasPrefix(e.Fingerprint(), digits) {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return Entry{}, &Error{"identity_unknown", []string{name}}
	}
	return found[0], nil
}

// Add keeps an identity, locked with a passphrase of its own.
func (f Folder) Add(id *sign.Identity, passphrase string) (Entry, error) {
	if utf8.RuneCountInString(passphrase) < Shortest {
		return Entry{}, &Error{"identity_short", []string{strconv.Itoa(Shortest)}}
	}
	key, err := id.Encode(passphrase, f.Turns, rand.Reader)
	if err != nil {
		return Entry{}, err
	}
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		return Entry{}, fmt.Errorf("make folder for identities: %w", err)
	}
	base := filepath.Join(f.Path, fileName(id))
	if err := writeFile(base+keyEnding, key); err != nil {
		return Entry{}, err
	}
	if err := writeFile(base+certificateEnding, Public(id.Certificate)); err != nil {
		return Entry{}, err
	}
	return Entry{base + keyEnding, id.Certificate}, nil
}

// Open opens an identity for signing.
func (e Entry) Open(passphrase string) (*sign.Identity, error) {
	data, err := os.ReadFile(e.Path)
	if err != nil {
		return nil, fmt.Errorf("read identity: %w", err)
	}
	return sign.OpenIdentity(data, passphrase)
}

// Remove takes an identity away. What was signed with it stays valid.
func (e Entry) Remove() error {
	err := os.Remove(strings.TrimSuffix(e.Path, keyEnding) + certificateEnding)
	return errors.Join(err, os.Remove(e.Path))
}

// Public is a certificate as a file that others can read.
func Public(c *x509.Certificate) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})
}

// mostCertificate is how large a file with a certificate may be, in bytes.
const mostCertificate = 1 << 16

func readCertificate(path string) (*x509.Certificate, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, mostCertificate))
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	return sign.ReadCertificate(data)
}

func writeFile(path string, data []byte) error {
	return sheet.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// fileName is the holder's name in letters that every file system takes, and the
// beginning of the fingerprint.
func fileName(id *sign.Identity) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		}
		return '-'
	}, id.Name())
	runes := []rune(name)
	return string(runes[:min(len(runes), 40)]) + "-" + sign.Fingerprint(id.Certificate)[:8]
}
