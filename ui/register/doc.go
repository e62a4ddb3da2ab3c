// Package register is the list of a register: search, filters, sorting, and the
// record under the cursor beside it.
package register
