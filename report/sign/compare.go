package sign

import (
	"regexp"
	"slices"
	"strings"

	"samsvar/report/pdffile"
)

// What each kind of object may become when a document is signed.

// differing lists the names under which two dictionaries differ.
func differing(old, now pdffile.Dict) []pdffile.Name {
	var all []pdffile.Name
	for _, key := range old.Keys() {
		if !pdffile.Same(old[key], now[key]) {
			all = append(all, key)
		}
	}
	for _, key := range now.Keys() {
		if _, there := old[key]; !there {
			all = append(all, key)
		}
	}
	return all
}

func (c *comparison) catalog(n int, old, now pdffile.Dict) {
	for _, key := range differing(old, now) {
		switch key {
		case "AcroForm":
			c.form(n, c.before.Dict(old[key]), c.after.Dict(now[key]))
		case "DSS":
			c.add(ProofAdded, n, 0, "")
		case "Metadata":
			c.metadata(n, c.before.Resolve(old[key]), c.after.Resolve(now[key]))
		case "Extensions", "Version":
			c.add(Described, n, 0, "")
		case "Perms":
			c.permissions(n, now[key])
		default:
			c.add(CatalogChanged, n, 0, "")
		}
	}
}

// permissions may say what may come after a signature, and nothing else.
func (c *comparison) permissions(n int, o pdffile.Object) {
	d := c.after.Dict(o)
	if len(d) != 1 || d["DocMDP"] == nil {
		c.add(CatalogChanged, n, 0, "")
	}
}

func (c *comparison) form(n int, old, now pdffile.Dict) {
	for _, key := range differing(old, now) {
		_, there := old[key]
		switch {
		case key == "Fields":
			c.fields(n, c.before.Resolve(old[key]), c.after.Resolve(now[key]))
		case key == "SigFlags", key == "NeedAppearances" && now[key] == pdffile.Bool(false), !there && (key == "DR" || key == "DA"):
		default:
			c.add(FormChanged, n, 0, "")
		}
	}
}

// fields compares lists of fields: only new ones for signatures may be added.
func (c *comparison) fields(n int, before, after pdffile.Object) {
	c.grown(before, after, func(o pdffile.Object) bool {
		return c.newField(o)
	}, func() { c.add(FormChanged, n, 0, "") })
}

// annotations compares what lies on a page: only new fields for signatures may be
// added.
func (c *comparison) annotations(n, page int, before, after pdffile.Object) {
	c.grown(before, after, func(o pdffile.Object) bool {
		if !c.newField(o) {
			return false
		}
		d := c.after.Dict(o)
		kind := FieldAdded
		if box, ok := rectangle(c.after, d["Rect"]); !ok || !box.empty() {
			kind = BlockAdded
		}
		c.add(kind, n, page, textOf(d["T"]))
		return true
	}, func() { c.add(PageChanged, n, page, "") })
}

// grown compares lists of which the later may have more at its end.
func (c *comparison) grown(before, after pdffile.Object, allowed func(pdffile.Object) bool, refuse func()) {
	old, _ := before.(pdffile.Array)
	now, ok := after.(pdffile.Array)
	if !ok || len(now) < len(old) {
		refuse()
		return
	}
	for i, o := range now {
		if i < len(old) && !pdffile.Same(o, old[i]) || i >= len(old) && !allowed(o) {
			refuse()
			return
		}
	}
}

// newField reports whether an object is a field for a signature that was not there
// before, without anything that could act.
func (c *comparison) newField(o pdffile.Object) bool {
	r, ok := o.(pdffile.Ref)
	d := c.after.Dict(o)
	return ok && !c.before.Has(r.Number) && c.after.Resolve(d["FT"]) == pdffile.Name("Sig") &&
		d["A"] == nil && d["AA"] == nil && d["Kids"] == nil &&
		(d["Subtype"] == nil || d["Subtype"] == pdffile.Name("Widget"))
}

// field compares a field for a signature: an empty one may be signed.
func (c *comparison) field(n int, old, now pdffile.Dict) {
	name := textOf(old["T"])
	for _, key := range differing(old, now) {
		_, there := old[key]
		allowed := old["V"] == nil && now["V"] != nil &&
			(slices.Contains([]pdffile.Name{"V", "AP", "AS", "MK", "M", "F"}, key) || !there && slices.Contains([]pdffile.Name{"DA", "Lock", "Type", "P"}, key))
		if !allowed {
			c.add(FieldChanged, n, 0, name)
			return
		}
	}
	if v, ok := now["V"].(pdffile.Ref); !ok || c.before.Has(v.Number) {
		c.add(FieldChanged, n, 0, name)
		return
	}
	c.add(FieldSigned, n, 0, name)
}

func (c *comparison) page(n int, old, now pdffile.Dict) {
	for _, key := range differing(old, now) {
		if key != "Annots" {
			c.add(PageChanged, n, c.pageOf[n], "")
			return
		}
		c.annotations(n, c.pageOf[n], c.before.Resolve(old[key]), c.after.Resolve(now[key]))
	}
}

// info compares what the file says of itself: when and by what it was written may
// change.
func (c *comparison) info(n int, old, now pdffile.Dict) {
	for _, key := range differing(old, now) {
		if key != "ModDate" && key != "Producer" {
			c.add(TextsChanged, n, 0, "")
			return
		}
		c.add(Described, n, 0, "")
	}
}

// metadata compares what the file says of itself in the form for archives.
func (c *comparison) metadata(n int, before, after pdffile.Object) {
	old, ok := before.(pdffile.Stream)
	now, also := after.(pdffile.Stream)
	if !ok || !also || essence(old) != essence(now) {
		c.add(TextsChanged, n, 0, "")
		return
	}
	c.add(Described, n, 0, "")
}

// essence is metadata without what changes whenever a file is written.
func essence(s pdffile.Stream) string {
	if s.Dict["Filter"] != nil {
		return "packed" + string(s.Raw)
	}
	passing := regexp.MustCompile(`(?s)<(xmp:ModifyDate|xmp:MetadataDate|pdf:Producer|xmpMM:InstanceID)>[^<]*</(xmp:ModifyDate|xmp:MetadataDate|pdf:Producer|xmpMM:InstanceID)>`)
	return strings.Join(strings.Fields(passing.ReplaceAllString(string(s.Raw), "")), " ")
}
