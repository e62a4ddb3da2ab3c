// Package bench is the frame of screens for the work with one record: what the
// record is, how it stands, tabs of help, and beside the help the few fields that
// belong to it. The screens themselves are packages of their own; this one knows
// no register.
package bench
