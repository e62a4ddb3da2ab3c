// Package worksheet goes through one record of a register step by step: what a
// step asks for at the left, what to write and what the law says beside it, and
// what is done on the chip of each step. What is typed is saved when it is left,
// only in the fields that were changed, over the record as it is by then.
//
// It knows no register. The screens for the work with one, such as an impact
// assessment, say which steps there are and what stands in them.
package worksheet
