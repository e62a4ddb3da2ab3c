// Package palette is the one line from which everything can be gone to («Gå
// til»): screens, registers and commands as the menus have them, places that
// were visited, and records by number and title.
//
// state.go finds and ranks and knows no widget; the other files read the menus
// and build the line with its list.
package palette
