package calendar

import (
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"samsvar/exchange/ics"
	"samsvar/exchange/sheet"
	"samsvar/model"
	dates "samsvar/model/calendar"
	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/ui/screen"
)

// Export asks where to, and writes what the filters let through as a calendar
// file.
func (p *page) Export() {
	list, words, store := p.state.chosen(), p.state.words, p.Store.ID()
	cal := ics.Calendar{Name: p.agency() + ": " + p.t("title", strconv.Itoa(p.state.year)), Program: p.Program,
		Now: p.Now(), Lang: p.Texts.Tag().String()}
	p.write(p.t("ics"), ".ics", func(w io.Writer) error {
		cal.Events = words.Events(list, store)
		return ics.Write(w, cal)
	})
}

// Print asks where to, and writes what the filters let through as a document.
func (p *page) Print() {
	doc := p.document()
	p.write(p.t("document"), ".pdf", func(w io.Writer) error {
		_, err := pdf.Render(doc, w)
		return err
	})
}

// write asks where to, and writes a file in the background.
func (p *page) write(title, ending string, make func(io.Writer) error) {
	p.Pick.Save(title, p.t("file", strconv.Itoa(p.state.year))+ending, func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ending) {
			path += ending
		}
		screen.NewWork[error](p.Do).Run(func(func() bool) error { return sheet.WriteFile(path, make) }, func(err error) {
			if err != nil {
				p.Failed(err)
				return
			}
			p.Saved(p.t("written", filepath.Base(path)))
		})
	})
}

// agency is what the agency is called, the program's name where it has none.
func (p *page) agency() string {
	for _, agency := range model.Agencies.All(p.Store.View()) {
		return agency.Name(string(p.Texts.Lang()))
	}
	return "Samsvar"
}

// document is the calendar as a document: a table for each month that has
// something.
func (p *page) document() report.Document {
	agency, t := p.agency(), p.Texts
	title := p.t("title", strconv.Itoa(p.state.year))
	doc := report.Document{Title: title, Subtitle: agency, Lang: t.Tag().String(), Agency: agency, PageLabel: t.T("report.page"),
		Footer: []string{title + " · " + t.Day(p.state.today)},
		Meta:   report.Meta{Created: p.Now(), Author: agency, Creator: p.Program, Subject: title, Keywords: []string{title}}}
	list := p.state.chosen()
	doc.Blocks = append(doc.Blocks, report.TitleHead{Facts: p.documentFacts(list)})
	earlier := list.Only(func(e dates.Entry) bool { return e.Day.Year() < p.state.year })
	if len(earlier) > 0 {
		doc.Blocks = append(doc.Blocks, report.Heading{Level: 1, Text: p.t("earlier")}, p.table(earlier))
	}
	for month := 1; month <= 12; month++ {
		own := list.Only(func(e dates.Entry) bool { return p.state.inMonth(e, month) })
		if len(own) > 0 {
			doc.Blocks = append(doc.Blocks, report.Heading{Level: 1, Text: upperFirst(t.Month(month))}, p.table(own))
		}
	}
	return doc
}

func (p *page) documentFacts(list dates.List) []report.Fact {
	t := p.Texts
	facts := []report.Fact{{Label: t.T("report.data_as_of"), Value: t.Day(p.state.today)},
		{Label: p.t("entries"), Value: t.Int(len(list))}}
	if kind := nameOf(p.state.kinds(), p.state.kind); kind != "" {
		facts = append(facts, report.Fact{Label: p.t("kind"), Value: kind})
	}
	if owner := nameOf(p.state.owners(), string(p.state.owner)); owner != "" {
		facts = append(facts, report.Fact{Label: p.t("owner"), Value: owner})
	}
	return facts
}

func (p *page) table(list dates.List) report.Table {
	table := report.Table{Columns: []report.Column{{Title: p.t("head.day")}, {Title: p.t("head.what"), Weight: 3, Names: true},
		{Title: p.t("head.owner"), Weight: 1}, {Title: p.t("head.state")}}}
	words := p.state.words
	for _, e := range list {
		severity, word := p.mark(e)
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{{Text: words.When(e)}, {Text: words.Line(e)},
			{Text: words.Owner(e)}, {Text: word, Severity: severity}}})
	}
	return table
}
