package catalogue

import (
	"io"

	"samsvar/report"
	"samsvar/report/docx"
	"samsvar/report/html"
	"samsvar/report/pdf"
)

// Render writes what Write has written as a file of a format, and returns the
// characters that it could not show.
func Render(doc report.Document, f Format, w io.Writer) ([]pdf.Replaced, error) {
	switch f {
	case HTML:
		return nil, html.Render(doc, w)
	case Word:
		return nil, docx.Render(doc, w)
	}
	return pdf.Render(doc, w)
}

// Make writes a document as a file of a format.
func Make(in Input, r Request, f Format, w io.Writer) ([]pdf.Replaced, error) {
	if d, ok := Find(r.Document); ok && !d.Has(f) {
		return nil, &Error{Code: NoFormat, Args: []string{r.Document, string(f)}}
	}
	if f == JSON {
		data, err := WriteJSON(in, r)
		if err != nil {
			return nil, err
		}
		_, err = w.Write(data)
		return nil, err
	}
	doc, err := Write(in, r)
	if err != nil {
		return nil, err
	}
	return Render(doc, f, w)
}
