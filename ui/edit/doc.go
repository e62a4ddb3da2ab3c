// Package edit makes forms from descriptions: one editor for each kind of
// field, and a form of any register, with sections, fields that come and go,
// help, and problems beside the fields they are about.
//
// It knows no register by name and no store. Each change goes into a copy of
// the record at once; who opened the form takes the copy and saves it.
package edit
