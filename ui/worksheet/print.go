package worksheet

import (
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/sheets"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// SaveReport asks where to, makes a document in the background and says where it
// lies. write must read nothing of a window and nothing that changes.
func (s *Sheet) SaveReport(title, name string, write func(sheets.Input) report.Document) {
	head, _ := s.Store.Head()
	in := sheets.Input{Source: s.Store.View(), Texts: s.Texts, Now: s.Now(), HistoryHead: head, Program: s.Program, Files: s.Store}
	s.Pick.Save(title, name+".pdf", func(path string) {
		s.Tell(parts.NewNote(s.Texts.T("ui.worksheet.writing")))
		go func() {
			doc := write(in)
			var replaced []pdf.Replaced
			err := sheet.WriteFile(path, func(w io.Writer) (err error) {
				replaced, err = pdf.Render(doc, w)
				return err
			})
			s.Do(func() { s.wasSaved(path, replaced, doc.Omitted, err) })
		}()
	})
}

func (s *Sheet) wasSaved(path string, replaced []pdf.Replaced, omitted []string, err error) {
	if err != nil {
		s.Tell()
		s.Failed(err)
		return
	}
	text := s.Texts.T("ui.worksheet.written", path)
	lines := []fyne.CanvasObject{parts.NewWrapped(report.SeverityGood.Label(text)).In(look.Green)}
	for _, text := range omitted {
		lines = append(lines, parts.NewWrapped(report.SeverityMedium.Label(text)).In(look.Amber))
	}
	for _, c := range replaced {
		lines = append(lines, parts.NewWrapped(report.SeverityMedium.Label(
			s.Texts.T("ui.yearly.replaced", fmt.Sprintf("U+%04X", c.Rune), s.Texts.Int(c.Count)))).In(look.Amber))
	}
	s.Tell(lines...)
	s.Saved(text)
}

// Guide is the guidance in a text of the catalogue: a paragraph for each line.
func Guide(t *i18n.Texts, key string) []string {
	if !t.Has(key) {
		return nil
	}
	return strings.Split(t.T(key), "\n")
}
