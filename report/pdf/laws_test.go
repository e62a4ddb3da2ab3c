package pdf

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"

	"samsvar/report"
	"samsvar/report/chart"
)

func mustFaces(t rapid.TB) *chart.Faces {
	t.Helper()
	faces, err := chart.OpenFaces()
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// mustLayOut cleans and sets a document.
func mustLayOut(t testing.TB, doc report.Document) []page {
	t.Helper()
	faces := mustFaces(t)
	doc, _, err := clean(doc, faces)
	if err != nil {
		t.Fatal(err)
	}
	set, err := layOut(doc, faces)
	if err != nil {
		t.Fatal(err)
	}
	return set.pages
}

func mustRender(t testing.TB, doc report.Document) []byte {
	t.Helper()
	var buf bytes.Buffer
	if _, err := Render(doc, &buf); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// body are the marks of a page that show content.
func body(p page) []mark {
	var marks []mark
	for _, m := range p.marks {
		if m.role <= repeatedRole && m.kind != outlineMark {
			marks = append(marks, m)
		}
	}
	return marks
}

// checkMargins demands that all content stands within the margins.
func checkMargins(t rapid.TB, pages []page) {
	t.Helper()
	const slack = 0.6
	for i, p := range pages {
		for _, m := range body(p) {
			if m.x < marginLeft-slack || m.x+max(m.w, 0) > pageWidth-marginRight+slack ||
				m.y < marginTop-slack || m.y+m.h > pageHeight-marginBottom+slack {
				t.Errorf("page %d: mark outside the margins: %+v", i+1, m)
				return
			}
		}
	}
}

// checkFurniture demands that the head and foot lines stand on the paper and
// leave the classification in.
func checkFurniture(t rapid.TB, pages []page) {
	t.Helper()
	for i, p := range pages {
		for _, m := range p.marks {
			if (m.role == pageHeadRole || m.role == pageFootRole) &&
				(m.x < marginLeft-0.6 || m.x+m.w > pageWidth-marginRight+0.6) {
				t.Errorf("page %d: furniture outside the margins: %+v", i+1, m)
				return
			}
		}
	}
}

// checkLastOfPage demands that no page but the last ends in a heading or in the
// head of a table.
func checkLastOfPage(t rapid.TB, pages []page) {
	t.Helper()
	for i, p := range pages[:len(pages)-1] {
		var last mark
		for _, m := range body(p) {
			if m.kind == textMark && m.y >= last.y {
				last = m
			}
		}
		if last.role != contentRole {
			t.Errorf("page %d ends in %q, which belongs to what follows", i+1, last.text)
		}
	}
}

// checkOverlap demands that no two texts of the content lie on one another.
func checkOverlap(t rapid.TB, pages []page) {
	t.Helper()
	for i, p := range pages {
		lines := make(map[float64][]mark)
		for _, m := range body(p) {
			if m.kind == textMark {
				lines[m.y] = append(lines[m.y], m)
			}
		}
		for _, line := range lines {
			for a := range line {
				for _, other := range line[a+1:] {
					if line[a].x < other.x+other.w-0.6 && other.x < line[a].x+line[a].w-0.6 {
						t.Errorf("page %d: %q lies on %q", i+1, line[a].text, other.text)
						return
					}
				}
			}
		}
	}
}

func checkLaws(t rapid.TB, pages []page) {
	t.Helper()
	checkMargins(t, pages)
	checkFurniture(t, pages)
	checkLastOfPage(t, pages)
	checkOverlap(t, pages)
}

// texts are the texts of a page with a given role.
func texts(p page, r role) []string {
	var found []string
	for _, m := range p.marks {
		if m.role == r && m.kind == textMark {
			found = append(found, m.text)
		}
	}
	return found
}
