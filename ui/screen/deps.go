package screen

import (
	"time"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/settings/identities"
	"samsvar/storage"
)

// Deps are what a screen is given. They stay the same as long as a store is
// open in one language.
type Deps struct {
	Store      *storage.Store
	Texts      *i18n.Texts
	Now        func() time.Time
	Do         func(func())       // runs something on the main goroutine, later
	Canvas     func() fyne.Canvas // canvas of the window, for pop-ups and focus
	Clipboard  func(text string)  // puts a text on the clipboard
	Pasted     func() string      // the text on the clipboard
	Pick       Picker
	View       func(path string) error    // shows a file in the system's viewer
	Mail       func(address string) error // has the mail program open a draft, by its mailto address
	Copies     *Copies                    // of files that were shown so
	Identities identities.Folder          // what the user of this machine signs with
	Open       func(Place)                // goes to a place, after asking about unsaved work
	Saved      func(what string)          // tells in the status bar that something was saved
	Failed     func(error)                // tells that something could not be done, and the way out
	Templates  []*annual.Template
	Settings   func() settings.Settings
	Choose     func(edit func(*settings.Settings)) // changes the user's choices and applies them
	Keep       func(edit func(*settings.Settings)) // changes choices that the look does not depend on
	Program    string                              // name and version
	Memory     *Memory                             // how lists were left
	Busy       Busy                                // tells that something takes a while, and offers to give it up
	Restore    func(backup string)                 // puts a backup in the store's place and shows it
	Workbench  Workbench                           // of the records of a register; nil for none at all
}

// Workbench tells whether the records of a register have a screen for the work
// with one of them, besides reading and editing: which kind of screen, and the
// key of the words that lead there.
type Workbench func(register string) (titleKey string, kind Kind, ok bool)

// Picker lets the user choose a file. done is not called when they change their
// mind.
type Picker interface {
	// Open asks for a file to read with one of these endings (".xlsx").
	Open(title string, endings []string, done func(path string))
	// Save asks where to write, proposing a name.
	Save(title, name string, done func(path string))
	// Folder asks for a folder.
	Folder(title string, done func(path string))
}

// Screen is one screen as the shell shows it.
type Screen interface {
	// Content is what fills the window beside the navigation.
	Content() fyne.CanvasObject
	// Changed tells that the store was saved, by this screen or another.
	Changed()
	// Shown tells that the screen is in the window now, for setting the focus.
	Shown()
	// Leave asks about unsaved work and calls then when it is settled.
	Leave(then func())
}

// Instant is the present moment.
func (d *Deps) Instant() reg.Instant { return reg.InstantOf(d.Now()) }

// Today is the present day in Oslo.
func (d *Deps) Today() reg.Day { return d.Instant().Day(i18n.Oslo()) }

// Annual is what the work on a year needs.
func (d *Deps) Annual() annual.Options {
	return annual.Options{Now: d.Instant(), Zone: i18n.Oslo(), Templates: d.Templates}
}

// Names gives the titles of linked records in a view.
func (d *Deps) Names(src reg.Source) i18n.Names {
	return func(register string, id reg.ID) string {
		known := model.Register(register)
		rec, ok := src.Get(register, id)
		if known == nil || !ok {
			return ""
		}
		return d.Texts.Title(known, rec, d.Names(src))
	}
}
