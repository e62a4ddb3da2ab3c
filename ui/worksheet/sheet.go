package worksheet

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Step is one part of the work on a record.
type Step struct {
	Key    string
	Title  string
	Fields []string // of the record, to fill in
	Guide  []string // what to write, paragraph by paragraph
	// Done reports whether the record has what the step asks for.
	Done func(rec reg.Record) bool
	// Make makes what stands in the step besides the fields, or instead of them;
	// nil for nothing.
	Make func(s *Sheet) Part
	// Beside makes what stands beside the step, above its guide; nil for nothing.
	Beside func(s *Sheet) Part
}

// Part is what stands in a step.
type Part interface {
	// Object is what to put into the window.
	Object() fyne.CanvasObject
	// Commit puts what was typed into the sheet's draft.
	Commit()
	// Refresh shows the draft as it is now, without disturbing what is typed.
	Refresh()
}

// Sheet is the work on one record. The fields are set by the screen before Begin.
type Sheet struct {
	*screen.Deps
	Register *reg.Register
	Ref      reg.Ref
	Draft    reg.Record // the record with what was changed
	Steps    []Step
	// Actions stand at the right of the title.
	Actions []fyne.CanvasObject
	// Line says in words how the record stands.
	Line func() string
	// Settle sets what follows from the rest of the draft, before it is saved.
	Settle func()

	base   reg.Record // as in the store
	at     int
	shown  []Part
	made   Part // what the step made besides its fields
	head   *parts.Head
	notice *fyne.Container
	tabs   *parts.Tabs
	body   *fyne.Container
	scroll *container.Scroll
	all    *fyne.Container
}

// New reads the record; ok is false where there is none.
func New(d *screen.Deps, ref reg.Ref) (s *Sheet, ok bool) {
	s = &Sheet{Deps: d, Register: model.Register(ref.Register), Ref: ref, all: container.NewStack()}
	s.base, ok = d.Store.View().Get(ref.Register, ref.ID)
	if ok {
		s.Draft = s.Register.Clone(s.base)
	}
	return s, ok
}

// Begin builds the sheet and goes to a step; to the first that is not done for "".
func (s *Sheet) Begin(key string) {
	s.head = parts.NewHead("", " ", s.Actions...)
	s.notice, s.tabs, s.body = parts.Column(4), parts.NewTabs(), parts.Column(12)
	s.notice.Hide()
	s.tabs.OnChange = s.GoTo
	s.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 8), s.body))
	back := parts.Row(6, parts.NewLink(s.Texts.RegisterMany(s.Register), s.toList), parts.NewMuted("·"),
		parts.NewLink(s.base.Header().No, s.toRecord))
	top := parts.Column(10, parts.Column(2, back, s.head), s.notice, s.tabs.Object())
	s.all.Objects = []fyne.CanvasObject{parts.Pad(14, 20, parts.Pane(12, parts.Pad(1, 1, top), s.scroll))}
	s.show(s.stepAt(key))
}

// Gone says that there is no such record any more.
func (s *Sheet) Gone() {
	t := s.Texts
	s.all.Objects = []fyne.CanvasObject{parts.NewEmpty(t.T("ui.record.gone"), t.T("ui.record.gone.help"),
		parts.NewButton(t.T("ui.record.to_list"), s.toList))}
}

func (s *Sheet) toList() {
	s.Open(screen.Place{Kind: screen.Register, Register: s.Ref.Register, ID: s.Ref.ID})
}

func (s *Sheet) toRecord() {
	s.Open(screen.Place{Kind: screen.Record, Register: s.Ref.Register, ID: s.Ref.ID})
}

// stepAt is the place of a step; for "" that of the first that is not done.
func (s *Sheet) stepAt(key string) int {
	for i, step := range s.Steps {
		if step.Key == key || key == "" && !step.done(s.Draft) {
			return i
		}
	}
	return 0
}

func (s Step) done(rec reg.Record) bool { return s.Done != nil && s.Done(rec) }

// GoTo saves what was typed and goes to a step.
func (s *Sheet) GoTo(key string) {
	s.Commit()
	s.show(s.stepAt(key))
}

// Again makes the step that is shown anew, after something was added or taken
// away.
func (s *Sheet) Again() {
	offset := s.scroll.Offset
	s.show(s.at)
	s.scroll.ScrollToOffset(offset)
}

