// Package exchange brings registers in from spreadsheets and out again.
//
// Everything follows from the descriptions of the registers (model/reg), their
// words (i18n) and data files in the folder forms. No register has code of its
// own here.
//
// # In
//
// Plan compares a file with what is there and returns a Preview: which rows are
// new, changed, unchanged or rejected, and what became of every cell. It changes
// nothing. Apply saves a preview in one transaction, whole or not at all.
//
// No word of a file gets lost. A cell whose column has no field, or whose value
// its field cannot hold, is kept in the record's note as «Heading: value» and
// reported as an Issue. A row that cannot become a record is rejected with the
// reason and all its cells.
//
// # Out
//
// An Exporter writes workbooks, text files and JSON. What it writes can be
// edited and read again: the id of each record is in the first column, and a row
// that has one is read to the letter, so that an emptied cell empties its field.
//
// The package decides nothing about files as such (exchange/sheet does) and has
// no text for people: issues and errors carry codes that i18n words.
package exchange
