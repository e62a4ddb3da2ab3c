package sign

// Error is what keeps a document from being signed, or an identity from being
// used. Errors that say more wrap one. Files that cannot be read give the errors of
// package pdffile.
type Error struct{ code string }

// Error returns the code.
func (e *Error) Error() string { return e.code }

// ErrorCode is the code by which the catalogues word it.
func (e *Error) ErrorCode() string { return e.code }

// ErrorArgs is empty: what is wrong needs no more words.
func (e *Error) ErrorArgs() []string { return nil }

// The errors of signing identities.
var (
	// ErrPassphrase is returned for a passphrase that does not open the file.
	ErrPassphrase = &Error{"sign_passphrase"}
	// ErrNoIdentity is returned for a file that holds no key with a certificate.
	ErrNoIdentity = &Error{"sign_no_identity"}
	// ErrWeakKey is returned for a key that signatures are not to be made with.
	ErrWeakKey = &Error{"sign_weak_key"}
	// ErrNoCertificate is returned for a file that holds no certificate.
	ErrNoCertificate = &Error{"sign_no_certificate"}
	// ErrNoName is returned for an identity without a name.
	ErrNoName = &Error{"sign_no_name"}
)

// The errors of signing.
var (
	// ErrNoField is returned for a document without such a field for a signature.
	ErrNoField = &Error{"sign_no_field"}
	// ErrSigned is returned for a field that is signed already.
	ErrSigned = &Error{"sign_signed"}
	// ErrNotValid is returned for a certificate that is not valid at the moment of
	// signing.
	ErrNotValid = &Error{"sign_not_valid"}
	// ErrNotWhole is returned for a document that is not to be signed as it is:
	// something was added to it, or a signature on it does not hold.
	ErrNotWhole = &Error{"sign_not_whole"}
	// ErrRevoked is returned for a certificate that is not to be used any more.
	ErrRevoked = &Error{"sign_revoked"}
)
