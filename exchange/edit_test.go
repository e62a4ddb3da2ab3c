package exchange

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// A workbook of ours, edited as people edit in Excel: rows sorted, columns moved
// and taken away, cells changed and emptied, a row added.
func TestEditedWorkbook(t *testing.T) {
	words, err := LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) { editedWorkbook(t, rt, words, r) })
		})
	}
}

func editedWorkbook(tb testing.TB, t *rapid.T, words *Words, r *reg.Register) {
	source := records{r.Key: validRecords(t, r)}
	if len(source[r.Key]) == 0 {
		return
	}
	var out bytes.Buffer
	if err := (Exporter{Source: source, Texts: words.langs[0], Words: words}).XLSX(&out, r); err != nil {
		t.Fatal(err)
	}
	book := readBook(tb, out.Bytes())
	s := &book.Sheets[0]
	for i := range s.Rows {
		for len(s.Rows[i]) < len(s.Rows[0]) {
			s.Rows[i] = append(s.Rows[i], sheet.Cell{})
		}
	}
	id, note := columnAt(s, "Id"), columnAt(s, "Merknad")
	changed := rapid.IntRange(1, len(s.Rows)-1).Draw(t, "changed row")
	emptied := rapid.Bool().Draw(t, "emptied")
	s.Rows[changed][note] = sheet.Text("rettet i Excel")
	if emptied {
		s.Rows[changed][note] = sheet.Cell{}
	}
	target := reg.ID(s.Rows[changed][id].Text)
	before, _ := source.Get(r.Key, target)
	slices.Reverse(s.Rows[1:])
	for i := range s.Rows { // the columns back to front
		slices.Reverse(s.Rows[i])
	}
	p := mustPlan(tb, book, r, source, Options{Words: words})
	for _, row := range p.Rows {
		want := r.Clone(before)
		if row.Ref.ID != target {
			if row.Status != StatusUnchanged {
				t.Errorf("row %d is %s: %v", row.Row, row.Status, row.Changes)
			}
			continue
		}
		if r.Locked(before) {
			if row.Status != StatusUnchanged && row.Status != StatusRejected {
				t.Errorf("row %d is locked and %s: %v", row.Row, row.Status, row.Changes)
			}
			continue
		}
		v := r.Value(want, noteField)
		_ = v.Parse(map[bool]string{true: "", false: "rettet i Excel"}[emptied])
		sameContent(t, r, row.Record, want)
	}
}

func columnAt(s *sheet.Sheet, title string) int {
	return slices.IndexFunc(s.Rows[0], func(c sheet.Cell) bool { return c.Text == title })
}

// Lists of items can be edited within their cell.
func TestEditedItems(t *testing.T) {
	rec := model.ProcessingRecords.New().(*model.ProcessingRecord)
	rec.ID, rec.No, rec.Title = testID(1), "BEH-2026-001", "Lønn"
	rec.Recipients = []model.Recipient{
		{Item: reg.Item{ItemID: "A1"}, Category: "NAV", Country: "NO", Purpose: "Sykepenger; foreldrepenger"},
		{Item: reg.Item{ItemID: "A2"}, Category: "Banken"}}
	rec.Purposes = []model.Line{{Item: reg.Item{ItemID: "B1"}, Text: "Betale lønn"}, {Item: reg.Item{ItemID: "B2"}, Text: "To\nlinjer: \"slik\""}}
	source := records{"behandlinger": {rec}}
	nb := mustTexts(t, i18n.Bokmal)
	r := model.ProcessingRecords.Register
	tests := []struct {
		name, path string
		edit       func(string) string
		check      func(*model.ProcessingRecord) bool
	}{
		{"a line added", "mottakere", func(s string) string { return s + "\nMottaker eller kategori: Skatteetaten" },
			func(p *model.ProcessingRecord) bool {
				return len(p.Recipients) == 3 && p.Recipients[2].Category == "Skatteetaten" && p.Recipients[0].ItemID == "A1"
			}},
		{"a line taken out", "mottakere", func(s string) string { return strings.SplitN(s, "\n", 2)[1] },
			func(p *model.ProcessingRecord) bool { return len(p.Recipients) == 1 && p.Recipients[0].ItemID == "A2" }},
		{"a value changed", "mottakere", func(s string) string { return strings.Replace(s, "Norge", "Sverige", 1) },
			func(p *model.ProcessingRecord) bool {
				return p.Recipients[0].Country == "SE" && p.Recipients[0].ItemID == "A1" && p.Recipients[0].Purpose == "Sykepenger; foreldrepenger"
			}},
		{"lines in another order", "mottakere", func(s string) string { l := strings.SplitN(s, "\n", 2); return l[1] + "\n" + l[0] },
			func(p *model.ProcessingRecord) bool {
				return p.Recipients[0].ItemID == "A2" && p.Recipients[1].ItemID == "A1"
			}},
		{"a phrase added", "formaal", func(s string) string { return s + "\nFøre regnskap" },
			func(p *model.ProcessingRecord) bool {
				return len(p.Purposes) == 3 && p.Purposes[2].Text == "Føre regnskap" && p.Purposes[1].Text == "To\nlinjer: \"slik\""
			}},
		{"emptied", "mottakere", func(string) string { return "" },
			func(p *model.ProcessingRecord) bool { return len(p.Recipients) == 0 }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := (Exporter{Source: source, Texts: nb}).XLSX(&out, r); err != nil {
				t.Fatal(err)
			}
			book := readBook(t, out.Bytes())
			at := columnAt(&book.Sheets[0], nb.Field(r, r.Field(tt.path)))
			row := book.Sheets[0].Rows[1]
			row[at] = sheet.Text(tt.edit(row[at].Text))
			p := mustPlan(t, book, r, source, Options{})
			if got := p.Rows[0].Record.(*model.ProcessingRecord); !tt.check(got) {
				t.Errorf("%q gives %+v %+v", row[at].Text, got.Recipients, got.Purposes)
			}
		})
	}
}

