package storage

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"samsvar/model/reg"
)

// newPackedPatient is a store with packed rows, a backup, and after it new
// rows, corrections, a deletion and a restored row.
func newPackedPatient(t *testing.T) *patient {
	t.Helper()
	opt := packedOptions()
	s := mustCreate(t, opt)
	refs := mustSave(t, s, manyVisits(1500)).Refs
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, manyVisits(700))
	rec, _ := s.View().Get("besok", refs[7].ID)
	changed := visits().Clone(rec).(*visit)
	changed.Note, changed.Count = "rettet", reg.Num{}
	mustSave(t, s, Change{Records: []Write{{Register: "besok", Record: changed}}, Settings: map[string]string{"k": "v"}})
	mustSave(t, s, Change{Delete: []reg.Ref{refs[3], refs[900]}, Force: true})
	mustSave(t, s, Change{Restore: []reg.Ref{refs[900]}})
	p := &patient{path: s.path, truth: truth{}, now: dumpAll(t, s), opt: opt}
	p.truth.take(s.View())
	mustVerify(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var err error
	if p.content, err = os.ReadFile(s.path); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPackedRowsAreTakenBack takes a store with packed rows back: from a backup
// and the log, from the log alone, and from the blocks alone.
func TestPackedRowsAreTakenBack(t *testing.T) {
	p := newPackedPatient(t)
	image := bytes.Clone(p.content)
	clear(image[:2*testPage])
	p.lay(t, image)
	d, err := Diagnose(p.path, &Damaged{}, p.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if len(d.Remedies) != 2 {
		t.Fatalf("%+v", d.Remedies)
	}
	for _, m := range d.Remedies {
		s := mustOpen(t, m.candidate.temp, p.opt)
		mustVerify(t, s)
		if got := dumpAll(t, s); got != p.now || m.LostSets != 0 {
			t.Errorf("%s: other content, %d sets lost", m.Kind, m.LostSets)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPackedRowsWithoutAWholeHistory loses the beginning of the log.
func TestPackedRowsWithoutAWholeHistory(t *testing.T) {
	p := newPackedPatient(t)
	image := bytes.Clone(p.content)
	for _, scrap := range scanFile(bytes.NewReader(p.content), int64(len(p.content))).scraps {
		if bytes.Equal(scrap.key, seqKey(1)) {
			for at := bytes.Index(image, scrap.sealed); at >= 0; at = bytes.Index(image, scrap.sealed) {
				image[at+len(scrap.sealed)/2] ^= 1
			}
		}
	}
	p.lay(t, image)
	report, err := Salvage(p.path, p.path+".ny", p.opt)
	if err != nil || report.History || report.Lost() > 0 {
		t.Fatalf("%+v %v", report, err)
	}
	s := mustOpen(t, p.path+".ny", p.opt)
	mustVerify(t, s)
	for place, texts := range p.truth {
		if strings.HasPrefix(place[2], "endret") { // noted anew
			delete(p.truth, place)
		}
		_ = texts
	}
	seen := 0
	each(s.View(), func(place [3]string, text string) {
		if !strings.HasPrefix(place[2], "endret") {
			seen++
			if !p.truth[place][text] {
				t.Errorf("%v shows %q", place, text)
			}
		}
	})
	if seen != len(p.truth) {
		t.Errorf("%d values of %d", seen, len(p.truth))
	}
}
