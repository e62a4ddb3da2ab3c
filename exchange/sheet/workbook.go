package sheet

import (
	"context"
	"encoding/xml"
	"errors"
	"path"
	"strconv"
	"strings"
)

// readWorkbook reads an .xlsx file (also .xlsm, .xltx; also strict OOXML).
func readWorkbook(ctx context.Context, data []byte, limits *budget) (*Book, error) {
	a, err := openArchive(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	w := &workbook{archive: a, part: main}
	if err := w.load(); err != nil {
		return nil, err
	}
	return w.book()
}

// workbook is what the worksheets need of the rest of the file.
type workbook struct {
	archive  *archive
	part     string
	date1904 bool
	sheets   []sheetEntry
	targets  map[string]relation
	strings  []string
	shapes   []numberShape // by style index
}

type sheetEntry struct {
	name     string
	relation string
	hidden   bool
}

type relation struct {
	kind string // the last part of the relationship's type
	part string
}

// mainPart finds the workbook, and tells other Office files apart.
func (a *archive) mainPart() (string, error) {
	rels, err := a.relations("_rels/.rels", "")
	if err != nil {
		return "", err
	}
	name := "xl/workbook.xml"
	for _, r := range rels {
		if r.kind == "officeDocument" {
			name = r.part
		}
	}
	switch {
	case strings.HasSuffix(partName(name), ".bin") && a.has(name):
		return "", &Error{Code: CodeBinaryBook}
	case a.has("mimetype") && a.has("content.xml"):
		return "", &Error{Code: CodeOpenDocument}
	case !a.has(name) && a.has("[content_types].xml") && a.has("_rels/.rels"):
		return "", damaged(name, errors.New("missing"))
	case !a.has(name) || strings.HasPrefix(partName(name), "word/") || strings.HasPrefix(partName(name), "ppt/"):
		return "", &Error{Code: CodeNotTable}
	}
	return name, nil
}

// relations reads a .rels part; folder is where its targets start from.
func (a *archive) relations(part, folder string) (map[string]relation, error) {
	rels := map[string]relation{}
	err := a.walk(part, func(_ *xml.Decoder, e xml.StartElement) error {
		target := attr(e, "Target")
		if e.Name.Local != "Relationship" || target == "" || attr(e, "TargetMode") == "External" {
			return nil
		}
		target = strings.ReplaceAll(target, `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		rels[attr(e, "Id")] = relation{kind: path.Base(attr(e, "Type")), part: strings.TrimPrefix(path.Clean(target), "/")}
		return nil
	})
	return rels, err
}

// attr returns an attribute by its local name, whatever its namespace.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// isTrue reads an xsd:boolean.
func isTrue(value string) bool { return value == "1" || value == "true" }

func (w *workbook) load() error {
	folder, file := path.Split(w.part)
	targets, err := w.archive.relations(folder+"_rels/"+file+".rels", folder)
	if err != nil {
		return err
	}
	w.targets = targets
	if err := w.archive.walk(w.part, w.entry); err != nil {
		return err
	}
	for _, target := range targets {
		switch target.kind {
		case "sharedStrings":
			err = w.loadStrings(target.part)
		case "styles":
			err = w.loadStyles(target.part)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// entry takes one element of the workbook part.
func (w *workbook) entry(_ *xml.Decoder, e xml.StartElement) error {
	switch e.Name.Local {
	case "workbookPr":
		w.date1904 = isTrue(attr(e, "date1904"))
	case "sheet":
		state := attr(e, "state")
		w.sheets = append(w.sheets, sheetEntry{
			name:     attr(e, "name"),
			relation: relationID(e),
			hidden:   state == "hidden" || state == "veryHidden",
		})
		if most := w.archive.limits.opts.MaxSheets; len(w.sheets) > most {
			return &Error{Code: CodeTooManySheets, Args: []string{strconv.Itoa(most)}}
		}
	}
	return nil
}

// relationID returns r:id, which has a namespace, and not a plain id.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" {
			return a.Value
		}
	}
	return ""
}

// book reads the worksheets in the order of their tabs; charts are no tables.
func (w *workbook) book() (*Book, error) {
	book := &Book{Format: FormatXLSX}
	for _, entry := range w.sheets {
		target := w.targets[entry.relation]
		if target.kind != "worksheet" && target.kind != "" {
			continue
		}
		if target.part == "" || !w.archive.has(target.part) {
			return nil, &Error{Code: CodeDamaged, Sheet: entry.name, Args: []string{w.part}}
		}
		s, err := w.readSheet(target.part)
		if err != nil {
			return nil, inSheet(err, entry.name)
		}
		s.Name, s.Hidden = entry.name, entry.hidden
		book.Sheets = append(book.Sheets, *s)
	}
	if len(book.Sheets) == 0 {
		return nil, damaged(w.part, errors.New("no worksheet"))
	}
	return book, nil
}

func inSheet(err error, name string) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Sheet = name
		return e
	}
	return err
}

// loadStrings reads the table of texts that cells refer to by number.
func (w *workbook) loadStrings(part string) error {
	size, most := 0, w.archive.limits.opts.MaxText
	return w.archive.walk(part, func(dec *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := richText(dec, w.archive.limits.opts.MaxCellText)
		w.strings = append(w.strings, text)
		// Also a text of no bytes has its price.
		if size += len(text) + 1; size > most && err == nil {
			err = &Error{Code: CodeTooMuchText, Args: []string{megabytes(int64(most))}}
		}
		return err
	})
}

// richText joins the runs of a text up to the end of its element and leaves out
// phonetic guides, which repeat the text in another script.
func richText(dec *xml.Decoder, limit int) (string, error) {
	var text strings.Builder
	for depth := 1; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "t":
				part, err := plainText(dec, limit)
				if err != nil {
					return "", err
				}
				text.WriteString(part)
			case "rPh", "extLst":
				if err := dec.Skip(); err != nil {
					return "", err
				}
			default:
				depth++
			}
		case xml.EndElement:
			depth--
		}
		if text.Len() > limit {
			return "", &Error{Code: CodeLongCell, Args: []string{strconv.Itoa(limit)}}
		}
	}
	return unescape(text.String()), nil
}

// plainText returns the characters up to the end of the element.
func plainText(dec *xml.Decoder, limit int) (string, error) {
	var text []byte
	for depth := 1; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.CharData:
			text = append(text, e...)
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
		if len(text) > limit {
			return "", &Error{Code: CodeLongCell, Args: []string{strconv.Itoa(limit)}}
		}
	}
	return string(text), nil
}
