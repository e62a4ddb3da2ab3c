package yearly_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/yearly"
)

// files are attached files by name.
type files map[string][]byte

func (f files) OpenFile(file reg.File) (io.ReadCloser, error) {
	data, ok := f[file.Name]
	if !ok {
		return nil, errors.New("missing")
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func beside() *yearly.Beside {
	return &yearly.Beside{Data: ".data.json", Checksums: ".sha256", Content: ".content.json"}
}

func dataHash() string { return strings.Repeat("4f1e0d9c", 8) }

func TestLogo(t *testing.T) {
	m, logo := withYears()
	in := input(t, m, i18n.Bokmal)
	if doc := yearly.Declaration(in); doc.Logo.Data != nil {
		t.Error("a logo from nowhere")
	}
	in.Files = logo
	doc := yearly.Declaration(in)
	if len(doc.Logo.Data) == 0 || doc.Logo.Alt != "Logoen til Prøveetaten" || doc.Omitted != nil {
		t.Errorf("the logo has %d bytes and says %q; omitted is %q", len(doc.Logo.Data), doc.Logo.Alt, doc.Omitted)
	}
	for want, data := range map[string][]byte{"ikke et bilde": []byte("GIF89a"), "for stor": make([]byte, 5<<20)} {
		in.Files = files{"logo.png": data}
		if doc := yearly.Declaration(in); doc.Logo.Data != nil || len(doc.Omitted) != 1 || !strings.Contains(doc.Omitted[0], want) {
			t.Errorf("%s: omitted is %q", want, doc.Omitted)
		}
	}
	in.Files = files{}
	if doc := yearly.Declaration(in); len(doc.Omitted) != 1 || !strings.Contains(doc.Omitted[0], "finnes ikke") {
		t.Errorf("omitted is %q", doc.Omitted)
	}
}

func TestBeside(t *testing.T) {
	for name, write := range map[string]func(yearly.Input) report.Document{"ve": yearly.Declaration, "lg": yearly.Review} {
		in := input(t, agency(), i18n.Bokmal)
		if _, ok := last(write(in)).(report.Attachments); ok {
			t.Errorf("%s: a list of files where there are none", name)
		}
		in.Beside, in.DataHash = beside(), dataHash()
		list, ok := last(write(in)).(report.Attachments)
		if !ok || len(list.Items) != 3 || list.Items[0].Extent != in.DataHash || list.Items[1].Extent+list.Items[2].Extent != "" ||
			list.Items[2].Name != "(dokumentets navn).content.json" {
			t.Errorf("%s: the list is %+v", name, list)
		}
	}
}

func last(doc report.Document) report.Block { return doc.Blocks[len(doc.Blocks)-1] }

// TestIncidentLines: the chart begins with the first year that has incidents, and
// is there from three years on.
func TestIncidentLines(t *testing.T) {
	lines := func(m memory) *report.LineChart {
		for _, b := range yearly.Review(input(t, m, i18n.Bokmal)).Blocks {
			if b, ok := b.(report.LineChart); ok {
				return &b
			}
		}
		return nil
	}
	m := agency()
	add := func(year int) {
		m.add("hendelser", &model.Incident{Title: "Hendelse", Discovered: reg.InstantOf(now.AddDate(year-2026, 0, 0))})
	}
	add(2025)
	if lines(m) != nil {
		t.Error("lines of two years")
	}
	add(2023)
	got := lines(m)
	if got == nil || len(got.Periods) != 4 || got.Periods[0] != "2023" {
		t.Fatalf("lines are %+v", got)
	}
	if all := got.Series[0].Points; all[0].Value != 1 || all[1].Value != 0 || all[2].Value != 1 || all[3].Value != 1 {
		t.Errorf("counts are %+v", all)
	}
	add(2010)
	if got := lines(m); len(got.Periods) != 4 {
		t.Errorf("%d years", len(got.Periods))
	}
}
