// Package examples shows the ready examples that come with the program: by kind,
// with search and preview, and a way to begin a record of one's own from each.
// Nothing is saved here: the record's form does that.
package examples
