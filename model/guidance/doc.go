// Package guidance is what comes with the program to begin with: ready examples
// of records that one can take and adapt, and what each role has to do through
// the year. All of it is data with a date, in three languages, and none of it is
// legal advice. How it is shown, and that a record is saved, is for others.
package guidance
