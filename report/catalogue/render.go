package catalogue

import (
	"io"

	"samsvar/report"
	"samsvar/report/docx"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/report/xlsx"
)

// Lacks is what a document has had to do without.
type Lacks struct {
	// Replaced are the characters that it could not show.
	Replaced []pdf.Replaced
	// Omitted says in words what else is left out, such as a logo that cannot be
	// read.
	Omitted []string
}

// Render writes what Write has written as a file of a format.
func Render(doc report.Document, f Format, w io.Writer) (lacks Lacks, err error) {
	lacks.Omitted = doc.Omitted
	switch f {
	case HTML:
		err = html.Render(doc, w)
	case Word:
		err = docx.Render(doc, w)
	case Workbook:
		err = xlsx.Render(doc, w)
	default:
		lacks.Replaced, err = pdf.Render(doc, w)
	}
	return lacks, err
}

// Make writes a document as a file of a format.
func Make(in Input, r Request, f Format, w io.Writer) (Lacks, error) {
	if d, ok := Find(r.Document); ok && !d.Has(f) {
		return Lacks{}, &Error{Code: NoFormat, Args: []string{r.Document, string(f)}}
	}
	if f == JSON {
		data, err := WriteJSON(in, r)
		if err != nil {
			return Lacks{}, err
		}
		_, err = w.Write(data)
		return Lacks{}, err
	}
	doc, err := Write(in, r)
	if err != nil {
		return Lacks{}, err
	}
	return Render(doc, f, w)
}
