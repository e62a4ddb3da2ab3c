package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/report"
	"samsvar/report/reporttest"
)

// place is a stretch of marked content in a file.
type place struct {
	page pdfRef
	id   int
}

// structure checks the structure of a file and collects what it holds.
type structure struct {
	*pdfFile
	t        rapid.TB
	found    map[place]pdfRef // marked content in the tree, with its element
	links    map[pdfRef]pdfRef
	headings []int
	tags     map[string]int
}

// checkStructure demands of a finished file what PDF/A-2a and PDF/UA-1 do.
func checkStructure(t rapid.TB, file *pdfFile) *structure {
	t.Helper()
	s := &structure{pdfFile: file, t: t, found: make(map[place]pdfRef), links: make(map[pdfRef]pdfRef), tags: make(map[string]int)}
	s.checkCatalog()
	s.checkMetadata()
	s.checkOutputIntent()
	root := s.dict(s.catalog()["StructTreeRoot"])
	top, _ := root["K"].(pdfRef)
	s.walk(top, root, s.catalog()["StructTreeRoot"].(pdfRef), "")
	parents := s.parentTree(root)
	for i, page := range s.pages() {
		s.checkPage(i, page.(pdfRef), parents)
	}
	if len(s.links) > 0 {
		t.Errorf("links of the tree that are on no page: %v", s.links)
	}
	for i, level := range s.headings {
		if before := append([]int{0}, s.headings...)[i]; level > before+1 {
			t.Errorf("a heading of level %d follows one of level %d", level, before)
		}
	}
	return s
}

func (s *structure) checkCatalog() {
	c := s.catalog()
	if s.dict(c["MarkInfo"])["Marked"] != true || s.dict(c["ViewerPreferences"])["DisplayDocTitle"] != true {
		s.t.Errorf("the catalog lacks a mark: %v", c)
	}
	if lang, _ := c["Lang"].(string); !regexp.MustCompile(`^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$`).MatchString(lang) {
		s.t.Errorf("the language is %q", lang)
	}
	id := s.array(s.trailer["ID"])
	if len(id) != 2 || id[0] != id[1] || len(id[0].(string)) != 16 {
		s.t.Errorf("the file's id is %v", id)
	}
}

// checkMetadata demands that the metadata can be read and agree with the entries
// that older readers look at.
func (s *structure) checkMetadata() {
	m := s.data(s.catalog()["Metadata"])
	for d := xml.NewDecoder(bytes.NewReader(m)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			s.t.Errorf("the metadata cannot be read: %v", err)
			break
		}
	}
	title, _ := s.dict(s.trailer["Info"])["Title"].(string)
	for _, want := range []string{"<pdfaid:part>", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escape(title) + "<"} {
		if !bytes.Contains(m, []byte(want)) {
			s.t.Errorf("the metadata lack %s", want)
		}
	}
	if title == "" {
		s.t.Errorf("the file has no title")
	}
}

func (s *structure) checkOutputIntent() {
	intents := s.array(s.catalog()["OutputIntents"])
	if len(intents) != 1 {
		s.t.Errorf("%d output intents", len(intents))
		return
	}
	intent := s.dict(intents[0])
	icc := s.data(intent["DestOutputProfile"])
	if intent["S"] != pdfName("GTS_PDFA1") || len(icc) < 128 || icc[8] > 4 || string(icc[12:20]) != "mntrRGB " || string(icc[36:40]) != "acsp" {
		s.t.Errorf("the output intent is %v", intent)
	}
}

// tag is an element's type, as the standard names it.
func (s *structure) tag(e, root pdfDict) string {
	tag := string(e["S"].(pdfName))
	if standard, ok := s.dict(root["RoleMap"])[tag]; ok {
		return string(standard.(pdfName))
	}
	return tag
}

