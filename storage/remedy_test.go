package storage

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// truth is what was ever shown: by register, id and field all texts.
type truth map[[3]string]map[string]bool

func (t truth) take(v *View) {
	each(v, func(place [3]string, text string) {
		if t[place] == nil {
			t[place] = map[string]bool{}
		}
		t[place][text] = true
	})
}

// each visits every value that is shown.
func each(v *View, visit func(place [3]string, text string)) {
	for _, r := range v.Registers() {
		for _, rec := range append(v.All(r.Key), v.Deleted(r.Key)...) {
			for field, text := range r.Dump(rec) {
				visit([3]string{r.Key, string(rec.Header().ID), field}, text)
			}
		}
	}
	for key, text := range v.Settings() {
		visit([3]string{"", "", key}, text)
	}
}

// lies lists values that are shown and were never saved in their place.
func (t truth) lies(v *View) []string {
	var lies []string
	each(v, func(place [3]string, text string) {
		if !t[place][text] {
			lies = append(lies, fmt.Sprint(place, text))
		}
	})
	return lies
}

// patient is a store with a backup in the middle of its story.
type patient struct {
	path    string
	content []byte
	truth   truth
	now     string // all that is shown at the end
	opt     Options
}

func newPatient(t testing.TB, opt Options) *patient {
	t.Helper()
	s := mustCreate(t, opt)
	p := &patient{path: s.path, truth: truth{}, opt: opt}
	if !opt.Plain {
		p.opt = with(opt.Recovery.Secret())
	}
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 30 {
		mustSave(t, s, someChange(s, r, n))
		p.truth.take(s.View())
		if n == 20 {
			if _, err := s.Backup(); err != nil {
				t.Fatal(err)
			}
		}
	}
	p.now = dumpAll(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var err error
	if p.content, err = os.ReadFile(s.path); err != nil {
		t.Fatal(err)
	}
	return p
}

// lay puts a damaged file in the place of the store, and clears away what was
// kept of the one before.
func (p *patient) lay(t testing.TB, content []byte) {
	t.Helper()
	old, _ := filepath.Glob(p.path + ".damaged-*")
	for _, path := range append(old, p.path) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(p.path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// outcome is how an image ended.
type outcome string

const (
	asBefore outcome = "opened, all there"
	oneBack  outcome = "opened as before the last save"
	whole    outcome = "all taken back"
	partly   outcome = "part taken back"
)

// heal opens a damaged store, by a remedy if need be, and checks what it shows.
func (p *patient) heal(image []byte) (outcome, error) {
	s, account, err := OpenRepaired(p.path, p.opt)
	var damaged *Damaged
	switch {
	case err == nil:
		defer func() { _ = s.Close() }()
		return p.judge(s, account, image, account.Has(NoteOlder) || account.Has(NoteBeginning))
	case !errors.As(err, &damaged):
		return "", err
	}
	d, err := Diagnose(p.path, damaged, p.opt)
	if err != nil {
		return "", err
	}
	defer d.Close()
	if left, _ := os.ReadFile(p.path); !bytes.Equal(left, image) {
		return "", errors.New("the damaged file was changed")
	}
	if len(d.Remedies) == 0 || len(d.Findings) == 0 {
		return "", fmt.Errorf("no way out of %v", damaged)
	}
	for _, m := range d.Remedies {
		look, err := Peek(m.candidate.temp, p.opt)
		if err != nil {
			return "", fmt.Errorf("%s: %w", m.Kind, err)
		}
		if lies := p.truth.lies(look.View); len(lies) > 0 {
			return "", fmt.Errorf("%s shows %v", m.Kind, lies)
		}
	}
	s, account, err = d.Take(d.Best())
	if err != nil {
		return "", err
	}
	defer func() { _ = s.Close() }()
	return p.judge(s, account, image, false)
}

// judge looks at a store that was opened.
func (p *patient) judge(s *Store, account Account, image []byte, older bool) (outcome, error) {
	if account.Aside != "" {
		if kept, err := os.ReadFile(account.Aside); err != nil || !bytes.Equal(kept, image) {
			return "", fmt.Errorf("the damaged file was not kept: %v", err)
		}
	}
	if lies := p.truth.lies(s.View()); len(lies) > 0 {
		return "", fmt.Errorf("shows %v", lies)
	}
	log, err := s.Log(Query{})
	switch {
	case err == nil && dumpView(s.View())+fmt.Sprintln(log) == p.now:
		if account.Aside != "" {
			return whole, nil
		}
		return asBefore, nil
	case older:
		return oneBack, nil
	case account.Aside != "":
		return partly, nil
	case len(p.now) >= len(dumpView(s.View())) && p.now[:len(dumpView(s.View()))] == dumpView(s.View()):
		return asBefore, nil // the history is harmed, which Verify tells
	}
	return "", errors.New("opened in another state without a word")
}

// TestDamagedPagesAreHealed harms pages in every way and takes the best of the
// remedies. There must be one, within a time limit, and nothing may be shown
// that was never saved.
func TestDamagedPagesAreHealed(t *testing.T) {
	t.Run("plain", func(t *testing.T) { healAll(t, newPatient(t, options())) })
	t.Run("encrypted", func(t *testing.T) { healAll(t, newPatient(t, sealedOptions(t))) })
}

func healAll(t *testing.T, p *patient) {
	step, rounds := 13, 1
	if torture() {
		step, rounds = 1, 3
	}
	random, outcomes, images := rand.New(rand.NewPCG(7, 8)), map[outcome]int{}, 0
	harms := damages()
	for i, name := range slices.Sorted(maps.Keys(harms)) {
		for n := i; n < rounds*len(p.content)/testPage; n += step {
			page := n % (len(p.content) / testPage)
			image := harms[name](bytes.Clone(p.content), page, random)
			p.lay(t, image)
			images++
			result, err := within(20*time.Second, func() (outcome, error) { return p.heal(image) })
			if err != nil {
				t.Errorf("%s, page %d: %v", name, page, err)
			}
			outcomes[result]++
		}
	}
	t.Logf("tried: damage of every page (%s), %d images (all there %d, as before the last save %d, all taken back %d, part taken back %d): %d shown wrong or not opened",
		filepath.Base(t.Name()), images, outcomes[asBefore], outcomes[oneBack], outcomes[whole], outcomes[partly], outcomes[""])
}

// within runs fn with a time limit.
func within(limit time.Duration, fn func() (outcome, error)) (outcome, error) {
	type answer struct {
		outcome
		error
	}
	done := make(chan answer, 1)
	go func() {
		o, err := fn()
		done <- answer{o, err}
	}()
	select {
	case a := <-done:
		return a.outcome, a.error
	case <-time.After(limit):
		return "", errors.New("takes too long")
	}
}

// TestRemedies looks at each way out of a damage that leaves only that one.
func TestRemedies(t *testing.T) {
	tests := []struct {
		name  string
		harm  func(t *testing.T, p *patient)
		want  []RemedyKind
		lost  int // change sets of the best
		error Harm
	}{
		{"an empty file", func(t *testing.T, p *patient) { p.lay(t, nil) }, []RemedyKind{RemedyBackup}, -1, HarmEmpty},
		{"another file", func(t *testing.T, p *patient) { p.lay(t, []byte("<html>")) }, []RemedyKind{RemedyBackup}, -1, HarmForeign},
		{"an empty file without backups", func(t *testing.T, p *patient) {
			p.lay(t, nil)
			dropAll(t, p)
		}, nil, 0, HarmEmpty},
		{"no beginning", func(t *testing.T, p *patient) {
			image := bytes.Clone(p.content)
			clear(image[:2*testPage])
			p.lay(t, image)
		}, []RemedyKind{RemedyBackup, RemedySalvage}, 0, HarmForeign},
		{"no beginning and no backups", func(t *testing.T, p *patient) {
			image := bytes.Clone(p.content)
			clear(image[:2*testPage])
			p.lay(t, image)
			dropAll(t, p)
		}, []RemedyKind{RemedySalvage}, 0, HarmForeign},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newPatient(t, options())
			test.harm(t, p)
			_, _, err := OpenRepaired(p.path, p.opt)
			var damaged *Damaged
			if !errors.As(err, &damaged) || damaged.Harm != test.error {
				t.Fatalf("opened: %v", err)
			}
			d, err := Diagnose(p.path, damaged, p.opt)
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			var kinds []RemedyKind
			for _, m := range d.Remedies {
				kinds = append(kinds, m.Kind)
			}
			if !slices.Equal(kinds, test.want) || len(kinds) > 0 && d.Best().LostSets != test.lost {
				t.Fatalf("remedies %v: %+v", kinds, d.Remedies)
			}
			if len(kinds) == 0 {
				return
			}
			s, account, err := d.Take(d.Best())
			if err != nil {
				t.Fatal(err)
			}
			mustVerify(t, s)
			if !exists(account.Aside) || len(account.Notes) < 3 {
				t.Errorf("%+v", account)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			d.Close()
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(p.path), ".*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func dropAll(t *testing.T, p *patient) {
	t.Helper()
	if err := os.RemoveAll(backupDir(p.path)); err != nil {
		t.Fatal(err)
	}
}

// TestSalvageWithoutAWholeHistory loses the beginning of the log: the records
// come out as they were, and the new history says where they come from.
func TestSalvageWithoutAWholeHistory(t *testing.T) {
	p := newPatient(t, options())
	image := bytes.Clone(p.content)
	for _, scrap := range scanFile(bytes.NewReader(p.content), int64(len(p.content))).scraps {
		if bytes.Equal(scrap.key, seqKey(1)) { // in every version of its page
			for at := bytes.Index(image, scrap.sealed); at >= 0; at = bytes.Index(image, scrap.sealed) {
				image[at+len(scrap.sealed)/2] ^= 1
			}
		}
	}
	p.lay(t, image)
	to := p.path + ".ny"
	report, err := Salvage(p.path, to, p.opt)
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, to, p.opt)
	mustVerify(t, s)
	if view := dumpView(s.View()); !strings.HasPrefix(p.now, view) {
		t.Errorf("other content: %.500s", view)
	}
	log, err := s.Log(Query{})
	if err != nil || log[0].Origin != OriginSalvage || log[0].Reason != filepath.Base(p.path)+" "+report.OldHead {
		t.Errorf("%v %+v", err, log[0])
	}
	if report.History || report.Lost() != 0 || len(report.Broken) != 1 || report.Operations == 0 || !strings.Contains(p.now, report.OldHead) {
		t.Errorf("%+v", report)
	}
	if after, _ := os.ReadFile(p.path); !bytes.Equal(after, image) {
		t.Error("the damaged file was changed")
	}
	if _, err := Salvage(p.path, to, p.opt); err == nil {
		t.Error("a store was overwritten")
	}
}

// TestSalvageBringsAttachments finds them in the folder of the damaged store.
func TestSalvageBringsAttachments(t *testing.T) {
	s := mustCreate(t, options())
	ref, file := attached(t, s, "avtale.pdf", "innhold")
	_, lost := attached(t, s, "borte.pdf", "tapt")
	if err := s.files.Remove(lost.Hash); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "ny.samsvar")
	report, err := Salvage(s.path, to, options())
	if err != nil || report.Files != 1 || report.LostFiles != 1 {
		t.Fatalf("%+v %v", report, err)
	}
	fresh := mustOpen(t, to, options())
	wantContent(t, fresh, file, "innhold")
	get(t, fresh, ref)
}
