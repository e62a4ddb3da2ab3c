// Package uitest runs screens and widgets without a display: it opens them in
// memory with Samsvar's look, finds what is on them by the words a user reads,
// taps, types, and takes pictures. Only tests use it.
package uitest

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"samsvar/ui/look"
)

// Kit is a program in memory with one window.
type Kit struct {
	App    fyne.App
	Window fyne.Window
	Queue  *Queue
	tb     testing.TB
}

// New starts a program with this look; it ends with the test. There is one at
// a time: tests that use it must not run in parallel.
func New(tb testing.TB, o look.Options) *Kit {
	tb.Helper()
	a := test.NewTempApp(tb)
	a.Settings().SetTheme(look.New(defined(o)))
	w := a.NewWindow("")
	w.SetPadded(false)
	tb.Cleanup(w.Close)
	return &Kit{App: a, Window: w, Queue: &Queue{}, tb: tb}
}

// defined is a look that does not depend on the machine.
func defined(o look.Options) look.Options {
	if o.Mode == look.System {
		o.Mode = look.Light
	}
	return o
}

// SetLook changes the look of the running program.
func (k *Kit) SetLook(o look.Options) {
	k.App.Settings().SetTheme(look.New(defined(o)))
	for _, root := range k.roots() {
		walk(root, func(o fyne.CanvasObject) { o.Refresh() })
	}
	k.Settle()
}

// Show puts content into the window at this size.
func (k *Kit) Show(content fyne.CanvasObject, width, height float32) {
	k.Window.SetContent(content)
	k.Window.Resize(fyne.NewSize(width, height))
	k.Settle()
}

// Canvas is the window's canvas.
func (k *Kit) Canvas() fyne.Canvas { return k.Window.Canvas() }

// Settle carries out what is queued and lays everything out until nothing
// moves, as a real window does between two frames.
func (k *Kit) Settle() {
	k.Queue.Drain()
	for range 4 {
		for _, root := range k.roots() {
			walk(root, layout)
		}
	}
}

// roots are the content and what lies over it, from back to front.
func (k *Kit) roots() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{k.Window.Content()}, k.Canvas().Overlays().List()...)
}

// Picture writes what the window shows to a file, scale pixels to the point.
func (k *Kit) Picture(path string, scale float32) {
	k.tb.Helper()
	if c, ok := k.Canvas().(software.WindowlessCanvas); ok {
		c.SetScale(scale)
		defer c.SetScale(1)
	}
	k.Settle()
	f, err := os.Create(path)
	if err != nil {
		k.tb.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, k.Canvas().Capture()); err != nil {
		k.tb.Fatal(err)
	}
}

// layout lays the children of one object out anew.
func layout(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		test.WidgetRenderer(o).Layout(o.Size())
	}
}

// walk visits every object that can be seen, parents first.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		walk(child, visit)
	}
}
