// Package options is the screen of the user's own choices (language, look,
// text size, name), and of what is known about the open store.
package options
