// Package chooser asks for a file or a folder: a path that can be typed or
// pasted, the usual places, and what lies in the folder as a list. It speaks the
// program's language and is used by keyboard as well as by pointer, which the
// toolkit's own dialogs are not.
//
// state.go reads folders and understands what was typed, and knows no widget.
package chooser
