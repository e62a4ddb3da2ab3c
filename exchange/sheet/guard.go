package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// The limits that no honest workbook comes near, so that they are not options.
const (
	maxParts     = 10_000
	maxDepth     = 64
	maxToken     = 2 * megabyte  // bytes of XML between two tags, or in one tag
	ratioFrom    = 16 * megabyte // smaller parts may be packed as hard as they like
	maxRatio     = 150           // honest worksheets reach 10 to 40, DEFLATE ends at 1,032
	cellElements = 3             // a cell with its text written in place has so many
	maxSheetRows = 1 << 20
)

// archive is a workbook's zip file behind the guard.
type archive struct {
	ctx      context.Context
	parts    map[string]*zip.File
	limits   *budget
	unpacked int64
	elements int
}

func openArchive(ctx context.Context, data []byte, limits *budget) (*archive, error) {
	// Counted before the directory is parsed, which costs memory per entry.
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return nil, &Error{Code: CodeTooManyParts, Args: []string{strconv.Itoa(maxParts)}}
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	// An insecure name is harmless here: nothing is unpacked to disk.
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &Error{Code: CodeDamaged, Args: []string{"zip"}, Err: err}
	}
	a := &archive{ctx: ctx, parts: make(map[string]*zip.File, len(zr.File)), limits: limits}
	return a, a.index(zr.File)
}

// index checks the directory's claims. What is unpacked is counted anyway.
func (a *archive) index(files []*zip.File) error {
	var total uint64
	for _, f := range files {
		name := partName(f.Name)
		if _, twice := a.parts[name]; twice {
			return damaged(name, errors.New("stored twice"))
		}
		if f.Flags&1 != 0 {
			return &Error{Code: CodeEncrypted}
		}
		if isXML(name) {
			total += f.UncompressedSize64
			if f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
				return &Error{Code: CodeBomb, Args: []string{name}}
			}
		}
		if total > uint64(a.limits.opts.MaxUnpacked) {
			return a.tooMuch()
		}
		a.parts[name] = f
	}
	return nil
}

func (a *archive) tooMuch() error {
	return &Error{Code: CodeUnpacked, Args: []string{megabytes(a.limits.opts.MaxUnpacked)}}
}

func damaged(part string, err error) error {
	return &Error{Code: CodeDamaged, Args: []string{part}, Err: err}
}

// partName folds a name as Excel does: any case, either slash, leading slash or none.
func partName(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

func isXML(name string) bool {
	return strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels")
}

func (a *archive) has(name string) bool { return a.parts[partName(name)] != nil }

// walk calls element for each start tag of a part. element may consume the rest
// of its element from the decoder. A part that is missing has no elements.
func (a *archive) walk(name string, element func(*xml.Decoder, xml.StartElement) error) error {
	f := a.parts[partName(name)]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return damaged(name, err)
	}
	defer r.Close()
	dec := xml.NewDecoder(&guardReader{in: r, part: name, archive: a})
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if start, ok := token.(xml.StartElement); ok && err == nil {
			err = element(dec, start)
		}
		if err != nil {
			return partError(name, err)
		}
	}
}

func partError(name string, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return damaged(name, err)
}

// guardReader passes XML on to the decoder and refuses it before the decoder
// has stored it: the decoder keeps a whole token, and a stack of open elements,
// however long.
type guardReader struct {
	in      io.Reader
	part    string
	archive *archive
	scan    xmlScan
}

func (g *guardReader) Read(p []byte) (int, error) {
	if err := g.archive.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := g.in.Read(p)
	g.archive.unpacked += int64(n)
	if g.archive.unpacked > g.archive.limits.opts.MaxUnpacked {
		return 0, g.archive.tooMuch()
	}
	before := g.scan.elements
	if code := g.scan.feed(p[:n]); code != "" {
		return 0, &Error{Code: code, Args: []string{g.part}}
	}
	g.archive.elements += g.scan.elements - before
	if most := g.archive.limits.opts; g.archive.elements > cellElements*most.MaxCells+2*most.MaxRows {
		return 0, &Error{Code: CodeTooManyCells, Args: []string{strconv.Itoa(most.MaxCells)}}
	}
	return n, err
}
