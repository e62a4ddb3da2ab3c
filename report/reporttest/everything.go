// Package reporttest has documents on which all renderers are tested.
package reporttest

import (
	"time"

	"samsvar/report"
)

// Everything is a document with each kind of block and each of their fields. It
// hides the columns of computed figures and of certainty.
func Everything() report.Document {
	return report.Document{
		Title: "Egenerklæring 2026", Subtitle: "Prøveetaten", Lang: "nb-NO", Agency: "Prøveetaten", Logo: report.Picture{Data: Logo(), Alt: "Logoen til Prøveetaten"},
		Classification: "Intern", CaseNo: "Saksnr. 26/1", PageLabel: "Side {page} av {pages}", Footer: []string{"Versjon 2", "Historikk: 9f2c"},
		Meta: report.Meta{Created: time.Date(2027, 1, 15, 10, 30, 0, 0, time.UTC), Author: "Prøveetaten", Creator: "Samsvar", Subject: "2026"},
		Blocks: []report.Block{
			report.TitleHead{Kicker: "Kommunen", Facts: []report.Fact{{Label: "Periode", Value: "2026"}}},
			report.Contents{Title: "Innhold", Depth: 2},
			report.Heading{Level: 1, Number: "1", Text: "Om virksomheten"},
			report.Paragraph{Lead: true, Runs: []report.Run{{Text: "Først "}, {Text: "viktig", Bold: true}}},
			report.P("Linje én\nlinje to"), report.Note("Kilde"),
			report.List{Ordered: true, Items: []report.ListItem{{Runs: report.Plain("ett"), Items: report.Bullets("under").Items}}},
			report.FactList{Facts: []report.Fact{{Label: "Leder", Value: "Ingrid Ødegård"}}},
			report.Callout{Severity: report.SeverityHigh, Word: "Høy", Title: "Mangler", Runs: report.Plain("Rett opp")},
			report.KeepTogether{Blocks: []report.Block{
				report.Heading{Level: 2, Number: "1.1", Text: "Tall"},
				report.KeyFigures{Items: []report.KeyFigure{{Value: "212", Label: "behandlinger", Note: "Høy", Severity: report.SeverityHigh}}},
			}},
			report.Table{Title: "Funn", Note: "Per i dag", Columns: []report.Column{{Title: "Funn", Weight: 1, Names: true}, {Title: "Antall", Align: report.Right}},
				Rows: []report.Row{{Group: true, Cells: []report.Cell{{Text: "Gruppe"}}}, report.Cells("Mangler", "3"),
					{Total: true, Cells: []report.Cell{{Text: "Sum", Bold: true}}}}},
			report.Table{Columns: []report.Column{{Title: "Tom"}}, Empty: "Ingen"},
			report.QuestionList{Words: report.QuestionWords{Question: "Spørsmål", LastYear: "2025", Reported: "Svar", Reason: "Grunn", Comment: "Merknad"},
				Items: []report.Question{{Number: "1", Text: "Hvor mange?", Lang: "nn-NO", Hint: "Alle", LastYear: "5", Computed: "7", Reported: "8", Answer: "Fritt svar",
					Reason: "Talt for hånd", Comment: "Ok", Flag: report.Flag{Severity: report.SeverityMedium, Text: "Avvik"}}}},
			report.BarChart{Title: "Avvik", Series: []string{"2025", "2026"}, Alt: "Avvik økte.", Note: "Kilde: registeret",
				Groups: []report.BarGroup{{Label: "Alle", Bars: []report.Bar{{Value: 3, Text: "3"}, {Missing: true, Text: "ukjent"}}}}},
			report.LineChart{Title: "Utvikling", Periods: []string{"2024", "2025", "2026"}, Alt: "Avvik har økt.", Note: "Talt i registeret",
				Series: []report.Line{{Name: "Meldt", Points: []report.Point{{Value: 3, Text: "3"}, {Value: 5, Text: "5"}, {Value: 9, Text: "9"}}},
					{Name: "Alvorlige", Points: []report.Point{{Value: 1, Text: "1"}, {Missing: true, Text: "ikke talt"}, {Value: 2, Text: "2"}}}}},
			report.Attachments{Words: report.AttachmentWords{Number: "Nr.", Name: "Fil", What: "Hva det er", Extent: "Omfang"}, Note: "Filene ligger ved siden av",
				Items: []report.Attachment{{Name: "data.json", What: "Datagrunnlag", Extent: "7 sider"}, {Name: "referat.pdf", What: "Referat"}}},
			report.RiskMatrix{Title: "Risiko", Alt: "To risikoer.", RowTitle: "Sannsynlighet", ColumnTitle: "Konsekvens", Rows: []string{"Høy"},
				Columns: []string{"Lav"}, Cells: [][]report.RiskCell{{{Count: 2, Severity: report.SeverityLow}}}, Levels: []report.RiskLevel{{Severity: report.SeverityLow, Name: "Lav"}}},
			report.InLanguage{Lang: "en-GB", Blocks: []report.Block{report.P("In another language")}},
			report.PageBreak{},
			report.SignatureFields{PlaceDate: "Sted og dato", Signature: "Underskrift", Fields: []report.SignatureField{{ID: "leder", Role: "Leder", Name: "Ingrid", Title: "Direktør"}},
				Facts: []report.Fact{{Label: "Forberedt av", Value: "Kari"}}},
			report.ScanMark{Payload: "SAMSVAR1:VE-2026-V2:4F1E", Title: "Dokumentnummer", ID: "VE-2026-v2-4F1E", Note: "For skannede papirer", Alt: "Kode med nummeret"},
		},
	}
}

