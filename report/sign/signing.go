package sign

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"samsvar/report/pdf"
	"samsvar/report/pdffile"
)

// Request is what a document is signed with.
type Request struct {
	// Field is the name of the field: «leder».
	Field    string
	Identity *Identity
	// At is the moment of signing, by the signer's own clock.
	At time.Time
	// Reason and Place are kept with the signature, and may be empty.
	Reason, Place string
	// Stamp is what the field shows.
	Stamp pdf.Stamp
}

// Sign signs a document and returns it with the signature added at its end. The
// document itself must hold what it says: one that was changed since it was made,
// or a signature on it, is refused.
func Sign(file []byte, r Request) ([]byte, error) {
	at := r.At.UTC()
	if cert := r.Identity.Certificate; at.Before(cert.NotBefore) || at.After(cert.NotAfter) {
		return nil, ErrNotValid
	}
	before, err := Verify(file, Options{})
	if err != nil {
		return nil, err
	}
	if before.Verdict == Refused {
		return nil, ErrNotWhole
	}
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

// Field is a field for a signature.
type Field struct {
	// Name is the field's name, Purpose what it is for, in the document's language.
	Name, Purpose string
	Signed        bool
}

// Fields lists the fields for signatures of a document.
func Fields(file []byte) ([]Field, error) {
	f, err := pdffile.Open(file)
	if err != nil {
		return nil, err
	}
	var all []Field
	for _, one := range signatureFields(f.Newest()) {
		all = append(all, Field{Name: textOf(one.dict["T"]), Purpose: textOf(one.dict["TU"]), Signed: one.dict["V"] != nil})
	}
	return all, nil
}

// sign adds the objects of a signature.
func (u *update) sign(r Request) error {
	field, err := u.emptyField(r.Field)
	if err != nil {
		return err
	}
	scheme, err := schemeOf(r.Identity.Certificate.PublicKey)
	if err != nil {
		return err
	}
	u.scheme = scheme
	stamp, err := u.stamp(field.dict, r.Stamp)
	if err != nil {
		return err
	}
	u.signature = u.reserve()
	changed := pdffile.Dict{}
	for key, v := range field.dict {
		changed[key] = v
	}
	changed["V"] = pdffile.Ref{Number: u.signature}
	changed["AP"] = pdffile.Dict{"N": stamp}
	// Bit 8: the field is not to be moved or deleted.
	flags, _ := changed["F"].(pdffile.Integer)
	changed["F"] = flags | 4 | 128
	u.object(field.ref.Number, pdffile.Encode(changed))
	if err := u.form(); err != nil {
		return err
	}
	u.signatureDict(r)
	return nil
}

// emptyField finds the field to be signed.
func (u *update) emptyField(name string) (namedField, error) {
	for _, one := range signatureFields(u.view) {
		switch {
		case textOf(one.dict["T"]) != name:
		case one.dict["V"] != nil:
			return one, ErrSigned
		default:
			return one, nil
		}
	}
	return namedField{}, ErrNoField
}

// stamp draws what the field shows and adds it.
func (u *update) stamp(field pdffile.Dict, s pdf.Stamp) (pdffile.Ref, error) {
	box, ok := rectangle(u.view, field["Rect"])
	if !ok || box.empty() {
		return pdffile.Ref{}, ErrNoField
	}
	width, height := box.x2-box.x1, box.y2-box.y1
	drawn, err := pdf.RenderStamp(s, pdf.Size{Width: width, Height: height})
	if err != nil {
		return pdffile.Ref{}, err
	}
	f, err := pdffile.Open(drawn)
	if err != nil {
		return pdffile.Ref{}, fmt.Errorf("read stamp: %w", err)
	}
	pages, err := f.Newest().Pages()
	if err != nil {
		return pdffile.Ref{}, fmt.Errorf("read stamp: %w", err)
	}
	page := f.Newest().Dict(pages[0])
	content, ok := f.Newest().Resolve(page["Contents"]).(pdffile.Stream)
	if !ok {
		return pdffile.Ref{}, errors.New("read stamp: it has no content")
	}
	from := transplant{update: u, from: f.Newest(), as: map[int]int{}}
	content.Dict["Type"], content.Dict["Subtype"] = pdffile.Name("XObject"), pdffile.Name("Form")
	content.Dict["BBox"] = pdffile.Array{pdffile.Integer(0), pdffile.Integer(0), pdffile.Real(width), pdffile.Real(height)}
	content.Dict["Resources"] = from.copy(f.Newest().Resolve(page["Resources"]))
	n := u.reserve()
	u.object(n, pdffile.Encode(content))
	return pdffile.Ref{Number: n}, nil
}

// transplant copies values from another file, with what they refer to.
type transplant struct {
	update *update
	from   pdffile.View
	as     map[int]int
}

func (t transplant) copy(o pdffile.Object) pdffile.Object {
	switch o := o.(type) {
	case pdffile.Ref:
		n, done := t.as[o.Number]
		if !done {
			n = t.update.reserve()
			t.as[o.Number] = n
			t.update.object(n, pdffile.Encode(t.copy(t.from.Resolve(o))))
		}
		return pdffile.Ref{Number: n}
	case pdffile.Array:
		all := pdffile.Array{}
		for _, one := range o {
			all = append(all, t.copy(one))
		}
		return all
	case pdffile.Dict:
		return t.dict(o)
	case pdffile.Stream:
		return pdffile.Stream{Dict: t.dict(o.Dict), Raw: o.Raw}
	}
	return o
}

func (t transplant) dict(d pdffile.Dict) pdffile.Dict {
	all := pdffile.Dict{}
	for _, key := range d.Keys() {
		all[key] = t.copy(d[key])
	}
	return all
}

// form says in the form that there are signatures.
func (u *update) form() error {
	r, ok := u.view.Root()["AcroForm"].(pdffile.Ref)
	if !ok {
		return ErrNoField
	}
	changed := pdffile.Dict{}
	for key, v := range u.view.Dict(r) {
		changed[key] = v
	}
	changed["SigFlags"] = pdffile.Integer(3)
	u.object(r.Number, pdffile.Encode(changed))
	return nil
}

// program names who has written a signature; ours are in one form only, which
// checking relies on.
const program = "Samsvar"

// signatureDict writes the signature itself with room for what is known only when
// all else is written.
func (u *update) signatureDict(r Request) {
	var b strings.Builder
	b.WriteString("<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + u.subFilter + " /Prop_Build <</App <</Name /" + program + ">>>>")
	b.WriteString(" /M (" + moment(r.At) + ")")
	for _, e := range []struct{ key, value string }{{"Name", r.Identity.Name()}, {"Reason", r.Reason}, {"Location", r.Place}} {
		if e.value != "" {
			b.WriteString(" /" + e.key + " " + string(pdffile.Encode(textString(e.value))))
		}
	}
	b.WriteString(" /ByteRange ")
	head := b.String()
	rangeRoom := strings.Repeat(" ", len("[0 ]")+3*11)
	room := messageRoom
	for _, c := range r.Identity.Chain {
		room += len(c.Raw)
	}
	u.object(u.signature, []byte(head+rangeRoom+" /Contents <"+strings.Repeat("0", 2*room)+">>>"))
	start := u.places[u.signature] + len(fmt.Sprintf("%d 0 obj\n", u.signature)) + len(head)
	u.rangeAt, u.rangeRoom = start, len(rangeRoom)
	u.contentsAt = start + len(rangeRoom) + len(" /Contents ")
	u.contentsRoom = 2*room + 2
}

// messageRoom is how many bytes the signature may have besides the certificates
// that vouch for its own.
const messageRoom = 6144

// moment is a moment as PDF writes it, with the zone.
func moment(t time.Time) string {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset/60%60)
}

// textString is a text as PDF holds it.
func textString(s string) pdffile.String {
	out := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return pdffile.String(out)
}

// close writes the table of places, then fills in what is covered and the message
// that is made for it.
func (u *update) close(make func(covered ...[]byte) ([]byte, error)) ([]byte, error) {
	file := u.finish()
	end := u.contentsAt + u.contentsRoom
	covered := fmt.Sprintf("[0 %d %d %d]", u.contentsAt, end, len(file)-end)
	copy(file[u.rangeAt:u.rangeAt+u.rangeRoom], covered)
	message, err := make(file[:u.contentsAt], file[end:])
	if err != nil {
		return nil, err
	}
	digits := strings.ToUpper(hex.EncodeToString(message))
	if len(digits) > u.contentsRoom-2 {
		return nil, fmt.Errorf("sign: the certificates need %d bytes", len(message))
	}
	copy(file[u.contentsAt+1:], digits)
	return file, nil
}

// closeWith closes the update with the signature of an identity.
func (u *update) closeWith(id *Identity) ([]byte, error) {
	return u.close(func(covered ...[]byte) ([]byte, error) {
		h := u.scheme.hash.New()
		for _, part := range covered {
			h.Write(part)
		}
		return id.signMessage(u.scheme, h.Sum(nil))
	})
}

// identifier is the second part of a file's id, which is new with each update.
func identifier(file []byte) pdffile.String {
	sum := sha256.Sum256(file)
	return pdffile.String(sum[:16])
}
