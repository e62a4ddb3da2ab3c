package record

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"samsvar/exchange/chronicle"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/erasure"
	"samsvar/ui/exports"
	"samsvar/ui/parts"
	"samsvar/ui/printing"
	"samsvar/ui/reading"
	"samsvar/ui/removal"
	"samsvar/ui/screen"
)

// Reader shows a record to read.
type Reader struct {
	d        *screen.Deps
	register *reg.Register
	ref      reg.Ref
	page     reading.Page
	ok       bool
	judged   bool // what is missing is known
	entries  []storage.Entry
	events   []event
	empty    bool // empty fields are shown, too
	history  bool // how it came about is shown instead
	work     *screen.Work[known]
	view     *readView
}

// known is what takes time to find out about a record.
type known struct {
	list    findings.List
	entries []storage.Entry
	err     error
}

// NewReader shows the record of a place.
func NewReader(d *screen.Deps, p screen.Place) screen.Screen {
	r := &Reader{d: d, register: model.Register(p.Register), ref: reg.Ref{Register: p.Register, ID: p.ID}, history: p.History,
		work: screen.NewWork[known](d.Do)}
	r.view = newReadView(r)
	r.Changed()
	return r
}

// Content is the screen's own.
func (r *Reader) Content() fyne.CanvasObject { return r.view.content }

// Shown puts the focus where reading goes on by keyboard.
func (r *Reader) Shown() { r.view.pane.Enter() }

// Leave goes at once: nothing here is unsaved.
func (r *Reader) Leave(then func()) {
	r.work.Cancel()
	then()
}

// Changed reads the record anew: what it says at once, what is missing in it and
// how it came about when they are known.
func (r *Reader) Changed() {
	r.make(nil)
	store, view, opt, ref := r.d.Store, r.d.Store.View(), r.d.Annual(), r.ref
	r.work.Run(func(func() bool) known {
		entries, err := store.History(ref)
		if err != nil {
			return known{err: err}
		}
		list, err := annual.Find(view, opt)
		return known{list: list, entries: entries, err: err}
	}, r.learned)
}

func (r *Reader) learned(k known) {
	if k.err != nil {
		r.d.Failed(k.err)
		return
	}
	r.judged, r.entries = true, k.entries
	r.events = r.words().events(k.entries)
	r.make(k.list)
}

// make makes the page and shows it.
func (r *Reader) make(list findings.List) {
	view := r.d.Store.View()
	m := reading.Maker{Texts: r.d.Texts, View: view, Names: r.d.Names(view), List: list}
	r.page, r.ok = m.Make(r.ref)
	r.view.show()
}

func (r *Reader) words() wording {
	return wording{chronicle.Words{Texts: r.d.Texts, View: r.d.Store.View()}, r.register}
}

// toggleEmpty shows or hides the empty fields.
func (r *Reader) toggleEmpty() {
	r.empty = !r.empty
	r.view.show()
	r.view.focusEmpty()
}

// toggleHistory shows how the record came about, or the record again.
func (r *Reader) toggleHistory() {
	r.history = !r.history
	r.view.show()
	r.view.pane.Top()
	r.Shown()
}

func (r *Reader) open(ref reg.Ref) {
	r.d.Open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID})
}

func (r *Reader) toList() {
	r.d.Open(screen.Place{Kind: screen.Register, Register: r.register.Key, ID: r.ref.ID})
}

// toWorkbench goes to the screen for the work with such records.
func (r *Reader) toWorkbench(kind screen.Kind) {
	r.d.Open(screen.Place{Kind: kind, Register: r.ref.Register, ID: r.ref.ID})
}

func (r *Reader) allUses(uses reading.Uses) { reading.OpenAll(r.d, r.ref, r.page.Title, uses) }

// fix goes to a field in the form.
func (r *Reader) fix(path string) {
	r.d.Open(screen.Place{Kind: screen.Edit, Register: r.ref.Register, ID: r.ref.ID, Field: path})
}

// Edit opens the record for editing.
func (r *Reader) Edit() {
	if r.ok && !r.page.Deleted {
		r.fix("")
	}
}

