package edit

import (
	"path/filepath"
	"testing"

	"samsvar/model/reg"
)

// cabinet is where files come from and go to in a test.
type cabinet struct {
	chosen        string
	waiting       []func() // what is being taken in
	saved, opened []string
	refuses       bool
}

func (c *cabinet) Choose(done func(string)) { done(c.chosen) }

func (c *cabinet) Add(path string, done func(reg.File, bool)) {
	c.waiting = append(c.waiting, func() {
		done(reg.File{Name: filepath.Base(path), Hash: path, Size: 7}, !c.refuses)
	})
}

func (c *cabinet) Save(f reg.File) { c.saved = append(c.saved, f.Name) }

func (c *cabinet) Open(f reg.File) { c.opened = append(c.opened, f.Name) }

// arrive has what is being taken in come in.
func (c *cabinet) arrive(b *bench) {
	waiting := c.waiting
	c.waiting = nil
	for _, done := range waiting {
		done()
	}
	b.kit.Settle()
}

func TestFiles(t *testing.T) {
	b := newBench(t)
	if !b.kit.Has("Ingen vedlegg") {
		t.Error("does not say that there are none")
	}
	const files = `[{"name":"avtale.pdf","hash":"ab12","size":1234567}]`
	b.form.Field("filer").Enter(files)
	b.kit.Settle()
	b.want("filer", files)
	if !b.kit.Has("avtale.pdf") || !b.kit.Has("1,2\u00a0MB") {
		t.Errorf("shows %q", b.kit.Texts())
	}
	if b.form.Attach([]string{"a.pdf"}) {
		t.Error("takes files that go nowhere")
	}
}

func filesBench(t *testing.T) (*bench, *cabinet) {
	t.Helper()
	b, c := newBench(t), &cabinet{chosen: "mappe/avtale.pdf"}
	b.deps.Files = c
	b.remake()
	return b, c
}

func TestAFileIsAttachedByButton(t *testing.T) {
	b, c := filesBench(t)
	b.focus("filer")
	b.kit.Press("Return")
	if !b.kit.Has("Legger ved avtale.pdf") {
		t.Errorf("does not say that it is being taken in: %q", b.kit.Texts())
	}
	b.want("filer", "")
	c.arrive(b)
	b.want("filer", `[{"name":"avtale.pdf","hash":"mappe/avtale.pdf","size":7}]`)
	b.kit.Tap("avtale.pdf")
	b.kit.Tap("Lagre som … avtale.pdf")
	if len(c.opened) != 1 || len(c.saved) != 1 {
		t.Errorf("opened %v, saved %v", c.opened, c.saved)
	}
}

func TestDroppedFilesGetNamesOfTheirOwn(t *testing.T) {
	b, c := filesBench(t)
	if !b.form.Attach([]string{"a/avtale.pdf", "b/avtale.pdf", "a/avtale.pdf"}) {
		t.Fatal("takes no files")
	}
	c.arrive(b)
	b.want("filer", `[{"name":"avtale.pdf","hash":"a/avtale.pdf","size":7},{"name":"avtale (2).pdf","hash":"b/avtale.pdf","size":7}]`)
}

func TestAFileThatIsRefusedChangesNothing(t *testing.T) {
	b, c := filesBench(t)
	c.refuses = true
	b.form.Attach([]string{"stor.iso"})
	c.arrive(b)
	b.want("filer", "")
	if b.kit.Has("Legger ved") || b.form.Dirty() {
		t.Errorf("shows %q", b.kit.Texts())
	}
}

func TestAFileIsRemoved(t *testing.T) {
	b, _ := filesBench(t)
	b.form.Field("filer").Enter(`[{"name":"a.pdf","hash":"1","size":1},{"name":"b.pdf","hash":"2","size":2}]`)
	b.kit.Settle()
	b.kit.Focus("a.pdf")
	b.kit.Press("Delete")
	b.want("filer", `[{"name":"b.pdf","hash":"2","size":2}]`)
}
