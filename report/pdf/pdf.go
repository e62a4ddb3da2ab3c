// Package pdf renders a report.Document as A4 PDF.
//
// Text first passes a gate (gate.go), so that nothing a person has typed can
// break the document. Each block is then set into boxes (one file per kind of
// block), the boxes are placed on pages (paginate.go), and only when the number
// of pages is known are the pages painted (paint.go). Between those steps a page
// is a list of marks that know of which element of the structure tree they are
// the content (element.go). What the PDF library cannot write is added to its
// file at the end (finish.go), so that the document is PDF/A-2a, for archives,
// and PDF/UA-1, for people who hear it. The same document always gives the
// same bytes.
package pdf

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
)

// ErrNoCreationTime is returned for a document that does not say when it was
// made; the present time would make its bytes differ from run to run.
var ErrNoCreationTime = errors.New("document has no creation time")

// ErrNoDraftMark is returned for a draft without a mark to show, which could be
// taken for the final document.
var ErrNoDraftMark = errors.New("draft has no draft mark")

// Render writes doc as PDF. It returns which characters could not be shown and
// were replaced by a visible square, in the order of their codes. When it fails,
// nothing useful has been written.
func Render(doc report.Document, w io.Writer) ([]Replaced, error) {
	return RenderWith(doc, Options{}, w)
}

// RenderWith is Render with options.
func RenderWith(doc report.Document, opt Options, w io.Writer) ([]Replaced, error) {
	if doc.Meta.Created.IsZero() {
		return nil, ErrNoCreationTime
	}
	faces, err := chart.OpenFaces()
	if err != nil {
		return nil, err
	}
	doc, set, replaced, err := prepare(doc, faces)
	if err != nil {
		return nil, err
	}
	if err := write(doc, set, opt.clean(faces), w); err != nil {
		return nil, fmt.Errorf("render document: %w", err)
	}
	return replaced, nil
}

// prepare has a document pass the gate and sets it on pages.
func prepare(doc report.Document, faces *chart.Faces) (report.Document, layout, []Replaced, error) {
	doc, replaced, err := clean(doc, faces)
	if err != nil {
		return doc, layout{}, nil, err
	}
	if doc.Draft && strings.TrimSpace(shownText([]rune(doc.DraftMark), false)) == "" {
		return doc, layout{}, nil, ErrNoDraftMark
	}
	set, err := layOut(doc, faces)
	return doc, set, replaced, err
}

// layout is a document set on pages, with the tree of what is what.
type layout struct {
	pages []page
	tree  *element
}

// layOut sets the document on pages.
func layOut(doc report.Document, faces *chart.Faces) (layout, error) {
	f := newFlow(doc, faces)
	if err := f.blocks(doc.Blocks); err != nil {
		return layout{}, err
	}
	pages := paginate(f.boxes, bodyHeight)
	fillPageNumbers(pages, faces)
	for i := range pages {
		pages[i].furnish(doc, i+1, len(pages), faces)
	}
	f.into.kids = append(pages[0].sayHead(), f.into.kids...)
	f.into.kids = append(f.into.kids, pages[0].sayFoot()...)
	return layout{pages: pages, tree: f.into}, nil
}
