package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/mark"
	"samsvar/report/pdf"
	"samsvar/report/yearly"
)

// Sealed are the files of a document as it was signed, all that is to be kept
// of it whatever the registers say later.
type Sealed struct {
	Files
	// Content is what the document and the leader's page say, for showing them
	// in the window and in other formats.
	Content            report.File
	DataHash, FileHash string
}

// All returns the files in the order in which they are to be kept.
func (s Sealed) All() []report.File { return append(s.Files.All(), s.Content) }

const (
	pdfEnding      = ".pdf"
	snapshotEnding = ".data.json"
	contentEnding  = ".content.json"
)

// content is the file with what the documents say.
type content struct {
	Document, Brief json.RawMessage
}

// Seal makes the files of a document that is signed, as the attestation in the
// input says; the hash of the data is filled in. Name is that of the PDF.
func Seal(kind annual.Kind, in yearly.Input, name string) (Sealed, error) {
	in.Draft = false
	attest := yearly.Attestation{}
	if in.Attest != nil {
		attest = *in.Attest
	}
	in.Attest = &attest
	_, snapshot, err := yearly.WriteSnapshot(kind, in)
	if err != nil {
		return Sealed{}, err
	}
	attest.DataHash = Sum(snapshot)
	in.Mark = markOf(kind, in, attest.DataHash)
	doc := yearly.Write(kind, in)
	s := Sealed{DataHash: attest.DataHash}
	var file bytes.Buffer
	if s.Replaced, err = pdf.Render(doc, &file); err != nil {
		return Sealed{}, err
	}
	base := strings.TrimSuffix(name, filepath.Ext(name))
	s.PDF = report.File{Name: base + pdfEnding, Data: file.Bytes()}
	s.Snapshot = report.File{Name: base + snapshotEnding, Data: snapshot}
	s.Manifest = report.File{Name: base + ".sha256", Data: report.Manifest(s.PDF, s.Snapshot)}
	s.FileHash = Sum(s.PDF.Data)
	s.Content.Name = base + contentEnding
	s.Content.Data, err = encodeContent(doc, yearly.Brief(kind, in))
	return s, err
}

// markOf is the mark of the version that is sealed.
func markOf(kind annual.Kind, in yearly.Input, hash string) *mark.Mark {
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	m := mark.New(kind, round.Year, round.Report.NextVersion(), hash)
	return &m
}

func encodeContent(doc, brief report.Document) ([]byte, error) {
	var c content
	var err error
	if c.Document, err = report.Encode(doc); err != nil {
		return nil, err
	}
	if c.Brief, err = report.Encode(brief); err != nil {
		return nil, err
	}
	data, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("write content: %w", err)
	}
	return data, nil
}

// Sum is the SHA-256 of data, as text.
func Sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

// Opener opens the content of an attached file; a store is one.
type Opener interface {
	OpenFile(file reg.File) (io.ReadCloser, error)
}

// Frozen is a signed document as it was signed.
type Frozen struct {
	Version  model.ReportVersion
	Document report.Document
	Brief    report.Document
	Snapshot yearly.Snapshot
	// Files are the PDF, the data and the list of checksums, to be written
	// beside each other.
	Files []reg.File
}

// Thaw reads the newest signed version of a report. It returns nil where the
// report is not signed, or its files were not kept by the program.
func Thaw(r *model.Report, from Opener) (*Frozen, error) {
	version := r.VersionOf(r.Version)
	if !r.Signed() || version == nil || len(version.Files) == 0 {
		return nil, nil
	}
	f := &Frozen{Version: *version}
	var c content
	for _, file := range version.Files {
		var err error
		switch {
		case strings.HasSuffix(file.Name, contentEnding):
			err = readJSON(from, file, &c)
		case strings.HasSuffix(file.Name, snapshotEnding):
			err = readJSON(from, file, &f.Snapshot)
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

func readJSON[T any](from Opener, file reg.File, into *T) (err error) {
	r, err := from.OpenFile(file)
	if err != nil {
		return err
	}
	defer func() {
		if closed := r.Close(); err == nil {
			err = closed
		}
	}()
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("read %s: %w", file.Name, err)
	}
	return nil
}
