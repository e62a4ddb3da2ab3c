package sign_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"samsvar/report/pdffile"
	"samsvar/report/sign"
)

// flips is how many bytes are changed: 2,000, or as the environment says.
func flips(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("SAMSVAR_FLIPS")); err == nil {
		return n
	}
	if testing.Short() || raceDetector {
		return 500
	}
	return 2_000
}

// TestEveryChangedByteIsSeen changes one byte at a time, anywhere in a file with
// two signatures. None may pass: our own signatures protect every byte, since
// what their value does not cover has one form only.
func TestEveryChangedByteIsSeen(t *testing.T) {
	file, original := twice(t)
	random := rand.New(rand.NewPCG(5, 2026))
	broken, refused := 0, 0
	for range flips(t) {
		at, to := random.IntN(len(file)), byte(random.IntN(256))
		if file[at] == to {
			continue
		}
		changed := bytes.Clone(file)
		changed[at] = to
		r, err := sign.Verify(changed, sign.Options{})
		switch {
		case err != nil:
			broken++
		case r.Verdict == sign.Refused:
			refused++
		default:
			t.Errorf("byte %d of %d (%q to %q) is not missed: %s", at, len(file), file[at], to, r.Verdict)
		}
		if at < len(original) {
			if r, err := sign.Verify(changed, sign.Options{Original: original}); err == nil && r.Origin != sign.OriginOther {
				t.Errorf("byte %d: said to be the original", at)
			}
		}
	}
	t.Logf("%d files broken, %d refused", broken, refused)
}

// appended adds an update with objects as someone else would.
func appended(t *testing.T, file []byte, objects map[int]string) []byte {
	t.Helper()
	f, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	old := f.Newest().Trailer()
	out := bytes.NewBuffer(bytes.Clone(file))
	var table strings.Builder
	size := int(old["Size"].(pdffile.Integer))
	for n, body := range objects {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n \n", n, out.Len())
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, body)
		size = max(size, n+1)
	}
	at := out.Len()
	trailer := pdffile.Dict{"Size": pdffile.Integer(size), "Root": old["Root"], "Info": old["Info"], "ID": old["ID"], "Prev": pdffile.Integer(f.StartXref())}
	fmt.Fprintf(out, "xref\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n", table.String(), pdffile.Encode(trailer), at)
	return out.Bytes()
}

// object reads an object of a file for changing it.
func object(t *testing.T, file []byte, o pdffile.Object) (int, pdffile.Dict) {
	t.Helper()
	f, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	r, ok := o.(pdffile.Ref)
	if !ok {
		t.Fatalf("%v is no object", o)
	}
	return r.Number, f.Newest().Dict(r)
}

func root(t *testing.T, file []byte) (int, pdffile.Dict) {
	t.Helper()
	f, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	return object(t, file, f.Newest().Trailer()["Root"])
}

// firstPage is the first page of a file with its number.
func firstPage(t *testing.T, file []byte) (int, pdffile.Dict) {
	t.Helper()
	f, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Newest().Pages()
	if err != nil {
		t.Fatal(err)
	}
	return object(t, file, pages[0])
}

func with(d pdffile.Dict, key pdffile.Name, v pdffile.Object) string {
	changed := pdffile.Dict{}
	for k, o := range d {
		changed[k] = o
	}
	if changed[key] = v; v == nil {
		delete(changed, key)
	}
	return string(pdffile.Encode(changed))
}

// attack changes a document by an update and says what that must be called.
type attack struct {
	name    string
	objects func(t *testing.T, file []byte) map[int]string
	want    sign.ChangeKind
	page    int
}

