package printing

import (
	"io"
	"path/filepath"
	"strings"
	"time"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report/assess"
	"samsvar/report/docx"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/report/picture"
	"samsvar/report/sheets"
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
)

func forms() []form { return []form{asPDF, asWord, asHTML, asBook} }

// job makes one document; it runs in the background on copies.
type job struct {
	texts   *i18n.Texts
	view    *storage.View
	head    string // of the store's history
	program string
	now     time.Time
	ref     reg.Ref
	form    form
	files   picture.Opener // for the agency's logo
}

// name is what the document is called if the user has no other wish: the
// record's number and title.
func (j job) name() string {
	r := model.Register(j.ref.Register)
	rec, ok := j.view.Get(j.ref.Register, j.ref.ID)
	if r == nil || !ok {
		return attach.SafeName(j.texts.T("ui.printing.title") + "." + string(j.form))
	}
	const longest = 80
	name := rec.Header().No
	if title := j.texts.Title(r, rec, nil); title != name {
		name += " " + title
	}
	if letters := []rune(name); len(letters) > longest {
		name = strings.TrimSpace(string(letters[:longest]))
	}
	return attach.SafeName(name + "." + string(j.form))
}

// lacks is what a document could not show: characters, and what it has had to
// do without, in words.
type lacks struct {
	replaced []pdf.Replaced
	omitted  []string
}

// run writes the document, whole or not at all, and returns what it lacks.
func (j job) run(path string) (all lacks, err error) {
	err = sheet.WriteFile(path, func(w io.Writer) error {
		all, err = j.write(w)
		return err
	})
	return all, err
}

func (j job) write(w io.Writer) (all lacks, err error) {
	r := model.Register(j.ref.Register)
	rec, ok := j.view.Get(j.ref.Register, j.ref.ID)
	if r == nil || !ok {
		return all, &storage.Error{Code: "missing", Args: []string{string(j.ref.ID)}}
	}
	if j.form == asBook {
		book := exchange.Exporter{Source: only{j.view, j.ref, rec}, Texts: j.texts, Now: j.now, Name: j.texts.Title(r, rec, nil)}
		return all, book.XLSX(w, r)
	}
	doc := assess.Record(sheets.Input{Source: j.view, Texts: j.texts, Now: j.now, HistoryHead: j.head, Program: j.program, Files: j.files}, r, rec)
	all.omitted = doc.Omitted
	switch j.form {
	case asWord:
		err = docx.Render(doc, w)
	case asHTML:
		err = html.Render(doc, w)
	default:
		all.replaced, err = pdf.Render(doc, w)
	}
	return all, err
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
