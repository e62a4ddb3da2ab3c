// Package leader is the screen for the head of agency («For lederen»): what is
// essential of a yearly document on one page, what remains, making the final
// document, signing it, and opening it again with a reason.
//
// state.go works out what is shown and what is saved, and knows no widget. What
// stands on the page is written by report/yearly, the files that are kept of a
// final document by report/archive, and who may sign is for the model to say.
package leader
