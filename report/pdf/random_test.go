package pdf

import (
	"strings"

	"pgregory.net/rapid"

	"samsvar/report"
)

// randomText is Norwegian-looking text, sometimes long.
func randomText(most int) *rapid.Generator[string] {
	words := []string{"tiltak", "informasjonssikkerhetskoordinator", "av", "risiko", "og", "Prøveetaten", "behandling", "2026", "§ 13", "ærlig", "åpen–lukket"}
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 0, most), func(parts []string) string {
		return strings.Join(parts, " ")
	})
}

func randomBlock() *rapid.Generator[report.Block] {
	return rapid.Custom(func(t *rapid.T) report.Block {
		short, long := randomText(6), randomText(60)
		switch rapid.IntRange(0, 11).Draw(t, "kind") {
		case 0, 1:
			return report.KeepTogether{Blocks: []report.Block{
				report.Heading{Level: rapid.IntRange(0, 4).Draw(t, "level"), Number: "1", Text: "H " + short.Draw(t, "text")},
				report.P("Tekst " + short.Draw(t, "text")),
			}}
		case 2:
			return randomTable(t)
		case 3:
			return report.Callout{Severity: report.SeverityHigh, Word: "Høy", Title: short.Draw(t, "title"), Runs: report.Plain(long.Draw(t, "text"))}
		case 4:
			return report.Bullets(short.Draw(t, "a"), long.Draw(t, "b"), short.Draw(t, "c"))
		case 5:
			return report.KeyFigures{Items: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.KeyFigure {
				return report.KeyFigure{Value: "12", Label: short.Draw(t, "label"), Note: short.Draw(t, "note"), Severity: report.SeverityLow}
			}), 0, 9).Draw(t, "figures")}
		case 6:
			return randomQuestions(t)
		case 7:
			return report.BarChart{Title: "Diagram", Series: []string{"2025", "2026"}, Groups: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.BarGroup {
				v := rapid.Float64().Draw(t, "value")
				return report.BarGroup{Label: short.Draw(t, "label"), Bars: []report.Bar{{Value: v, Text: "v"}, {Value: 3, Text: "3"}}}
			}), 0, 25).Draw(t, "groups")}
		case 9:
			return randomLines(t)
		case 10:
			return report.Attachments{Words: report.AttachmentWords{Number: "Nr.", Name: "Fil", What: "Hva", Extent: "SHA-256"}, Note: short.Draw(t, "note"),
				Items: []report.Attachment{{Name: short.Draw(t, "name"), What: long.Draw(t, "what"), Extent: strings.Repeat("9f2c", 16)}}}
		case 8:
			return report.FactList{Facts: []report.Fact{{Label: short.Draw(t, "label"), Value: long.Draw(t, "value")}}}
		}
		return report.P(long.Draw(t, "text"))
	})
}

func randomTable(t *rapid.T) report.Table {
	cols := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Column {
		return report.Column{Title: randomText(3).Draw(t, "title"), Weight: float64(rapid.IntRange(0, 4).Draw(t, "weight")), Align: report.Align(rapid.IntRange(0, 2).Draw(t, "align"))}
	}), 1, 7).Draw(t, "columns")
	rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Row {
		return report.Row{
			Total: rapid.IntRange(0, 9).Draw(t, "total") == 0,
			Cells: append(report.Cells("R").Cells, report.Cells(rapid.SliceOfN(randomText(12), 0, 8).Draw(t, "cells")...).Cells...),
		}
	}), 0, 20).Draw(t, "rows")
	return report.Table{Title: randomText(4).Draw(t, "title"), Columns: cols, Rows: rows, Empty: "Ingen", Note: randomText(20).Draw(t, "note")}
}

func randomQuestions(t *rapid.T) report.QuestionList {
	return report.QuestionList{
		Words: report.QuestionWords{Question: "Spørsmål", LastYear: "2025", Computed: "Beregnet", Reported: "Rapportert", Certainty: "Sikkerhet", Reason: "Begrunnelse"},
		Items: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Question {
			return report.Question{
				Number: "1.1", Text: "Spm " + randomText(30).Draw(t, "text"), Computed: "3", Reported: randomText(4).Draw(t, "reported"),
				Answer: randomText(80).Draw(t, "answer"), Reason: randomText(60).Draw(t, "reason"),
			}
		}), 1, 12).Draw(t, "questions"),
	}
}

func randomLines(t *rapid.T) report.LineChart {
	text := randomText(4)
	return report.LineChart{Title: "Linjer", Note: text.Draw(t, "note"), Periods: rapid.SliceOfN(text, 0, 9).Draw(t, "periods"),
		Series: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Line {
			return report.Line{Name: text.Draw(t, "name"), Points: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Point {
				return report.Point{Value: rapid.Float64().Draw(t, "value"), Text: "v", Missing: rapid.Bool().Draw(t, "missing")}
			}), 0, 9).Draw(t, "points")}
		}), 0, 12).Draw(t, "series")}
}
