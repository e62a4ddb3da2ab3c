// Package seek finds records by what people see of them: texts, numbers, dates
// as they are written, the labels of codes and the names of linked records.
//
// What is searched is built once for a register and a state of the store, in
// the background. It knows no widget.
package seek
