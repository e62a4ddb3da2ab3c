package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"samsvar/report"
	"samsvar/report/reporttest"
)

func rendered(t testing.TB, doc report.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Render(doc, &buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// unpacked are a package's parts by name.
func unpacked(t testing.TB, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// walk goes through a part's elements and text; it fails if it is not XML. Pictures
// have none.
func walk(t testing.TB, name, part string, start func(xml.StartElement), end func(xml.EndElement), text func(string)) {
	t.Helper()
	if strings.HasSuffix(name, ".png") {
		return
	}
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s is not well-formed: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			start(token)
		case xml.EndElement:
			end(token)
		case xml.CharData:
			text(string(token))
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// A package names each of its parts and points to nothing that is not there.
func TestPackage(t *testing.T) {
	parts := unpacked(t, rendered(t, reporttest.Everything()))
	none := func(string) {}
	ignore := func(xml.EndElement) {}
	for name, part := range parts {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		walk(t, name, part, func(e xml.StartElement) {
			switch e.Name.Local {
			case "Relationship":
				target := attribute(e, "Target")
				if strings.HasPrefix(name, "word/") {
					target = "word/" + target
				}
				if _, ok := parts[target]; !ok || attribute(e, "TargetMode") != "" {
					t.Errorf("%s points to %s", name, target)
				}
			case "Override":
				if _, ok := parts[strings.TrimPrefix(attribute(e, "PartName"), "/")]; !ok {
					t.Errorf("no part %s", attribute(e, "PartName"))
				}
			}
		}, ignore, none)
	}
}

// Every style that is used is defined, and every table's rows fill its grid.
func TestStylesAndTables(t *testing.T) {
	parts := unpacked(t, rendered(t, reporttest.Everything()))
	defined, columns, filled := map[string]bool{}, 0, 0
	none := func(string) {}
	walk(t, "styles", parts["word/styles.xml"], func(e xml.StartElement) {
		if e.Name.Local == "style" {
			defined[attribute(e, "styleId")] = true
		}
	}, func(xml.EndElement) {}, none)
	for _, name := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"} {
		walk(t, name, parts[name], func(e xml.StartElement) {
			switch e.Name.Local {
			case "pStyle", "tblStyle":
				if !defined[attribute(e, "val")] {
					t.Errorf("style %s is not defined", attribute(e, "val"))
				}
			case "tblGrid":
				columns = 0
			case "gridCol":
				columns++
			case "tc":
				filled++
			case "gridSpan":
				span, _ := strconv.Atoi(attribute(e, "val"))
				filled += span - 1
			}
		}, func(e xml.EndElement) {
			if e.Name.Local == "tr" {
				if filled != columns {
					t.Errorf("a row of %d cells in a table of %d columns", filled, columns)
				}
				filled = 0
			}
		}, none)
	}
}

func textOf(t testing.TB, parts map[string]string) string {
	t.Helper()
	var all strings.Builder
	for _, name := range []string{"word/header1.xml", "word/document.xml", "word/footer1.xml"} {
		walk(t, name, parts[name], func(xml.StartElement) {}, func(e xml.EndElement) {
			if e.Name.Local == "p" {
				all.WriteString("\n")
			}
		}, func(text string) { all.WriteString(text) })
	}
	return all.String()
}

func TestEverythingIsThere(t *testing.T) {
	text := textOf(t, unpacked(t, rendered(t, reporttest.Everything())))
	for _, want := range reporttest.Words() {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// No text of a user becomes part of the document's structure.
func TestHostileText(t *testing.T) {
	count := func(doc report.Document) map[string]int {
		elements := map[string]int{}
		for name, part := range unpacked(t, rendered(t, doc)) {
			if strings.HasSuffix(name, ".png") {
				continue
			}
			walk(t, name, part, func(e xml.StartElement) { elements[e.Name.Local]++ }, func(xml.EndElement) {}, func(string) {})
		}
		return elements
	}
	plain := count(reporttest.WithText("x"))
	for _, evil := range reporttest.Hostile() {
		got := count(reporttest.WithText(evil))
		for _, element := range []string{"p", "tbl", "tr", "tc", "script", "img"} {
			if got[element] != plain[element] {
				t.Errorf("%q: %d elements %s, want %d", evil, got[element], element, plain[element])
			}
		}
	}
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(rendered(t, reporttest.Everything()), rendered(t, reporttest.Everything())) {
		t.Error("two runs differ")
	}
}

func TestDraft(t *testing.T) {
	doc := reporttest.Everything()
	doc.Draft = true
	if err := Render(doc, io.Discard); !errors.Is(err, ErrDraftMark) {
		t.Errorf("error %v", err)
	}
	doc.DraftMark = "UTKAST"
	if text := textOf(t, unpacked(t, rendered(t, doc))); !strings.Contains(text, "UTKAST") {
		t.Error("the draft is not marked")
	}
}

// The code is a picture of its own with words for those who cannot see it.
func TestCode(t *testing.T) {
	parts := unpacked(t, rendered(t, reporttest.Everything()))
	picture, err := png.Decode(strings.NewReader(parts["word/media/picture1.png"]))
	if err != nil || picture.Bounds().Dx() < 200 {
		t.Fatalf("picture %v (%v)", picture, err)
	}
	told, shown := "", ""
	walk(t, "document", parts["word/document.xml"], func(e xml.StartElement) {
		switch e.Name.Local {
		case "docPr":
			told = attribute(e, "descr")
		case "blip":
			shown = attribute(e, "embed")
		}
	}, func(xml.EndElement) {}, func(string) {})
	if told != "Kode med nummeret" || !strings.Contains(parts["word/_rels/document.xml.rels"], `Id="`+shown+`"`) {
		t.Errorf("the picture %q tells %q", shown, told)
	}
	doc := reporttest.Everything()
	doc.Blocks = append(doc.Blocks, report.ScanMark{ID: "x"})
	if err := Render(doc, io.Discard); err == nil {
		t.Error("a code without content is written")
	}
}

// Where LibreOffice is installed, it must read the document and find all text.
func TestOpensInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "document.docx")
	if err := os.WriteFile(file, rendered(t, reporttest.Everything()), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, file)
	cmd.WaitDelay = time.Minute
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "document.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Egenerklæring 2026", "Ingrid Ødegård", "Hvor mange?", "Fritt svar"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice does not show %q", want)
		}
	}
}
