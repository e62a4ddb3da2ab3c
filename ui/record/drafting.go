package record

import (
	"sync"
	"time"

	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/screen"
)

// draftAfter is how long after a change what is written is kept. It is not put
// off by further changes, so that no more than this is ever lost.
const draftAfter = 3 * time.Second

// drafting keeps what is written in a form and not saved, so that it outlives
// the program.
type drafting struct {
	store *storage.Store
	do    func(func())
	name  string
	wait  time.Duration
	keep  func()                // is called on the main goroutine when it is time
	told  func(time.Time, bool) // is told there when a draft was kept, or could not be
	due   bool                  // keep will be called

	mu    sync.Mutex // held while a file is written or removed
	ended bool       // the form is saved or given up
}

func newDrafting(d *screen.Deps, name string) *drafting {
	if name == "" {
		name = storage.NewUnsavedName()
	}
	return &drafting{store: d.Store, do: d.Do, name: name, wait: draftAfter}
}

// changed has what is written kept in a while.
func (g *drafting) changed() {
	if g.due {
		return
	}
	g.due = true
	time.AfterFunc(g.wait, func() {
		g.do(func() {
			g.due = false
			g.keep()
		})
	})
}

// write keeps a piece of unsaved work, in the background.
func (g *drafting) write(u storage.Unsaved) {
	u.Name = g.name
	go func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.ended {
			return
		}
		err := g.store.KeepUnsaved(u)
		g.do(func() { g.told(u.At, err == nil) })
	}()
}

// drop takes away what was kept; end says that nothing more will be.
func (g *drafting) drop(end bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ended = g.ended || end
	_ = g.store.DropUnsaved(g.name) // what stays is offered once more, which harms nobody
}

// draft is how the form stands with its draft, for the line below the title.
type draft struct {
	since  reg.Instant // when the draft that the form goes on with was kept
	kept   reg.Instant // when it was kept last; 0 for not yet
	failed bool
}

// keepDraft keeps what is written and not saved.
func (f *Form) keepDraft() {
	if f.drafting.ended {
		return
	}
	if !f.form.Dirty() {
		f.drafting.drop(false)
		f.draft = draft{}
		f.view.changed()
		return
	}
	u := storage.Unsaved{Ref: f.ref, CopyOf: f.copyOf, Fields: f.register.Dump(f.form.Record()), Typed: f.form.Typed(), At: f.d.Now()}
	if f.base != nil {
		u.Base = f.register.Dump(f.base)
	}
	f.drafting.write(u)
}

func (f *Form) draftKept(at time.Time, ok bool) {
	f.draft.failed = !ok
	if ok {
		f.draft.kept = reg.InstantOf(at)
	}
	f.view.changed()
}

// goOn begins with unsaved work that was kept; nil if there is none of that
// name.
func (f *Form) goOn(name string) *beginning {
	all, _, err := f.d.Store.Unsaved()
	if err != nil {
		f.d.Failed(err)
		return nil
	}
	for _, u := range all {
		if u.Name != name {
			continue
		}
		f.ref, f.copyOf, f.draft.since = u.Ref, u.CopyOf, reg.InstantOf(u.At)
		if u.Base != nil {
			f.base = f.register.Load(u.Base)
		}
		return &beginning{record: f.register.Load(u.Fields), typed: u.Typed}
	}
	return nil
}
