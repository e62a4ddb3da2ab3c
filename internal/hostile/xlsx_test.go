package hostile

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// part is one part of a workbook.
type part struct {
	name string
	body func(io.Writer) error
}

// workbook writes a workbook with one sheet of this XML, and other parts.
func workbook(sheet func(io.Writer) error, more ...part) func(io.Writer) error {
	const rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	parts := append([]part{
		{"[Content_Types].xml", text(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`)},
		{"_rels/.rels", text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", text(`<workbook xmlns:r="` + rel + `"><sheets><sheet name="Ark" sheetId="1" r:id="r1"/></sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="` + rel + `/styles" Target="styles.xml"/></Relationships>`)},
		{"xl/worksheets/sheet1.xml", sheet},
	}, more...)
	return func(w io.Writer) error {
		z := zip.NewWriter(w)
		for _, p := range parts {
			to, err := z.Create(p.name)
			if err == nil {
				err = p.body(to)
			}
			if err != nil {
				return err
			}
		}
		return z.Close()
	}
}

const (
	sheetHead = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c><c r="B1" t="inlineStr"><is><t>Tatt i bruk</t></is></c></row>`
	sheetFoot = `</sheetData></worksheet>`
)

// Workbooks that try the reader's patience, memory or trust.
func TestHostileWorkbooks(t *testing.T) {
	cell := func(value string) func(io.Writer) error {
		return text(sheetHead + `<row r="2"><c r="A2" t="inlineStr"><is><t>Fagsystem</t></is></c><c r="B2" s="1"><v>` + value + `</v></c></row>` + sheetFoot)
	}
	dates := part{"xl/styles.xml", text(`<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`)}
	tests := []attack{
		{name: "a cell of 600 MB in a small file", make: workbook(repeated(sheetHead+`<row r="2"><c r="A2" t="inlineStr"><is><t>`, "a", much(600, 120)<<20, `</t></is></c></row>`+sheetFoot)), says: "pakket"},
		{name: "shared texts of 640 MB", make: workbook(text(sheetHead+sheetFoot), part{"xl/sharedStrings.xml", repeated("<sst>", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", much(15, 3)<<20, "</sst>")}), says: "pakket"},
		{name: "an archive in an archive in an archive", make: workbook(text(sheetHead+`<row r="2"><c r="A2" t="inlineStr"><is><t>Fagsystem</t></is></c></row>`+sheetFoot), nested(3))},
		{name: "3 million rows, each in the other", make: workbook(repeated(sheetHead, "<row>", 3_000_000, "")), says: "bygd opp"},
		{name: "100,000 rows with only column XFD", make: workbook(numbered(sheetHead, `<row r="1%05[1]d"><c r="XFD1%05[1]d"><v>1</v></c></row>`, 100_000, sheetFoot)), says: "kolonner"},
		{name: "entities within entities", make: workbook(text(`<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>` + sheetHead + `<row r="2"><c r="A2" t="inlineStr"><is><t>&c;</t></is></c></row>` + sheetFoot)), says: "kode"},
		{name: "an entity that names a file", make: workbook(text(`<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + sheetHead + `<row r="2"><c r="A2" t="inlineStr"><is><t>&a;</t></is></c></row>` + sheetFoot)), says: "kode"},
		{name: "parts with names of other folders", make: workbook(text(sheetHead+sheetFoot), part{"../../../evil.txt", text("x")}, part{`..\..\evil.txt`, text("x")}, part{`C:\evil.txt`, text("x")}, part{"/evil.txt", text("x")}, part{"CON", text("x")}, part{"x:stream", text("x")}), says: "skadet"},
		{name: "a part with the name of another folder", make: workbook(text(sheetHead+sheetFoot), part{"../../../evil.txt", text("x")})},
		{name: "day 1e300", make: workbook(cell("1e300"), dates)},
		{name: "day 1e999", make: workbook(cell("1e999"), dates)},
		{name: "day NaN", make: workbook(cell("NaN"), dates)},
		{name: "day -1", make: workbook(cell("-1"), dates)},
		{name: "day 2958466", make: workbook(cell("2958466"), dates)},
		{name: "day 60, which never was", make: workbook(cell("60"), dates)},
		{name: "a day of 150,000 digits", make: workbook(cell(strings.Repeat("9", 150_000)), dates)},
		{name: "a number in another script", make: workbook(cell("١٢٣"), dates)},
	}
	for _, a := range tests {
		a.file = "a.xlsx"
		t.Run(a.name, func(t *testing.T) { a.imported(t, "systemer", "--dry-run") })
	}
	tried(t, len(tests), "workbooks")
}

// nested is an archive of an archive, and so on, of much.
func nested(depth int) part {
	var inner bytes.Buffer
	body := repeated("", "\x00", much(100, 10)<<20, "")
	for range depth {
		inner.Reset()
		z := zip.NewWriter(&inner)
		w, err := z.Create("a.zip")
		if err == nil {
			err = body(w)
		}
		if err != nil || z.Close() != nil {
			panic(fmt.Sprint("make an archive in memory: ", err))
		}
		body = text(inner.String())
	}
	return part{"xl/media/a.zip", body}
}
