package pdf

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the colour profile
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"samsvar/report"
)

// profile describes the colours, sRGB, so that they are known for all time. It
// is the profile of the International Color Consortium, which may be copied,
// embedded and used without restriction; its licence lies beside it.
//
//go:embed icc/sRGB2014.icc
var profile []byte

const profileName = "sRGB IEC61966-2.1"

// The numbers of objects that the library always gives.
const (
	pagesObject     = 1
	resourcesObject = 2
)

// pageObject is the number of a page, contentObject that of what is drawn on
// it; pages count from 0.
func pageObject(page int) int    { return 3 + 2*page }
func contentObject(page int) int { return 4 + 2*page }

// finisher turns the library's file into an archival, accessible one.
type finisher struct {
	*builder
	doc report.Document
	painted
	tree *element
	// opt are the caller's wishes.
	opt         Options
	annotations [][]int // the objects of each page's links and fields
}

// write paints the pages and writes the finished file.
func write(doc report.Document, set layout, opt Options, w io.Writer) error {
	file, drawn, err := paint(doc, set.pages)
	if err != nil {
		return err
	}
	objects, err := libraryObjects(file)
	if err != nil {
		return err
	}
	set.tree.prune()
	f := &finisher{doc: doc, painted: drawn, tree: set.tree, opt: opt, annotations: make([][]int, len(set.pages))}
	finished, err := f.finish(objects)
	if err != nil {
		return err
	}
	_, err = w.Write(finished)
	return err
}

// finish writes everything. The last two objects of the library, what the file
// says of itself and the catalog, are written anew.
func (f *finisher) finish(objects [][]byte) ([]byte, error) {
	kept := len(objects) - 2
	if kept < contentObject(len(f.pages)) {
		return nil, errLibraryFile
	}
	f.builder = newBuilder(kept)
	f.number(f.tree)
	links, fields := f.reserveLinks(), f.reserveFields()
	if err := f.partsFromFpdf(objects[:kept]); err != nil {
		return nil, err
	}
	f.writeLinks(links)
	form := f.writeFields(fields)
	root := f.structure()
	outlines := f.outlines()
	files := f.attachments()
	metadata := f.reserve()
	f.stream(metadata, "/Type /Metadata /Subtype /XML", f.xmp())
	catalog := f.catalog(root, outlines, metadata, f.outputIntent(), files+form)
	return f.close(catalog, f.info()), nil
}

// partsFromFpdf copies what the library has drawn and puts right what it writes
// wrongly: pages, the names of fonts, their tables of characters.
func (f *finisher) partsFromFpdf(objects [][]byte) error {
	fonts := fontObjects(objects, f.used)
	if fonts == nil {
		return errLibraryFile
	}
	for n := 1; n < len(objects); n++ {
		page := (n - 3) / 2
		switch {
		case n >= 3 && page < len(f.pages) && n == pageObject(page):
			f.object(n, f.page(page))
		case fonts[n] != "":
			f.object(n, fonts[n])
		default:
			f.object(n, strings.TrimSuffix(string(objects[n]), "\n"))
		}
	}
	return nil
}

func (f *finisher) page(page int) string {
	annotations := ""
	if all := f.annotations[page]; len(all) > 0 {
		annotations = " /Annots " + refs(all)
	}
	return fmt.Sprintf("<</Type /Page /Parent %s /MediaBox [0 0 %.2f %.2f] /Resources %s /Contents %s /StructParents %d /Tabs /S%s>>",
		ref(pagesObject), pageWidth, pageHeight, ref(resourcesObject), ref(contentObject(page)), page, annotations)
}

// fontObjects returns the objects of fonts as they shall be: each font with a
// name of its own, which says that only a part of it is there, and with a table
// of just the characters shown. It is nil when the fonts are not as expected.
func fontObjects(objects [][]byte, used [2]map[rune]bool) map[int]string {
	changed := make(map[int]string)
	for i, face := range []struct{ name, as string }{
		{regularFace, "SourceSans3-Regular"}, {semiboldFace, "SourceSans3-SemiBold"},
	} {
		old := []byte("/utf8" + face.name)
		n := slices.IndexFunc(objects, func(o []byte) bool {
			return bytes.HasPrefix(o, []byte("<</Type /Font\n/Subtype /Type0")) && bytes.Contains(o, old)
		})
		// A font is seven objects in a row: itself, its descendant, the
		// characters, the system, the descriptor, the glyphs, the file.
		if n < 0 || n+6 >= len(objects) {
			return nil
		}
		name := []byte("/" + subsetTag(objects[n+6]) + "+" + face.as)
		for _, k := range []int{n, n + 1, n + 4} {
			if bytes.Contains(objects[k], []byte("stream")) {
				return nil
			}
			changed[k] = strings.TrimSuffix(string(bytes.ReplaceAll(objects[k], old, name)), "\n")
		}
		table := characters(used[i])
		changed[n+2] = fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(table), table)
	}
	return changed
}

// subsetTag is the six letters that mark a font of which only a part is there.
func subsetTag(file []byte) string {
	sum := sha256.Sum256(file)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// characters is the table from the codes used in the file to characters. The
// library's codes are the characters themselves.
func characters(used map[rune]bool) string {
	runes := make([]rune, 0, len(used))
	for r := range used {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(runes, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.String()
}

// outputIntent says what the colours mean.
func (f *finisher) outputIntent() string {
	n := f.reserve()
	f.stream(n, "/N 3 /Alternate /DeviceRGB", profile)
	return fmt.Sprintf("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (%s) /RegistryName (http://www.color.org) /Info (%s) /DestOutputProfile %s>>",
		profileName, profileName, ref(n))
}

// catalog writes the root of the file.
func (f *finisher) catalog(root, outlines, metadata int, intent, files string) int {
	outline := ""
	if outlines > 0 {
		outline = " /Outlines " + ref(outlines) + " /PageMode /UseOutlines"
	}
	return f.next("<</Type /Catalog /Version /1.7 /Pages ", ref(pagesObject), outline, files,
		" /Lang ", text(languageTag(f.doc.Lang)), " /MarkInfo <</Marked true>> /StructTreeRoot ", ref(root),
		" /ViewerPreferences <</DisplayDocTitle true>> /Metadata ", ref(metadata), " /OutputIntents [", intent, "]>>")
}

// info writes what the file says of itself, the same as in the metadata.
func (f *finisher) info() int {
	var b strings.Builder
	for _, entry := range []struct{ key, value string }{
		{"Title", title(f.doc)}, {"Author", f.doc.Meta.Author}, {"Subject", f.doc.Meta.Subject},
		{"Keywords", strings.Join(f.doc.Meta.Keywords, ", ")}, {"Creator", f.doc.Meta.Creator}, {"Producer", producer},
	} {
		if value := oneLine(entry.value); value != "" {
			b.WriteString("/" + entry.key + " " + text(value) + " ")
		}
	}
	day := f.doc.Meta.Created.UTC().Format("20060102150405")
	return f.next("<<", b.String(), "/CreationDate (D:", day, "Z) /ModDate (D:", day, "Z)>>")
}

// producer names what has written the file.
const producer = "Samsvar"

// title is the file's title, which a reader must be able to show.
func title(doc report.Document) string {
	if t := oneLine(doc.Title); t != "" {
		return t
	}
	return "–"
}

// oneLine is a text as one line of metadata.
func oneLine(s string) string {
	return strings.Join(strings.Fields(shownText([]rune(s), false)), " ")
}

// languageTag is a language tag as it may stand in the file: one that says
// nothing known becomes «und», undetermined.
func languageTag(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "und"
	}
	return t.String()
}
