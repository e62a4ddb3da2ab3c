// Package start is the first page: make a store, open one, or try the program
// with an invented agency. It is shown when no store is open.
//
// It knows no store from inside; what happens is done by who shows it.
package start