func (s *Sheet) show(at int) {
	s.at, s.shown, s.made, s.body.Objects = at, nil, nil, nil
	step := s.Steps[at]
	main := parts.Column(12)
	if len(step.Fields) > 0 {
		s.shown = append(s.shown, newFields(s, step.Fields))
	}
	if step.Make != nil {
		s.made = step.Make(s)
		s.shown = append(s.shown, s.made)
	}
	for _, part := range s.shown {
		main.Add(part.Object())
	}
	s.body.Add(s.withGuide(step, main))
	if at+1 < len(s.Steps) {
		s.body.Add(parts.Row(0, s.Focused(parts.NewButton(s.Texts.T("ui.worksheet.next", s.Steps[at+1].Title), func() { s.GoTo(s.Steps[at+1].Key) }))))
	}
	s.Refresh()
	s.scroll.ScrollToTop()
}

// withGuide puts what stands beside a step, and what to write, beside what is
// to fill in; below what needs the width.
func (s *Sheet) withGuide(step Step, main fyne.CanvasObject) fyne.CanvasObject {
	aside := parts.Column(12)
	if step.Beside != nil {
		part := step.Beside(s)
		s.shown = append(s.shown, part)
		aside.Add(part.Object())
	}
	if len(step.Guide) > 0 {
		guide := parts.Column(8, parts.NewHeading(s.Texts.T("ui.worksheet.guide")))
		for _, text := range step.Guide {
			guide.Add(parts.NewNote(text))
		}
		aside.Add(parts.NewCard(guide))
	}
	if len(aside.Objects) == 0 {
		return main
	}
	if len(step.Fields) == 0 && step.Beside == nil {
		return parts.Column(12, main, aside)
	}
	const least, gap, share = 760, 14, 0.64
	return parts.NewBeside(least, gap, func(width float32) float32 { return width * share }, main, aside)
}

// Focused makes a button scroll into view when it gets the focus.
func (s *Sheet) Focused(b *parts.Button) *parts.Button {
	b.OnFocus = func(gained bool) {
		if gained {
			s.Reveal(b)
		}
	}
	return b
}

// Made is what the step that is shown made besides its fields; nil for nothing.
func (s *Sheet) Made() Part { return s.made }

// Key is that of the step that is shown.
func (s *Sheet) Key() string { return s.Steps[s.at].Key }

// Refresh shows the draft as it is now.
func (s *Sheet) Refresh() {
	title := s.Texts.Title(s.Register, s.Draft, s.Names(s.Store.View()))
	s.head.SetTitle(title)
	if s.Line != nil {
		s.head.SetLine(s.Line())
	}
	var options []parts.Option
	for i, step := range s.Steps {
		key := "ui.worksheet.step"
		if step.done(s.Draft) {
			key = "ui.worksheet.step.done"
		}
		options = append(options, parts.Option{Key: step.Key, Text: s.Texts.T(key, strconv.Itoa(i+1), step.Title)})
	}
	s.tabs.Set(options, s.Steps[s.at].Key)
	for _, part := range s.shown {
		part.Refresh()
	}
	s.Relay()
}

// Relay lays everything out anew after something has appeared or gone.
func (s *Sheet) Relay() {
	s.body.Refresh()
	s.all.Refresh()
	s.scroll.Refresh()
}

// Tell shows lines below the title; none takes them away.
func (s *Sheet) Tell(lines ...fyne.CanvasObject) {
	s.notice.Objects = lines
	s.notice.Hidden = len(lines) == 0
	s.all.Refresh()
}

// Reveal scrolls until an object is in sight.
func (s *Sheet) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	margin := 2 * look.Size(look.SizeUnit)
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.scroll).Y
	bottom := top + o.Size().Height
	offset := s.scroll.Offset.Y
	switch {
	case top < margin:
		offset += top - margin
	case bottom > s.scroll.Size().Height-margin:
		offset += bottom - s.scroll.Size().Height + margin
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}

// Content is what fills the window.
func (s *Sheet) Content() fyne.CanvasObject { return s.all }

// Shown puts the focus on the step.
func (s *Sheet) Shown() {
	if s.tabs != nil {
		s.tabs.FocusOn()
	}
}
