package parts

import "fyne.io/fyne/v2"

// Tabs is a choice among several views of a page, as chips that go on below
// where a line is full, so that there is room for them at any text size.
type Tabs struct {
	// OnChange is told what was chosen.
	OnChange func(key string)
	options  []Option
	chosen   string
	box      *fyne.Container
}

// NewTabs makes an empty choice.
func NewTabs() *Tabs { return &Tabs{box: Flow(8)} }

// Object is what to put into a window.
func (t *Tabs) Object() fyne.CanvasObject { return t.box }

// Set changes the tabs and which is chosen. Chips that stay keep the focus.
func (t *Tabs) Set(options []Option, chosen string) {
	t.options, t.chosen = options, chosen
	for len(t.box.Objects) < len(options) {
		at := len(t.box.Objects)
		t.box.Add(NewChip("", func() { t.choose(at) }))
	}
	t.box.Objects = t.box.Objects[:len(options)]
	t.show()
}

// Selected returns what is chosen.
func (t *Tabs) Selected() string { return t.chosen }

// FocusOn gives the chosen tab the focus.
func (t *Tabs) FocusOn() {
	for i, o := range t.options {
		if o.Key == t.chosen {
			FocusOn(t.box.Objects[i])
		}
	}
}

func (t *Tabs) show() {
	for i, o := range t.box.Objects {
		if chip, ok := o.(*Chip); ok {
			chip.SetText(t.options[i].Text)
			chip.SetSelected(t.options[i].Key == t.chosen)
		}
	}
	t.box.Refresh()
}

func (t *Tabs) choose(at int) {
	t.chosen = t.options[at].Key
	t.show()
	if t.OnChange != nil {
		t.OnChange(t.chosen)
	}
}
