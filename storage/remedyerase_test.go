package storage

import (
	"bytes"
	"os"
	"testing"
)

// TestErasedIsNotTakenBack repairs a store from a backup that was made before an
// erasure: what was erased does not come back, nor what came after it get lost.
func TestErasedIsNotTakenBack(t *testing.T) {
	s, refs := inn(t, nil)
	if _, err := s.Backup(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Erase(Erasure{Records: refs[:1], Reason: "krav"}); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, Change{Settings: map[string]string{"k": "etterpå"}})
	mustVerify(t, s)
	now, opt := dumpView(s.View()), s.opt
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	image, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	clear(image[:2*testPage])
	if err := os.WriteFile(s.path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Diagnose(s.path, &Damaged{}, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, m := range d.Remedies {
		healed := mustOpen(t, m.candidate.temp, opt)
		mustVerify(t, healed)
		if got := dumpView(healed.View()); got != now || m.LostSets != 0 {
			t.Errorf("%s, %d sets lost: %s\nwant %s", m.Kind, m.LostSets, got, now)
		}
		if err := healed.Close(); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(m.candidate.temp)
		if err != nil || bytes.Contains(content, []byte("Ny historie om")) {
			t.Errorf("%s: what was erased is there again (%v)", m.Kind, err)
		}
	}
	if len(d.Remedies) != 2 {
		t.Errorf("%+v", d.Remedies)
	}
}
