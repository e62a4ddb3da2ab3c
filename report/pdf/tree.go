package pdf

import (
	"fmt"
	"strconv"
	"strings"
)

// number gives the elements of the tree their numbers, in reading order.
func (f *finisher) number(e *element) {
	e.object = f.reserve()
	for _, kid := range e.kids {
		f.number(kid)
	}
}

// reserveLinks gives links their numbers and tells pages and elements of them.
func (f *finisher) reserveLinks() []int {
	numbers := make([]int, len(f.links))
	for i, l := range f.links {
		numbers[i] = f.reserve()
		f.annotations[l.page] = append(f.annotations[l.page], numbers[i])
		l.of.annotations = append(l.of.annotations, annotation{l.page, numbers[i]})
	}
	return numbers
}

// writeLinks writes the links. In the parent tree they follow the pages.
func (f *finisher) writeLinks(numbers []int) {
	for i, l := range f.links {
		to := f.headings[l.heading]
		said := l.text
		if said == "" {
			said = strconv.Itoa(to.page + 1)
		}
		f.object(numbers[i], "<</Type /Annot /Subtype /Link /Rect ", rectangleOf(l.rect), " /Border [0 0 0] /F 4 /Contents ", text(said),
			" /StructParent ", strconv.Itoa(len(f.pages)+i), " /Dest ", destination(to), ">>")
	}
}

// destination is the place of a heading, a little above it.
func destination(to target) string {
	return "[" + ref(pageObject(to.page)) + " /XYZ 0 " + number(pageHeight-max(to.y-6, 0)) + " null]"
}

// rectangleOf is an area as the file counts it, from the lower left corner.
func rectangleOf(a area) string {
	return "[" + number(a.x1) + " " + number(pageHeight-a.y2) + " " + number(a.x2) + " " + number(pageHeight-a.y1) + "]"
}

// structure writes the structure tree and returns the number of its root.
func (f *finisher) structure() int {
	root := f.reserve()
	f.element(f.tree, root)
	var roles strings.Builder
	for _, role := range roleMap() {
		fmt.Fprintf(&roles, " /%s /%s", role[0], role[1])
	}
	parents := f.parentTree()
	f.object(root, "<</Type /StructTreeRoot /K ", ref(f.tree.object), " /RoleMap <<", strings.TrimSpace(roles.String()),
		">> /ParentTree ", ref(parents), " /ParentTreeNextKey ", strconv.Itoa(len(f.pages)+len(f.links)+len(f.fields)), ">>")
	return root
}

// element writes an element and those below it.
func (f *finisher) element(e *element, parent int) {
	f.object(e.object, "<</S /", e.tag, " /P ", ref(parent), e.attributes(), f.kids(e), ">>")
	for _, kid := range e.kids {
		f.element(kid, e.object)
	}
}

// kids is what an element holds: elements, or content and links.
func (f *finisher) kids(e *element) string {
	page := ""
	if len(e.content) > 0 {
		page = " /Pg " + ref(pageObject(e.content[0].page))
	}
	var kids []string
	for _, kid := range e.kids {
		kids = append(kids, ref(kid.object))
	}
	for _, c := range e.content {
		if c.page == e.content[0].page {
			kids = append(kids, strconv.Itoa(c.id))
		} else {
			kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %s /MCID %d>>", ref(pageObject(c.page)), c.id))
		}
	}
	for _, a := range e.annotations {
		kids = append(kids, "<</Type /OBJR /Pg "+ref(pageObject(a.page))+" /Obj "+ref(a.object)+">>")
	}
	switch len(kids) {
	case 0:
		return page
	case 1:
		return page + " /K " + kids[0]
	}
	return page + " /K [" + strings.Join(kids, " ") + "]"
}

// attributes is what an element says of itself.
func (e *element) attributes() string {
	var b strings.Builder
	switch {
	case e.tag == listTag:
		b.WriteString(" /A <</O /List /ListNumbering /" + e.numbering + ">>")
	case e.scope != "" && e.span > 1:
		fmt.Fprintf(&b, " /A <</O /Table /Scope /%s /ColSpan %d>>", e.scope, e.span)
	case e.scope != "":
		b.WriteString(" /A <</O /Table /Scope /" + e.scope + ">>")
	case e.span > 1:
		fmt.Fprintf(&b, " /A <</O /Table /ColSpan %d>>", e.span)
	case e.tag == figureTag && e.onePage():
		b.WriteString(" /A <</O /Layout /Placement /Block /BBox " + rectangleOf(e.box) + ">>")
	}
	if e.alt != "" {
		b.WriteString(" /Alt " + text(e.alt))
	}
	if e.lang != "" {
		b.WriteString(" /Lang " + text(e.lang))
	}
	return b.String()
}

func (e *element) onePage() bool {
	return e.box.set && e.content[0].page == e.content[len(e.content)-1].page
}

// parentTree writes the way back from content and links to their elements.
func (f *finisher) parentTree() int {
	var nums strings.Builder
	for i, content := range f.pages {
		numbers := make([]int, len(content))
		for j, e := range content {
			numbers[j] = e.object
		}
		fmt.Fprintf(&nums, "%d %s\n", i, refs(numbers))
	}
	for i, l := range f.links {
		fmt.Fprintf(&nums, "%d %s\n", len(f.pages)+i, ref(l.of.object))
	}
	for i, field := range f.fields {
		fmt.Fprintf(&nums, "%d %s\n", len(f.pages)+len(f.links)+i, ref(field.of.object))
	}
	return f.next("<</Nums [", nums.String(), "]>>")
}
