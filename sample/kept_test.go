package sample

import (
	"strings"
	"testing"
	"unicode"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// understandsCells allows only what is meant: a number of another list, words
// about a legal basis that go to its reason, empty columns of the national form.
func understandsCells(t *testing.T, from table, preview *exchange.Preview) {
	for _, issue := range preview.AllIssues() {
		switch {
		case issue.Code == exchange.IssueOutside, issue.Code == exchange.IssueNumber:
		case issue.Code == exchange.IssueUnmapped && strings.Contains(from.file, "nasjonalt skjema"):
		case issue.Code == exchange.IssuePartly && issue.Field == "grunnlag6.grunnlag":
		default:
			t.Errorf("%s %s row %d, %q: %s %q", from.file, from.sheet, issue.Row, issue.Heading, issue.Code, issue.Value)
		}
	}
}

// keepsText holds each row's texts to the record they became: every word that
// names no field, code or record must stand there.
func keepsText(t *testing.T, from table, book *sheet.Book, preview *exchange.Preview, titles func(reg.Record) string) {
	register := register(from.register)
	fields := map[string]*reg.Field{}
	for _, c := range preview.Mapping.Columns {
		fields[c.Column] = register.Field(c.Field)
	}
	named := wordSet(fieldWords(mustTexts(t), register, register.Fields) + " artikkel personvernforordningen nr bokstav")
	for _, row := range preview.Rows {
		kept := wordSet(recordTexts(register, row.Record) + titles(row.Record))
		for i, cell := range sheetOf(book, from.sheet).Rows[max(row.Row-1, 0)] {
			f := fields[sheet.ColumnName(i+1)]
			if f == nil || f.Kind != reg.KindText && f.Kind != reg.KindLongText && f.Kind != reg.KindItems {
				continue
			}
			for word := range wordSet(cell.Text) {
				short := f.Kind == reg.KindItems && len(word) < 3 // parts of dates and articles
				if !kept[word] && !short && !(f.Kind == reg.KindItems && named[word]) {
					t.Errorf("%s %s row %d: %q of %q is lost", from.file, from.sheet, row.Row, word, cell.Text)
				}
			}
		}
	}
}

// fieldWords are the labels of fields and of their codes.
func fieldWords(texts *i18n.Texts, register *reg.Register, fields []*reg.Field) string {
	var all strings.Builder
	for _, f := range fields {
		all.WriteString(texts.Field(register, f) + "\n")
		if f.Codes != nil {
			for _, code := range f.Codes.Codes {
				all.WriteString(texts.Code(f.Codes, code) + "\n")
			}
		}
		all.WriteString(fieldWords(texts, register, f.Sub))
	}
	return all.String()
}

// linkedTitles returns what names the records that a record links to.
func linkedTitles(store *storage.Store, register *reg.Register) func(reg.Record) string {
	return func(rec reg.Record) string {
		var all strings.Builder
		for _, link := range register.Links(rec) {
			for _, target := range model.All() {
				if linked, ok := store.View().Get(link.To.Register, link.To.ID); ok && target.Key == link.To.Register {
					all.WriteString(" " + target.Title(linked))
				}
			}
		}
		return all.String()
	}
}

func sheetOf(book *sheet.Book, name string) *sheet.Sheet {
	for i := range book.Sheets {
		if book.Sheets[i].Name == name {
			return &book.Sheets[i]
		}
	}
	return &book.Sheets[0]
}

func wordSet(text string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(i18n.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		words[word] = true
	}
	return words
}

// recordTexts is all that a record holds, as one text.
func recordTexts(register *reg.Register, rec reg.Record) string {
	var all strings.Builder
	for _, text := range register.Dump(rec) {
		all.WriteString(strings.ReplaceAll(text, `\n`, " "))
		all.WriteByte('\n')
	}
	return all.String()
}

// understandsItems finds lists that were taken as one text because a label in
// them is not, or no longer, a field's.
func understandsItems(t *testing.T, store *storage.Store) {
	texts := mustTexts(t)
	for _, register := range model.All() {
		for _, f := range register.Fields {
			if f.Kind != reg.KindItems {
				continue
			}
			for _, rec := range store.View().All(register.Key) {
				list, ok := register.Value(rec, f.Path).(reg.ItemList)
				if !ok {
					t.Fatalf("%s.%s is no list", register.Key, f.Path)
				}
				for i := range list.Len() {
					holdsNoLabels(t, texts, register, f, list.At(i))
				}
			}
		}
	}
}

func holdsNoLabels(t *testing.T, texts *i18n.Texts, register *reg.Register, list *reg.Field, item reg.Object) {
	for _, sub := range list.Sub {
		if sub.Kind != reg.KindText && sub.Kind != reg.KindLongText {
			continue
		}
		value := sub.Of(item).Text()
		for _, other := range list.Sub {
			if strings.HasPrefix(value, texts.Field(register, other)+": ") {
				t.Errorf("%s.%s: %q was not taken apart", register.Key, sub.Path, value)
			}
		}
	}
}
