// Package pdf renders a report.Document as A4 PDF.
//
// Text first passes a gate (gate.go), so that nothing a person has typed can
// break the document. Each block is then set into boxes (one file per kind of
// block), the boxes are placed on pages (paginate.go), and only when the number
// of pages is known are the pages painted (paint.go). Between those steps a page
// is a list of marks that know their role; a structure tree for screen readers,
// the archival form and signature fields are to be written from these marks
// and the finished file. The same document always gives the same bytes.
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
	if doc.Meta.Created.IsZero() {
		return nil, ErrNoCreationTime
	}
	faces, err := chart.OpenFaces()
	if err != nil {
		return nil, err
	}
	doc, replaced, err := clean(doc, faces)
	if err != nil {
		return nil, err
	}
	if doc.Draft && strings.TrimSpace(shownText([]rune(doc.DraftMark), false)) == "" {
		return nil, ErrNoDraftMark
	}
	pages, err := layOut(doc, faces)
	if err != nil {
		return nil, err
	}
	if err := paint(doc, pages, w); err != nil {
		return nil, fmt.Errorf("render document: %w", err)
	}
	return replaced, nil
}

// layOut sets the document and returns its finished pages.
func layOut(doc report.Document, faces *chart.Faces) ([]page, error) {
	f := newFlow(doc, faces)
	if err := f.blocks(doc.Blocks); err != nil {
		return nil, err
	}
	pages := paginate(f.boxes, bodyHeight)
	fillPageNumbers(pages, faces)
	for i := range pages {
		pages[i].furnish(doc, i+1, len(pages), faces)
	}
	return pages, nil
}
