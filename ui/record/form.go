package record

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/exchange/chronicle"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Form edits one record, or makes a new one.
type Form struct {
	d        *screen.Deps
	register *reg.Register
	ref      reg.Ref
	base     reg.Record // as it was read; nil for a new one
	form     *edit.Form
	list     findings.List // of the record
	focus    string        // field to go to first
	dropped  []string      // files to attach at first
	copyOf   string        // number of the record it is a copy of
	settled  bool          // changes are given up
	drafting *drafting
	draft    draft
	work     *screen.Work[known]
	view     *formView
}

// NewForm makes the form of a place's record; without an id of a new one.
func NewForm(d *screen.Deps, p screen.Place) screen.Screen {
	f := &Form{d: d, register: model.Register(p.Register), ref: reg.Ref{Register: p.Register, ID: p.ID}, focus: p.Field, dropped: p.Attach,
		work: screen.NewWork[known](d.Do)}
	begun, ok := f.begin(p)
	if !ok {
		return NewReader(d, p) // which says that it is gone
	}
	f.drafting = newDrafting(d, p.Draft)
	f.drafting.keep, f.drafting.told = f.keepDraft, f.draftKept
	f.view = newFormView(f)
	f.makeForm(f.stored())
	if begun != nil {
		f.resume(begun)
	}
	f.judge()
	return f
}

// changed is told after each change.
func (f *Form) changed() {
	f.view.changed()
	f.drafting.changed()
}

// stored is the record as it was read, or a new one.
func (f *Form) stored() reg.Record {
	if f.base != nil {
		return f.base
	}
	return f.register.New()
}

// beginning is what a form begins with besides the record as it is stored.
type beginning struct {
	record reg.Record
	typed  map[string]string // what is no value, by path
}

// begin reads the record of a place, and what the form begins with: nil for the
// record as it is. It reports whether there is such a record.
func (f *Form) begin(p screen.Place) (*beginning, bool) {
	view := f.d.Store.View()
	if p.Draft != "" {
		if begun := f.goOn(p.Draft); begun != nil {
			return begun, true
		}
	}
	switch {
	case p.ID != "":
		base, ok := view.Get(p.Register, p.ID)
		f.base = base
		return begunWith(p.Begin), ok
	case p.Begin != nil:
		return begunWith(p.Begin), true
	case p.Copy != "":
		rec, ok := view.Get(p.Register, p.Copy)
		if !ok {
			rec, ok = view.GetDeleted(p.Register, p.Copy)
		}
		if !ok {
			return nil, false
		}
		f.copyOf = rec.Header().No
		return &beginning{record: f.copied(rec)}, true
	}
	return nil, true
}

// begunWith is a beginning with a record, nil for none.
func begunWith(rec reg.Record) *beginning {
	if rec == nil {
		return nil
	}
	return &beginning{record: rec}
}

// copied is a copy of a record, marked as such in its title.
func (f *Form) copied(rec reg.Record) reg.Record {
	made := f.register.Copy(rec)
	if field := f.register.Field(f.register.TitleField); field != nil && field.Kind == reg.KindText {
		title := field.Of(made)
		_ = title.Parse(f.d.Texts.T("ui.record.copy.title", title.Text())) // without the mark if it is too long with it
	}
	return made
}

func (f *Form) resume(b *beginning) {
	f.form.Resume(b.record, b.typed)
	f.changed()
}

// makeForm makes the form of a record as it is stored.
func (f *Form) makeForm(rec reg.Record) {
	deps := f.d.Form()
	deps.Create = f.create
	f.form = edit.NewForm(deps, f.register, rec)
	f.form.OnChange = f.changed
	f.form.OnReach = f.view.reached
	f.view.showForm()
}

// judge finds out what is missing in the record as it is stored.
func (f *Form) judge() {
	if f.base == nil {
		return
	}
	view, opt, ref := f.d.Store.View(), f.d.Annual(), f.ref
	f.work.Run(func(func() bool) known {
		list, err := annual.Find(view, opt)
		return known{list: list.Of(ref).Open(), err: err}
	}, func(k known) {
		if k.err == nil { // the form works without it, and other screens tell
			f.list = k.list
			f.view.about()
		}
	})
}

// Attach takes files that were dropped on the window.
func (f *Form) Attach(paths []string) bool { return f.form.Attach(paths) }

// Content is the screen's own.
func (f *Form) Content() fyne.CanvasObject { return f.view.content }

// Shown goes to the field the place names, or to the first.
func (f *Form) Shown() {
	if dropped := f.dropped; len(dropped) > 0 {
		f.dropped = nil
		f.Attach(dropped)
		return
	}
	if f.focus == "" || !f.form.Focus(f.focus) {
		f.form.FocusFirst()
	}
}

// Changed has no meaning here: what others have saved meanwhile is told when
// this is saved.
func (f *Form) Changed() {}

// title is what the record is called as it is in the form.
func (f *Form) title() string {
	rec := f.form.Record()
	title := f.d.Texts.Title(f.register, rec, f.d.Names(f.d.Store.View()))
	if title == "" {
		return f.d.Texts.T("ui.record.no_title")
	}
	return title
}

