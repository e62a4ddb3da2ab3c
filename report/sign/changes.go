package sign

import (
	"slices"

	"samsvar/report/pdffile"
)

// comparison compares a file before and after one of its updates. What an update
// has not written is the same; what it has written must be something that signing
// writes.
type comparison struct {
	revision      int
	before, after pdffile.View
	roles         map[int]role
	pageOf        map[int]int // pages by their object, from 1
	all           []Change
}

// role is what an object is in the document, as far as signing is concerned.
type role int

const (
	noRole role = iota
	catalogRole
	formRole
	fieldListRole
	fieldRole
	appearanceRole
	pageRole
	annotationsRole
	infoRole
	metadataRole
	proofRole
)

// changesOf lists what an update has changed.
func changesOf(f *pdffile.File, revision int) []Change {
	c := &comparison{revision: revision, before: f.At(revision - 1), after: f.At(revision),
		roles: map[int]role{}, pageOf: map[int]int{}}
	pages, err := c.before.Pages()
	if err != nil {
		c.add(Unreadable, 0, 0, "")
		return c.all
	}
	c.findRoles(pages)
	touched := f.Touched(revision)
	slices.Sort(touched)
	var fresh []int
	for _, n := range touched {
		if c.before.Has(n) {
			c.compare(n)
		} else if c.after.Has(n) {
			fresh = append(fresh, n)
		}
	}
	c.dangling(fresh)
	c.trailers()
	return c.all
}

func (c *comparison) add(kind ChangeKind, object, page int, field string) {
	next := Change{Revision: c.revision, Kind: kind, Page: page, Field: field, Object: object}
	for _, one := range c.all {
		if one.Kind == kind && one.Page == page && one.Field == field {
			return // said already
		}
	}
	c.all = append(c.all, next)
}

// findRoles finds the objects that signing may write.
func (c *comparison) findRoles(pages []pdffile.Ref) {
	v := c.before
	set := func(o pdffile.Object, r role) {
		if ref, ok := o.(pdffile.Ref); ok && c.roles[ref.Number] == noRole {
			c.roles[ref.Number] = r
		}
	}
	root := v.Root()
	set(v.Trailer()["Root"], catalogRole)
	for i, page := range pages {
		set(page, pageRole)
		c.pageOf[page.Number] = i + 1
		if list, ok := v.Dict(page)["Annots"].(pdffile.Ref); ok {
			set(list, annotationsRole)
			c.pageOf[list.Number] = i + 1
		}
	}
	set(root["AcroForm"], formRole)
	set(v.Dict(root["AcroForm"])["Fields"], fieldListRole)
	for _, f := range signatureFields(v) {
		set(f.ref, fieldRole)
		if f.dict["V"] == nil {
			set(v.Dict(f.dict["AP"])["N"], appearanceRole)
		}
	}
	set(v.Trailer()["Info"], infoRole)
	set(root["Metadata"], metadataRole)
	c.findProofs(root["DSS"], 0)
}

// findProofs marks what certificates are checked with, and all it holds.
func (c *comparison) findProofs(o pdffile.Object, depth int) {
	if r, ok := o.(pdffile.Ref); ok {
		if c.roles[r.Number] != noRole {
			return
		}
		c.roles[r.Number] = proofRole
	}
	if depth > 8 {
		return
	}
	for _, r := range pdffile.Refs(c.before.Resolve(o)) {
		c.findProofs(r, depth+1)
	}
}

// compare compares an object that was there before.
func (c *comparison) compare(n int) {
	before, errBefore := c.before.Object(n)
	after, errAfter := c.after.Object(n)
	if errBefore != nil || errAfter != nil {
		c.add(Unreadable, n, 0, "")
		return
	}
	if pdffile.Same(before, after) {
		return
	}
	old, isDict := before.(pdffile.Dict)
	now, stillDict := after.(pdffile.Dict)
	both := isDict && stillDict
	switch role := c.roles[n]; {
	case role == catalogRole && both:
		c.catalog(n, old, now)
	case role == formRole && both:
		c.form(n, old, now)
	case role == fieldRole && both:
		c.field(n, old, now)
	case role == pageRole && both:
		c.page(n, old, now)
	case role == fieldListRole:
		c.fields(n, before, after)
	case role == annotationsRole:
		c.annotations(n, c.pageOf[n], before, after)
	case role == infoRole && both:
		c.info(n, old, now)
	case role == metadataRole:
		c.metadata(n, before, after)
	case role == proofRole:
		c.add(ProofAdded, n, 0, "")
	case role == appearanceRole:
		// What an unsigned field shows comes with its signature.
	default:
		c.other(n)
	}
}

// other names the page that a changed object belongs to, if any.
func (c *comparison) other(n int) {
	pages, _ := c.before.Pages()
	for i, page := range pages {
		if c.leads(page, n) {
			c.add(PageChanged, n, i+1, "")
			return
		}
	}
	c.add(OtherChanged, n, 0, "")
}

// mostFollowed is how many objects are looked through for where a change belongs.
const mostFollowed = 2000

// leads reports whether a page leads to an object, not by way of other pages.
func (c *comparison) leads(page pdffile.Ref, n int) bool {
	seen := map[int]bool{page.Number: true}
	for queue := []pdffile.Ref{page}; len(queue) > 0 && len(seen) < mostFollowed; queue = queue[1:] {
		o := c.before.Resolve(queue[0])
		if d, ok := o.(pdffile.Dict); ok {
			less := pdffile.Dict{}
			for key, v := range d {
				if key != "Parent" && key != "P" && key != "StructParent" && key != "Dest" && key != "Popup" {
					less[key] = v
				}
			}
			o = less
		}
		for _, r := range pdffile.Refs(o) {
			if r.Number == n {
				return true
			}
			if !seen[r.Number] && c.pageOf[r.Number] == 0 {
				seen[r.Number] = true
				queue = append(queue, r)
			}
		}
	}
	return false
}

// dangling looks for new objects that the document referred to before there was
// anything: they fill a place that was empty when it was signed.
func (c *comparison) dangling(fresh []int) {
	if len(fresh) == 0 {
		return
	}
	referred := map[int]bool{}
	for _, n := range c.before.Numbers() {
		o, err := c.before.Object(n)
		if err != nil {
			c.add(Unreadable, n, 0, "")
			return
		}
		for _, r := range pdffile.Refs(o) {
			referred[r.Number] = true
		}
	}
	for _, n := range fresh {
		if referred[n] {
			c.other(n)
		}
	}
}

// trailers compares what leads to all else.
func (c *comparison) trailers() {
	old, now := c.before.Trailer(), c.after.Trailer()
	if !pdffile.Same(old["Root"], now["Root"]) {
		c.add(CatalogChanged, 0, 0, "")
	}
	before, after := c.before.Dict(old["Info"]), c.after.Dict(now["Info"])
	if !pdffile.Same(old["Info"], now["Info"]) && now["Info"] != nil {
		c.info(0, before, after)
	}
	first, second := c.before.Array(old["ID"]), c.after.Array(now["ID"])
	if len(first) > 0 && len(second) > 0 && !pdffile.Same(first[0], second[0]) {
		c.add(CatalogChanged, 0, 0, "")
	}
}
