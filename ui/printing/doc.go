// Package printing makes a document of one record, to read on paper or to hand
// on: it asks in which form, writes it and shows it in the system's viewer, from
// which it can be printed.
package printing
