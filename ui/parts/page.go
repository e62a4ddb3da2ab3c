package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Head is the top of a page: its title, the line that answers the page's
// question in words, and what can be done.
type Head struct {
	widget.BaseWidget
	title *Text
	line  *Text
	row   *fyne.Container
}

// NewHead makes the top of a page. An empty line is left out.
func NewHead(title, line string, actions ...fyne.CanvasObject) *Head {
	h := &Head{title: NewTitle(title), line: NewNote(line)}
	h.line.Hidden = line == ""
	words := Column(2, h.title, h.line)
	h.row = words
	if len(actions) > 0 {
		h.row = container.New(&headRow{}, words, Flow(unit(1), actions...))
	}
	h.ExtendBaseWidget(h)
	return h
}

// SetTitle changes the title.
func (h *Head) SetTitle(title string) { h.title.SetText(title) }

// SetLine changes the line below the title.
func (h *Head) SetLine(line string) {
	h.line.Hidden = line == ""
	h.line.SetText(line)
	h.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (h *Head) CreateRenderer() fyne.WidgetRenderer {
	h.ExtendBaseWidget(h)
	return widget.NewSimpleRenderer(h.row)
}

// NewValue makes a value with its label above.
func NewValue(label, value string) *fyne.Container {
	return Column(0, NewLabel(label), NewWrapped(value))
}

// NewValueOf makes a label above something that is not plain text.
func NewValueOf(label string, content fyne.CanvasObject) *fyne.Container {
	return Column(2, NewLabel(label), content)
}

// Lined puts objects below each other with a hairline between them.
func Lined(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	column := Column(gap)
	for i, o := range objects {
		if i > 0 {
			column.Add(NewLine())
		}
		column.Add(o)
	}
	return column
}

// NewEmpty says that there is nothing here, why, and the way out of it.
func NewEmpty(title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	head := NewText(title).Strong()
	head.Type = look.SizeHeading
	column := container.NewVBox(container.NewCenter(head))
	note := NewNote(text)
	column.Add(container.NewCenter(fixedWidth(420, note)))
	if len(actions) > 0 {
		column.Add(container.NewCenter(Pad(unit(1), 0, Row(unit(1), actions...))))
	}
	return container.NewCenter(column)
}

// fixedWidth gives an object this width and the height it then needs.
func fixedWidth(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&fixed{width: width}, o)
}

type fixed struct{ width float32 }

func (f *fixed) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(f.width, o.Size().Height))
		o.Resize(fyne.NewSize(f.width, o.MinSize().Height))
	}
}

func (f *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := fyne.NewSize(f.width, 0)
	for _, o := range objects {
		if o.Size().Width != f.width {
			o.Resize(fyne.NewSize(f.width, o.Size().Height))
		}
		least.Height = max(least.Height, o.MinSize().Height)
	}
	return least
}

// Status is the line at the foot of the window.
type Status struct {
	widget.BaseWidget
	left, right, busy *Text
	link, cancel      *Link
	surface           *Surface
}

// NewStatus makes an empty status line.
func NewStatus() *Status {
	s := &Status{left: NewLabel(""), right: NewLabel(""), busy: NewLabel("").In(look.Accent), link: NewLink("", nil), cancel: NewLink("", nil)}
	s.left.Cut = true
	for _, o := range []fyne.CanvasObject{s.link, s.busy, s.cancel} {
		o.Hide()
	}
	line := Pad(unit(0.5), unit(1.5), Ends(unit(2), s.left, s.busy, s.cancel, s.link, s.right))
	s.surface = NewPlain(look.Card, container.NewBorder(NewLine(), nil, nil, nil, line))
	s.ExtendBaseWidget(s)
	return s
}

// Set changes what is said at the left and at the right.
func (s *Status) Set(left, right string) {
	s.left.SetText(left)
	s.right.SetText(right)
	s.Refresh()
}

// SetLink shows words between the two that lead somewhere; warn has them
// pointed out.
func (s *Status) SetLink(text string, warn bool, act func()) {
	s.link.Warn, s.link.act = warn, act
	s.link.SetText(text)
	s.link.Hidden = text == ""
	s.Refresh()
}

// SetBusy tells what is under way, and offers to give it up by these words;
// act is nil where it has to be waited for. "" is for nothing.
func (s *Status) SetBusy(what, cancel string, act func()) {
	s.busy.Hidden, s.cancel.Hidden = what == "", what == "" || act == nil
	s.busy.SetText(what)
	s.cancel.act = act
	s.cancel.SetText(cancel)
	s.Refresh()
}

// CreateRenderer is how Fyne draws it.
func (s *Status) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return widget.NewSimpleRenderer(s.surface)
}
