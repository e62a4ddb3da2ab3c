// Package cli is Samsvar without a window: the same work as in the program's
// screens, for scripts, servers and machines without graphics.
//
// Every command ends with 0 when it is done, 1 when it was refused (the reason
// is on standard error and nothing was changed) and 2 when it was called wrong.
package cli
