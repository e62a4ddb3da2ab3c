// Package xlsx writes the tables of a document as a workbook: one sheet for each
// table, with its title, a head that stays in view and filters, and a first sheet
// with what the document says of itself. Running text is left to the other
// formats. What a person has typed is always text in it, never a formula.
package xlsx

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"samsvar/report"
)

// ErrDraftMark says that a draft lacks the word that marks it as one.
var ErrDraftMark = errors.New("a draft needs a mark")

// Render writes a document. The same document gives the same bytes.
func Render(doc report.Document, w io.Writer) (err error) {
	if doc.Draft && strings.TrimSpace(doc.DraftMark) == "" {
		return ErrDraftMark
	}
	b := &book{file: excelize.NewFile(), doc: doc, taken: map[string]bool{"history": true}, english: strings.HasPrefix(doc.Lang, "en")}
	defer func() {
		if closed := b.file.Close(); err == nil {
			err = closed
		}
	}()
	if err := b.write(); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	if err := b.file.Write(w); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}

// book is a workbook on its way.
type book struct {
	file    *excelize.File
	doc     report.Document
	looks   [lookCount]int
	taken   map[string]bool // names of sheets, in small letters
	english bool
}

func (b *book) write() error {
	if err := b.makeLooks(); err != nil {
		return err
	}
	c := collect(b.doc)
	if err := b.about(c.facts, c.figures); err != nil {
		return err
	}
	for _, t := range c.tables {
		if err := b.table(t); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0)
	created := b.doc.Meta.Created.UTC().Format(time.RFC3339)
	return b.file.SetDocProps(&excelize.DocProperties{Title: clean(b.doc.Title), Subject: clean(b.doc.Meta.Subject), Creator: clean(b.doc.Meta.Author),
		LastModifiedBy: clean(b.doc.Meta.Author), Keywords: clean(strings.Join(b.doc.Meta.Keywords, ", ")), Language: clean(b.doc.Lang),
		Created: created, Modified: created})
}

// collected are the parts of a document that a workbook has.
type collected struct {
	facts   []report.Fact
	figures []report.Fact // values that may be numbers
	tables  []report.Table
	heading string // the last one, for tables without a title
	chapter report.Heading
	named   bool     // the chapter's heading stands above its facts
	numbers []string // of the chapter of each table
}

func collect(doc report.Document) collected {
	c := collected{heading: doc.Title}
	c.blocks(doc.Blocks)
	c.tellApart()
	return c
}

// tellApart puts the chapter's number, as that of a record, before titles that
// several tables have.
func (c *collected) tellApart() {
	times := map[string]int{}
	for _, t := range c.tables {
		times[t.Title]++
	}
	for i, t := range c.tables {
		if times[t.Title] > 1 && !strings.HasPrefix(t.Title, c.numbers[i]) {
			c.tables[i].Title = c.numbers[i] + " " + t.Title
		}
	}
}

// list adds facts, the first of a chapter below its heading.
func (c *collected) list(facts []report.Fact) {
	if c.chapter.Number != "" && !c.named {
		c.facts = append(c.facts, report.Fact{Label: c.chapter.Number + " " + c.chapter.Text})
		c.named = true
	}
	c.facts = append(c.facts, facts...)
}

func (c *collected) blocks(blocks []report.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case report.TitleHead:
			c.facts = append(c.facts, b.Facts...)
		case report.Heading:
			c.heading = strings.TrimSpace(b.Number + " " + b.Text)
			if b.Level == 1 {
				c.chapter, c.named = b, false
			}
		case report.FactList:
			c.list(b.Facts)
		case report.KeyFigures:
			for _, k := range b.Items {
				c.figures = append(c.figures, report.Fact{Label: strings.TrimSuffix(k.Label+" ("+k.Note+")", " ()"), Value: k.Value})
			}
		case report.SignatureFields:
			c.facts = append(c.facts, b.Facts...)
		case report.Table:
			c.add(b)
		case report.QuestionList:
			c.add(b.Table())
		case report.BarChart:
			c.add(b.Table())
		case report.LineChart:
			c.add(b.Table())
		case report.Attachments:
			c.add(b.Table())
		case report.RiskMatrix:
			c.add(b.Table())
		case report.KeepTogether:
			c.blocks(b.Blocks)
		case report.InLanguage:
			c.blocks(b.Blocks)
		}
	}
}

func (c *collected) add(t report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if strings.TrimSpace(t.Title) == "" {
		t.Title = c.heading
	}
	c.tables, c.numbers = append(c.tables, t), append(c.numbers, c.chapter.Number)
}
