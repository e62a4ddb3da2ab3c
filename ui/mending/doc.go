// Package mending helps in the window with a store that is damaged: it says
// what is wrong, what each way out would bring back and lose, and goes the one
// the user chooses. What was mended by itself it tells after opening.
package mending