func attacks() []attack {
	const fresh = 90_000
	return []attack{
		{"what a page shows", func(t *testing.T, file []byte) map[int]string {
			_, page := firstPage(t, file)
			n, _ := object(t, file, page["Contents"])
			return map[int]string{n: "<</Length 0>>\nstream\n\nendstream"}
		}, sign.PageChanged, 1},
		{"another content", func(t *testing.T, file []byte) map[int]string {
			n, page := firstPage(t, file)
			return map[int]string{n: with(page, "Contents", pdffile.Ref{Number: fresh}), fresh: "<</Length 0>>\nstream\n\nendstream"}
		}, sign.PageChanged, 1},
		{"a note on a page", func(t *testing.T, file []byte) map[int]string {
			n, page := firstPage(t, file)
			return map[int]string{n: with(page, "Annots", pdffile.Array{pdffile.Ref{Number: fresh}}),
				fresh: "<</Type /Annot /Subtype /FreeText /Rect [0 0 500 500] /Contents (Nei)>>"}
		}, sign.PageChanged, 1},
		{"pages taken away", func(t *testing.T, file []byte) map[int]string {
			_, catalog := root(t, file)
			n, pages := object(t, file, catalog["Pages"])
			kids := pages["Kids"].(pdffile.Array)
			return map[int]string{n: with(pages, "Kids", kids[1:])}
		}, sign.OtherChanged, 0},
		{"another list of pages", func(t *testing.T, file []byte) map[int]string {
			n, catalog := root(t, file)
			_, pages := object(t, file, catalog["Pages"])
			kids := pages["Kids"].(pdffile.Array)
			return map[int]string{n: with(catalog, "Pages", pdffile.Ref{Number: fresh}), fresh: with(pages, "Kids", kids[:1])}
		}, sign.CatalogChanged, 0},
		{"something that acts", func(t *testing.T, file []byte) map[int]string {
			n, catalog := root(t, file)
			return map[int]string{n: with(catalog, "OpenAction", pdffile.Dict{"S": pdffile.Name("JavaScript")})}
		}, sign.CatalogChanged, 0},
		{"a font", func(t *testing.T, file []byte) map[int]string {
			_, page := firstPage(t, file)
			n, resources := object(t, file, page["Resources"])
			return map[int]string{n: with(resources, "Font", nil)}
		}, sign.PageChanged, 1},
		{"the title", func(t *testing.T, file []byte) map[int]string {
			f, err := pdffile.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			n, info := object(t, file, f.Newest().Trailer()["Info"])
			return map[int]string{n: with(info, "Title", pdffile.String("En annen"))}
		}, sign.TextsChanged, 0},
		{"a form that is not for signing", func(t *testing.T, file []byte) map[int]string {
			_, catalog := root(t, file)
			n, form := object(t, file, catalog["AcroForm"])
			return map[int]string{n: with(form, "XFA", pdffile.String("x"))}
		}, sign.FormChanged, 0},
		{"a signature taken away", func(t *testing.T, file []byte) map[int]string {
			_, catalog := root(t, file)
			_, form := object(t, file, catalog["AcroForm"])
			n, field := object(t, file, form["Fields"].(pdffile.Array)[0])
			return map[int]string{n: with(field, "V", nil)}
		}, sign.FieldChanged, 0},
		{"a field moved over the text", func(t *testing.T, file []byte) map[int]string {
			_, catalog := root(t, file)
			_, form := object(t, file, catalog["AcroForm"])
			n, field := object(t, file, form["Fields"].(pdffile.Array)[1])
			return map[int]string{n: with(field, "Rect", pdffile.Array{pdffile.Integer(0), pdffile.Integer(0), pdffile.Integer(600), pdffile.Integer(900)})}
		}, sign.FieldChanged, 0},
	}
}

// TestChangesAreSeen changes a signed document by an update: once as it is, and
// once signed after that, which makes every signature valid in itself and the last
// cover the whole file.
func TestChangesAreSeen(t *testing.T) {
	once := signed(t, document(t), "leder", identity(t, "Ingrid"))
	for _, a := range attacks() {
		t.Run(a.name, func(t *testing.T) {
			changed := appended(t, once, a.objects(t, once))
			checkAttack(t, a, verify(t, changed, sign.Options{}))
			if _, err := sign.Sign(changed, sign.Request{Field: "koordinator", Identity: identity(t, "Kari"), At: noon()}); err == nil {
				t.Error("a changed document was signed")
			}
			again, err := sign.SignAnyway(changed, sign.Request{Field: "koordinator", Identity: identity(t, "Kari"), At: noon()})
			if err != nil {
				t.Fatal(err)
			}
			r := verify(t, again, sign.Options{Known: func(string) sign.Trust { return sign.Known }})
			checkAttack(t, a, r)
			if last := r.Signatures[len(r.Signatures)-1]; !last.Valid() || !last.Whole {
				t.Errorf("the last signature: %+v", last)
			}
		})
	}
}

func checkAttack(t *testing.T, a attack, r sign.Result) {
	t.Helper()
	if r.Verdict != sign.Refused {
		t.Errorf("the verdict is %s", r.Verdict)
	}
	for _, c := range r.Changes {
		if c.Kind == a.want && c.Page == a.page {
			return
		}
	}
	t.Errorf("the changes are %+v", r.Changes)
}

// TestChangesBeforeTheFirstSignature has the document changed between making and
// signing it, which only the document as made can tell from a later page.
func TestChangesBeforeTheFirstSignature(t *testing.T) {
	original := document(t)
	a := attacks()[0]
	changed := appended(t, original, a.objects(t, original))
	file, err := sign.SignAnyway(changed, sign.Request{Field: "leder", Identity: identity(t, "Ingrid"), At: noon()})
	if err != nil {
		t.Fatal(err)
	}
	for _, opt := range []sign.Options{{}, {Original: original}} {
		checkAttack(t, a, verify(t, file, opt))
	}
}

func TestWhatFollowsTheEnd(t *testing.T) {
	file, _ := twice(t)
	for _, more := range []string{"\n", "% ekstra", "\n\n\n", "%PDF-1.7\n"} {
		r, err := sign.Verify(append(bytes.Clone(file), more...), sign.Options{})
		if err == nil && (r.Verdict != sign.Refused || !r.Trailing) {
			t.Errorf("%q: %s", more, r.Verdict)
		}
	}
	// One signature may be cut off again; what is left is as it was then.
	f, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if r := verify(t, file[:f.End(1)], sign.Options{}); r.Verdict != sign.Doubtful || len(r.Signatures) != 1 || !r.Signatures[0].Whole {
		t.Errorf("%+v", r)
	}
}
