package scan

import (
	"cmp"
	"errors"
	"image"
	"image/draw"
	"regexp"
	"slices"

	"samsvar/model/reg"
	"samsvar/report/pdffile"
)

// The limits of what is looked at on a page of a PDF.
const (
	mostPictures = 64
	deepestForm  = 3  // a scanner puts pictures into forms at most this deep
	deepestTree  = 60 // how far a page may lie below what it has its resources from
	leastWidth   = 64 // narrower pictures are no pages
)

// paper is a PDF whose pages are pictures.
type paper struct {
	file  *pdffile.File
	view  pdffile.View
	pages []pdffile.Ref
}

func openPaper(data []byte) (*paper, error) {
	file, err := pdffile.Open(data)
	if err != nil {
		return nil, fileError(err)
	}
	p := &paper{file: file, view: file.Newest()}
	if p.pages, err = p.view.Pages(); err != nil {
		return nil, fileError(err)
	}
	return p, nil
}

// fileError words what is wrong with a PDF.
func fileError(err error) error {
	switch {
	case errors.Is(err, pdffile.ErrEncrypted):
		return errorf("scan_locked")
	case errors.Is(err, pdffile.ErrTooLarge):
		return tooLarge()
	}
	return errorf("scan_damaged")
}

// pictures unpacks the pictures of a page, the largest first. Strips of one
// width, as some scanners write, are put together.
func (p *paper) pictures(page int) ([]image.Image, error) {
	own := p.view.Dict(p.pages[page])
	g := gathering{paper: p}
	g.gather(p.resources(own), own["Contents"], 0)
	if len(g.pictures) == 0 && g.err == nil {
		return nil, errorf("scan_no_pictures")
	}
	all := joined(g.pictures)
	slices.SortStableFunc(all, func(a, b image.Image) int {
		return cmp.Compare(b.Bounds().Dx()*b.Bounds().Dy(), a.Bounds().Dx()*a.Bounds().Dy())
	})
	return all, g.err
}

// resources are those of a page, which it may have from what it lies below.
func (p *paper) resources(d pdffile.Dict) pdffile.Dict {
	for range deepestTree {
		if d == nil {
			return nil
		}
		if own := p.view.Dict(d["Resources"]); own != nil {
			return own
		}
		d = p.view.Dict(d["Parent"])
	}
	return nil
}

// gathering is the pictures of a page, in the order in which it shows them.
type gathering struct {
	*paper
	pictures []image.Image
	seen     int
	pixels   int
	err      error // of a picture that cannot be unpacked
}

func (g *gathering) gather(resources pdffile.Dict, contents pdffile.Object, depth int) {
	things := g.view.Dict(resources["XObject"])
	for _, name := range g.shown(things, contents) {
		stream, ok := g.view.Resolve(things[name]).(pdffile.Stream)
		if g.seen++; !ok || g.seen > mostPictures {
			continue
		}
		switch g.view.Resolve(stream.Dict["Subtype"]) {
		case pdffile.Name("Form"):
			if inner := g.view.Dict(stream.Dict["Resources"]); inner != nil && depth < deepestForm {
				g.gather(inner, things[name], depth+1)
			}
		case pdffile.Name("Image"):
			g.add(stream)
		}
	}
}

func (g *gathering) add(stream pdffile.Stream) {
	raw, err := g.rawPicture(stream)
	if err == nil && raw.width < leastWidth {
		return
	}
	if err == nil && raw.width > (mostPixels-g.pixels)/raw.height {
		err = tooLarge()
	}
	if err == nil {
		g.pixels += raw.width * raw.height
		var img image.Image
		if img, err = raw.unpack(); err == nil {
			g.pictures = append(g.pictures, img)
			return
		}
	}
	var known *reg.Error
	if !errors.As(err, &known) {
		err = fileError(err)
	}
	g.err = cmp.Or(g.err, err)
}

// shown are the names of what a content shows, in its order; all names where it
// does not say.
func (g *gathering) shown(things pdffile.Dict, contents pdffile.Object) []pdffile.Name {
	var names []pdffile.Name
	for _, found := range regexp.MustCompile(`/([^\s/<>\[\]()]+)\s+Do\b`).FindAllSubmatch(g.content(contents), mostPictures) {
		if name := pdffile.Name(found[1]); things[name] != nil && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return things.Keys()
	}
	return names
}

// content unpacks a content, which may be a list of streams; what cannot be
// unpacked is left out.
func (g *gathering) content(o pdffile.Object) []byte {
	parts := g.view.Array(o)
	if parts == nil {
		parts = pdffile.Array{o}
	}
	var all []byte
	for _, part := range parts[:min(len(parts), mostPictures)] {
		if stream, ok := g.view.Resolve(part).(pdffile.Stream); ok {
			if data, err := g.file.Decode(g.plain(stream)); err == nil {
				all = append(append(all, data...), '\n')
			}
		}
	}
	return all
}

// plain is a stream whose way of packing is said in lists and without
// references.
func (p *paper) plain(s pdffile.Stream) pdffile.Stream {
	d := pdffile.Dict{}
	for key, o := range s.Dict {
		d[key] = p.view.Resolve(o)
	}
	for short, long := range map[pdffile.Name]pdffile.Name{"F": "Filter", "DP": "DecodeParms"} {
		if d[long] == nil && d[short] != nil {
			d[long] = d[short]
		}
	}
	for _, key := range []pdffile.Name{"Filter", "DecodeParms"} {
		list, isList := d[key].(pdffile.Array)
		if !isList && d[key] != nil {
			list = pdffile.Array{d[key]}
		}
		all := make(pdffile.Array, len(list))
		for i, o := range list {
			all[i] = p.view.Resolve(o)
		}
		d[key] = all
	}
	return pdffile.Stream{Dict: d, Raw: s.Raw}
}

// joined puts pictures of one width that follow each other below each other.
func joined(pictures []image.Image) []image.Image {
	var all []image.Image
	for from := 0; from < len(pictures); {
		to, height := from, 0
		for to < len(pictures) && pictures[to].Bounds().Dx() == pictures[from].Bounds().Dx() {
			height += pictures[to].Bounds().Dy()
			to++
		}
		if to-from == 1 {
			all = append(all, pictures[from])
		} else {
			all = append(all, column(pictures[from:to], height))
		}
		from = to
	}
	return all
}

func column(pictures []image.Image, height int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, pictures[0].Bounds().Dx(), height))
	y := 0
	for _, p := range pictures {
		b := p.Bounds()
		draw.Draw(out, image.Rect(0, y, b.Dx(), y+b.Dy()), p, b.Min, draw.Src)
		y += b.Dy()
	}
	return out
}