// below says what may be where; a type that is not named may be anywhere that
// takes text.
func below() map[string][]string {
	return map[string][]string{
		"Table": {"Caption", "THead", "TBody"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"},
		"L": {"LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"Caption", "TOCI", "TOC"}, "TOCI": {"Reference"}, "Reference": {"Link"},
	}
}

// walk checks an element and those below it.
func (s *structure) walk(at pdfRef, root pdfDict, parent pdfRef, above string) {
	e := s.dict(at)
	tag := s.tag(e, root)
	s.tags[tag]++
	if e["P"] != parent {
		s.t.Errorf("%s %d has another parent than %d", tag, at, parent)
	}
	if allowed, ok := below()[above]; ok != slices.Contains([]string{"Caption", "THead", "TBody", "TR", "TH", "TD", "LI", "Lbl", "LBody", "TOCI", "Reference", "Link"}, tag) && tag != "TOC" ||
		ok && !slices.Contains(allowed, tag) {
		s.t.Errorf("%s in %q", tag, above)
	}
	s.checkElement(tag, e)
	for _, kid := range s.array(e["K"]) {
		switch k := kid.(type) {
		case pdfRef:
			s.walk(k, root, at, tag)
		case float64:
			s.put(place{e["Pg"].(pdfRef), int(k)}, at)
		case pdfDict:
			if k["Type"] == pdfName("OBJR") {
				s.links[k["Obj"].(pdfRef)] = at
			} else {
				s.put(place{k["Pg"].(pdfRef), int(k["MCID"].(float64))}, at)
			}
		}
	}
}

func (s *structure) put(p place, at pdfRef) {
	if other, ok := s.found[p]; ok {
		s.t.Errorf("content %v belongs to element %d and to %d", p, other, at)
	}
	s.found[p] = at
}

func (s *structure) checkElement(tag string, e pdfDict) {
	attributes := pdfDict{}
	if e["A"] != nil {
		attributes = s.dict(e["A"])
	}
	switch tag {
	case "H1", "H2", "H3":
		s.headings = append(s.headings, int(tag[1]-'0'))
	case "Figure":
		if alt, _ := e["Alt"].(string); strings.TrimSpace(alt) == "" {
			s.t.Errorf("a figure has no alternative text")
		}
	case "TH":
		if attributes["Scope"] == nil {
			s.t.Errorf("a head cell has no scope")
		}
	case "L":
		if attributes["ListNumbering"] == nil {
			s.t.Errorf("a list does not tell its numbering")
		}
	case "Table":
		s.checkTable(e)
	}
	if s.array(e["K"]) == nil && tag != "TD" && tag != "TH" && tag != docTag {
		s.t.Errorf("%s is empty", tag)
	}
}

// checkTable demands that all rows have as many columns.
func (s *structure) checkTable(table pdfDict) {
	columns := make(map[int]bool)
	for _, part := range s.array(table["K"]) {
		p := s.dict(part)
		if p["S"] == pdfName("Caption") {
			continue
		}
		for _, row := range s.array(p["K"]) {
			n := 0
			for _, cell := range s.array(s.dict(row)["K"]) {
				span := 1
				if a := s.dict(cell)["A"]; a != nil {
					if v, ok := s.dict(a)["ColSpan"].(float64); ok {
						span = int(v)
					}
				}
				n += span
			}
			columns[n] = true
		}
	}
	if len(columns) > 1 {
		s.t.Errorf("rows of a table have %v columns", slices.Sorted(maps.Keys(columns)))
	}
}

// parentTree reads the way back from content and links to elements.
func (s *structure) parentTree(root pdfDict) map[int]any {
	nums := s.array(s.dict(root["ParentTree"])["Nums"])
	parents := make(map[int]any)
	for i := 0; i+1 < len(nums); i += 2 {
		if n := int(nums[i].(float64)); n != i/2 {
			s.t.Errorf("the parent tree is out of order at %d", n)
		}
		parents[i/2] = nums[i+1]
	}
	if next := int(root["ParentTreeNextKey"].(float64)); next != len(parents) {
		s.t.Errorf("the next key is %d", next)
	}
	return parents
}

func (s *structure) checkPage(number int, at pdfRef, parents map[int]any) {
	page := s.dict(at)
	if page["Tabs"] != pdfName("S") || page["StructParents"] != float64(number) {
		s.t.Errorf("page %d: %v", number+1, page)
	}
	ids := s.markedContent(number, s.data(page["Contents"]))
	above := s.array(parents[number])
	if len(above) != len(ids) {
		s.t.Errorf("page %d has %d stretches of content, the parent tree %d", number+1, len(ids), len(above))
		return
	}
	for i, id := range ids {
		if id != i || s.found[place{at, id}] != above[i] {
			s.t.Errorf("page %d: content %d belongs to %v, the parent tree says %v", number+1, id, s.found[place{at, id}], above[i])
		}
		delete(s.found, place{at, id})
	}
	for p := range s.found {
		if p.page == at {
			s.t.Errorf("content %v of the tree is not on its page", p)
		}
	}
	for _, a := range s.array(page["Annots"]) {
		if s.dict(a)["Subtype"] == pdfName("Widget") {
			s.checkField(a.(pdfRef), at, parents)
			continue
		}
		s.checkLink(a.(pdfRef), parents)
	}
}

// checkField demands of a place for a signature that it is printed, has an
// appearance and a purpose, and belongs to the form and to an element of its own.
func (s *structure) checkField(at, page pdfRef, parents map[int]any) {
	field := s.dict(at)
	of, ok := s.links[at]
	delete(s.links, at)
	key, _ := field["StructParent"].(float64)
	name, _ := field["T"].(string)
	said, _ := field["TU"].(string)
	if !ok || parents[int(key)] != of || s.dict(of)["S"] != pdfName("Form") || field["F"] != 4.0 || field["P"] != page ||
		name == "" || said == "" || field["FT"] != pdfName("Sig") || field["V"] != nil || s.dict(field["AP"])["N"] == nil {
		s.t.Errorf("field %v of element %d", field, of)
	}
	if form := s.dict(s.catalog()["AcroForm"]); !slices.Contains(s.array(form["Fields"]), any(at)) {
		s.t.Errorf("field %q is not among those of the form", name)
	}
}

func (s *structure) checkLink(at pdfRef, parents map[int]any) {
	link := s.dict(at)
	of, ok := s.links[at]
	delete(s.links, at)
	key, _ := link["StructParent"].(float64)
	said, _ := link["Contents"].(string)
	if !ok || parents[int(key)] != of || link["F"] != 4.0 || said == "" || s.dict(of)["S"] != pdfName("Link") {
		s.t.Errorf("link %v of element %d", link, of)
	}
	if to := s.array(link["Dest"]); !slices.Contains(s.pages(), to[0]) {
		s.t.Errorf("a link leads to %v, which is no page", to[0])
	}
}

var operators = regexp.MustCompile(`(?s)\((?:[^\\()]|\\.)*\)|<<.*?>>|[^\s()<>]+`)

// markedContent demands that whatever a page shows is marked, as content or as
// artifact, and returns the numbers of its content.
func (s *structure) markedContent(number int, stream []byte) []int {
	var ids []int
	open := false
	var before [2]string
	for _, m := range operators.FindAll(stream, -1) {
		word := string(m)
		switch word {
		case "BDC":
			if open {
				s.t.Errorf("page %d: marked content within marked content", number+1)
			}
			open = true
			if id, ok := strings.CutPrefix(before[1], "<</MCID "); ok {
				n, _ := strconv.Atoi(strings.TrimSuffix(id, ">>"))
				ids = append(ids, n)
			} else if before[0] != "/Artifact" {
				s.t.Errorf("page %d: %v is neither content nor artifact", number+1, before)
			}
		case "EMC":
			if !open {
				s.t.Errorf("page %d: an end without a beginning", number+1)
			}
			open = false
		case "Tj", "TJ", "f", "S", "B", "b", "s", "F", "f*", "Do", "sh", "BI":
			if !open {
				s.t.Errorf("page %d: %v %s is neither tagged nor artifact", number+1, before, word)
			}
		}
		before = [2]string{before[1], word}
	}
	if open {
		s.t.Errorf("page %d: marked content has no end", number+1)
	}
	return ids
}

func TestStructure(t *testing.T) {
	for name, doc := range structureDocuments() {
		t.Run(name, func(t *testing.T) { checkStructure(t, mustOpen(t, mustRender(t, doc))) })
	}
}

func structureDocuments() map[string]report.Document {
	docs := map[string]report.Document{
		"final": sample(), "draft": draft(), "table": documentOf(longTable(300)),
		"nothing":         {Meta: report.Meta{Created: moment}},
		"skipped level":   documentOf(report.Contents{Depth: 3}, report.Heading{Level: 3, Text: "C"}, report.Heading{Level: 2, Text: "B"}, report.Heading{Level: 1, Text: "A"}, report.Heading{Level: 3, Text: "C"}),
		"no columns":      documentOf(report.Table{Title: "T", Rows: []report.Row{report.Cells("a"), {Group: true, Cells: report.Cells("g").Cells}}}),
		"empty table":     documentOf(report.Table{Columns: []report.Column{{Title: "A"}, {Title: "B"}}, Empty: "Ingen."}),
		"chart over many": documentOf(report.BarChart{Groups: manyGroups(200)}),
		"other language":  documentOf(report.InLanguage{Lang: "en", Blocks: []report.Block{report.Heading{Text: "H"}, report.P("Text")}}),
	}
	for i, s := range hostileTexts() {
		if len(s) < 500 && i%3 == 0 { // FuzzRender takes the others too
			docs[fmt.Sprintf("hostile %d", i)] = hostile(s)
		}
	}
	return docs
}

func manyGroups(n int) []report.BarGroup {
	groups := make([]report.BarGroup, n)
	for i := range groups {
		groups[i] = report.BarGroup{Label: "Gruppe", Bars: []report.Bar{{Value: 1, Text: "1"}}}
	}
	return groups
}

func TestStructureOfRandomDocuments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := sample()
		doc.Blocks = rapid.SliceOfN(randomBlock(), 1, 6).Draw(t, "blocks")
		var file bytes.Buffer
		if _, err := Render(doc, &file); err != nil {
			t.Fatal(err)
		}
		checkStructure(t, mustOpen(t, file.Bytes()))
	})
}

// TestStructureOfTheDocumentsOfAllRenderers goes through the documents on which
// every renderer is tested.
func TestStructureOfTheDocumentsOfAllRenderers(t *testing.T) {
	s := checkStructure(t, mustOpen(t, mustRender(t, reporttest.Everything())))
	for _, tag := range []string{"H1", "H2", "P", "L", "LI", "Table", "TH", "TD", "Caption", "Figure", "TOC", "Link", "Part", "Form"} {
		if s.tags[tag] == 0 {
			t.Errorf("there is no %s", tag)
		}
	}
	for _, text := range reporttest.Hostile() {
		checkStructure(t, mustOpen(t, mustRender(t, reporttest.WithText(text))))
	}
}
