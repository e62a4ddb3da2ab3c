// Package record shows one record: to read, with what is missing and what uses
// it; to edit, in a form made from the register's description; and how it came
// about, change by change.
package record