// Attach takes files that were dropped on the window into the form of the
// record.
func (r *Reader) Attach(paths []string) bool {
	if !r.ok || r.page.Deleted || !r.register.TakesFiles() {
		return false
	}
	r.d.Open(screen.Place{Kind: screen.Edit, Register: r.ref.Register, ID: r.ref.ID, Attach: paths})
	return true
}

// New begins a new record of the same register, if it can have more.
func (r *Reader) New() {
	if !r.register.Single {
		r.d.Open(screen.Place{Kind: screen.Edit, Register: r.register.Key})
	}
}

// Duplicate begins a new record that is a copy of this one.
func (r *Reader) Duplicate() {
	if r.ok && !r.register.Single {
		r.d.Open(screen.Place{Kind: screen.Edit, Register: r.register.Key, Copy: r.ref.ID})
	}
}

// Delete deletes the record, after asking.
func (r *Reader) Delete() {
	if r.ok && !r.page.Deleted {
		removal.Ask(r.d, r.ref, r.toList)
	}
}

// Erase erases personal data of the record, after asking what and why.
func (r *Reader) Erase() {
	if r.ok {
		erasure.Ask(r.d, r.ref, func() {})
	}
}

// exportHistory writes how the record came about to a file, by its ending as a
// workbook, as text or for programs.
func (r *Reader) exportHistory() {
	t, words, entries, now := r.d.Texts, r.words().Words, r.entries, r.d.Now()
	name := t.T("ui.record.history.file", r.page.No) + ".xlsx"
	r.d.Pick.Save(t.T("ui.record.history.export"), name, func(path string) {
		go func() {
			err := words.File(path, entries, now)
			r.d.Do(func() {
				if err != nil {
					r.d.Failed(err)
					return
				}
				r.d.Saved(t.T("ui.record.history.exported", filepath.Base(path)))
			})
		}()
	})
}

// Print makes a document of the record.
func (r *Reader) Print() {
	if r.ok && !r.page.Deleted {
		printing.Show(r.d, r.ref)
	}
}

// Export writes the record's register to a file.
func (r *Reader) Export() { exports.Show(r.d, r.register.Key) }

func (r *Reader) restore() { removal.Restore(r.d, r.ref, func() {}) }

// goBack asks whether to make the record what it was after an entry, and does
// so.
func (r *Reader) goBack(e event) {
	r.putBack(e.entry+1, "ui.record.go_back", e.at, func(then, _ reg.Record) (reg.Record, error) { return then, nil })
}

// fieldBack asks whether to make one field what it was before a change.
func (r *Reader) fieldBack(e event, line changeLine) {
	r.putBack(e.entry, "ui.record.field_back", e.at, func(then, now reg.Record) (reg.Record, error) {
		return fieldBack(r.register, then, now, line.change)
	})
}

// putBack makes of the record as it was after so many entries, and as it is
// now, what the user wants; says what that would change, and saves it as a
// change like any other.
func (r *Reader) putBack(entries int, key, at string, make func(then, now reg.Record) (reg.Record, error)) {
	t, view := r.d.Texts, r.d.Store.View()
	now, ok := view.Get(r.ref.Register, r.ref.ID)
	if !ok {
		return
	}
	then, err := asOf(r.register, r.entries[:entries], now)
	if err == nil {
		then, err = make(then, now)
	}
	if err != nil {
		r.d.Failed(err)
		return
	}
	changes := r.register.Diff(now, then)
	if len(changes) == 0 {
		parts.Tell(r.d.Canvas(), t.T("ui.record.put_back"), t.T(key+".same"), t.T("ui.ok"))
		return
	}
	parts.Ask(r.d.Canvas(), parts.Question{Title: t.T(key+".ask", at),
		Text: t.T("ui.record.go_back.help", r.words().lines(changes)), Width: 560,
		Yes: t.T("ui.record.put_back"), No: t.T("ui.record.cancel"),
		OnYes: func() bool {
			r.d.Do(func() { r.save(now, then, t.T(key+".reason", at)) })
			return true
		}})
}

func (r *Reader) save(base, rec reg.Record, reason string) {
	_, err := r.d.Store.Save(storage.Change{Reason: reason,
		Records: []storage.Write{{Register: r.ref.Register, Record: rec, Base: base}}})
	if err != nil {
		r.d.Failed(err)
		return
	}
	r.d.Saved(r.d.Texts.T("ui.record.saved", base.Header().No))
}
