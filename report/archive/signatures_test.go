package archive_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/sign"
)

// AddFile keeps a file by its checksum.
func (f files) AddFile(content io.Reader, name string) (reg.File, error) {
	data, err := io.ReadAll(content)
	return f.add(name, data), err
}

var at = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func identity(t *testing.T, name string) *sign.Identity {
	t.Helper()
	id, err := sign.NewIdentity(sign.Holder{Name: name}, at.AddDate(0, -1, 0), 5, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func unknown(string) sign.Trust { return sign.Unknown }

func candidate(field string) annual.Candidate {
	return annual.Candidate{Field: field, Person: reg.ID("P-" + field), Name: "Kari Prøve", Role: model.RoleLeader}
}

// hand is what a place is signed with.
func hand(t *testing.T, field string, known func(string) sign.Trust) archive.Hand {
	t.Helper()
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	return archive.Hand{Signer: candidate(field), Identity: identity(t, "Kari Prøve"), At: at, Place: "Oslo", Role: "Virksomhetsleder",
		Texts: texts, By: "Per", Known: known}
}

func thawed(t *testing.T, r *model.Report, kept files) *archive.Frozen {
	t.Helper()
	f, err := archive.Thaw(r, kept)
	if err != nil || f == nil {
		t.Fatal(err)
	}
	return f
}

// signHere signs a place of a report in the program.
func signHere(t *testing.T, r *model.Report, kept files, field string) model.Signature {
	t.Helper()
	s, err := thawed(t, r, kept).Sign(hand(t, field, unknown), kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Sign(s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSigningHere(t *testing.T) {
	kept := files{}
	r, _ := sealed(t, kept)
	first := signHere(t, r, kept, "leder")
	if first.Method != model.SignCertificate || first.Check != model.SignValidUnknown || first.CheckedBy != "Per" || first.Place != "Oslo" ||
		first.Files[0].Name != "VE_leder.pdf" || !r.Signed() {
		t.Errorf("the signature is %+v", first)
	}
	second := signHere(t, r, kept, "koordinator")
	result, err := sign.Verify(kept[second.FileHash], sign.Options{Original: kept[r.Versions[0].FileHash]})
	if err != nil || result.Verdict != sign.Doubtful || len(result.Signatures) != 2 || result.Origin != sign.OriginSame {
		t.Errorf("the second file holds %+v (%v)", result, err)
	}
	if _, err := thawed(t, r, kept).Sign(hand(t, "leder", unknown), kept); !errors.Is(err, sign.ErrSigned) {
		t.Errorf("a place is signed twice: %v", err)
	}
	if _, err := thawed(t, r, kept).Sign(hand(t, "leder", func(string) sign.Trust { return sign.Revoked }), kept); !errors.Is(err, sign.ErrRevoked) {
		t.Errorf("a revoked certificate signs: %v", err)
	}
}

func TestAKnownCertificateMakesItValid(t *testing.T) {
	kept := files{}
	r, _ := sealed(t, kept)
	s, err := thawed(t, r, kept).Sign(hand(t, "leder", func(string) sign.Trust { return sign.Known }), kept)
	if err != nil || s.Check != model.SignValid {
		t.Errorf("%s (%v)", s.Check, err)
	}
}

// signedElsewhere is the original of a report, signed in another program's stead.
func signedElsewhere(t *testing.T, r *model.Report, kept files, field string) []byte {
	t.Helper()
	out, err := sign.Sign(kept[thawed(t, r, kept).PDF().Hash], sign.Request{Field: field, Identity: identity(t, "Kari Prøve"), At: at, Place: "Bergen"})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAFileThatCameBack(t *testing.T) {
	kept := files{}
	r, _ := sealed(t, kept)
	f := thawed(t, r, kept)
	data := signedElsewhere(t, r, kept, "leder")
	back, err := f.Look(data, r, kept, unknown)
	if err != nil || !back.Usable() || len(back.New) != 1 || back.Result.Verdict != sign.Doubtful {
		t.Fatalf("%+v, %v", back.Result.Verdict, err)
	}
	all, err := back.Keep(f, []archive.Taken{{Found: back.New[0], Signer: candidate("leder"), Compared: true}}, "nb", "Per", reg.InstantOf(at.Add(time.Hour)), kept)
	if err != nil || len(all) != 1 {
		t.Fatal(err)
	}
	s := all[0]
	if s.Method != model.SignExternal || s.Check != model.SignValid || s.At != reg.InstantOf(at) || s.Place != "Bergen" || !bytes.Equal(kept[s.FileHash], data) {
		t.Errorf("the signature is %+v", s)
	}
	if err := r.Sign(s); err != nil {
		t.Fatal(err)
	}
	if again, err := f.Look(data, r, kept, unknown); err != nil || len(again.New) != 0 || again.Usable() {
		t.Errorf("the same file tells something new: %+v (%v)", again.New, err)
	}
}

func TestWhatIsNotKept(t *testing.T) {
	kept := files{}
	r, s := sealed(t, kept)
	f := thawed(t, r, kept)
	changed := signedElsewhere(t, r, kept, "leder")
	changed[3000] ^= 1
	for name, data := range map[string][]byte{"changed": changed, "unsigned": s.PDF.Data} {
		back, err := f.Look(data, r, kept, unknown)
		if err != nil || back.Usable() {
			t.Errorf("%s: %s may be kept (%v)", name, back.Result.Verdict, err)
		}
		if _, err := back.Keep(f, []archive.Taken{{Signer: candidate("leder")}}, "nb", "Per", 1, kept); !errors.Is(err, sign.ErrNotWhole) {
			t.Errorf("%s: kept (%v)", name, err)
		}
	}
	if _, err := f.Look([]byte("hei"), r, kept, unknown); err == nil {
		t.Error("a letter is taken for a document")
	}
}

func TestCheckingAgain(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(kept files, r *model.Report)
		known sign.Trust
		file  archive.State // of the original
		first archive.State // of the leader's signature
	}{
		{"as it was", func(files, *model.Report) {}, sign.Unknown, archive.Holds, archive.Holds},
		{"the original changed", func(kept files, r *model.Report) { kept[r.Versions[0].FileHash][3000] ^= 1 }, sign.Unknown, archive.Altered, archive.Holds},
		{"the signed file changed", func(kept files, r *model.Report) { kept[r.Signatures[0].FileHash][3000] ^= 1 }, sign.Unknown, archive.Holds, archive.Altered},
		{"the signed file gone", func(kept files, r *model.Report) { delete(kept, r.Signatures[0].FileHash) }, sign.Unknown, archive.Holds, archive.Missing},
		{"another file as the signed one", func(kept files, r *model.Report) {
			file := kept.add("VE_leder.pdf", bytes.Clone(kept[r.Versions[0].FileHash]))
			r.Signatures[0].Files, r.Signatures[0].FileHash = []reg.File{file}, file.Hash
		}, sign.Unknown, archive.Holds, archive.NotFound},
		{"the certificate revoked", func(files, *model.Report) {}, sign.Revoked, archive.Holds, archive.Withdrawn},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			kept := files{}
			r, _ := sealed(t, kept)
			signHere(t, r, kept, "leder")
			signHere(t, r, kept, "koordinator")
			tt.spoil(kept, r)
			got := archive.Recheck(r, r.Version, kept, func(string) sign.Trust { return tt.known })
			good := tt.file == archive.Holds && tt.first == archive.Holds
			if got.Files[0].State != tt.file || got.Signatures[0].State != tt.first || got.Good() != good {
				t.Errorf("%+v", got)
			}
		})
	}
	if got := archive.Recheck(&model.Report{}, reg.Int(1), files{}, unknown); len(got.Files) > 0 || !got.Good() {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestARegisteredCertificateIsItsHoldersAlone(t *testing.T) {
	src, with, _ := office(t)
	found := by("Lise Leder", "leder")
	names := func() (all []string) {
		for _, c := range archive.Candidates(src, with.Round, found, reg.NewDay(2026, 11, 23)) {
			all = append(all, c.Name)
		}
		return all
	}
	if got := names(); len(got) != 2 || got[0] != "Lise Leder" {
		t.Errorf("%q may have signed", got)
	}
	if archive.Known(src)(found.Fingerprint) != sign.Unknown {
		t.Error("it is known")
	}
	src.add("sertifikater", "SER-1", &model.KnownCertificate{Fingerprint: found.Fingerprint, Person: "S", Status: model.CertificateKnown, Check: model.CheckByPhone})
	if got := names(); len(got) != 1 || got[0] != "Siri Stedfortreder" || archive.Known(src)(found.Fingerprint) != sign.Known {
		t.Errorf("%q may have signed", got)
	}
	if archive.Belongs(src, found.Fingerprint, "Lise Leder", annual.Candidate{Person: "L", Name: "Lise Leder"}) {
		t.Error("the name counts for more than the register")
	}
}
