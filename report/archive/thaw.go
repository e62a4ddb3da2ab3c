package archive

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/yearly"
)

// Frozen is a final document as it was made, and as it was signed.
type Frozen struct {
	Version  model.ReportVersion
	Document report.Document
	Brief    report.Document
	Snapshot yearly.Snapshot
	// Files are the PDF as it was made, the data and the list of checksums, to be
	// written beside each other.
	Files []reg.File
	// Original is the PDF as it was made, before anyone signed.
	Original reg.File
	// Signed is the newest PDF that came back with an electronic signature; it
	// has no name where there is none, or the document was signed otherwise.
	Signed reg.File
}

// PDF is the file that is the document: the newest signed one, or the original.
func (f *Frozen) PDF() reg.File {
	if f.Signed.Name != "" {
		return f.Signed
	}
	return f.Original
}

// Thaw reads the final document of a report's newest version. It returns nil
// where there is none, or its files were not kept by the program.
func Thaw(r *model.Report, from Opener) (*Frozen, error) {
	version := r.VersionOf(r.Version)
	if version == nil || len(version.Files) == 0 {
		return nil, nil
	}
	f := &Frozen{Version: *version, Signed: signedPDF(r.SignaturesOf(version.Number))}
	var c content
	for _, file := range version.Files {
		var err error
		switch {
		case strings.HasSuffix(file.Name, contentEnding):
			err = readJSON(from, file, &c)
		case strings.HasSuffix(file.Name, snapshotEnding):
			err = readJSON(from, file, &f.Snapshot)
		case strings.HasSuffix(file.Name, pdfEnding):
			f.Original = file
		}
		if err != nil {
			return nil, err
		}
		if !strings.HasSuffix(file.Name, contentEnding) {
			f.Files = append(f.Files, file)
		}
	}
	var err error
	if f.Document, err = report.Decode(c.Document); err != nil {
		return nil, err
	}
	f.Brief, err = report.Decode(c.Brief)
	return f, err
}

// signedPDF is the newest signed PDF that came back: of signatures of the same
// moment the one that was added last. A scan of what was signed on paper is no
// electronic document.
func signedPDF(all []*model.Signature) reg.File {
	var newest *model.Signature
	var found reg.File
	for _, s := range all {
		if s.How() != model.SignCertificate && s.How() != model.SignExternal || newest != nil && s.At < newest.At {
			continue
		}
		for _, file := range s.Files {
			if file.Hash == s.FileHash {
				newest, found = s, file
			}
		}
	}
	return found
}