func TestLinksSurviveAnExport(t *testing.T) {
	names := []string{"Visma", "Visma", "A; B | C", "\"Sitat\"", "Navn (2020)", "  "}
	source := records{}
	rec := model.ProcessingRecords.New().(*model.ProcessingRecord)
	rec.ID, rec.No, rec.Title = testID(50), "BEH-2026-001", "Lønn"
	for i, name := range names {
		s := system(i+1, name)
		source["systemer"] = append(source["systemer"], s)
		rec.Systems = append(rec.Systems, s.ID)
	}
	rec.Systems = append(rec.Systems, "GONE1")
	source["behandlinger"] = []reg.Record{rec}
	r := model.ProcessingRecords.Register
	for _, lang := range i18n.Langs() {
		var out bytes.Buffer
		if err := (Exporter{Source: source, Texts: mustTexts(t, lang)}).CSV(&out, r); err != nil {
			t.Fatal(err)
		}
		p := mustPlan(t, readBook(t, out.Bytes()), r, source, Options{})
		if p.Count(StatusUnchanged) != 1 {
			t.Errorf("%s: %v", lang, p.Rows[0].Changes)
		}
	}
}

func TestLongTextsTakeSeveralCells(t *testing.T) {
	report := model.Reports.New().(*model.Report)
	report.ID, report.No, report.Type, report.Year = testID(1), "RAP-2026-001", "ve", reg.Int(2026)
	for i := range 90 {
		report.Answers = append(report.Answers, model.Answer{Item: reg.Item{ItemID: reg.ID("A" + itoa(i))}, Question: "q" + itoa(i), Comment: strings.Repeat("æ💡 ", 200)})
	}
	source := records{"rapporter": {report}}
	var out bytes.Buffer
	if err := (Exporter{Source: source, Texts: mustTexts(t, i18n.Bokmal)}).XLSX(&out, model.Reports.Register); err != nil {
		t.Fatal(err)
	}
	p := mustPlan(t, readBook(t, out.Bytes()), model.Reports.Register, source, Options{})
	if p.Count(StatusUnchanged) != 1 {
		t.Errorf("%d changes, %d issues", len(p.Rows[0].Changes), len(p.Rows[0].Issues))
	}
}

func TestExportIsTheSameEachTime(t *testing.T) {
	source := systems(system(1, "Visma"), system(2, "Gerica"))
	e := Exporter{Source: source, Texts: mustTexts(t, i18n.Bokmal), Now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	write := func() string {
		var x, c, j bytes.Buffer
		if err := e.XLSX(&x, model.Systems.Register); err != nil {
			t.Fatal(err)
		}
		if err := e.CSV(&c, model.Systems.Register); err != nil {
			t.Fatal(err)
		}
		if err := e.JSON(&j, model.Systems.Register); err != nil {
			t.Fatal(err)
		}
		return x.String() + c.String() + j.String()
	}
	first, second := write(), write()
	if first != second {
		t.Error("two exports of the same records differ")
	}
}

func TestWorkbookForPeople(t *testing.T) {
	full := system(1, "=1+1")
	full.InUseFrom, full.RecoveryTime, full.Criticality = reg.NewDay(2026, 3, 1), reg.Float(1.5), "3"
	var out bytes.Buffer
	if err := (Exporter{Source: systems(full), Texts: mustTexts(t, i18n.Bokmal)}).XLSX(&out, model.Systems.Register); err != nil {
		t.Fatal(err)
	}
	s := readBook(t, out.Bytes()).Sheets[0]
	if s.Name != "Systemer" || s.Rows[0][0].Text != "Id" || s.Rows[0][1].Text != "Nr." {
		t.Errorf("sheet %q begins with %v", s.Name, s.Rows[0][:2])
	}
	tests := []struct {
		title string
		want  sheet.Cell
	}{
		{"Navn", sheet.Text("=1+1")},
		{"Tatt i bruk", sheet.Cell{Text: "2026-03-01", Kind: sheet.KindDate, Number: 46082}},
		{"Kritikalitet", sheet.Text("Høy")},
	}
	for _, tt := range tests {
		if at := columnAt(&s, tt.title); at >= 0 && s.Rows[1][at] != tt.want {
			t.Errorf("%s is %+v, want %+v", tt.title, s.Rows[1][at], tt.want)
		}
	}
}

func TestFormulasAreDefusedInText(t *testing.T) {
	source := systems(system(1, "=HYPERLINK(\"http://x.invalid\")"), system(2, "+47 22"), system(3, "@sum"))
	for name, write := range map[string]func(Exporter, *bytes.Buffer) error{
		"labels": func(e Exporter, out *bytes.Buffer) error { return e.CSV(out, model.Systems.Register) },
		"codes":  func(e Exporter, out *bytes.Buffer) error { return e.CodesCSV(out, model.Systems.Register) },
	} {
		var out bytes.Buffer
		if err := write(Exporter{Source: source, Texts: mustTexts(t, i18n.Bokmal)}, &out); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{";=", ";+", ";@", ";\"="} {
			if strings.Contains(out.String(), bad) {
				t.Errorf("%s: %q stands in %s", name, bad, out.String())
			}
		}
	}
}
