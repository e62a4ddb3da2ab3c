package sign

import (
	"bytes"

	"samsvar/report/pdffile"
)

// SignAnyway signs a document whatever was done to it, as an attacker would.
func SignAnyway(file []byte, r Request) ([]byte, error) {
	f, err := pdffile.Open(file)
	if err != nil {
		return nil, err
	}
	u := newUpdate(f)
	if err := u.sign(r); err != nil {
		return nil, err
	}
	return u.closeWith(r.Identity)
}

// StampWith puts the time stamp of a service into a field. The service is given
// what is covered.
func StampWith(file []byte, r Request, service func(covered []byte) []byte) ([]byte, error) {
	f, err := pdffile.Open(file)
	if err != nil {
		return nil, err
	}
	u := newUpdate(f)
	u.subFilter = stampForm
	if err := u.sign(r); err != nil {
		return nil, err
	}
	return u.close(func(covered ...[]byte) ([]byte, error) { return service(bytes.Join(covered, nil)), nil })
}
