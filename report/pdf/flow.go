package pdf

import (
	"fmt"

	"samsvar/report"
	"samsvar/report/chart"
)

// flow turns blocks into boxes, one below the other.
type flow struct {
	setter
	doc   report.Document
	boxes []box
	// after is the space the last block wants below it.
	after float64
	// newPage makes the next box begin a page.
	newPage bool
	// headings are all headings of the document, for the contents list; seen
	// of them have been set.
	headings []report.Heading
	seen     int
	// into is the element that holds what is set next; level is that of the
	// last heading, since none may be skipped.
	into  *element
	level int
	// titled says that the last block was a heading.
	titled bool
	// named are the names of the signature fields that are set.
	named map[string]bool
}

func newFlow(doc report.Document, faces *chart.Faces) *flow {
	return &flow{setter: setter{faces}, doc: doc, headings: headings(doc.Blocks), into: &element{tag: docTag},
		named: map[string]bool{}}
}

// headings collects the headings in reading order.
func headings(blocks []report.Block) []report.Heading {
	var found []report.Heading
	for _, b := range blocks {
		switch b := b.(type) {
		case report.Heading:
			found = append(found, b)
		case report.KeepTogether:
			found = append(found, headings(b.Blocks)...)
		case report.InLanguage:
			found = append(found, headings(b.Blocks)...)
		}
	}
	return found
}

// add appends boxes with the larger of the spaces that they and the block
// before them want in between.
func (f *flow) add(above float64, boxes []box, below float64) {
	if len(boxes) == 0 {
		return
	}
	boxes[0].gap = max(above, f.after)
	boxes[0].newPage = boxes[0].newPage || f.newPage
	f.newPage, f.titled = false, false
	f.after = below
	f.boxes = append(f.boxes, boxes...)
}

func (f *flow) blocks(blocks []report.Block) error {
	for _, b := range blocks {
		if err := f.block(b); err != nil {
			return err
		}
	}
	return nil
}

func (f *flow) block(b report.Block) error {
	switch b := b.(type) {
	case report.TitleHead:
		f.titleHead(b)
	case report.Contents:
		f.contents(b)
	case report.Heading:
		f.heading(b)
	case report.Paragraph:
		f.paragraph(b)
	case report.List:
		f.list(b)
	case report.FactList:
		f.factList(b)
	case report.Callout:
		f.callout(b)
	case report.Table:
		f.table(b)
	case report.KeyFigures:
		f.keyFigures(b)
	case report.QuestionList:
		f.questions(b)
	case report.BarChart:
		f.barChart(b)
	case report.LineChart:
		f.chart(b.Title, chart.Lines(f.faces, b, bodyWidth), alt(b.Told()), b.Note)
	case report.Attachments:
		f.table(inPieces(b.Table()))
	case report.RiskMatrix:
		f.riskMatrix(b)
	case report.SignatureFields:
		f.signatures(b)
	case report.ScanMark:
		return f.scanMark(b)
	case report.PageBreak:
		f.newPage = true
	case report.KeepTogether:
		return f.together(b)
	case report.InLanguage:
		return f.inLanguage(b)
	default:
		return fmt.Errorf("unknown block %T", b)
	}
	return nil
}

func (f *flow) together(k report.KeepTogether) error {
	from := len(f.boxes)
	if err := f.blocks(k.Blocks); err != nil {
		return err
	}
	bind(f.boxes[from:], soft)
	return nil
}

// inLanguage sets blocks in another language, as a part of their own.
func (f *flow) inLanguage(l report.InLanguage) error {
	around := f.into
	defer func() { f.into = around }()
	f.into = around.add(partTag)
	f.into.lang = languageTag(l.Lang)
	return f.blocks(l.Blocks)
}