// Words are texts of Everything that a reader must find in any format.
func Words() []string {
	return []string{"Egenerklæring 2026", "Prøveetaten", "Intern", "Saksnr. 26/1", "Versjon 2", "Kommunen", "Periode", "Innhold",
		"1 Om virksomheten", "viktig", "linje to", "Kilde", "under", "Ingrid Ødegård", "Mangler", "Rett opp", "1.1 Tall", "212", "behandlinger", "Funn",
		"Per i dag", "Gruppe", "Sum", "Ingen", "Spørsmål", "Hvor mange?", "Alle", "Fritt svar", "Talt for hånd", "Merknad", "ukjent",
		"Kilde: registeret", "Utvikling", "Alvorlige", "ikke talt", "data.json", "Datagrunnlag", "7 sider", "Filene ligger ved siden av", "Sted og dato", "Direktør", "Forberedt av", "Dokumentnummer", "VE-2026-v2-4F1E", "For skannede papirer"}
}

// Hostile are texts that must not become part of a document's structure.
func Hostile() []string {
	return []string{"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "]]>", "</title></style></svg>", "</w:t></w:r><w:r>",
		"javascript:alert(1)", "\x00\x01\x1f", "\xff\xfe", "\ufffe\uffff", "😀\u202e", "{{.}}", "{page}{pages}", "a\nb\r\nc", "&amp;&#0;"}
}

// WithText is Everything with one text in all kinds of places.
func WithText(text string) report.Document {
	doc := Everything()
	doc.Title, doc.Subtitle, doc.Agency, doc.Lang, doc.CaseNo, doc.PageLabel = text, text, text, text, text, text
	doc.Footer, doc.Logo.Alt = []string{text, text}, text
	doc.Meta.Author, doc.Meta.Subject, doc.Meta.Keywords = text, text, []string{text}
	doc.Blocks = append(doc.Blocks, report.P(text), report.Heading{Level: 9, Number: text, Text: text}, report.Bullets(text),
		report.Table{Title: text, Note: text, Columns: []report.Column{{Title: text}}, Rows: []report.Row{report.Cells(text, text)}},
		report.ScanMark{Payload: "x", Title: text, ID: text, Note: text, Alt: text},
		report.BarChart{Title: text, Alt: text, Note: text, Series: []string{text, text}, Groups: []report.BarGroup{{Label: text, Bars: []report.Bar{{Text: text, Value: 1}}}}},
		report.LineChart{Title: text, Alt: text, Note: text, Periods: []string{text, text}, Series: []report.Line{{Name: text, Points: []report.Point{{Value: 1, Text: text}, {Value: 2, Text: text}}}}},
		report.Attachments{Words: report.AttachmentWords{Number: text, Name: text, What: text, Extent: text}, Note: text, Items: []report.Attachment{{Name: text, What: text, Extent: text}}},
		report.RiskMatrix{Title: text, Alt: text, Rows: []string{text}, Columns: []string{text}, Cells: [][]report.RiskCell{{{Count: 1}}}},
		report.QuestionList{Words: report.QuestionWords{Question: text, Reported: text}, Items: []report.Question{{Text: text, Reported: text, Answer: text}}})
	return doc
}
