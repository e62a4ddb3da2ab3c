package raster_test

import (
	"flag"
	"testing"

	"samsvar/report/pdf"
	"samsvar/report/reporttest"
	"samsvar/report/reporttest/golden"
)

var update = flag.Bool("update", false, "make the pictures of pages anew")

// TestPagesLookAsTheyDid holds every kind of block to its picture, as a final
// document and as a draft.
func TestPagesLookAsTheyDid(t *testing.T) {
	golden.Pages(t, "testdata/pages", "everything", *update, reporttest.Everything(), 0, 1, 2, 3)
	golden.Pages(t, "testdata/pages", "draft", *update, document(), 0)
}

// TestGoldenSeesChanges: another page, and a single changed word, are seen.
func TestGoldenSeesChanges(t *testing.T) {
	picture := func(name string) string { return "testdata/pages/" + name }
	first, second := read(t, picture("everything-1.png")), read(t, picture("everything-2.png"))
	if golden.Differs(first, first) != "" || golden.Differs(first, second) == "" || golden.Differs(first, read(t, picture("draft-1.png"))) == "" {
		t.Error("the comparison does not see what differs")
	}
	doc := reporttest.Everything()
	doc.Title = "Egenerklæring 2027"
	pages, _, err := pdf.Lay(doc)
	if err != nil {
		t.Fatal(err)
	}
	painted := mustPainter(t).Page(pages, 0, 60.0/72)
	if golden.Differs(painted, first) == "" {
		t.Error("another year in the title is not seen")
	}
}
