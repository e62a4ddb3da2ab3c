package archive

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"samsvar/report"
)

// DataName is what the data beside a document are called, by the path of the
// document.
func DataName(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + snapshotEnding
}

// Copies are the files of a final document, to be written under another name: the
// very bytes that were made, or that came back signed, the data, and a list of
// checksums for these names.
func (f *Frozen) Copies(from Opener, path string) ([]report.File, error) {
	var all []report.File
	base := strings.TrimSuffix(path, filepath.Ext(path))
	for _, file := range f.Files {
		name := path
		switch {
		case strings.HasSuffix(file.Name, snapshotEnding):
			name = DataName(path)
		case file == f.Original:
			file = f.PDF()
		default:
			continue
		}
		r, err := from.OpenFile(file)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if closed := r.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", file.Name, err)
		}
		all = append(all, report.File{Name: name, Data: data})
	}
	listed := make([]report.File, len(all))
	for i, one := range all {
		listed[i] = report.File{Name: filepath.Base(one.Name), Data: one.Data}
	}
	return append(all, report.File{Name: base + checksumsEnding, Data: report.Manifest(listed...)}), nil
}
