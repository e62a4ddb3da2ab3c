// Package paper is the dialog that takes in a document that was signed on paper:
// the scan and the program's own pages lie side by side, turn, grow and scroll
// together, and beside them stands what was found and what only people can see:
// who has signed, when, and that the pages are the same.
//
// reading.go looks at a file and state.go decides which pages lie beside each
// other; both know no widget. Scans are unpacked and made smaller in the
// background, to no more than what the screen shows. What is kept is package
// ink's to say; whoever opens the dialog saves it.
package paper
