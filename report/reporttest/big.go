package reporttest

import (
	"fmt"
	"time"

	"samsvar/report"
)

// Big is a protocol of 2,000 rows with headings, links and signs of severity,
// some 60 pages: what speed and memory are promised for.
func Big() report.Document {
	doc := report.Document{
		Title: "Protokoll over behandlingsaktiviteter", Subtitle: "Prøveetaten", Lang: "nb-NO", Agency: "Prøveetaten", Classification: "Intern",
		CaseNo: "Saksnr. 26/1234", PageLabel: "Side {page} av {pages}", Footer: []string{"Protokoll · 15.01.2027"},
		Meta:   report.Meta{Created: time.Date(2027, 1, 15, 10, 30, 0, 0, time.UTC), Author: "Prøveetaten", Creator: "Samsvar"},
		Blocks: []report.Block{report.TitleHead{}, report.Contents{Title: "Innhold", Depth: 2}, report.PageBreak{}},
	}
	const chapters, rows = 20, 100
	for chapter := range chapters {
		table := report.Table{Columns: []report.Column{
			{Title: "Nr."}, {Title: "Behandling", Weight: 3, Names: true}, {Title: "Formål", Weight: 4},
			{Title: "Grunnlag"}, {Title: "Risiko"}, {Title: "Frist", Align: report.Right},
		}}
		for i := range rows {
			table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{
				{Text: fmt.Sprintf("BEH-%04d", rows*chapter+i+1)}, {Text: "Opptak i barnehage"},
				{Text: "Tildele plass etter søknad"}, {Text: "Art. 6 (1) e"},
				{Text: "Middels", Severity: report.SeverityMedium}, {Text: "31.12.2027"},
			}})
		}
		doc.Blocks = append(doc.Blocks, report.Heading{Level: 1, Number: fmt.Sprint(chapter + 1), Text: "Behandlinger"}, table)
	}
	return doc
}
