// Package request is the work with a data subject's request: its deadline and how
// that was counted, the extension with its notice, and the answer with the right
// to complain.
//
// count.go holds what is said without a widget; screen.go builds it. The register
// list and the form of requests are those of all registers.
package request
