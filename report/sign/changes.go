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
	referred      *references
	owner         map[int]int // the page that leads to an object, from 1
	all           []Change
}

// references are the objects that those of a file refer to, gathered revision by
// revision.
type references struct {
	numbers map[int]bool
	known   int // revisions that have been gathered
}

// gather adds what the objects of the revisions up to one refer to.
func (r *references) gather(f *pdffile.File, revision int) {
	for ; r.known <= revision; r.known++ {
		v := f.At(r.known)
		for _, n := range f.Touched(r.known) {
			// What cannot be read refers to nothing.
			o, _ := v.Object(n)
			for _, ref := range pdffile.Refs(o) {
				r.numbers[ref.Number] = true
			}
		}
	}
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
func changesOf(f *pdffile.File, revision int, referred *references) []Change {
	referred.gather(f, revision-1)
	c := &comparison{revision: revision, before: f.At(revision - 1), after: f.At(revision), referred: referred,
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
	if c.owner == nil {
		c.findOwners()
	}
	if page := c.owner[n]; page > 0 {
		c.add(PageChanged, n, page, "")
		return
	}
	c.add(OtherChanged, n, 0, "")
}

// findOwners finds the first page that leads to each object, not by way of other
// pages.
func (c *comparison) findOwners() {
	c.owner = map[int]int{}
	pages, _ := c.before.Pages()
	for i, page := range pages {
		for queue := []pdffile.Ref{page}; len(queue) > 0; queue = queue[1:] {
			for _, r := range pdffile.Refs(withoutWaysBack(c.before.Resolve(queue[0]))) {
				if c.owner[r.Number] == 0 && c.pageOf[r.Number] == 0 {
					c.owner[r.Number] = i + 1
					queue = append(queue, r)
				}
			}
		}
	}
}

// withoutWaysBack is an object without what leads back from a page to all others.
func withoutWaysBack(o pdffile.Object) pdffile.Object {
	d, ok := o.(pdffile.Dict)
	if !ok {
		return o
	}
	less := pdffile.Dict{}
	for key, v := range d {
		if key != "Parent" && key != "P" && key != "StructParent" && key != "Dest" && key != "Popup" {
			less[key] = v
		}
	}
	return less
}

// dangling looks for new objects that the document referred to before there was
// anything: they fill a place that was empty when it was signed.
func (c *comparison) dangling(fresh []int) {
	for _, n := range fresh {
		if c.referred.numbers[n] {
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
