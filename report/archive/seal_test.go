package archive_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
)

// files are attached files by their checksum.
type files map[string][]byte

func (f files) OpenFile(file reg.File) (io.ReadCloser, error) {
	data, ok := f[file.Hash]
	if !ok {
		return nil, errors.New("no such file")
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}

func (f files) add(name string, data []byte) reg.File {
	file := reg.File{Name: name, Hash: archive.Sum(data), Size: int64(len(data))}
	f[file.Hash] = data
	return file
}

// sealed is a report whose final document was made.
func sealed(t *testing.T, kept files) (*model.Report, archive.Sealed) {
	t.Helper()
	s, err := archive.Seal(annual.Declaration, input(t), "VE.pdf")
	if err != nil {
		t.Fatal(err)
	}
	version := s.Version("nb", "4f1e", reg.Instant(1), "Kari")
	version.Number = reg.Int(1)
	for _, f := range s.All() {
		version.Files = append(version.Files, kept.add(f.Name, f.Data))
	}
	return &model.Report{Version: reg.Int(1), Status: model.ReportForSigning, Versions: []model.ReportVersion{version}}, s
}

func TestSealed(t *testing.T) {
	kept := files{}
	r, s := sealed(t, kept)
	f, err := archive.Thaw(r, kept)
	if err != nil || f == nil {
		t.Fatal(err)
	}
	if f.Original.Hash != s.FileHash || f.PDF() != f.Original || f.Signed.Name != "" || len(f.Files) != 3 || f.Version.DataHash != archive.Sum(s.Snapshot.Data) {
		t.Errorf("frozen is %+v", f.Version)
	}
	if f.Document.Draft || len(f.Document.Blocks) == 0 || len(f.Brief.Blocks) == 0 || f.Snapshot.Document.Draft {
		t.Error("the content is a draft's, or empty")
	}
	if again, err := archive.Seal(annual.Declaration, input(t), "VE.pdf"); err != nil || again.FileHash != s.FileHash || again.DataHash != s.DataHash {
		t.Errorf("the same content gives other bytes (%v)", err)
	}
	if draft, err := archive.Thaw(&model.Report{}, kept); draft != nil || err != nil {
		t.Errorf("a draft is frozen: %v, %v", draft, err)
	}
}

func TestTheDocumentIsTheNewestSigned(t *testing.T) {
	kept := files{}
	r, _ := sealed(t, kept)
	sign := func(field string, method model.SignMethod, at reg.Instant, text string) reg.File {
		file := kept.add(text+".pdf", []byte(text))
		s := model.Signature{Field: field, Person: "P1", At: at, Method: method, Files: []reg.File{file}, Fingerprint: strings.Repeat("a", 64), Check: model.SignValid}
		if method == model.SignByHand {
			s.Check, s.CheckedBy = model.SignConfirmed, "Kari"
		}
		if err := r.Sign(s); err != nil {
			t.Fatal(err)
		}
		return file
	}
	steps := []struct {
		name string
		sign func() reg.File
		same bool // the document stays the one before
	}{
		{"by the leader", func() reg.File { return sign("leder", model.SignCertificate, 10, "leder") }, false},
		{"by the coordinator", func() reg.File { return sign("koordinator", model.SignExternal, 20, "koordinator") }, false},
		{"earlier", func() reg.File { return sign("ombud", model.SignExternal, 15, "ombud") }, true},
		{"at the same time", func() reg.File { return sign("annen", model.SignExternal, 20, "annen") }, false},
		{"on paper", func() reg.File { return sign("leder", model.SignByHand, 30, "skann") }, true},
	}
	var document reg.File
	for _, step := range steps {
		if file := step.sign(); !step.same {
			document = file
		}
		f, err := archive.Thaw(r, kept)
		if err != nil {
			t.Fatal(err)
		}
		if f.PDF() != document || f.Signed != document || f.Original.Name != "VE.pdf" {
			t.Errorf("%s: the document is %s, of %s", step.name, f.PDF().Name, f.Original.Name)
		}
		copies, err := f.Copies(kept, "ut.pdf")
		if err != nil || len(copies) != 3 || archive.Sum(copies[0].Data) != document.Hash || !bytes.Contains(copies[2].Data, []byte(document.Hash+"  ut.pdf")) {
			t.Errorf("%s: copies are %v (%v)", step.name, copies, err)
		}
	}
}

// TestContentFromBefore reads what was frozen when a document told who had
// confirmed it.
func TestContentFromBefore(t *testing.T) {
	old := `{"Document":{"Document":{"Title":"Egenerklæring"},"Content":[{"Kind":"Heading","Block":{"Level":3,"Text":"Bekreftelse i Samsvar"}},
		{"Kind":"FactList","Block":{"Facts":[{"Label":"Bekreftet av","Value":"Kari Nordmann"}]}}]},"Brief":{"Document":{"Title":"På én side"},"Content":null}}`
	kept := files{}
	r := &model.Report{Version: reg.Int(1), Status: model.ReportSigned}
	r.Versions = []model.ReportVersion{{Number: reg.Int(1), FileHash: "ab", Files: []reg.File{kept.add("VE.content.json", []byte(old)), kept.add("VE.pdf", []byte("%PDF"))}}}
	r.Signatures = []model.Signature{{Version: reg.Int(1), Role: model.RoleLeader, Person: "P1", FileHash: "ab"}}
	f, err := archive.Thaw(r, kept)
	if err != nil || f == nil || len(f.Document.Blocks) != 2 || f.PDF().Name != "VE.pdf" || !r.Signed() {
		t.Errorf("%+v, %v", f, err)
	}
}
