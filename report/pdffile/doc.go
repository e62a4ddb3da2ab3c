// Package pdffile reads PDF files that may come from anyone: their objects, and
// what each update of a file has changed. It draws nothing.
//
// It takes what a file says literally: the tables of places are followed, nothing
// is searched for and nothing repaired. A file that needs repair is refused, as
// two programs could repair it differently and show different things. Sizes,
// depths and counts have limits, so that no file costs much time or memory.
package pdffile
