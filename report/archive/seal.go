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

// Sealed are the files of a final document, all that is to be kept of it
// whatever the registers say later.
type Sealed struct {
	Files
	// Content is what the document and the leader's page say, for showing them
	// in the window and in other formats.
	Content            report.File
	DataHash, FileHash string
	// Mark is the id that is printed on the document.
	Mark string
}

// Version is what the files are in a report's list of versions, made at a moment
// by someone. The files themselves are for who keeps them to name.
func (s Sealed) Version(lang string, head string, at reg.Instant, by string) model.ReportVersion {
	return model.ReportVersion{Made: at, MadeBy: by, Language: lang, DataHash: s.DataHash, FileHash: s.FileHash, HeadHash: head,
		FileName: s.PDF.Name, Mark: s.Mark}
}

// All returns the files in the order in which they are to be kept.
func (s Sealed) All() []report.File { return append(s.Files.All(), s.Content) }

const (
	pdfEnding       = ".pdf"
	snapshotEnding  = ".data.json"
	contentEnding   = ".content.json"
	checksumsEnding = ".sha256"
)

// content is the file with what the documents say.
type content struct {
	Document, Brief json.RawMessage
}

// Seal makes the files of a final document, with empty fields to sign in. Name
// is that of the PDF.
func Seal(kind annual.Kind, in yearly.Input, name string) (Sealed, error) {
	in.Draft = false
	_, snapshot, err := yearly.WriteSnapshot(kind, in)
	if err != nil {
		return Sealed{}, err
	}
	in.DataHash = Sum(snapshot)
	in.Mark = markOf(kind, in, in.DataHash)
	base := strings.TrimSuffix(name, filepath.Ext(name))
	in.Beside = &yearly.Beside{Data: snapshotEnding, Checksums: checksumsEnding, Content: contentEnding}
	doc := yearly.Write(kind, in)
	s := Sealed{DataHash: in.DataHash, Mark: in.Mark.ID()}
	s.Omitted = doc.Omitted
	var file bytes.Buffer
	if s.Replaced, err = pdf.Render(doc, &file); err != nil {
		return Sealed{}, err
	}
	s.PDF = report.File{Name: base + pdfEnding, Data: file.Bytes()}
	s.Snapshot = report.File{Name: base + snapshotEnding, Data: snapshot}
	s.Manifest = report.File{Name: base + checksumsEnding, Data: report.Manifest(s.PDF, s.Snapshot)}
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
