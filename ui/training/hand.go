package training

import (
	"io"
	"path/filepath"
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// handed are the columns of a list that is copied or kept as a file.
func handed() []string { return append(personColumns(), colEmail) }

// copied is the list with tabs between the cells, as a spreadsheet takes it.
func (p people) copied(title func(string) string) string {
	var b strings.Builder
	clean := strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")
	write := func(cell func(column string) string) {
		for i, column := range handed() {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(clean.Replace(cell(column)))
		}
		b.WriteByte('\n')
	}
	write(title)
	for _, i := range p.persons {
		write(func(column string) string { return p.text(i, column) })
	}
	return b.String()
}

// table is the list as a file holds it.
func (p people) table(title func(string) string) sheet.Table {
	made := sheet.Table{}
	for _, column := range handed() {
		made.Columns = append(made.Columns, sheet.Column{Title: title(column)})
	}
	for _, i := range p.persons {
		var row []sheet.Cell
		for _, column := range handed() {
			row = append(row, sheet.Text(p.text(i, column)))
		}
		made.Rows = append(made.Rows, row)
	}
	return made
}

// addresses are those of the persons, and how many have none.
func (p people) addresses() (all []string, without int) {
	for _, i := range p.persons {
		if address := strings.TrimSpace(p.Persons[i].Email); address != "" {
			all = append(all, address)
		} else {
			without++
		}
	}
	return all, without
}

// lacking names each compulsory course that any of the persons lacks, in the
// order of the courses.
func (p people) lacking() []string {
	missed := make([]bool, len(p.Courses))
	for _, i := range p.persons {
		for _, c := range p.Lacks(i) {
			missed[c] = true
		}
	}
	var names []string
	for c, yes := range missed {
		if yes {
			names = append(names, "• "+strings.TrimSpace(p.Courses[c].Name))
		}
	}
	return names
}

func (s *Screen) title(column string) string { return s.words.t("column." + column) }

// copyList puts the persons on the clipboard.
func (s *Screen) copyList() {
	s.Clipboard(s.people().copied(s.title))
	s.Saved(s.Texts.N("ui.training.copied", len(s.now.persons)))
}

// writeTo proposes a text to send to the persons.
func (s *Screen) writeTo() {
	p, w := s.people(), s.words
	addresses, without := p.addresses()
	agency := ""
	for _, a := range model.Agencies.All(s.Store.View()) {
		agency = a.Name(string(s.Texts.Lang()))
	}
	text := parts.NewTextArea(w.t("mail"), 9)
	body := w.t("mail.hours", s.Texts.Number(s.now.Hours), agency)
	if courses := p.lacking(); len(courses) > 0 {
		body = w.t("mail.courses", strings.Join(courses, "\n"), agency)
	}
	text.SetText(w.t("mail.to", strings.Join(addresses, "; ")) + "\n\n" + body)
	note := w.t("mail.all")
	if without > 0 {
		note = s.Texts.N("ui.training.mail.without", without)
	}
	parts.Ask(s.Canvas(), parts.Question{Title: s.Texts.N("ui.training.mail.title", len(p.persons)), Text: note, Width: 640, Body: text, Focus: text,
		Yes: w.t("mail.copy"), No: w.t("cancel"), OnYes: func() bool {
			s.Clipboard(text.Text)
			s.Saved(w.t("mail.copied"))
			return true
		}})
}

// Export keeps the persons in a file.
func (s *Screen) Export() {
	p, w := s.people(), s.words
	s.Pick.Save(w.t("save"), w.t("file", s.Today().Text()), func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ".csv") {
			path += ".csv"
		}
		made := p.table(s.title)
		screen.NewWork[error](s.Do).Run(func(func() bool) error {
			return sheet.WriteFile(path, func(out io.Writer) error { return sheet.WriteCSV(out, made, sheet.CSVOptions{}) })
		}, func(err error) {
			if err != nil {
				s.Failed(err)
				return
			}
			s.Saved(w.t("saved", filepath.Base(path)))
		})
	})
}
