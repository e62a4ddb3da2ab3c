package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// field is a place for an electronic signature. It stands empty in the file, so
// that signing changes nothing but the field.
type field struct {
	page    int
	rect    area
	name    string
	purpose string // said by screen readers
	of      *element
}

// reserveFields gives fields their numbers and tells pages and elements of them.
func (f *finisher) reserveFields() []int {
	numbers := make([]int, len(f.fields))
	for i, one := range f.fields {
		numbers[i] = f.reserve()
		f.annotations[one.page] = append(f.annotations[one.page], numbers[i])
		one.of.annotations = append(one.of.annotations, annotation{one.page, numbers[i]})
	}
	return numbers
}

// writeFields writes the fields and the form they belong to, and returns the
// catalog's entry for it. In the parent tree they follow the links.
func (f *finisher) writeFields(numbers []int) string {
	if len(numbers) == 0 {
		return ""
	}
	for i, one := range f.fields {
		empty := f.reserve()
		f.stream(empty, fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 %s %s] /Resources <<>>",
			number(one.rect.x2-one.rect.x1), number(one.rect.y2-one.rect.y1)), nil)
		f.object(numbers[i], "<</Type /Annot /Subtype /Widget /FT /Sig /T ", text(one.name), " /TU ", text(one.purpose),
			" /Rect ", rectangleOf(one.rect), " /F 4 /P ", ref(pageObject(one.page)),
			" /StructParent ", strconv.Itoa(len(f.pages)+len(f.links)+i), " /AP <</N ", ref(empty), ">>>>")
	}
	return " /AcroForm " + ref(f.next("<</Fields ", refs(numbers), ">>"))
}

// fieldName is the name of a field within the file. A dot would part it into
// names of two levels.
func fieldName(id string) string { return strings.ReplaceAll(oneLine(id), ".", "-") }
