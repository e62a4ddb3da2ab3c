package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is a field to type in. Unlike Fyne's it reports its focus, passes on
// keys it has no use for, has a label for screen readers, and never keeps Tab.
type Entry struct {
	widget.Entry
	// OnFocus is told when the entry gains (true) or loses the focus.
	OnFocus func(gained bool)
	// OnKey sees keys first; true means done with.
	OnKey func(*fyne.KeyEvent) bool
	label string
}

// NewEntry makes a line to type in.
func NewEntry(label string) *Entry { return extendEntry(&Entry{label: label}) }

// NewTextArea makes several lines to type in, broken at words.
func NewTextArea(label string, rows int) *Entry {
	e := &Entry{label: label}
	e.MultiLine = true
	extendEntry(e)
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = fyne.ScrollVerticalOnly
	e.SetMinRowsVisible(rows)
	return e
}

func extendEntry(e *Entry) *Entry {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

// SetLabel changes what a screen reader calls it.
func (e *Entry) SetLabel(label string) { e.label = label }

// AcceptsTab leaves Tab to the window, that goes to the next field by it.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained reports the focus.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	if e.OnFocus != nil {
		e.OnFocus(true)
	}
}

// FocusLost reports that the focus has gone.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.OnFocus != nil {
		e.OnFocus(false)
	}
}

// TypedKey passes on what an entry has no use for.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(ev) {
		return
	}
	if e.passesOn(ev.Name) {
		Unhandled(e, ev)
		return
	}
	e.Entry.TypedKey(ev)
}

func (e *Entry) passesOn(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyEscape:
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		return !e.MultiLine && e.OnSubmitted == nil
	}
	return len(key) > 1 && key[0] == 'F' && key[1] >= '1' && key[1] <= '9'
}

// AccessibilityLabel is what a screen reader says.
func (e *Entry) AccessibilityLabel() string { return e.label }

// AccessibilityRole is that of text, the nearest there is.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
