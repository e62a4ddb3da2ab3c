package sign

import "samsvar/report/pdffile"

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
	return u.close(r.Identity)
}
