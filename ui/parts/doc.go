// Package parts holds the small widgets that all screens are made of: cards,
// text, buttons, chips, the navigation, pop-ups and dialogs, drawn as package
// look says and usable by keyboard alone.
//
// A part is given its words and reports what happens to it; it knows no
// record, no store and no text of its own.
package parts
