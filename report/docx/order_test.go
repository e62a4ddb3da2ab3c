package docx

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"samsvar/report"
	"samsvar/report/reporttest"
)

// order is in which order elements may stand in those around them, by ECMA-376
// part 1. Word refuses a file that has them in another.
func order() map[string][]string {
	words := func(s string) []string { return strings.Fields(s) }
	return map[string][]string{
		"pPr": words(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
			suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
			spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
			divId cnfStyle rPr sectPr pPrChange`),
		"rPr": words(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
			webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath`),
		"tblPr": words(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
			tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription`),
		"tcPr":       words(`cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`),
		"tcBorders":  words(`top start left bottom end right insideH insideV tl2br tr2bl`),
		"tblBorders": words(`top start left bottom end right insideH insideV`),
		"tblCellMar": words(`top start left bottom end right`),
		"pBdr":       words(`top left bottom right between bar`),
		"numPr":      words(`ilvl numId`),
		"tbl":        words(`tblPr tblGrid tr`),
		"tr":         words(`tblPrEx trPr tc`),
		"tc":         words(`tcPr p`),
		"sectPr": words(`headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType
			cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid`),
		"style": words(`name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
			personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`),
		"lvl":         words(`start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr`),
		"abstractNum": words(`nsid multiLevelType tmpl name styleLink numStyleLink lvl`),
		"num":         words(`abstractNumId lvlOverride`),
		"numbering":   words(`numPicBullet abstractNum num numIdMacAtCleanup`),
		"styles":      words(`docDefaults latentStyles style`),
		"docDefaults": words(`rPrDefault pPrDefault`),
		"settings":    words(`writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders compat themeFontLang decimalSymbol listSeparator`),
		"font":        words(`altName panose1 charset family notTrueType pitch sig`),
		"inline":      words(`extent effectExtent docPr cNvGraphicFramePr graphic`),
		"pic":         words(`nvPicPr blipFill spPr`),
		"body":        words(`p tbl sectPr`),
		"hdr":         words(`p`), "ftr": words(`p`),
	}
}

// mixed are elements whose parts may come in any order, and again.
func mixed(name string) bool { return slices.Contains([]string{"body", "hdr", "ftr"}, name) }

// checkOrder demands that each element is one that may stand there, and in order.
func checkOrder(t testing.TB, name, part string) {
	t.Helper()
	type level struct {
		name string
		at   int
	}
	around, known := []level{{}}, order()
	walk(t, name, part, func(e xml.StartElement) {
		in := &around[len(around)-1]
		if allowed, ok := known[in.name]; ok {
			at := slices.Index(allowed, e.Name.Local)
			switch {
			case at < 0:
				t.Errorf("%s: %s in %s", name, e.Name.Local, in.name)
			case at < in.at && !mixed(in.name):
				t.Errorf("%s: %s in %s comes after %s", name, e.Name.Local, in.name, allowed[in.at])
			default:
				in.at = at
			}
		}
		around = append(around, level{name: e.Name.Local})
	}, func(xml.EndElement) { around = around[:len(around)-1] }, func(string) {})
}

func TestOrder(t *testing.T) {
	docs := []report.Document{reporttest.Everything(), {}}
	for _, text := range reporttest.Hostile() {
		docs = append(docs, reporttest.WithText(text))
	}
	for _, doc := range docs {
		for name, part := range unpacked(t, rendered(t, doc)) {
			if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") {
				checkOrder(t, name, part)
			}
		}
	}
}

// Numbers and names that must be there once only, and each link's place.
func TestReferences(t *testing.T) {
	doc := reporttest.Everything()
	doc.Blocks = append(doc.Blocks, doc.Blocks...) // more lists and headings
	parts := unpacked(t, rendered(t, doc))
	bookmarks, anchors, lists, numbers := map[string]bool{}, []string{}, map[string]bool{}, map[string]bool{}
	count := map[string]int{}
	walk(t, "numbering", parts["word/numbering.xml"], func(e xml.StartElement) {
		if e.Name.Local == "num" {
			numbers[attribute(e, "numId")] = true
		}
	}, func(xml.EndElement) {}, func(string) {})
	walk(t, "document", parts["word/document.xml"], func(e xml.StartElement) {
		count[e.Name.Local+attribute(e, "fldCharType")]++
		switch e.Name.Local {
		case "bookmarkStart":
			if bookmarks[attribute(e, "name")] {
				t.Errorf("two places called %s", attribute(e, "name"))
			}
			bookmarks[attribute(e, "name")] = true
		case "hyperlink":
			anchors = append(anchors, attribute(e, "anchor"))
		case "numId":
			lists[attribute(e, "val")] = true
		}
	}, func(xml.EndElement) {}, func(string) {})
	for _, a := range anchors {
		if !bookmarks[a] {
			t.Errorf("a line of the contents leads to %s", a)
		}
	}
	for n := range lists {
		if !numbers[n] {
			t.Errorf("no list %s is defined", n)
		}
	}
	if len(anchors) == 0 || len(lists) != 3 || count["bookmarkStart"] != count["bookmarkEnd"] || count["fldCharbegin"] != count["fldCharend"] || count["fldCharbegin"] != 2 {
		t.Errorf("%d lines of contents, %d lists, %v", len(anchors), len(lists), count)
	}
}

// What those who listen need: the language of questions, words for the logo and
// the charts, heads of tables that are repeated, headings by their styles.
func TestAccessible(t *testing.T) {
	parts := unpacked(t, rendered(t, reporttest.Everything()))
	body := parts["word/document.xml"]
	for _, want := range []string{`descr="Logoen til Prøveetaten"`, `<w:lang w:val="nn-NO"/>`, `<w:lang w:val="en-GB"/>`, `<w:tblHeader/>`,
		`<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Heading2"/>`, `<w:tblDescription w:val="Avvik økte."/>`, `<w:tblDescription w:val="Avvik har økt."/>`} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if !strings.Contains(parts["word/styles.xml"], `<w:lang w:val="nb-NO"`) || !strings.Contains(parts["word/footer1.xml"], `"NUMPAGES"`) {
		t.Error("the language or the number of pages is missing")
	}
	doc := reporttest.Everything()
	doc.Logo.Data = []byte("no picture")
	// The code of the mark is the only picture then.
	if parts := unpacked(t, rendered(t, doc)); parts["word/media/picture2.png"] != "" || strings.Contains(parts["word/document.xml"], "rIdPicture2") {
		t.Error("a logo that cannot be read is there")
	}
}
