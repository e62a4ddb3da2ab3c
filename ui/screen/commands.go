package screen

// What a screen may offer to the commands of the menu; the shell asks for it by
// these interfaces, and a command that the shown screen does not offer does
// nothing.
type (
	// Finder puts the focus into its search.
	Finder interface{ Find() }
	// Saver saves what is being edited.
	Saver interface{ Save() }
	// Creator begins a new record.
	Creator interface{ New() }
	// Editor opens the shown record for editing.
	Editor interface{ Edit() }
	// Duplicator begins a new record as a copy of the shown one.
	Duplicator interface{ Duplicate() }
	// Deleter deletes the shown record, after asking.
	Deleter interface{ Delete() }
	// Eraser erases personal data of the shown record, after asking.
	Eraser interface{ Erase() }
	// Exporter writes what is shown to a file.
	Exporter interface{ Export() }
	// Previewer shows the pages of the document that is worked on.
	Previewer interface{ Preview() }
	// Printer makes a document of what is shown, to print or to save.
	Printer interface{ Print() }
	// Hander shows the page for the head of agency.
	Hander interface{ Leader() }
	// Drafter tells what is written and not saved, as text; "" for nothing.
	Drafter interface{ Unsaved() string }
	// Opener takes a file that was dropped on the window.
	Opener interface{ Dropped(path string) }
	// Receiver takes a file that was dropped on the window and that may be its own
	// document come back signed, and reports whether it does. Other PDFs are
	// checked.
	Receiver interface{ Receive(path string) bool }
	// Attacher attaches files that were dropped on the window to what is being
	// edited, and reports whether that takes files.
	Attacher interface{ Attach(paths []string) bool }
)