// Leave asks what to do with changes that are not saved.
func (f *Form) Leave(then func()) {
	if f.settled || !f.form.Dirty() {
		f.leave(then)
		return
	}
	t := f.d.Texts
	text := t.T("ui.record.leave.new")
	if f.base != nil {
		text = t.T("ui.record.leave.help", f.title())
	}
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.T("ui.record.leave"), Text: text,
		Yes: t.T("ui.record.save"), No: t.T("ui.record.cancel"), Other: t.T("ui.record.discard"),
		OnYes:   func() bool { f.d.Do(func() { f.save(then) }); return true },
		OnOther: func() { f.leave(then) }})
}

// leave goes without saving; nothing is kept of what was written.
func (f *Form) leave(then func()) {
	f.work.Cancel()
	f.drafting.drop(true)
	then()
}

// Save saves and goes on to reading.
func (f *Form) Save() {
	f.save(func() { f.toReading() })
}

func (f *Form) toReading() {
	f.d.Open(screen.Place{Kind: screen.Record, Register: f.ref.Register, ID: f.ref.ID})
}

// cancel leaves the form without a question: that is what the button says.
func (f *Form) cancel() {
	f.settled = true
	if f.base != nil {
		f.toReading()
		return
	}
	f.d.Open(screen.Place{Kind: screen.Register, Register: f.register.Key})
}

// save saves the record and calls then; where it cannot be saved, it says why
// and stays.
func (f *Form) save(then func()) {
	if !f.form.Check() {
		return
	}
	f.write(storage.Change{}, then)
}

func (f *Form) write(c storage.Change, then func()) {
	c.Records = []storage.Write{{Register: f.register.Key, Record: f.form.Record(), Base: f.base}}
	result, err := f.d.Store.Save(c)
	var stale *storage.Stale
	switch {
	case errors.As(err, &stale) && stale.Deleted:
		f.askRestore(stale, then)
	case errors.As(err, &stale):
		f.askMerge(stale)
	case err != nil:
		f.d.Failed(err)
	default:
		f.saved(result, then)
	}
}

func (f *Form) saved(result storage.Result, then func()) {
	f.ref = result.Refs[0]
	if rec, ok := f.d.Store.View().Get(f.ref.Register, f.ref.ID); ok {
		f.base, f.draft = rec, draft{}
		f.drafting.drop(true)
		f.form.Saved(rec)
		said := "ui.record.saved"
		if result.Created+result.Updated+result.Restored == 0 {
			said = "ui.record.unchanged"
		}
		f.d.Saved(f.d.Texts.T(said, rec.Header().No))
	}
	then()
}

// askRestore offers to bring a record back that was deleted meanwhile.
func (f *Form) askRestore(stale *storage.Stale, then func()) {
	t := f.d.Texts
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.T("ui.record.stale_deleted", stale.No, stale.By),
		Text: t.T("ui.record.stale_deleted.help"), Yes: t.T("ui.record.stale_deleted.yes"), No: t.T("ui.record.cancel"),
		OnYes: func() bool {
			f.d.Do(func() {
				f.base = nil
				f.write(storage.Change{Restore: []reg.Ref{f.ref}}, then)
			})
			return true
		}})
}

// askMerge shows what others changed meanwhile and offers to take both.
func (f *Form) askMerge(stale *storage.Stale) {
	t := f.d.Texts
	w := f.words()
	parts.Ask(f.d.Canvas(), parts.Question{Title: t.T("ui.record.stale", stale.No, stale.By),
		Text: t.T("ui.record.stale.help", w.lines(stale.Since)), Width: 560,
		Yes: t.T("ui.record.stale.merge"), No: t.T("ui.record.cancel"),
		OnYes: func() bool { f.d.Do(f.merge); return true }})
}

func (f *Form) words() wording {
	return wording{chronicle.Words{Texts: f.d.Texts, View: f.d.Store.View()}, f.register}
}

// Unsaved lists what is written and not saved, a field to a line with all of
// its text; "" for nothing.
func (f *Form) Unsaved() string {
	w := f.words()
	var lines []string
	for _, c := range f.register.Diff(f.stored(), f.form.Record()) {
		line := w.Line(w.register, c)
		lines = append(lines, line.Label+": "+line.To)
	}
	return strings.Join(lines, "\n")
}

// merge takes the changes of others into the form.
func (f *Form) merge() {
	theirs, ok := f.d.Store.View().Get(f.ref.Register, f.ref.ID)
	if !ok {
		return
	}
	merged, conflicts, err := f.register.Merge(f.base, f.form.Record(), theirs)
	if err != nil {
		f.d.Failed(err)
		return
	}
	f.base = theirs
	f.makeForm(theirs)
	for _, field := range f.register.Fields {
		if mine := field.Of(merged).Text(); !field.Managed && mine != field.Of(theirs).Text() {
			f.form.Field(field.Key).Enter(mine)
		}
	}
	f.form.FocusFirst()
	if len(conflicts) > 0 {
		f.tellConflicts(conflicts)
	}
}

func (f *Form) tellConflicts(conflicts []reg.Conflict) {
	t := f.d.Texts
	w := f.words()
	var lines []string
	for _, c := range conflicts {
		mine, theirs := w.Value(f.register, c.Path, c.Mine), w.Value(f.register, c.Path, c.Theirs)
		lines = append(lines, "• "+t.T("ui.record.stale.clash", t.FieldPath(f.register, c.Path), cut(mine), cut(theirs)))
	}
	parts.Tell(f.d.Canvas(), t.T("ui.record.stale.clashes"), strings.Join(lines, "\n"), t.T("ui.ok"))
}
