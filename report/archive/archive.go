// Package archive makes the files in which a final yearly document is kept: the
// document itself as PDF, the data behind it as JSON, and a list of their
// checksums. It writes no files and knows no store.
package archive

import (
	"bytes"
	"path/filepath"
	"strings"

	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/yearly"
)

// Files are a final document and what is kept beside it.
type Files struct {
	// PDF, Snapshot and Manifest are the files, to be written in this order:
	// the list of checksums is last, so that it never names what is not there.
	PDF, Snapshot, Manifest report.File
	// Replaced are the characters that the PDF could not show.
	Replaced []pdf.Replaced
	// Omitted says in words what the document has had to do without.
	Omitted []string
}

// All returns the files in the order in which they are to be written.
func (f Files) All() []report.File { return []report.File{f.PDF, f.Snapshot, f.Manifest} }

// Make makes the files of a document. Path is that of the PDF; the others get
// names after it. With attach the data go into the PDF as well, which is then
// PDF/A-3a and not taken by every archive.
func Make(kind annual.Kind, in yearly.Input, path string, attach bool) (Files, error) {
	_, snapshot, err := yearly.WriteSnapshot(kind, in)
	if err != nil {
		return Files{}, err
	}
	base := strings.TrimSuffix(path, filepath.Ext(path))
	files := Files{Snapshot: report.File{Name: base + snapshotEnding, Data: snapshot}}
	in.DataHash = Sum(snapshot)
	in.Beside = &yearly.Beside{Data: snapshotEnding, Checksums: checksumsEnding}
	doc := yearly.Write(kind, in)
	files.Omitted = doc.Omitted
	var opt pdf.Options
	if attach {
		opt.Attachments = []pdf.Attachment{{Name: filepath.Base(files.Snapshot.Name), MIME: "application/json",
			Description: in.Texts.T("report.snapshot"), Data: snapshot}}
	}
	var file bytes.Buffer
	if files.Replaced, err = pdf.RenderWith(doc, opt, &file); err != nil {
		return Files{}, err
	}
	files.PDF = report.File{Name: path, Data: file.Bytes()}
	files.Manifest = report.File{Name: base + checksumsEnding, Data: report.Manifest(
		report.File{Name: filepath.Base(path), Data: files.PDF.Data},
		report.File{Name: filepath.Base(files.Snapshot.Name), Data: snapshot})}
	return files, nil
}
