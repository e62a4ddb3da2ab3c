package printing

import (
	"io"
	"path/filepath"
	"strings"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/storage"
	"samsvar/storage/attach"
)

// form is what sort of document is made; it is also how its name ends.
type form string

// The forms.
const (
	asPDF  form = "pdf"
	asWord form = "docx"
	asHTML form = "html"
	asBook form = "xlsx"
	asJSON form = "json"
)

// job makes one document; it runs in the background on copies.
type job struct {
	in   catalogue.Input
	wish wish
}

// name is what the document is called if the user has no other wish: the
// record's number and title, or the document's own, with the year.
func (j job) name() string {
	const longest = 80
	d := j.wish.document()
	name := d.Title(j.in.Texts)
	if rec, ok := j.in.Source.Get(d.Register, j.wish.req.ID); ok && j.wish.req.ID != "" {
		no, title := rec.Header().No, j.in.Texts.Title(model.Register(d.Register), rec, nil)
		switch {
		case j.wish.sheet() && title == no:
			name = no
		case j.wish.sheet():
			name = no + " " + title
		default:
			name += " " + no
		}
	} else if d.Need == catalogue.Year {
		name += " " + reg.Int(j.wish.req.Year).Text()
	}
	if j.wish.req.Public {
		name += " " + j.in.Texts.T("ui.documents.file.public")
	}
	if letters := []rune(name); len(letters) > longest {
		name = strings.TrimSpace(string(letters[:longest]))
	}
	return attach.SafeName(name + "." + string(j.wish.form))
}

// run writes the document, whole or not at all, and returns what it lacks.
func (j job) run(path string) (lacks catalogue.Lacks, err error) {
	err = sheet.WriteFile(path, func(w io.Writer) error {
		lacks, err = j.write(w)
		return err
	})
	return lacks, err
}

func (j job) write(w io.Writer) (catalogue.Lacks, error) {
	if j.wish.form == asBook && j.wish.sheet() {
		return catalogue.Lacks{}, j.book(w)
	}
	return catalogue.Make(j.in, j.wish.request(), catalogue.Format(j.wish.form), w)
}

// book writes a register, or a record of it, as the import takes it back: to be
// changed and imported again.
func (j job) book(w io.Writer) error {
	r := model.Register(j.wish.document().Register)
	book := exchange.Exporter{Source: j.in.Source, Texts: j.in.Texts, Now: j.in.Now, Name: j.in.Texts.RegisterMany(r)}
	if ref := j.wish.ref(); ref.ID != "" {
		rec, ok := j.in.Source.Get(ref.Register, ref.ID)
		if !ok {
			return &storage.Error{Code: "missing", Args: []string{string(ref.ID)}}
		}
		book.Source, book.Name = only{j.in.Source, ref, rec}, j.in.Texts.Title(r, rec, nil)
	}
	return book.XLSX(w, r)
}

// only is a source whose register holds one record; what it links to is there.
type only struct {
	reg.Source
	ref reg.Ref
	rec reg.Record
}

// All is that record.
func (o only) All(register string) []reg.Record {
	if register == o.ref.Register {
		return []reg.Record{o.rec}
	}
	return o.Source.All(register)
}

// ended gives a path the ending of a form, if it has another.
func ended(path string, f form) string {
	if strings.EqualFold(filepath.Ext(path), "."+string(f)) {
		return path
	}
	return path + "." + string(f)
}
